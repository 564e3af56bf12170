"""A letter's own words, written as from one person to one person, turned for several of either."""

import re
from collections.abc import Callable

from .sentences import CLOSERS

type Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""A pattern, and what stands in place of each of its matches."""

_APOSTROPHE = "['\u2019]"
_NOT = rf"(?:n{_APOSTROPHE}t)?"
_ADVERB = (
    r"(?:\w+ly|still|never|always|often|also|once|now|then|only|just|too|both|again|ever|almost|not|so|soon|myself)"
)
_OTHER_SUBJECT = r"\b(?:it|he|she|that|this|which|who|what|there|you|they|we)\b"

_AM = re.compile(r"\b(a)m\b", re.IGNORECASE)
_I_AM = re.compile(rf"\b(I{_APOSTROPHE})m\b")
_I_WAS = re.compile(rf"\b(I(?:,? {_ADVERB},?){{0,3}} )was({_NOT})\b")
_WAS_I = re.compile(rf"(?<!\bit )\b(w)as({_NOT} I)\b", re.IGNORECASE)
# "I came home and was glad": the verb belongs to the I before it unless something else came between.
_AND_WAS = re.compile(
    rf"(\bI\b(?:(?!{_OTHER_SUBJECT})[^.!?;:\ue000\0])*?\b(?:and|but|or|yet|though|then)(?: {_ADVERB})? )was({_NOT})\b"
)
_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)\b")
_PLURAL = {"me": "us", "my": "our", "mine": "ours", "myself": "ourselves"}
_STARTS_SENTENCE = re.compile(rf"(?:^|\n\s*\n|[.!?…][{CLOSERS}]*\s)\s*[\"'(\u2018\u201c]*$")

# "Your friend," over two signatures.
_VALEDICTION = re.compile(
    r"\b([Yy]our(?: \w+){0,2} (?:admirer|colleague|friend|guest|neighbour|pupil|servant|student))"
    r"(?=[^.!?\n]*,\s*\n[^\n]*$)"
)

_YOURSELF = re.compile(r"\b([Yy]ourse)lf\b")

ALONE = re.compile(rf"\b(?:I|You|you)(?: am| are|{_APOSTROPHE}m| was| were)(?: {_ADVERB})? an?\b[^.,;!?]*")
"""What two people cannot say, or hear: "I am a slow writer" would turn to "we are a slow writer"."""


def turning(writers: str, recipients: str) -> tuple[Rule, ...]:
    """The rules, to be applied one after the other, for `writers` and `recipients` that are "one" or "several"."""
    return (*(_TO_WE if writers == "several" else ()), *(_TO_YOU_ALL if recipients == "several" else ()))


def turned(text: str, writers: str, recipients: str = "one") -> str:
    """The house's own text as `writers` say it to `recipients`: "I am sorry that I" is "We are sorry that we"."""
    for pattern, change in turning(writers, recipients):
        text = pattern.sub(change, text)
    return text


def _were(found: re.Match[str]) -> str:
    return f"{found[1]}were{found[2]}"


def _we(found: re.Match[str]) -> str:
    word = found[0]
    if word == "I":
        return "We" if _STARTS_SENTENCE.search(found.string[: found.start()]) else "we"
    plural = _PLURAL[word.lower()]
    return plural.capitalize() if word[0].isupper() else plural


_TO_WE: tuple[Rule, ...] = (
    (_I_AM, lambda found: f"{found[1]}re"),
    (_AM, lambda found: f"{found[1]}re"),
    (_I_WAS, _were),
    (_AND_WAS, _were),
    (_WAS_I, lambda found: f"{found[1]}ere{found[2]}"),
    (_PERSON, _we),
    (_VALEDICTION, lambda found: f"{found[1]}s"),
)
_TO_YOU_ALL: tuple[Rule, ...] = ((_YOURSELF, lambda found: f"{found[1]}lves"),)

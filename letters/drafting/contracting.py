"""The house's own words shortened as the client shortens theirs: "I do not" as "I don't" for one who writes "don't"."""

import re
from collections.abc import Callable
from types import MappingProxyType

from .facts import Facts
from .grammar import pairs_of_grammar
from .turning import Rule
from .verb_forms import IRREGULAR

_SHORT = re.compile(
    r"\b(?:\w+n['\u2019]t|(?:I|you|we|they|he|she|it|that|there|who|what)['\u2019](?:m|re|ve|ll|d|s)|let['\u2019]s)\b",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b(?:{'|'.join(sorted(pairs_of_grammar('without_apostrophe')))})\b", re.IGNORECASE)
_LONG = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|have|has|had|would|could|should|will) not\b|cannot\b"
    r"|(?:I am|I will|it is)\b(?=\s\w))",
    re.IGNORECASE,
)
_ODD = MappingProxyType({"will": "won't", "can": "can't"})

# Nobody shortens the last word of a clause, nor what is weighed against something: "as glad as I am".
_GOES_ON = r"(?=\s+(?!and\b|or\b|but\b|when\b|if\b|now\b|because\b|to\b|with\b)[a-z\ue000])"
_ALONE = r"(?<!\bnor )(?<!\bas )(?<!\bthan )(?<!\bwhere )(?<!\bwho )(?<!\bwhat )(?<!\bhow )"
_DONE = rf"(?:(?!need\b|indeed\b)\w+ed|{'|'.join(sorted({participle for _, participle in IRREGULAR.values()}))})"
_SLOWLY = r"(?:\w+ly |never |always |already |just |often |also |still |long |only )?"


def contracts(facts: Facts) -> bool:
    """Whether this client shortens words, more often than not. A formal letter does not."""
    text = " ".join((facts.voice, *facts.answers.values()))
    short = len(_SHORT.findall(text)) + len(_BARE.findall(text))
    return facts.tone != "formal" and short > len(_LONG.findall(text))


def contracted(text: str) -> str:
    """The house's text with everything shortened that people shorten."""
    for pattern, change in CONTRACTING:
        text = pattern.sub(change, text)
    return text


def _with_not(found: re.Match[str]) -> str:
    verb = found[1]
    short = _ODD.get(verb.lower())
    return f"{verb[0]}{short[1:]}" if short else f"{verb}n't"


def _with(ending: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]}'{ending}"


CONTRACTING: tuple[Rule, ...] = (
    (re.compile(r"\b([Cc]an)not\b"), _with("t")),
    (
        re.compile(
            r"\b(do|does|did|is|are|was|were|have|has|had|would|could|should|will|can)\s+not\b"
            r"(?!\s+(?:only|because|so much)\b)",
            re.IGNORECASE,
        ),
        _with_not,
    ),
    (re.compile(rf"{_ALONE}\b(I)\s+am\b{_GOES_ON}"), _with("m")),
    (re.compile(rf"{_ALONE}\b([Yy]ou|[Ww]e|[Tt]hey)\s+are\b{_GOES_ON}"), _with("re")),
    (re.compile(rf"\b(I|[Yy]ou|[Ww]e|[Tt]hey)\s+will\b{_GOES_ON}"), _with("ll")),
    (re.compile(rf"\b(I|[Yy]ou|[Ww]e|[Tt]hey)\s+would\b{_GOES_ON}"), _with("d")),
    (re.compile(rf"\b(I|[Yy]ou|[Ww]e|[Tt]hey)\s+have(?=\s+{_SLOWLY}{_DONE}\b)"), _with("ve")),
    (re.compile(rf"{_ALONE}\b([Ii]t|[Tt]hat|[Tt]here|[Hh]e|[Ss]he)\s+is\b{_GOES_ON}"), _with("s")),
)
"""To be applied to the house's own words only, one after the other."""

"""Making a typed answer fit behind the opening that it finishes: case, final stop, repeated words."""

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from .apostrophes import with_apostrophes
from .calming import calmed
from .common_words import ALWAYS_NAMES, FUNCTION_WORDS, is_common
from .grammar import words_of_grammar
from .in_words import in_words
from .openings import calls_for_a_verb, calls_for_an_object, without_opening
from .tidying import one_line, tidy, undecorated, whole

if TYPE_CHECKING:
    from .occasions import Stem

_APOSTROPHES = "'\u2019"
_DASHES = "-\u2013—"
_FIRST_WORD = re.compile(rf"[^\W\d_](?:[\w{_APOSTROPHES}]*\w)?")
_NEXT_IS_A_NAME = re.compile(rf"[\w{_APOSTROPHES}]+ (?!I\b)[^\W\d_]")
_NAME_AND_ANOTHER = re.compile(rf"[\w{_APOSTROPHES}]+ (?:and|or|&) (?:I\b|[A-Z])")
_NOT_CONTRACTED = re.compile(rf"\w+n[{_APOSTROPHES}]t")
_LONE_I = re.compile(
    rf"(?<![\w{_APOSTROPHES}.&-])i(?=$|[\s,;:!?]|[{_APOSTROPHES}](?:m|ve|ll|d)\b|\.(?:\s|$))(?! [A-Z])"
)
_CALENDAR = re.compile(  # "may", "march" and "august" are words of their own
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|september|october"
    r"|november|december|christmas)\b"
)
_PLACE = re.compile(rf"\b(?:{'|'.join(sorted(words_of_grammar('places') - {'turkey', 'china', 'crete'}))})\b")
_AFTER_A_STOP = re.compile(r"(\w{2,})\. [^\W\d_]")
_SHORTENED = frozenset(["approx", "ca", "dr", "etc", "jr", "mr", "mrs", "ms", "no", "prof", "sr", "st", "vs"])
_PLURAL_SUBJECT = re.compile(r"\b(?:we|you|they)$", re.IGNORECASE)
_FIRST_VERB = re.compile(rf"^(?:was|am|is|has)(?![\w{_APOSTROPHES}])", re.IGNORECASE)
_PLURAL = {"was": "were", "am": "are", "is": "are", "has": "have"}
_NOTHING = " ,;:.…"
NO_WORDS = f"{_NOTHING}!?-\u2013—\n\r\t"
"""What an answer may be made of and say nothing."""

_NO_ANSWERS = words_of_grammar("no_answers")
_KEPT_AS_NAMES = ("date", "names")
_NAME_WITHIN = re.compile(rf"(?<=[\w,;:{_APOSTROPHES}] )[^\W\d_][\w-]+")


def mend(
    answer: str, stem: "Stem", names: Collection[str] = (), *, opening: str = "", before_a_verb: bool | None = None
) -> str:
    """The answer as it can follow `stem.opening`, in words if it is of a kind; "" when it says nothing.

    `names` are words that keep their capital; `opening` is the stem's as those who write say it. ? ! … and quotation
    marks at the end are kept. With `before_a_verb`, whether a verb follows is not asked of the opening.
    """
    opening = opening or stem.opening
    if is_no_answer(answer):
        return ""
    verb = calls_for_a_verb(opening) if before_a_verb is None else before_a_verb
    typed = one_line(with_apostrophes(calmed(answer, names)), lambda item: _lower_first(item, names, verb))
    answer = without_opening(undecorated(typed).lstrip(_NOTHING), opening)
    answer = whole(answer.lstrip(_NOTHING)).lstrip(_NOTHING).rstrip(" ,;:" + _DASHES)
    answer = re.sub(r"(?<!\.)\.$", "", answer).rstrip(" ,;:")
    if not any(character.isalnum() for character in answer):
        return ""
    answer = _as_sentences(answer)
    if _PLURAL_SUBJECT.search(opening) and not calls_for_an_object(opening):
        answer = _FIRST_VERB.sub(lambda found: _PLURAL[found[0].lower()], answer)
    if stem.kind in _KEPT_AS_NAMES:
        return in_words(_without_small_capital(answer), stem.kind)
    return in_words(_lower_first(answer, names, verb), stem.kind)


def is_no_answer(answer: str) -> bool:
    """True for what people type to be let through: "idk", "n/a", "test", "nothing"."""
    plain = " ".join(answer.lower().replace("\u2019", "'").split())
    return plain.strip(" .!?\u2026,;:-\"'()*_") in _NO_ANSWERS or plain in _NO_ANSWERS


def names_within(texts: Iterable[str]) -> frozenset[str]:
    """Words that somebody wrote with a capital in the middle of a sentence."""
    found = (word for text in texts for word in _NAME_WITHIN.findall(tidy(text)))
    return frozenset(word for word in found if word[0].isupper())


def _as_sentences(answer: str) -> str:
    """A capital for a lone "i", a day, a month and behind a full stop: what a telephone leaves to us."""
    with_i = _CALENDAR.sub(lambda found: found[0].capitalize(), _LONE_I.sub("I", answer))
    with_i = _PLACE.sub(lambda found: found[0].capitalize(), with_i)
    return _AFTER_A_STOP.sub(_capital_unless_shortened, with_i)


def _capital_unless_shortened(found: re.Match[str]) -> str:
    return found[0] if found[1].lower() in _SHORTENED else found[0][:-1] + found[0][-1].upper()


def _without_small_capital(answer: str) -> str:
    """ "In May" as "in May", and nothing else: what begins with a name keeps it."""
    first = answer.split(" ", 1)[0]
    return answer[0].lower() + answer[1:] if first.lower() in FUNCTION_WORDS and first != "I" else answer


def _lower_first(answer: str, names: Collection[str], before_a_verb: bool) -> str:
    first = _FIRST_WORD.match(answer)
    if first is None or _keeps_capital(first[0], answer, names, before_a_verb):
        return answer
    return answer[0].lower() + answer[1:]


def _keeps_capital(word: str, answer: str, names: Collection[str], before_a_verb: bool) -> bool:
    """True unless the word is surely an ordinary one: a name in small letters is the worse mistake.

    Where the opening calls for a verb, a word that we do not know is a verb, unless it has the look of a name.
    """
    base = re.split(f"[{_APOSTROPHES}]", word)[0]
    ordinary = base.lower()
    if word[0].islower() or base == "I" or base in names or (not base[1:].islower() and len(base) > 1):
        return True
    if ordinary in FUNCTION_WORDS or _NOT_CONTRACTED.fullmatch(word):
        return False
    if ordinary in ALWAYS_NAMES or word.lower().endswith(("'s", "\u2019s")):
        return True
    if before_a_verb:
        return not base.isascii() or _NAME_AND_ANOTHER.match(answer) is not None
    return _is_before_a_name(answer) or not is_common(ordinary)


def _is_before_a_name(answer: str) -> bool:
    following = _NEXT_IS_A_NAME.match(answer)
    return following is not None and following[0][-1].isupper()

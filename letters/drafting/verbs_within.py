"""The verbs at the head of an answer, put into another form: "stayed up and held me" as "staying up and holding me"."""

import re
from collections.abc import Callable

from .answer_words import Word, first_words
from .grammar import ADVERBS, DETERMINERS, OBJECTS, PREPOSITIONS, THINGS_TOO, words_of_grammar
from .verb_forms import gerund_of, is_form, participle_of, past_of, verb_forms

_BE = words_of_grammar("be")
_MODAL = words_of_grammar("modals")
_JOINED = re.compile(r"(?:,|\band|\bor|\bthen|\bbut)\s+$", re.IGNORECASE)
_NOT = {"didn't": "", "don't": "", "doesn't": "", "never": "never"}


def heads(answer: str, *forms: str) -> list[Word]:
    """The first verb and those joined to it by "and" or a comma, each in one of the forms."""
    found = list[Word]()
    words = [*first_words(answer)]
    for place, word in enumerate(words):
        if not is_form(word.plain, *forms) and word.plain not in _BE:
            continue
        at = place
        while at > 0 and (words[at - 1].plain in ADVERBS or words[at - 1].plain.endswith("ly")):
            at -= 1
        first = at == 0
        joined = bool(found) and _JOINED.search(answer[: words[at].start]) is not None
        if first or (joined and _acts(words, place)):
            found.append(word)
    return found


def _acts(words: list[Word], place: int) -> bool:
    """Whether a word that may be a thing too is a verb here: "and laugh at", and not "and love"."""
    following = words[place + 1].plain if place + 1 < len(words) else ""
    return words[place].plain not in THINGS_TOO or following in PREPOSITIONS | OBJECTS | DETERMINERS


def changed(answer: str, forms: tuple[str, ...], change: Callable[[str], str]) -> str:
    """The answer with `change` (of a base) in place of each such verb; "" when one of them is not known for sure."""
    found = heads(answer, *forms)
    if not found:
        return ""
    parts, end = list[str](), 0
    for word in found:
        base = "be" if word.plain in _BE else _base(word.plain, forms)
        if not base:
            return ""
        parts += [answer[end : word.start], change(base)]
        end = word.end
    return "".join([*parts, answer[end:]])


def _base(plain: str, forms: tuple[str, ...]) -> str:
    bases = {base for form, base in verb_forms(plain) if form in forms}
    bases -= {"fall"} if plain == "felt" else set()
    return bases.pop() if len(bases) == 1 else ""


def as_gerund(answer: str) -> str:
    """ "always listened to me" as "always listening to me"; "" where it is not sure."""
    words = first_words(answer)
    if not words or words[0].plain in _MODAL:
        return ""
    if words[0].plain in ("didn't", "don't", "doesn't") and len(words) > 1:
        gerund = changed(answer[words[1].start :], ("base",), gerund_of)
        return f"not {gerund}" if gerund else ""
    return changed(answer, ("past", "third", "present", "base"), gerund_of)


def as_base(answer: str) -> str:
    """ "going home" as "go home"; "" where it is not sure."""
    return changed(answer, ("gerund", "past", "third", "participle"), str)


def as_past(answer: str) -> str:
    """ "go home and sleep" as "went home and slept"; "" where it is not sure."""
    return changed(answer, ("base",), lambda base: "" if base == "be" else past_of(base))


def as_participle(answer: str) -> str:
    """ "went home" as "gone home"; "" where it is not sure."""
    return changed(answer, ("base", "past"), lambda base: "been" if base == "be" else participle_of(base))

"""Whether what begins as a thing goes on to a verb of its own: "your laugh" and "your mum laughed"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .answer_words import Word, is_adverb, subject_of
from .grammar import (
    ADJECTIVES,
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INDEFINITE,
    OBJECTS,
    PEOPLE,
    POINTERS,
    PREPOSITIONS,
    SUBJECTS,
    THINGS,
    THINGS_TOO,
    TIMES,
    WHEREABOUTS,
    words_of_grammar,
)
from .verb_forms import is_form

_RELATIVE = CONJUNCTIONS | {"that", "than", "whose", "whoever"}
_JOINING = frozenset(["and", "but", "because", "when"])
_FAR = 16  # words


def names_something(words: Sequence[Word], at: int, found: set[str]) -> bool:
    """Whether the words from here may be of a thing or a person."""
    word, plain = words[at], words[at].plain
    if found & {"infinitive", "past"} and at + 1 < len(words) and words[at + 1].plain in OBJECTS - {"her"}:
        return False
    if plain in DETERMINERS | INDEFINITE | THINGS | PEOPLE | POINTERS or plain[:1].isdigit():
        return True
    if word.text[0].isupper() and not found and plain not in PREPOSITIONS | ADJECTIVES | TIMES:
        return True
    if plain in ADJECTIVES:
        return names_a_thing_behind(words, at)
    if plain in TIMES:
        return plain not in ("today", "tomorrow", "yesterday", "tonight")
    return not found and plain not in PREPOSITIONS | WHEREABOUTS and _looks_like_a_thing(plain)


def _looks_like_a_thing(plain: str) -> bool:
    return plain.endswith(("ness", "ment", "tion", "ship", "'s", "ity", "ance", "ence")) or (
        plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3
    )


def followed_by_an_object(words: Sequence[Word], at: int) -> bool:
    """ "lost my home"."""
    return at + 1 < len(words) and words[at + 1].plain in DETERMINERS | OBJECTS


def names_a_thing_behind(words: Sequence[Word], at: int) -> bool:
    """ "old jokes" and not "old and grey"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.plain in PREPOSITIONS | (DETERMINERS - {"one"}) | OBJECTS | _JOINING:
        return False
    return following.plain == "one" or following.plain not in AUXILIARIES | ADJECTIVES | SUBJECTS | ADVERBS


def thing_or_clause(answer: str, words: Sequence[Word], at: int) -> set[str]:
    """Whether what begins with the name of a thing goes on to a verb of its own, and so is a clause."""
    for place in range(at, min(len(words), at + _FAR)):
        plain = words[place].plain
        before = words[place - 1] if place > at else None
        if before is None:
            continue
        if re.search(r"[,;:()—–]", answer[before.end : words[place].start]):
            return {"thing"}
        if plain == "to" and place + 1 < len(words) and is_form(words[place + 1].plain, "base"):
            return {"thing"}
        if before.plain in TIMES and words[place].text[0].isupper() and place > at + 1:
            return {"thing"}
        if _begins_a_clause_within(plain, before.plain):
            return {"clause", "thing"} if _finite_verbs(words[place:]) > 1 else {"thing"}
        verdict = _verdict(words, at, place)
        if verdict:
            return verdict
    return {"thing"}


def _begins_a_clause_within(plain: str, before: str) -> bool:
    """ "who" and "that", or "my gran" in "the soup my gran made"."""
    if plain in _RELATIVE and plain not in ("once", "as"):
        return True
    if subject_of(plain)[0] and before not in PREPOSITIONS | {"and"}:
        return True
    return plain in DETERMINERS and before not in PREPOSITIONS | DETERMINERS | {"and", "all", "both", "of", "as"}


def _finite_verbs(words: Sequence[Word]) -> int:
    """How many verbs have a subject; one behind "and" has it from the one before."""
    count = 0
    for before, word in pairwise(words):
        sure = word.plain in AUXILIARIES - {"be", "been"} or (
            is_form(word.plain, "past", "third")
            and not is_form(word.plain, "participle")
            and word.plain not in _PLURALS
        )
        count += sure and before.plain not in AUXILIARIES | {"and", "or", "to"}
    return count


def _verdict(words: Sequence[Word], at: int, place: int) -> set[str]:
    """What the word at `place` makes of the run that began at `at`; nothing while it may go on."""
    plain, before = words[place].plain, _behind_adverbs(words, at, place)
    if words[place].text[0].isupper() or before in (DETERMINERS - INDEFINITE - POINTERS) | _ORDINALS | PREPOSITIONS:
        return set()
    if plain in AUXILIARIES and plain not in ("be", "been"):
        return {"clause"}
    if plain in ADJECTIVES or (before in ADJECTIVES and is_form(plain, "base", "third")):
        return set()
    return _verdict_on_a_verb(words, at, place)


def _verdict_on_a_verb(words: Sequence[Word], at: int, place: int) -> set[str]:
    plain, before = words[place].plain, _behind_adverbs(words, at, place)
    following = words[place + 1].plain if place + 1 < len(words) else ""
    if is_form(plain, "gerund") and not is_form(plain, "base"):
        return {"thing"}
    somebody = before in PEOPLE | INDEFINITE or (words[place - 1].text[0].isupper() and words[place - 1].text != "I")
    if is_form(plain, "past"):
        if not is_form(plain, "participle") or somebody:
            return {"clause"}
        return {"thing"} if following == "by" else {"clause", "thing"}
    if is_form(plain, "third") and (somebody or plain not in _PLURALS):
        return {"clause"}
    if is_form(plain, "base") and plain != "like" and _are_many(words, at, place, before):
        return {"clause"} if plain not in THINGS_TOO or before in PEOPLE else set()
    return set()


def _are_many(words: Sequence[Word], at: int, place: int, before: str) -> bool:
    """Whether the word before may be several who do something: "all your dreams"."""
    led = place > at + 1 and words[place - 2].plain in DETERMINERS | ADJECTIVES
    several = before in PEOPLE or (before.endswith("s") and "'" not in before)
    return several and (led or not is_form(before, "third"))


def _behind_adverbs(words: Sequence[Word], at: int, place: int) -> str:
    while place - 1 > at and is_adverb(words[place - 1].plain) and words[place - 1].plain not in _ORDINALS:
        place -= 1
    return words[place - 1].plain


_ORDINALS = words_of_grammar("ordinals")
_PLURALS = frozenset(f"{word}s" for word in THINGS_TOO) | frozenset(f"{word}es" for word in THINGS_TOO)

"""What an answer may be, as far as its first words tell: a past verb, a thing, a clause with its subject …"""

import re
from collections.abc import Sequence
from functools import lru_cache

from .answer_words import Word, first_words, is_adverb, subject_of, where_it_begins
from .grammar import (
    ADJECTIVES,
    AUXILIARIES,
    DETERMINERS,
    INDEFINITE,
    OBJECTS,
    POINTERS,
    PREPOSITIONS,
    SUBJECTS,
    THINGS,
    THINGS_TOO,
    TIMES,
    WHEREABOUTS,
    words_of_grammar,
)
from .things_or_clauses import followed_by_an_object, names_a_thing_behind, names_something, thing_or_clause
from .verb_forms import is_adjective, is_form, verb_forms

FORMS = (
    "past", "present", "infinitive", "participle", "gerund", "to", "clause", "that", "question", "when", "because",
    "thing", "place", "state", "time", "saying",
)  # fmt: skip
"""What may follow a stem.

"past" and "present" are verbs without their subject, "infinitive" one without "to" and "to" one with it; "clause" has a
subject of its own, "that", "question" ("how you laugh"), "when" and "because" begin with such a word; "place" begins
with a preposition, "state" is an adjective, "saying" is a quotation.
"""

OTHERWISE = ("asked", "third", "unknown", "link")
"""What an answer may be besides: a question asked outright, what he or she does, words that tell nothing."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_FIRST_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|co\.uk|uk|de|io)\b", re.IGNORECASE)
_QUOTED_WORD = re.compile(r"[\"\u201c\u2018']([^\W_]+)[\"\u201d\u2019'](?=\s\S)")
_HEARTS = ("\u2665", "\u2764", "<3")  # said "love"
_QUOTED = "\"\u201c\u2018«'"
_ASKING = ("how", "why", "where", "what", "which", "who", "whose", "whether", "if", "whatever", "whoever", "wherever")
_ASKED = words_of_grammar("asked")
_WHILE = ("when", "whenever", "while", "once")
_PRESENT = words_of_grammar("present_auxiliaries")
_PAST = words_of_grammar("past_auxiliaries")
_EITHER_TENSE = AUXILIARIES - _PRESENT - _PAST - frozenset(["be", "been", "have", "do", "haven't"])
_ASKING_VERBS = words_of_grammar("asking_verbs")


@lru_cache(maxsize=4096)
def forms_of(answer: str) -> frozenset[str]:
    """Everything of FORMS and OTHERWISE that the answer may be, as far as its first words tell."""
    if _LINK.match(answer.lstrip()):
        return frozenset({"link"})
    if answer.lstrip().startswith(_HEARTS):
        return frozenset({"present", "infinitive"})
    if found := _QUOTED_WORD.match(answer):
        return forms_of(f"{found[1]}{answer[found.end() :]}")
    if answer[:1] and answer[:1] in _QUOTED:
        return frozenset({"saying", "thing"})
    words = first_words(answer)
    at = where_it_begins(words)
    if at >= len(words):
        return frozenset({"thing", "unknown"})
    if _is_asked(words, at) or (answer.rstrip().endswith("?") and words[at].plain in _ASKED):
        return frozenset({"asked"})
    return frozenset(_forms_at(answer, words, at))


def _is_finite(plain: str) -> bool:
    sure = is_form(plain, "third", "past") and not is_form(plain, "participle") and plain not in THINGS_TOO
    return plain in AUXILIARIES - {"be", "been"} or (sure and plain.removesuffix("s") not in THINGS_TOO)


def _is_asked(words: Sequence[Word], at: int) -> bool:
    """ "how are you", "do you still"."""
    plain = [word.plain for word in words[at : at + 3]]
    opened = bool(plain) and plain[0] in _ASKED
    verb, subject = [*plain[opened:], "", ""][:2]
    if opened:
        return verb in AUXILIARIES | {"r"} and subject in SUBJECTS
    return verb in _ASKING_VERBS and subject in ("you", "we", "u", "ya")


def _forms_at(answer: str, words: Sequence[Word], at: int) -> set[str]:
    plain = words[at].plain
    subject, drawn = subject_of(plain)
    if at and words[at - 1].plain == "all" and subject:
        return {"thing"}
    if subject and (drawn or _is_subject(words, at)):
        return {"clause"}
    if plain == "that":
        return _behind_that(answer, words, at)
    if plain in ("because", "cause", "cos", "cuz", "coz", "bcos"):
        return {"because"}
    if plain in _WHILE:
        return {"when"} if at + 1 < len(words) else {"time"}
    if plain in _ASKING:
        return {"question"}
    if plain == "to":
        return {"to"} if at + 1 < len(words) and _is_base(words[at + 1].plain) else {"place"}
    found = set() if _describes(words, at) else _as_a_verb(plain, words[at + 1].plain if at + 1 < len(words) else "")
    if plain in THINGS_TOO and at == 0 and not (at + 1 < len(words) and words[at + 1].plain in OBJECTS - {"her"}):
        found.add("thing")
    if subject or names_something(words, at, found):
        found |= thing_or_clause(answer, words, at)
    if plain in PREPOSITIONS:
        found.add("place")
    if plain in WHEREABOUTS:
        found |= {"place", "state"}
    if is_adjective(plain) and not (found & {"past", "infinitive"} and followed_by_an_object(words, at)):
        found |= {"state"} | ({"thing"} if names_a_thing_behind(words, at) else set())
    if plain in TIMES or plain[:1].isdigit():
        found |= {"time", "thing"} if plain not in ("this", "last", "next") else {"time"}
    if not found and at + 1 < len(words) and _is_finite(words[at + 1].plain):
        return {"clause"}
    if not found and plain in OBJECTS:
        return {"thing"}
    return found or {"unknown"}


def _describes(words: Sequence[Word], at: int) -> bool:
    """ "dry" in "dry socks": a word that may be a verb, before what can only be a thing."""
    plain = words[at].plain
    following = words[at + 1].plain if at + 1 < len(words) else ""
    if plain not in ADJECTIVES | _ALSO_ADJECTIVES or not following:
        return False
    return following not in DETERMINERS | OBJECTS | PREPOSITIONS | {"and", "to", "up"} and not is_adverb(following)


_ALSO_ADJECTIVES = words_of_grammar("adjectives_before_things")


def _is_subject(words: Sequence[Word], at: int) -> bool:
    """Whether a verb follows the pronoun: "you let me win", and not "you on the tram" or "you and me"."""
    after = at + 1
    while after < len(words) and is_adverb(words[after].plain):
        after += 1
    if after >= len(words):
        return words[at].plain in ("i", "we", "they", "he", "she")
    plain = words[after].plain
    if plain in AUXILIARIES or is_form(plain, "base", "past", "third", "present"):
        return True
    if words[at].plain in ("you", "it", "u", "there"):
        known = plain in PREPOSITIONS | ADJECTIVES | DETERMINERS | WHEREABOUTS | {"and", "to"} or is_form(
            plain, "gerund"
        )
        return not known and words[at].plain != "there"
    return plain not in ("and", "or")


def _behind_that(answer: str, words: Sequence[Word], at: int) -> set[str]:
    following = words[at + 1].plain if at + 1 < len(words) else ""
    if following in AUXILIARIES:
        return {"clause"}
    if subject_of(following)[0] or following in (DETERMINERS - POINTERS) | INDEFINITE | {"there", "whoever"}:
        return {"that"} if following != "one" else {"thing"}
    found = thing_or_clause(answer, words, at)
    return {"that"} if found == {"clause"} else found


def _is_base(plain: str) -> bool:
    return (
        is_form(plain, "base")
        or plain in ("be", "have", "do", "not", "never", "always", "just")
        or not (plain in DETERMINERS | PREPOSITIONS | SUBJECTS or verb_forms(plain) or plain in THINGS | TIMES)
    )


_DONE_IN = words_of_grammar("had_of_doing")


def _as_a_verb(plain: str, following: str = "") -> set[str]:
    found = set[str]()
    for form, _ in verb_forms(plain):
        found |= {"base": {"infinitive", "present"}, "past": {"past"}, "participle": {"participle"}}.get(form, {form})
    if plain in _PRESENT:
        found |= {"present"} | ({"infinitive"} if plain == "don't" else set())
    elif plain in _PAST:
        found.add("past")
    elif plain in _EITHER_TENSE:
        found |= {"past", "present"}
    elif plain == "haven't":
        found |= {"present", "past"}
    if "gerund" in found and following in _DONE_IN:
        return {"thing"}
    if plain == "being":
        found.add("gerund")
    if plain in ("is", "are", "am"):
        found.discard("third")
    return found

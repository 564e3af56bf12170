"""What is said of "her" in a letter to her, said to her."""

import re

from .answer_words import subject_of
from .grammar import ADVERBS, AUXILIARIES, CONJUNCTIONS, POINTERS, PREPOSITIONS, SUBJECTS, plain_word
from .verb_forms import base_of, is_form

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SHE = re.compile(r"^(?:\W*)(?:[Ss]he|[Hh]e|[Hh]er|[Hh]is)(?:['\u2019]?(?:s|d|ll))?(?![\w'\u2019])")
_HERS = {"hers": "yours", "herself": "yourself", "himself": "yourself", "him": "you", "his": "your"}
_VERBS = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't",
    "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
_WHOSE = {"she": frozenset(["she", "her", "hers", "herself"]), "he": frozenset(["he", "him", "his", "himself"])}
_OTHERS = {
    "she": frozenset(
        [
            "mum",
            "mom",
            "mam",
            "mummy",
            "mother",
            "gran",
            "granny",
            "grandma",
            "nan",
            "nana",
            "aunt",
            "auntie",
            "aunty",
            "sister",
            "daughter",
            "wife",
            "girl",
            "woman",
            "lady",
            "girlfriend",
            "cat",
            "dog",
            "queen",
            "neighbour",
            "niece",
        ]
    ),
    "he": frozenset(
        [
            "dad",
            "daddy",
            "father",
            "grandad",
            "grandpa",
            "uncle",
            "brother",
            "son",
            "husband",
            "boy",
            "man",
            "boyfriend",
            "dog",
            "cat",
            "nephew",
            "vicar",
        ]
    ),
}


def speaks_of_the_reader(answer: str) -> bool:
    """True when it begins with "she", "he", "her" or "his" and there is nobody else in it whom that could be."""
    found = _SHE.match(answer)
    if found is None:
        return False
    who = _who(plain_word(_first(answer)))
    words = [plain_word(word[0]) for word in _WORD.finditer(answer)]
    other = _WHOSE["he" if who == "she" else "she"]
    return not other & set(words) and not _OTHERS[who] & set(words[2:])


def said_to_them(answer: str) -> str:
    """ "her kindness and the way she listens" as "your kindness and the way you listen"."""
    words = [*_WORD.finditer(answer)]
    who = _WHOSE[_who(plain_word(words[0][0]))]
    parts, end, verb_due = list[str](), 0, False
    for place, found in enumerate(words):
        plain = plain_word(found[0])
        following = plain_word(words[place + 1][0]) if place + 1 < len(words) else ""
        new, verb_due = _turned(found[0], plain, following, who, verb_due)
        parts += [answer[end : found.start()], new]
        end = found.end()
    return "".join([*parts, answer[end:]])


def _turned(word: str, plain: str, following: str, who: frozenset[str], verb_due: bool) -> tuple[str, bool]:
    """The word as it is said to them, and whether their verb is still to come."""
    subject, drawn = subject_of(plain)
    if subject in who:
        return f"you{_drawn(word, drawn, following)}", not drawn
    if plain in who:
        return _owning(plain, following), False
    if verb_due and (plain in ADVERBS or plain.endswith("ly")):
        return word, True
    if verb_due:
        return _VERBS.get(plain) or (base_of(plain) if is_form(plain, "third") else word) or word, False
    return word, plain == "and"


def _drawn(word: str, drawn: str, following: str) -> str:
    if drawn == "is":
        past = is_form(following, "participle") and following not in ("tired", "married", "gone")
        return "\u2019ve" if past and "\u2019" in word else "'ve" if past else "\u2019re" if "\u2019" in word else "'re"
    return {"would": "'d", "will": "'ll", "": ""}.get(drawn, f" {drawn}")


def _owning(plain: str, following: str) -> str:
    if plain != "her":
        return _HERS.get(plain, "you")
    bare = not following or following in PREPOSITIONS | AUXILIARIES | SUBJECTS | CONJUNCTIONS | POINTERS | {
        "and",
        "to",
        "so",
    }
    return "you" if bare else "your"


def _first(answer: str) -> str:
    found = _WORD.search(answer)
    return found[0] if found else ""


def _who(plain: str) -> str:
    return "she" if plain.startswith(("she", "her")) else "he"

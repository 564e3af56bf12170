"""Grammar: what Harper (offline, Apache-2.0) is trusted with in letters, and sure slips of our own list.

Harper's dictionary takes some 0.6 s and 110 MB, once a process, and only in one that proofreads.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from harper import Dialect, Language, Lint, Linter, SuggestionKind

from letters.drafting.articles import article

from .notes import Kind, Note, Weight
from .proof import Proof

_TABLE = tomllib.loads((Path(__file__).parent / "grammar.toml").read_text(encoding="utf-8"))
_BEFORE_A_SUBJECT = frozenset(_TABLE["before_a_subject"].split())
_AGREEMENT = "Agreement"
_SUBJECTS = frozenset(("i", "you", "he", "she", "it", "we", "they", "us", "me", "him", "her", "them"))
_BEING = frozenset(("am", "is", "are", "was", "were"))
_FAR = 3  # words between a subject and its verb, at most
_NO_WORDS = re.compile(r"\S{200,}|\s{200,}")
"""Runs longer than any word or gap. Harper, which takes the square of their length, is shown spaces instead."""

_ONE_AT_A_TIME = Lock()
"""A linter is not to be asked by two threads at once."""


class _Slip(NamedTuple):
    start: int
    end: int
    better: str


@cache
def _linter() -> Linter:
    trusted = frozenset(_TABLE["rules"].split())
    linter = Linter(Dialect.BRITISH)
    linter.set_lint_config({rule: rule in trusted for rule in linter.get_lint_config()})
    return linter


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.MULTILINE), better) for pattern, better in _TABLE["slips"].values())


def grammar(proof: Proof) -> Iterator[Note]:
    """Slips of grammar in the sentences that are English, each place once."""
    taken: set[int] = set()
    for slip in (*_ours(proof), *_articles(proof), *_harpers(proof)):
        places = range(slip.start, slip.end)
        if taken.isdisjoint(places) and not proof.is_foreign(slip.start):
            taken.update(places)
            yield _note(proof, slip)


def _ours(proof: Proof) -> Iterator[_Slip]:
    text = _same_length(proof.text)
    for pattern, better in _slips():
        for found in pattern.finditer(text):
            yield _Slip(*found.span("wrong"), better)


def _articles(proof: Proof) -> Iterator[_Slip]:
    """ "a honour", "an uniform": by the same ear as where a template's "a" meets an answer."""
    for word, following in pairwise(proof.reading.words):
        if word.plain in ("a", "an") and proof.text[word.end : following.start].isspace() and _is_heard(following.text):
            right = article(following.text)
            if right != word.plain:
                yield _Slip(word.start, word.end, right)


def _is_heard(word: str) -> bool:
    """False for what may be spelled out aloud: "an X", "a UFO"."""
    return len(word) > 2 and not word[1:].isupper()


def _same_length(text: str) -> str:
    """In small letters and with straight apostrophes, every character at its place."""
    small = text.lower().replace("\u2019", "'")
    return (
        small if len(small) == len(text) else "".join(each if len(each.lower()) > 1 else each.lower() for each in text)
    )


def _harpers(proof: Proof) -> Iterator[_Slip]:
    text = _NO_WORDS.sub(lambda run: " " * len(run[0]), proof.text)
    with _ONE_AT_A_TIME:
        lints = _linter().lint(text, language=Language.PLAINTEXT)
    for lint in lints:
        if not _ends_a_clause(proof, lint) and (lint.lint_kind != _AGREEMENT or _has_its_subject(proof, lint)):
            yield _Slip(lint.span.start, lint.span.end, _better(lint))


def _better(lint: Lint) -> str:
    replacing = (each for each in lint.suggestions if each.kind == SuggestionKind.REPLACE)
    return next((each.replacement_text for each in replacing), "")


def _ends_a_clause(proof: Proof, lint: Lint) -> bool:
    """True for "most of what I am came of that": what follows "am" there is the verb of another subject."""
    before = proof.reading.words_between(0, lint.span.start)
    return bool(before) and before[-1].plain in _BEING and " " not in lint.problem_text and lint.lint_kind != _AGREEMENT


def _has_its_subject(proof: Proof, lint: Lint) -> bool:
    """False for "what came between us was", where the pronoun before the verb is not its subject."""
    before = proof.reading.words_between(0, lint.span.start)[-_FAR - 1 :]
    for place in reversed(range(len(before))):
        if before[place].plain in _SUBJECTS:
            return place == 0 or _may_begin_a_clause(proof, before[place - 1].plain, before[place].start)
    return True


def _may_begin_a_clause(proof: Proof, word_before: str, start: int) -> bool:
    stopped = proof.text[:start].rstrip(" \"'“‘«(*")[-1:] in ".!?…,;:\n—–"
    return stopped or word_before in _BEFORE_A_SUBJECT


def _note(proof: Proof, slip: _Slip) -> Note:
    words = proof.text[slip.start : slip.end]
    theirs = any(f" {_around(proof, slip)} " in answer for answer in proof.answers_bare)
    whose = "The client typed" if theirs else "There is"
    opens = words[:1].isupper() and words != "I"
    better = slip.better[:1].upper() + slip.better[1:] if opens else slip.better
    what = f"where “{better}” seems to be meant" if better else "and the sentence does not hold with it"
    reason = f"{whose} “{words}” {what}. Please check it."
    weight = Weight.MILD if theirs else Weight.PLAIN
    return proof.note(Kind.GRAMMAR, slip.start, slip.end, reason, better, weight=weight)


def _around(proof: Proof, slip: _Slip) -> str:
    """The words from the one before the slip to the one behind it."""
    words = proof.reading.words
    first = len(proof.reading.words_between(0, slip.start))
    last = len(proof.reading.words_between(0, slip.end))
    return " ".join(word.bare for word in words[max(0, first - 1) : last + 1])

"""What has to hold before a template may be saved."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import pairwise

from .composition import Source
from .errors import TemplateError
from .joining import join
from .occasions import Occasion, Stem
from .reading_out import Piece, TemplateReading, read_out
from .sentences import CLOSERS
from .template_language import (
    ABOUT_SLOTS,
    BUILT_IN_SLOTS,
    COUNTED,
    OPTIONAL_SLOTS,
    ORDINAL,
    Slot,
    Template,
    walk_choices,
    walk_passages,
    walk_slots,
    walk_texts,
)
from .turning import ALONE

_ORPHAN = re.compile(r"^[.,;:!?]|[,;:]\s*[,;:.!?]|[.!?…]\s+[,;:.!?]")
_AROUND = 24
_STOP = re.compile(rf"[{CLOSERS}]*[.!?…]")
_AFTER_THEY = re.compile(
    r"\s+(?:(?:\w+ly|always|never|often|once|still|also|only|just|then|both|all|first|even)\s+)?"
    r"(?:\w{2,}ed|would|will|could|can|might|may|must|should|shall|had|did|[a-z]*(?:wouldn|couldn|didn|hadn|won|can)"
    r"['\u2019]t|ate|became|began|brought|built|came|caught|chose|drew|drove|fell|felt|fought|found|gave|got|grew"
    r"|heard|held|kept|knew|laid|laughed|led|left|lent|let|lit|lost|made|meant|met|paid|put|ran|read|rose|said|sang"
    r"|sat|saw|sent|set|shook|shut|slept|spoke|spent|stood|swam|taught|told|took|thought|threw|went|won|wore|wrote)\b"
    r"|['\u2019](?:d|ll)\b"
)


def check_template(template: Template, occasion: Occasion) -> None:
    """Raises TemplateError when some brief of this occasion could break the letter.

    That is: a slot that the occasion does not ask for, an answer that may be missing outside an optional passage,
    words that go on behind an answer, punctuation left standing alone when an optional passage goes, "they" before a
    verb that "she" would change, and what only one person can say.
    """
    for slot, guarded in walk_slots(template.nodes):
        _check_slot(slot, guarded, occasion)
    for text in walk_texts(template.nodes):
        _check_persons(text.text, text.line)
    sources = {slot.name: Source("answer", slot.name) for slot, _ in walk_slots(template.nodes)}
    for line, when, reading in _readings(template):
        pieces = [piece for piece in read_out(template, reading) if piece.text]
        for piece, following in pairwise((*pieces, Piece("", "", 0, ""))):
            _check_following(piece, following, occasion)
        _check_orphans(join(pieces, sources).text, line, when)


def _check_slot(slot: Slot, guarded: bool, occasion: Occasion) -> None:
    if slot.name in ABOUT_SLOTS and not occasion.about:
        raise TemplateError(slot.line, f"“{occasion.name}” speaks of no third person, so {{{slot.name}}} says nothing.")
    stem, ordinal = _stem(slot.name, occasion)
    if stem is None and slot.name not in BUILT_IN_SLOTS:
        raise TemplateError(slot.line, _unknown(slot.name, occasion))
    may_be_missing = slot.name in OPTIONAL_SLOTS or ordinal or (stem and (not stem.required or stem.only_with))
    if may_be_missing and not guarded:
        reason = f"{{{slot.name}}} may be left unanswered. Put [ ] around what goes when it is."
        raise TemplateError(slot.line, reason)


def _stem(name: str, occasion: Occasion) -> tuple[Stem | None, bool]:
    """The stem that a slot stands for, and whether it says its number as "eighteenth"."""
    if stem := occasion.stem(name):
        return stem, False
    counted = occasion.stem(name.removesuffix(ORDINAL)) if name.endswith(ORDINAL) else None
    return (counted, True) if counted and counted.kind in COUNTED else (None, False)


def _unknown(name: str, occasion: Occasion) -> str:
    built_in = [slot for slot in BUILT_IN_SLOTS if occasion.about or slot not in ABOUT_SLOTS]
    known = [stem.key for stem in occasion.stems] + built_in
    near = get_close_matches(name, known, n=1)
    guess = f"Did you mean {{{near[0]}}}?" if near else f"It asks: {', '.join(known)}."
    return f"“{occasion.name}” does not ask for {{{name}}}. {guess}"


def _check_persons(text: str, line: int) -> None:
    if alone := ALONE.search(" ".join(text.split())):
        line += text[: text.find(alone[0].split()[0])].count("\n")
        raise TemplateError(line, f"“{alone[0]}” does not hold for two. Say it without “a”.")


def _check_following(piece: Piece, following: Piece, occasion: Occasion) -> None:
    stem = occasion.stem(piece.slot)
    if stem and stem.kind == "text" and (following.slot or not _STOP.match(following.text)):
        reason = f"An answer may be several sentences long, so a full stop has to follow {{{piece.slot}}}."
        raise TemplateError(piece.line, reason)
    if piece.slot == "they" and not _AFTER_THEY.match(following.text):
        verb = " ".join(following.text.split()[:2])
        reason = (
            f"“they {verb}” may not hold for “she”. Use the past tense, or {{they_are}}, {{they_were}}, {{they_have}}."
        )
        raise TemplateError(piece.line, reason)


def _readings(template: Template) -> Iterator[tuple[int, str, TemplateReading]]:
    """The letter with every passage, with none, without each one in turn; in every way of every choice."""
    passages = tuple(walk_passages(template.nodes))
    for way in range(max((len(choice.ways) for choice in walk_choices(template.nodes)), default=1)):
        yield 1, "With everything answered", _reading(set(), way)
        yield 1, "With nothing optional answered", _reading({passage.place for passage in passages}, way)
        for passage in passages:
            yield passage.line, "Without this passage", _reading({passage.place}, way)


def _reading(dropped: Collection[int], way: int) -> TemplateReading:
    return TemplateReading(
        answer=lambda name: name,
        shows=lambda passage: passage.place not in dropped,
        way=lambda choice: way % len(choice.ways),
    )


def _check_orphans(text: str, line: int, when: str) -> None:
    for block in text.split("\n\n"):
        orphan = _ORPHAN.search(block.strip())
        if orphan is not None:
            around = block.strip()[max(0, orphan.start() - _AROUND) : orphan.end() + _AROUND]
            raise TemplateError(line, f"{when}, the letter reads “… {' '.join(around.split())} …”.")

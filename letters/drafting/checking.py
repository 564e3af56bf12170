"""What has to hold before a template may be saved."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from .composition import Source
from .errors import TemplateError
from .joining import join
from .occasions import Occasion, Stem
from .reading import Reading, read_out
from .template_language import (
    ABOUT_SLOTS,
    BUILT_IN_SLOTS,
    OPTIONAL_SLOTS,
    Slot,
    Template,
    walk_choices,
    walk_passages,
    walk_slots,
)

_ORPHAN = re.compile(r"^[.,;:!?]|[,;:]\s*[,;:.!?]|[.!?…]\s+[,;:.!?]")
_AROUND = 24


def check_template(template: Template, occasion: Occasion) -> None:
    """Raises TemplateError when some brief of this occasion could leave a hole in the letter.

    That is: a slot that the occasion does not ask for, an answer that may be missing outside an optional
    passage, or punctuation left standing alone when an optional passage goes.
    """
    for slot, guarded in walk_slots(template.nodes):
        _check_slot(slot, guarded, occasion)
    sources = {slot.name: Source("answer", slot.name) for slot, _ in walk_slots(template.nodes)}
    for line, when, reading in _readings(template):
        _check_orphans(join(read_out(template, reading), sources).text, line, when)


def _check_slot(slot: Slot, guarded: bool, occasion: Occasion) -> None:
    if slot.name in ABOUT_SLOTS and not occasion.about:
        raise TemplateError(slot.line, f"“{occasion.name}” speaks of no third person, so {{{slot.name}}} says nothing.")
    stem = occasion.stem(slot.name)
    if stem is None and slot.name not in BUILT_IN_SLOTS:
        raise TemplateError(slot.line, _unknown(slot.name, occasion))
    if not guarded and (slot.name in OPTIONAL_SLOTS or (stem and not _always_answered(stem))):
        reason = f"{{{slot.name}}} may be left unanswered. Put [ ] around what goes when it is."
        raise TemplateError(slot.line, reason)


def _always_answered(stem: Stem) -> bool:
    return stem.required and not stem.only_with


def _unknown(name: str, occasion: Occasion) -> str:
    known = [stem.key for stem in occasion.stems] + list(BUILT_IN_SLOTS)
    near = get_close_matches(name, known, n=1)
    guess = f"Did you mean {{{near[0]}}}?" if near else f"It asks: {', '.join(known)}."
    return f"“{occasion.name}” does not ask for {{{name}}}. {guess}"


def _readings(template: Template) -> Iterator[tuple[int, str, Reading]]:
    """The letter with every passage, with none, without each one in turn; in every way of every choice."""
    passages = tuple(walk_passages(template.nodes))
    for way in range(max((len(choice.ways) for choice in walk_choices(template.nodes)), default=1)):
        yield 1, "With everything answered", _reading(set(), way)
        yield 1, "With nothing optional answered", _reading({passage.place for passage in passages}, way)
        for passage in passages:
            yield passage.line, "Without this passage", _reading({passage.place}, way)


def _reading(dropped: Collection[int], way: int) -> Reading:
    return Reading(
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

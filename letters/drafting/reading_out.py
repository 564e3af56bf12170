"""The one way to read a template out: which passages, which ways, and in which order."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .sentences import CLOSERS
from .template_language import ABOUT_SLOTS, Choice, Node, Passage, Slot, Template, Text, needs

_BLANK_LINE = re.compile(r"\n\s*\n")
_ENDS_PARAGRAPH = re.compile(r"\n\s*\n\s*$")
_STARTS_PARAGRAPH = re.compile(r"\s*\n\s*\n")
_ENDED = re.compile(rf"[.!?…][{CLOSERS}]*$")
_LEANS = re.compile(
    r"(?:And|But|Or|So|Yet|Nor|Then|Also|Besides|Even|Still|Too|Neither|Either|More|Another|It|That|This|Those|These"
    r"|They|He|She|Both)\b|[^.!?]*\b(?:also|too|as well|another|else|instead|the rest)\b"
)
_LEANING_SLOTS = frozenset(ABOUT_SLOTS) - {"about"}


class Piece(NamedTuple):
    """A run of the letter. `slot` is "" for the template's own words; `place` names the passage or way around them."""

    text: str
    slot: str
    line: int
    place: str


@dataclass(frozen=True)
class TemplateReading:
    """How one letter settles what its template leaves open; `order` gives passages side by side their order."""

    answer: Callable[[str], str]
    shows: Callable[[Passage], bool]
    way: Callable[[Choice], int]
    order: Callable[[Sequence[Passage]], Sequence[Passage]] = tuple


def read_out(template: Template, reading: TemplateReading) -> Iterator[Piece]:
    """The pieces of one letter, in order."""
    return _read(template.nodes, reading, "")


def shows_when_answered(answers: Mapping[str, str]) -> Callable[[Passage], bool]:
    return lambda passage: all(answers.get(name) for name in needs(passage.nodes))


def _read(nodes: tuple[Node, ...], reading: TemplateReading, place: str) -> Iterator[Piece]:
    for node in _in_order(nodes, reading):
        match node:
            case Text():
                yield Piece(node.text, "", node.line, place)
            case Slot():
                yield Piece(reading.answer(node.name), node.name, node.line, place)
            case Passage():
                if reading.shows(node):
                    yield from _read(node.nodes, reading, f"optional passage {node.place + 1}")
            case Choice():
                way = reading.way(node)
                yield from _read(node.ways[way], reading, f"choice {node.place + 1}, way {way + 1}")


def _in_order(nodes: tuple[Node, ...], reading: TemplateReading) -> tuple[Node, ...]:
    arranged = list(nodes)
    for places in movable_runs(nodes):
        passages = [node for place in places if isinstance(node := nodes[place], Passage)]
        for place, passage in zip(places, reading.order(passages), strict=True):
            arranged[place] = passage
    return tuple(arranged)


def movable_runs(nodes: tuple[Node, ...]) -> Iterator[tuple[int, ...]]:
    """The places of optional passages that may change places with one another: whole sentences, side by side.

    Either within one paragraph, or each of them a paragraph of its own.
    """
    run: list[int] = []
    gap = ""
    for place, node in enumerate(nodes):
        if not (isinstance(node, Passage) and _stands_alone(node)):
            continue
        between = _gap(nodes, place - 1)
        if run and place == run[-1] + 2 and between and (len(run) == 1 or between == gap):
            gap = between
        else:
            yield from _whole(nodes, run, gap)
            run = []
        run.append(place)
    yield from _whole(nodes, run, gap)


def _whole(nodes: tuple[Node, ...], run: list[int], gap: str) -> Iterator[tuple[int, ...]]:
    """The run without what shares its paragraph with other words, where paragraphs are moved, or is leant on."""
    inside = [place for place in run if gap == " " or _is_paragraph(nodes, place)]
    if inside and any(map(_leans, _firsts(nodes[inside[-1] + 1 :]))):
        inside.pop()
    if len(inside) > 1:
        yield tuple(inside)


def _gap(nodes: tuple[Node, ...], place: int) -> str:
    """What only parts its neighbours: " " within a paragraph, a blank line between two; "" for words."""
    node = nodes[place] if 0 <= place < len(nodes) else None
    if not isinstance(node, Text) or node.text.strip():
        return ""
    return "\n\n" if _BLANK_LINE.search(node.text) else " "


def _is_paragraph(nodes: tuple[Node, ...], place: int) -> bool:
    before, after = nodes[place - 1] if place else None, nodes[place + 1] if nodes[place + 1 :] else None
    starts = before is None or (isinstance(before, Text) and _ENDS_PARAGRAPH.search(before.text))
    ends = after is None or (isinstance(after, Text) and _STARTS_PARAGRAPH.match(after.text))
    return bool(starts and ends)


def _stands_alone(passage: Passage) -> bool:
    """Whether it is made of whole sentences, and leans on nothing that went before."""
    firsts, lasts = [*_firsts(passage.nodes)], [*_lasts(passage.nodes)]
    return not any(map(_leans, firsts)) and all(_ENDED.search(last) for last in lasts)


def _leans(first: str) -> bool:
    return not first[0].isupper() or _LEANS.match(first) is not None


def _firsts(nodes: Sequence[Node]) -> Iterator[str]:
    """How these parts may begin; a passage may be there or not."""
    match nodes[0] if nodes else None:
        case Text(text) if text.strip():
            yield text.lstrip()
        case Slot(name):
            yield "a" if name in _LEANING_SLOTS else "A"
        case Choice(ways):
            for way in ways:
                yield from _firsts(way or nodes[1:])
        case Passage(inner):
            yield from _firsts(inner)
            yield from _firsts(nodes[1:])
        case Text():
            yield from _firsts(nodes[1:])


def _lasts(nodes: Sequence[Node]) -> Iterator[str]:
    """How a passage may end."""
    match nodes[-1] if nodes else None:
        case Text(text) if text.strip():
            yield text.rstrip()
        case Choice(ways):
            for way in ways:
                yield from _lasts(way or nodes[:-1])
        case Passage(inner):
            yield from _lasts(inner)
            yield from _lasts(nodes[:-1])
        case Text():
            yield from _lasts(nodes[:-1])
        case _:
            yield ""

"""The template language: its parts, and the one way to read them out.

    {slot}               what the client said, or a built-in slot
    [ words {slot} ]     an optional passage: there only when every slot in it is answered
    <one way|another>    a choice, settled by the letter's seed
    \\{ \\[ \\< \\| \\\\       the character itself

A blank line parts two paragraphs; within a paragraph a line break is a space, except above the signature.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

ABOUT_SLOTS = (
    "about", "they", "them", "their", "theirs", "themself", "they_are", "they_were", "they_have",
)  # fmt: skip
"""For the third person spoken of: only where the occasion has one."""

OPTIONAL_SLOTS = ("named",)
"""What a brief may leave out, so that only an optional passage may use it."""

BUILT_IN_SLOTS = ("recipient", "client", "signature", "relation", *ABOUT_SLOTS, *OPTIONAL_SLOTS)
SLOT_NAME = r"[a-z][a-z0-9_]*"


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Slot:
    name: str
    line: int


@dataclass(frozen=True)
class Passage:
    """An optional passage; `place` counts the passages of a template from 0."""

    nodes: tuple["Node", ...]
    line: int
    place: int


@dataclass(frozen=True)
class Choice:
    """Ways of saying one thing; `place` counts the choices of a template from 0."""

    ways: tuple[tuple["Node", ...], ...]
    line: int
    place: int


type Node = Text | Slot | Passage | Choice


@dataclass(frozen=True)
class Template:
    nodes: tuple[Node, ...]

    @property
    def slots(self) -> frozenset[str]:
        """The names of all slots, wherever they stand."""
        return frozenset(slot.name for slot, _ in walk_slots(self.nodes))


class Piece(NamedTuple):
    """A run of the letter: `said` when it came through a slot, and not from the template's own words."""

    text: str
    said: bool


@dataclass(frozen=True)
class Reading:
    """How one letter settles what its template leaves open."""

    answer: Callable[[str], str]
    shows: Callable[[Passage], bool]
    way: Callable[[Choice], int]


def walk_slots(nodes: tuple[Node, ...], guarded: bool = False) -> Iterator[tuple[Slot, bool]]:
    """Every slot, and whether an optional passage stands around it."""
    for node in nodes:
        match node:
            case Slot():
                yield node, guarded
            case Passage():
                yield from walk_slots(node.nodes, guarded=True)
            case Choice():
                for way in node.ways:
                    yield from walk_slots(way, guarded)


def needs(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The slots that decide whether a passage appears; a passage within it decides for itself."""
    return (slot.name for slot, guarded in walk_slots(nodes) if not guarded)


def walk_passages(nodes: tuple[Node, ...]) -> Iterator[Passage]:
    for node in nodes:
        match node:
            case Passage():
                yield node
                yield from walk_passages(node.nodes)
            case Choice():
                for way in node.ways:
                    yield from walk_passages(way)


def read_out(nodes: tuple[Node, ...], reading: Reading) -> Iterator[Piece]:
    """The pieces of one letter, in order."""
    for node in nodes:
        match node:
            case Text():
                yield Piece(node.text, said=False)
            case Slot():
                yield Piece(reading.answer(node.name), said=True)
            case Passage():
                if reading.shows(node):
                    yield from read_out(node.nodes, reading)
            case Choice():
                yield from read_out(node.ways[reading.way(node)], reading)


def shows_when_answered(answers: Mapping[str, str]) -> Callable[[Passage], bool]:
    return lambda passage: all(answers.get(name) for name in needs(passage.nodes))

"""The template language and its parts.

    {slot}               what the client said, or a built-in slot
    [ words {slot} ]     an optional passage: there only when every slot in it is answered; without a slot, only when
                         the brief gives what it presumes: [@light words]
    <one way|another>    a choice, settled by the letter's seed; a way may be a word or several paragraphs,
                         and the last one empty, to say nothing
    <@office one way|another>, [@guest words {slot}]
                         what a way or a passage presumes, of those in presumptions.toml; it stays out where the brief
                         does not give it. One way of a choice presumes nothing
    \\{ \\[ \\< \\| \\\\       the character itself

A blank line parts two paragraphs; within a paragraph a line break is a space, except above the signature.
Optional passages that stand side by side, each of them whole sentences, come in an order settled by the seed, except
where one begins with a word that leans on what went before ("And", "It", "That", "Also").

Templates are written as by one person to one person. Where two write, the template's own "I am" and "my" become
"we are" and "our"; where several are written to, "yourself" becomes "yourselves". "a {slot}" becomes "an" where what
follows asks for it, and {about}'s becomes James's, or my parents'.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

ABOUT_SLOTS = (
    "about", "they", "them", "their", "theirs", "themself", "they_are", "they_were", "they_have",
)  # fmt: skip
"""For the third person spoken of: only where the occasion has one."""

OPTIONAL_SLOTS = ("named", "said_before", "said_when")
"""What may be missing, so that only an optional passage may use it.

{named} lists the people who must be named and whom no answer names. {said_before} is a scene from an earlier letter to
this person, as a clause that can stand behind "that": "I still think about the time we ran"; {said_when} is its month:
"in March 2024".
"""

BUILT_IN_SLOTS = ("recipient", "client", "signature", "relation", *ABOUT_SLOTS, *OPTIONAL_SLOTS)
SLOT_NAME = r"[a-z][a-z0-9_]*"

COUNTED = ("number", "years", "age")
"""The kinds of answers that have a number in them."""

ORDINAL = "_th"
"""Behind the key of a stem of such a kind: {age_th} is "eighteenth"."""


@dataclass(frozen=True)
class Text:
    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Slot:
    name: str
    line: int


@dataclass(frozen=True)
class Passage:
    """An optional passage; `place` counts the passages of a template from 0, `presumes` is what it takes for given."""

    nodes: tuple["Node", ...]
    line: int
    place: int
    presumes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Choice:
    """Ways of saying one thing; `place` counts the choices of a template from 0, `presumes` is what each way takes for
    given."""

    ways: tuple[tuple["Node", ...], ...]
    line: int
    place: int
    presumes: tuple[frozenset[str], ...] = ()

    def presumed_by(self, way: int) -> frozenset[str]:
        return self.presumes[way] if self.presumes else frozenset()


type Node = Text | Slot | Passage | Choice


@dataclass(frozen=True)
class Template:
    nodes: tuple[Node, ...]

    @property
    def slots(self) -> frozenset[str]:
        """The names of all slots, wherever they stand."""
        return frozenset(slot.name for slot, _ in walk_slots(self.nodes))


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
    """Every optional passage, also within another one."""
    return (node for node in _walk(nodes) if isinstance(node, Passage))


def walk_choices(nodes: tuple[Node, ...]) -> Iterator[Choice]:
    """Every choice, also within another one."""
    return (node for node in _walk(nodes) if isinstance(node, Choice))


def walk_texts(nodes: tuple[Node, ...]) -> Iterator[Text]:
    """The template's own words, in every way of every choice."""
    return (node for node in _walk(nodes) if isinstance(node, Text))


def _walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        match node:
            case Passage():
                yield from _walk(node.nodes)
            case Choice():
                for way in node.ways:
                    yield from _walk(way)

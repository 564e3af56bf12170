"""The parts of a letter as words, for whoever shows it in type: who is greeted, what is said, who signs."""

from collections.abc import Iterator
from dataclasses import dataclass

from .manuscript import Block, Role, read
from .setting import LONGEST_LONE_NAME


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter: its role, and its lines as the author broke them, single spaces between their words.

    `role` is one of “heading”, “address”, “salutation”, “paragraph”, “closing”, “signature”, “postscript”.
    """

    role: str
    lines: tuple[str, ...]


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a letter in their order, a name apart from its goodbye. Raises EmptyLetter, TextTooLong.

    A part is told by the same rules as when the letter is written out, so that hand and type agree.
    """
    return tuple(part for block in read(text) for part in _parts(block))


def _parts(block: Block) -> Iterator[Part]:
    lines = tuple(" ".join(words) for words in block.lines)
    if block.role is not Role.CLOSING or not _signed(block):
        yield Part(block.role.value, lines)
        return
    if len(lines) > 1:
        yield Part(Role.CLOSING.value, lines[:-1])
    yield Part(Role.SIGNATURE.value, lines[-1:])


def _signed(block: Block) -> bool:
    """Whether a closing ends with a name: the last of several lines, or a few words that stand alone."""
    last = block.lines[-1]
    return len(block.lines) > 1 or (len(last) <= LONGEST_LONE_NAME and not last[-1].endswith(","))

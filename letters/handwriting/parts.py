"""The parts of a letter as words, for whoever shows it in type: who is greeted, what is said, who signs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .emphasis import marked_by_line, without_marks
from .manuscript import Block, Role, cleaned, read, words_of
from .setting import LONGEST_LONE_NAME


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter: its role, and its lines as the author broke them, single spaces between their words, with
    marks of their own where they are stressed.

    `role` is one of “heading”, “address”, “salutation”, “paragraph”, “closing”, “signature”, “postscript”.
    """

    role: str
    lines: tuple[str, ...]


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a letter in their order, a name apart from its goodbye. Raises EmptyLetter, TextTooLong.

    A part is told by the same rules as when the letter is written out, so that hand and type agree.
    """
    clean = cleaned(text)
    lines = (words_of(line) for line in marked_by_line(clean).split("\n") if line.strip())
    blocks = ((block, tuple(islice(lines, len(block.lines)))) for block in read(without_marks(clean)))
    return tuple(part for block, typed in blocks for part in _parts(block, typed))


def _parts(block: Block, typed: tuple[tuple[str, ...], ...]) -> Iterator[Part]:
    """A block as parts, with its lines as they were `typed`, marks and all."""
    lines = tuple(" ".join(words) for words in typed)
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

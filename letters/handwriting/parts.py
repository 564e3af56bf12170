"""The parts of a letter as words, for whoever shows it in type: who is greeted, what is said, who signs."""

from dataclasses import dataclass
from itertools import islice, pairwise

from .cleaning import cleaned
from .emphasis import marked_by_line, without_marks
from .manuscript import Block, blocks_of, words_of

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter: its role, and its lines as the author broke them, single spaces between their words, with
    marks of their own where they are stressed; in a table, a tab between two cells.

    `role` is one of “heading”, “address”, “salutation”, “paragraph”, “verse”, “list”, “table”, “closing”,
    “signature”, “notation”, “postscript”. `indents` (lines) says how many characters each line stands in; it is empty
    where none does.
    """

    role: str
    lines: tuple[str, ...]
    indents: tuple[int, ...] = ()

    @property
    def typed(self) -> str:
        """The lines as one text, each behind as many no-break spaces as it stands in, columns an em apart: for programs
        that set lines as they find them."""
        indents = self.indents or (0,) * len(self.lines)
        lines = (f"{NO_BREAK * indent}{line}" for indent, line in zip(indents, self.lines, strict=True))
        return "\n".join(lines).replace("\t", f"{NO_BREAK}\u2003")


def parts_of(text: str) -> tuple[Part, ...]:
    """The parts of a letter in their order, a name apart from its goodbye. Raises EmptyLetter, TextTooLong.

    A part is told by the same rules as when the letter is written out, so that hand and type agree.
    """
    clean = cleaned(text)
    lines = (words_of(line) for line in marked_by_line(clean).split("\n") if line.strip())
    blocks = blocks_of(without_marks(clean))
    return tuple(_part(block, tuple(islice(lines, len(block.lines)))) for block in blocks)


def _part(block: Block, typed: tuple[tuple[str, ...], ...]) -> Part:
    """A block as a part, with its lines as they were `typed`, marks and all."""
    cells = block.cells or tuple((0,) for _ in typed)
    lines = (_line(words, starts) for words, starts in zip(typed, cells, strict=True))
    return Part(block.role.value, tuple(lines), block.indents)


def _line(words: tuple[str, ...], starts: tuple[int, ...]) -> str:
    return "\t".join(" ".join(words[begin:end]) for begin, end in pairwise((*starts, len(words))))

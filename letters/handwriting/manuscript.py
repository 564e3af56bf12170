"""The text as a writer takes it in: cut into blocks, each with what it does in the letter.

How people begin and end letters differs by language and by house; `conventions` knows the words. Here it is told by
them, and by where lines stand, which lines greet, take leave, sign, or stand below a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from .cleaning import cleaned
from .conventions import (
    KISSES,
    NOTATION,
    POSTSCRIPT,
    REFERENCE,
    begins_as_a_greeting,
    begins_as_a_valediction,
    signs_as_somebodys_own,
)
from .emphasis import BLANK_LINE, UNBROKEN
from .errors import EmptyLetter, TextTooLong

MAX_CHARACTERS = 200_000
"""More than anyone posts: about a hundred sheets of A4."""

SHORT_LINE = 48
"""The longest line, in characters, that can be a greeting, or a goodbye, that is not begun as one."""

LINE_OF_ITS_OWN = 60
"""The longest line, in characters, of verse, of a heading, or below a valediction."""

LONGEST_FORMULA = 120
"""The longest greeting, valediction or signature, in characters, that is begun or ended as one."""

LONE_NAME = 3
"""In words: what stands alone at the end, or first and with a dash, is a name when it has no more."""

FEWEST_OF_VERSE = 3
"""Lines: fewer, of which each is a sentence, are prose."""

HEADING_LINES, HEADING_BLOCKS = 8, 7
"""The most lines of a date and place, or of an address, and the most of such blocks, above the salutation."""

GOODBYE_LINES, LINES_BELOW = 5, 10
"""The most lines of a goodbye that has no word of one, and the most below a valediction."""

LIST_MARK = re.compile(r"[-–•*]|\d{1,2}[.)]|[a-z]\)")
"""What stands, as a word of its own, before each thing in a list."""

_BREAKING_SPACE = re.compile(rf"[^\S{UNBROKEN}]+")
_CELL_BREAK = re.compile(r"(?<=\S)[^\S\n]*\t[^\S\n]*(?=\S)")
_MONTH = (
    r"(?:jan|feb|f[eé]v|m[aäá]r|apr|avr|abr|ma[iyj]|jun|jui|jul|aug|ago|ao[uû]|sep|set|o[ck]t|out|nov|de[czs]"
    r"|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|stycz|lut|kwie|czerw|lip|sierp|wrze|paźdz|list|grud)"
)
_DATE = re.compile(rf"\d.*\b{_MONTH}|\b{_MONTH}\w*\.?\s+\d|\d[./-]\d{{1,2}}[./-]\d|\b(?:1[89]|20)\d\d\b", re.IGNORECASE)
_ENDS_A_SENTENCE = (".", "!", "?", "…", ":", ";")


class Role(StrEnum):
    """What a part of a letter does: a heading is date and place; a notation is what stands below the name, such as
    kisses, a title, who has a copy; verse has lines that its author broke, a list hangs from its marks, a table has
    columns."""

    HEADING = "heading"
    ADDRESS = "address"
    SALUTATION = "salutation"
    PARAGRAPH = "paragraph"
    VERSE = "verse"
    LIST = "list"
    TABLE = "table"
    CLOSING = "closing"
    SIGNATURE = "signature"
    NOTATION = "notation"
    POSTSCRIPT = "postscript"
    FOLIO = "folio"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the letter with its role: one or more lines that the author broke, each some words.

    `indents` (lines) says how many characters each line stands in; `cells` (lines), in a table, with which of its words
    each column of a line begins. Both are empty where nothing stands in.
    """

    role: Role
    lines: tuple[tuple[str, ...], ...]
    indents: tuple[int, ...] = ()
    cells: tuple[tuple[int, ...], ...] = ()


type _Chunk = list[str]
"""Lines that follow one another, as they were typed."""


def read(text: str) -> tuple[Block, ...]:
    """Cut a letter into its blocks. Raises EmptyLetter, TextTooLong."""
    return blocks_of(cleaned(text))


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a letter whose text is clean. Raises EmptyLetter, TextTooLong."""
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(
            f"This text has {len(text):,} characters and a letter can have {MAX_CHARACTERS:,}. "
            "Please send it as several letters."
        )
    chunks = [[line for line in chunk.split("\n") if line.strip()] for chunk in BLANK_LINE.split(text.strip("\n"))]
    chunks = [chunk for chunk in chunks if chunk]
    if not chunks:
        raise EmptyLetter
    return tuple(_blocks(chunks))


def words_of(line: str) -> tuple[str, ...]:
    """What stands between spaces. A no-break space holds its word together."""
    return tuple(word for word in _BREAKING_SPACE.split(line) if word)


def _blocks(chunks: list[_Chunk]) -> Iterator[Block]:
    above, greeting, rest = _opened(chunks)
    yield from above
    if greeting:
        yield _block(Role.SALUTATION, [greeting])
    body, ending = _closed(rest, greeted=bool(greeting))
    for index, chunk in enumerate(body):
        if greeting and index == 0 and len(chunk) == 1 and _is_reference(chunk[0]):
            yield _block(Role.ADDRESS, chunk)
        else:
            yield from _passages(chunk)
    yield from ending


# What stands above


def _opened(chunks: list[_Chunk]) -> tuple[list[Block], str, list[_Chunk]]:
    """The blocks above the greeting, the greeting or nothing, and what is left of the letter."""
    for index, chunk in enumerate(chunks[:HEADING_BLOCKS]):
        for number, line in enumerate(chunk[: HEADING_LINES * 2]):
            if _greets(line, chunk[number + 1 :], alone=len(chunk) == 1 and len(chunks) > 1):
                above = [*chunks[:index], *([chunk[:number]] if number else [])]
                rest = [*([chunk[number + 1 :]] if chunk[number + 1 :] else []), *chunks[index + 1 :]]
                return (_headings(above), line, rest) if rest or above else ([], "", chunks)
            if not _is_heading_line(line):
                return [], "", chunks
        if len(chunk) > HEADING_LINES * 2:
            break
    return [], "", chunks


def _greets(line: str, following: _Chunk, *, alone: bool) -> bool:
    """Whether a line greets: it begins as greetings do, or is short and stands alone; and it ends as they do."""
    text = line.strip()
    ends = text[-1] in ",:!،–—-"
    if begins_as_a_greeting(text):
        if ends:
            return len(text) <= LONGEST_FORMULA
        open_ended = len(text) <= LINE_OF_ITS_OWN and text[-1] not in _ENDS_A_SENTENCE
        return open_ended and (
            alone or (bool(following) and len(text) <= SHORT_LINE and following[0].strip()[0].isupper())
        )
    is_a_name = text[-1] in "–—" and text[0].isupper() and len(text.rstrip(" –—").split()) <= LONE_NAME
    return alone and len(text) <= SHORT_LINE and (text[-1] in ",:!" or is_a_name)


def _is_heading_line(line: str) -> bool:
    text = line.strip()
    return len(text) <= LINE_OF_ITS_OWN and text[-1] not in "!?…"


def _headings(chunks: list[_Chunk]) -> list[Block]:
    """Who writes from where, and when, stands at the right; an addressee, and what the letter is about, at the left."""
    parted = [part for chunk in chunks for part in _parted_at_its_date(chunk)]
    return [_block(_heading_role(index, chunk), chunk) for index, chunk in enumerate(parted)]


def _parted_at_its_date(chunk: _Chunk) -> Iterator[_Chunk]:
    """Sender and date apart from the addressee, and from what the letter is about, where no line is free between."""
    dated = next((number for number, line in enumerate(chunk) if _DATE.search(line)), -1)
    if -1 < dated < len(chunk) - 2:
        yield chunk[: dated + 1]
        chunk = chunk[dated + 1 :]
    if len(chunk) > 1 and _is_reference(chunk[-1]):
        yield chunk[:-1]
        chunk = chunk[-1:]
    yield chunk


def _heading_role(index: int, chunk: _Chunk) -> Role:
    at_the_left = index > 0 and len(chunk) > 1 and not _DATE.search(chunk[-1])
    return Role.ADDRESS if at_the_left or _is_reference(chunk[0]) else Role.HEADING


def _is_reference(line: str) -> bool:
    return REFERENCE.match(line.strip()) is not None and len(line.strip()) <= LONGEST_FORMULA


# What stands below


@dataclass(frozen=True, slots=True)
class _Leave:
    """Where a letter takes leave: the numbers of the chunk and of the line in it that begin the goodbye."""

    chunk: int
    line: int


def _closed(chunks: list[_Chunk], *, greeted: bool) -> tuple[list[_Chunk], list[Block]]:
    """What the letter says, and its goodbye with all that stands below as blocks."""
    chunks = [part for chunk in chunks for part in _parted_at_postscripts(chunk)]
    for stop in _ends(chunks):
        leave = _spoken_leave(chunks[:stop], greeted=greeted) or _unspoken_leave(chunks[:stop], greeted=greeted)
        if leave:
            goodbye = [chunks[leave.chunk][leave.line :], *chunks[leave.chunk + 1 : stop]]
            begun = chunks[leave.chunk][: leave.line]
            body = [*chunks[: leave.chunk], *([begun] if begun else [])]
            behind = [_block(_role_behind(chunk), chunk) for chunk in chunks[stop:]]
            return body, [*_goodbye([line for chunk in goodbye for line in chunk]), *behind]
    return chunks, []


def _parted_at_postscripts(chunk: _Chunk) -> Iterator[_Chunk]:
    begins = [0, *(number for number, line in enumerate(chunk) if number and POSTSCRIPT.match(line.strip()))]
    for begin, end in pairwise([*begins, len(chunk)]):
        yield chunk[begin:end]


def _ends(chunks: list[_Chunk]) -> Iterator[int]:
    """Where a goodbye may end: before each postscript, before a paragraph behind a name, and at the end."""
    yield from (number for number, chunk in enumerate(chunks) if number and POSTSCRIPT.match(chunk[0].strip()))
    yield len(chunks)
    for number in range(len(chunks) - 1, 1, -1):
        if not _says_a_sentence(chunks[number]):
            return
        yield number


def _says_a_sentence(chunk: _Chunk) -> bool:
    return any(len(line.strip()) > LINE_OF_ITS_OWN for line in chunk) and not NOTATION.match(chunk[0].strip())


def _role_behind(chunk: _Chunk) -> Role:
    return Role.NOTATION if NOTATION.match(chunk[0].strip()) else Role.POSTSCRIPT


def _spoken_leave(chunks: list[_Chunk], *, greeted: bool) -> _Leave | None:
    """Where a valediction stands that is begun as one, with nothing but short lines below it."""
    places = [(index, number) for index, chunk in enumerate(chunks) for number in range(len(chunk))]
    leave = None
    for below, (index, number) in enumerate(reversed(places)):
        line = chunks[index][number].strip()
        if (
            _takes_leave(line, chunks[index][number + 1 :])
            and (below or len(places) > 1 or not greeted)
            and _can_begin(chunks, index, number)
        ):
            leave = _Leave(index, number)
        elif leave or below >= LINES_BELOW or not _stands_below(line):
            break
    return leave if leave and (_below_of(places, leave) or not greeted or leave.chunk or leave.line) else None


def _below_of(places: Sequence[tuple[int, int]], leave: _Leave) -> int:
    """How many lines stand below the one where a letter takes leave."""
    return len(places) - 1 - places.index((leave.chunk, leave.line))


def _takes_leave(line: str, following: Sequence[str] = ()) -> bool:
    """Whether a line is a valediction; one that ends as a sentence is, where lines follow right below it."""
    if not begins_as_a_valediction(line) or line[-1] in "?…:;":
        return False
    longest = LONGEST_FORMULA if line[-1] in ",،" else LINE_OF_ITS_OWN
    says_more = line[-1] in ".!" and (not following or len(line.split()) > LONE_NAME + 1)
    return len(line) <= longest and not says_more


def _can_begin(chunks: list[_Chunk], index: int, number: int) -> bool:
    """A goodbye begins a chunk, or follows in it upon what was said to its end."""
    return number == 0 or chunks[index][number - 1].strip()[-1] in '.!?…)”",❤♥x'


def _stands_below(line: str) -> bool:
    return len(line) <= LINE_OF_ITS_OWN or (NOTATION.match(line) is not None and len(line) <= LONGEST_FORMULA)


def _unspoken_leave(chunks: list[_Chunk], *, greeted: bool) -> _Leave | None:
    """A goodbye in words that nobody knows for one: a line that ends with a comma and short ones below, or a few short
    lines at the end that are no sentence, no list and no verse."""
    if not chunks:
        return None
    last = len(chunks) - 1
    if last and len(chunks[last - 1]) == 1 and _ends_as_a_valediction([*chunks[last - 1], *chunks[last]]):
        last -= 1
    lines = [line.strip() for chunk in chunks[last:] for line in chunk]
    if (greeted and last == 0 and len(lines) == 1) or (not greeted and last == 0):
        return None
    if len(lines) > GOODBYE_LINES or LIST_MARK.fullmatch(lines[0].split()[0]) or lines[-1][-1] in _ENDS_A_SENTENCE:
        return None
    short = all(len(line) <= SHORT_LINE for line in lines)
    return _Leave(last, 0) if short or (len(lines) > 1 and _ends_as_a_valediction(lines)) else None


def _ends_as_a_valediction(lines: Sequence[str]) -> bool:
    """Whether the first line ends as a valediction does, and none is longer than one."""
    return lines[0].strip().endswith(",") and all(len(line.strip()) <= LONGEST_FORMULA for line in lines)


def _goodbye(lines: list[str]) -> Iterator[Block]:
    """A goodbye as its valediction, the name that signs, and what stands below it."""
    name = _name_in(lines)
    parts = ((Role.CLOSING, lines[:name]), (Role.SIGNATURE, lines[name : name + 1]), (Role.NOTATION, lines[name + 1 :]))
    yield from (_block(role, part) for role, part in parts if part)


def _name_in(lines: list[str]) -> int:
    """Which line of a goodbye is the name: the first below the valediction that could be one; their count if none."""
    texts = [line.strip() for line in lines]
    own = next((number for number, text in enumerate(texts) if number and signs_as_somebodys_own(text)), None)
    if own is not None and _takes_leave(texts[own - 1], texts[own:]):
        return own
    if len(texts) == 1:
        is_name = len(texts[0].split()) <= LONE_NAME and texts[0][-1] != "," and not _takes_leave(texts[0])
        return 0 if is_name else 1
    spoken = (number for number, text in enumerate(texts) if not (_takes_leave(text, texts) or text[-1] == ","))
    first = next(spoken, len(texts) - 1)
    if first == 0 and not _looks_like_a_name(texts[0]):
        first = 1
    candidates = (number for number in range(first, len(texts)) if _could_sign(texts[number]))
    return next(candidates, len(texts))


def _looks_like_a_name(text: str) -> bool:
    """Whether every word of it begins with a capital, as in a name or a title."""
    return all(word[0].isupper() or not word[0].isalpha() for word in text.split())


def _could_sign(text: str) -> bool:
    return not KISSES.fullmatch(text) and not NOTATION.match(text) and any(each.isalpha() for each in text)


# What the letter says


def _passages(chunk: _Chunk) -> Iterator[Block]:
    """Lines that follow one another, as paragraphs, verse, a list or a table."""
    if sum(_CELL_BREAK.search(line.strip()) is not None for line in chunk) > 1:
        yield _table(chunk)
        return
    marked = next((number for number, line in enumerate(chunk) if _is_marked(line)), -1)
    if marked > -1 and (marked > 0 or len(chunk) == 1 or sum(map(_is_marked, chunk)) > 1):
        if marked:
            yield from _passages(chunk[:marked])
        yield _block(Role.LIST, chunk[marked:], indented=True)
    elif len(chunk) > 1 and all(len(line.strip()) <= LINE_OF_ITS_OWN for line in chunk):
        sentences = len(chunk) < FEWEST_OF_VERSE and all(line.strip()[-1] in ".!?…" for line in chunk)
        yield _block(Role.PARAGRAPH, chunk) if sentences else _block(Role.VERSE, chunk, indented=True)
    else:
        yield from (_block(Role.PARAGRAPH, [line]) for line in chunk)


def _is_marked(line: str) -> bool:
    words = words_of(line)
    return len(words) > 1 and LIST_MARK.fullmatch(words[0]) is not None


def _table(chunk: _Chunk) -> Block:
    rows = [[words_of(cell) for cell in _CELL_BREAK.split(line.strip())] for line in chunk]
    cells = tuple(tuple(sum(map(len, row[:column])) for column in range(len(row))) for row in rows)
    return Block(Role.TABLE, tuple(sum(row, ()) for row in rows), cells=cells)


def _block(role: Role, lines: Sequence[str], *, indented: bool = False) -> Block:
    indents = tuple(_indent(line) for line in lines) if indented else ()
    least = min(indents, default=0)
    stands_in = tuple(indent - least for indent in indents)
    return Block(role, tuple(map(words_of, lines)), stands_in if any(stands_in) else ())


def _indent(line: str) -> int:
    """How many characters a line stands in; a tab counts as four."""
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())

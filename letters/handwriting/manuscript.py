"""The text as a writer takes it in: cleaned, cut into blocks, every character known to be in the hand."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from .emphasis import BLANK_LINE, UNBROKEN
from .errors import EmptyLetter, TextTooLong, UnwritableText
from .hands import Hand, hands

MAX_CHARACTERS = 200_000
"""More than anyone posts: about a hundred sheets of A4."""

SHORT_LINE = 48
"""The longest line, in characters, that can be a greeting, or a goodbye that is not said as one."""

GOODBYE_LINE = 120
"""The longest valediction or signature, in characters."""

GOODBYE_LINES = 5

HEADING_LINES = 6
"""The most lines of date and place, or of an address, above the salutation."""

POSTSCRIPT = re.compile(r"(P\.?\s?){1,3}S\b\.?", re.IGNORECASE)
"""How a block after the signature begins: P.S., PS, P.P.S."""

DRAWN_AS = {
    "'": ("’",),
    "\u00a0": (" ",),
    "\u202f": ("\u00a0", " "),
    "‘": ("'",),
    "’": ("'",),
    "‚": (",",),
    "“": ('"',),
    "”": ('"',),
    "„": ('"', "“"),
    "‹": ("<", "'"),
    "›": (">", "'"),
    "«": ('"',),
    "»": ('"',),
    "–": ("-",),
    "—": ("–", "-"),
    "―": ("—", "-"),
    "‐": ("-",),
    "‑": ("-",),
    "−": ("–", "-"),
    "…": ("...",),
    "•": ("·", "-"),
    "×": ("x",),
    "′": ("’", "'"),
    "″": ("”", '"'),
}
"""What a person writes for a sign when the hand has no form of its own for it."""

ELISION = re.compile(r"['’](?:tis|twas|twere|twill|em|til|till|cause|bout|round|cos|n\b|\d)", re.IGNORECASE)
"""Words that begin with an apostrophe: what looks like an opening quotation mark is not one."""

MOST_MARKS = 3
"""Accents that a writer can stack on one letter."""

_BREAKING_SPACE = re.compile(rf"[^\S{UNBROKEN}]+")


class Role(StrEnum):
    """What a part of a letter does. The signature is the last line of a closing; a heading is date and place."""

    HEADING = "heading"
    ADDRESS = "address"
    SALUTATION = "salutation"
    PARAGRAPH = "paragraph"
    CLOSING = "closing"
    SIGNATURE = "signature"
    POSTSCRIPT = "postscript"
    FOLIO = "folio"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the letter with its role: one or more lines that the author broke, each some words."""

    role: Role
    lines: tuple[tuple[str, ...], ...]


def read(text: str) -> tuple[Block, ...]:
    """Cut a letter into its blocks at blank lines. Raises EmptyLetter, TextTooLong."""
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(
            f"This text has {len(text):,} characters and a letter can have {MAX_CHARACTERS:,}. "
            "Please send it as several letters."
        )
    clean = cleaned(text)
    chunks = [chunk for chunk in BLANK_LINE.split(clean) if chunk.strip()]
    if not chunks:
        raise EmptyLetter
    blocks = [tuple(words_of(line) for line in chunk.split("\n") if line.strip()) for chunk in chunks]
    if len(blocks) == 1:
        return (Block(Role.PARAGRAPH, blocks[0]),)
    greeting = _greeting(blocks)
    blocks, closing = _with_one_closing(blocks, greeting)
    return tuple(Block(_role(index, lines, greeting, closing), lines) for index, lines in enumerate(blocks))


def cleaned(text: str) -> str:
    """The text as it is read: composed characters, and line feeds where lines end."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")


def words_of(line: str) -> tuple[str, ...]:
    """What stands between spaces. A no-break space holds its word together."""
    return tuple(word for word in _BREAKING_SPACE.split(line) if word)


type _Lines = tuple[tuple[str, ...], ...]


def _role(index: int, lines: _Lines, greeting: int, closing: int) -> Role:
    if index == closing:
        return Role.CLOSING
    if index == greeting:
        return Role.SALUTATION
    if index < greeting:
        # Who writes from where, and when, comes first and stands at the right; an addressee has lines of their own.
        return Role.ADDRESS if index > 0 and len(lines) > 1 else Role.HEADING
    return Role.POSTSCRIPT if -1 < closing < index else Role.PARAGRAPH


def _greeting(blocks: list[_Lines]) -> int:
    """Which block greets, with nothing above it but date, place and address; −1 where none does."""
    for index, lines in enumerate(blocks[:4]):
        if _greets(lines):
            return index
        if not (_short(lines) and len(lines) <= HEADING_LINES):
            return -1
    return -1


def _greets(lines: _Lines) -> bool:
    """One short line that ends as a greeting does."""
    return len(lines) == 1 and _short(lines) and lines[0][-1][-1] in ",:!"


def _with_one_closing(blocks: list[_Lines], greeting: int) -> tuple[list[_Lines], int]:
    """The blocks with their goodbye, after the greeting, as one of them, and which one; −1 where nothing says goodbye.

    It is the last block, or that before a postscript. People leave a line free between “With love,” and their name.
    """
    last = len(blocks) - 1
    for index in range(2, len(blocks)):
        if POSTSCRIPT.match(blocks[index][0][0]) and _says_goodbye(blocks[index - 1]):
            last = index - 1
            break
    first = max(0, greeting) + 1
    if last > first and len(blocks[last - 1]) == 1 and _takes_leave(blocks[last - 1] + blocks[last]):
        blocks = [*blocks[: last - 1], blocks[last - 1] + blocks[last], *blocks[last + 1 :]]
        last -= 1
    # A few words right below a greeting are what the letter says, not who says it.
    closes = last >= first and (last > first or greeting < 0 or len(blocks[last]) > 1)
    return (blocks, last) if closes and _says_goodbye(blocks[last]) else (blocks, -1)


def _says_goodbye(lines: _Lines) -> bool:
    """A valediction with a name below it, or a few short lines that are no sentence and no list."""
    if len(lines) > GOODBYE_LINES or lines[-1][-1][-1] in ".!?…:;" or lines[0][0][0] in "-–—•*":
        return False
    return _short(lines) or (len(lines) > 1 and _takes_leave(lines))


def _takes_leave(lines: _Lines) -> bool:
    """Whether the first line ends as a valediction does, and none is longer than one."""
    return lines[0][-1].endswith(",") and all(_length(line) <= GOODBYE_LINE for line in lines)


def _short(lines: _Lines) -> bool:
    return all(_length(line) <= SHORT_LINE for line in lines)


def _length(line: tuple[str, ...]) -> int:
    return len(" ".join(line))


class Writer(Protocol):
    """Whoever has forms for characters: a hand, or its opened face."""

    @property
    def characters(self) -> frozenset[int]: ...


def drawn(word: str, writer: Writer) -> tuple[tuple[str, str], ...]:
    """How the hand writes a word: pairs of an original character and the characters that are drawn for it.

    A character that cannot be drawn is paired with the empty string.
    """
    spoken = max((index for index, character in enumerate(word) if character.isalnum()), default=-1)
    return tuple((character, _form(character, word, index, spoken, writer)) for index, character in enumerate(word))


def _form(character: str, word: str, index: int, spoken: int, writer: Writer) -> str:
    if _stacked(word, index) >= MOST_MARKS:
        return ""
    curled = _curled(character, word, index, spoken)
    for form in (curled, *DRAWN_AS.get(curled, ())):
        if all(ord(part) in writer.characters for part in form):
            return form
    return ""


def _stacked(word: str, index: int) -> int:
    """How many accents already stand on the letter that the accent at `index` would be put on."""
    if not unicodedata.combining(word[index]):
        return 0
    below = index
    while below > 0 and index - below < MOST_MARKS and unicodedata.combining(word[below - 1]):
        below -= 1
    return index - below


def _curled(character: str, word: str, index: int, spoken: int) -> str:
    """A typewriter quotation mark as the hand would curl it; the letter's text keeps the author's own.

    `spoken` is the last letter or figure of the word: behind it nothing opens.
    """
    if character not in "'\"":
        return character
    opens = index < spoken and (index == 0 or word[index - 1] in "([{—–-:‘“\"'")
    if character == '"':
        return "“" if opens else "”"
    return "‘" if opens and not ELISION.match(word, index) else "’"


def unwritable_in(text: str, writer: Writer) -> tuple[str, ...]:
    """The characters of `text` that the writer has no form for, each once, in order of appearance."""
    missing: dict[str, None] = {}
    clean = unicodedata.normalize("NFC", text)
    plain = {character for character in set(clean) if character.isascii() and ord(character) in writer.characters}
    for word in dict.fromkeys(clean.split()):
        if plain.issuperset(word):
            continue
        missing.update((character, None) for character, form in drawn(word, writer) if not form)
    return tuple(missing)


def hands_for(text: str) -> tuple[str, ...]:
    """The slugs of the hands that can write all of `text`."""
    each_once = " ".join(set(unicodedata.normalize("NFC", text)))
    able = (hand for hand in hands().values() if not unwritable_in(each_once, hand))
    return tuple(hand.slug for hand in able if not unwritable_in(text, hand))


def require_writable(text: str, hand: Hand) -> None:
    """Raise UnwritableText when the hand has no form for something in the text."""
    if missing := unwritable_in(text, hand):
        raise UnwritableText(missing, hand.slug, hands_for(text))

"""The text as a writer takes it in: cleaned, cut into blocks, every character known to be in the hand."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from .errors import EmptyLetter, TextTooLong, UnwritableText
from .faces import Face

MAX_CHARACTERS = 200_000
"""More than anyone posts: about a hundred sheets of A4."""

CLOSING_LINE = 48
"""The longest line, in characters, that can still be a valediction or a signature."""

POSTSCRIPT = re.compile(r"(P\.?\s?){1,3}S\b\.?", re.IGNORECASE)
"""How a block after the signature begins: P.S., PS, P.P.S."""

DRAWN_AS = {
    "'": ("’",),
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


class Role(StrEnum):
    """What a block does in a letter."""

    SALUTATION = "salutation"
    PARAGRAPH = "paragraph"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Block:
    """A salutation, a paragraph or a closing: one or more lines that the author broke, each some words."""

    role: Role
    lines: tuple[tuple[str, ...], ...]


def read(text: str) -> tuple[Block, ...]:
    """Cut a letter into its blocks at blank lines. Raises EmptyLetter, TextTooLong."""
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(
            f"This text has {len(text):,} characters and a letter can have {MAX_CHARACTERS:,}. "
            "Please send it as several letters."
        )
    clean = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    chunks = [chunk for chunk in re.split(r"\n[^\S\n]*\n\s*", clean) if chunk.strip()]
    if not chunks:
        raise EmptyLetter
    blocks = [tuple(tuple(line.split()) for line in chunk.split("\n") if line.strip()) for chunk in chunks]
    if len(blocks) == 1:
        return (Block(Role.PARAGRAPH, blocks[0]),)
    closing = _closing_of(blocks)
    return tuple(Block(_role(lines, index, closing), lines) for index, lines in enumerate(blocks))


type _Lines = tuple[tuple[str, ...], ...]


def _role(lines: _Lines, index: int, closing: int) -> Role:
    if index == closing:
        return Role.CLOSING
    return Role.SALUTATION if index == 0 and _greets(lines) else Role.PARAGRAPH


def _greets(lines: _Lines) -> bool:
    """One short line that ends as a greeting does."""
    return len(lines) == 1 and _short(lines) and lines[0][-1][-1] in ",:!"


def _closing_of(blocks: list[_Lines]) -> int:
    """Where the letter says goodbye: its last block before any postscript, when that is one. Otherwise −1."""
    last = len(blocks) - 1
    while last > 0 and POSTSCRIPT.match(blocks[last][0][0]):
        last -= 1
    return last if last > 0 and _says_goodbye(blocks[last]) else -1


def _says_goodbye(lines: _Lines) -> bool:
    """A few short lines, not a sentence: “Thank you.” on a line of its own is still the letter."""
    return _short(lines) and len(lines) <= 4 and (len(lines) > 1 or lines[0][-1][-1] not in ".!?…:;")


def _short(lines: _Lines) -> bool:
    return all(len(" ".join(line)) <= CLOSING_LINE for line in lines)


def drawn(word: str, face: Face) -> tuple[tuple[str, str], ...]:
    """How the hand writes a word: pairs of an original character and the characters that are drawn for it.

    A character that cannot be drawn is paired with the empty string.
    """
    return tuple((character, _form(character, word, index, face)) for index, character in enumerate(word))


def _form(character: str, word: str, index: int, face: Face) -> str:
    character = _curled(character, word, index)
    for form in (character, *DRAWN_AS.get(character, ())):
        if all(ord(part) in face.characters for part in form):
            return form
    return ""


def _curled(character: str, word: str, index: int) -> str:
    """A typewriter quotation mark as the hand would curl it; the letter's text keeps the author's own."""
    if character not in "'\"":
        return character
    opens = index == 0 or word[index - 1] in "([{—–-“‘\"'"
    if character == '"':
        return "“" if opens else "”"
    return "‘" if opens and index + 1 < len(word) and "'" in word[index + 1 :] else "’"


def unwritable_in(text: str, face: Face) -> tuple[str, ...]:
    """The characters of `text` that the hand has no form for, each once, in order of appearance."""
    missing: dict[str, None] = {}
    clean = unicodedata.normalize("NFC", text)
    for word in dict.fromkeys(clean.split()):
        if all(ord(character) in face.characters for character in word):
            continue
        missing.update((character, None) for character, form in drawn(word, face) if not form)
    return tuple(missing)


def require_writable(text: str, face: Face) -> None:
    """Raise UnwritableText when the hand has no form for something in the text."""
    if missing := unwritable_in(text, face):
        raise UnwritableText(missing, face.hand.slug)

"""Clean: typed text as it is read: nothing that nobody sees, one sign for the end of a line, lines of an e-mail joined.

What people see stays. Every text goes this way, so that the words of a letter are the same in the hand, in type and
where they are copied out.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

MOST_MARKS_RUNNING = 30
"""Combining marks behind one letter: composing (NFC) takes time that grows with the square of their number. No script
stacks nearly so many (Unicode's Stream-Safe Text Format, UAX #15, allows the same)."""

WRAPPED_AT = (58, 80)
"""In characters: where mail programs break lines. RFC 3676 says 66 to 72, and some go to 78."""

_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\xad\u200b\u2060-\u2064\ufeff\u180e"  # soft hyphen, zero-width space and other nothings
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f"  # directions, which can turn a name around
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and no characters at all
    "]"
)
_BEFORE_SIGNS = re.compile(r"(?<=\S) (?=[?!]+(?:[\s”\"»)\]*_]|$)|[;:](?:\s|$)|»)")
_BEHIND_GUILLEMETS = re.compile(r"(?<=«) (?=\S)")
_LIST_OR_QUOTE = re.compile(r"\s|[-–—•*>]\s|\d{1,3}[.)]\s|[a-z]\)\s")
_NO_BREAK = "\u202f"


def cleaned(text: str) -> str:
    """The text as it is read: composed characters, line feeds where lines end, nothing invisible, lines that a mail
    program broke joined again, and spaces that French puts before ? ! ; : » and behind « held to their signs.

    Cleaning what is clean changes nothing.
    """
    return _unwrapped(tied(visible(text)))


def visible(text: str) -> str:
    """The text composed (NFC), every line break a line feed, and nothing in it that leaves no mark.

    The joiners inside emoji and Indic or Persian words stay: without them the words change.

    Time grows with the length and no faster.
    """
    return unicodedata.normalize("NFC", _bounded(_INVISIBLE.sub("", _LINE_BREAK.sub("\n", text))))


def tied(text: str) -> str:
    """The text with spaces before ? ! ; : » and behind « that no line is broken at, as French sets them."""
    return _BEHIND_GUILLEMETS.sub(_NO_BREAK, _BEFORE_SIGNS.sub(_NO_BREAK, text))


def _bounded(text: str) -> str:
    """The text with no more than MOST_MARKS_RUNNING combining marks behind one letter."""
    return text if text.isascii() else "".join(_with_bounded_marks(text))


def _with_bounded_marks(text: str) -> Iterator[str]:
    running = 0
    for character in text:
        running = running + 1 if ord(character) > 0x2FF and unicodedata.combining(character) else 0
        if running <= MOST_MARKS_RUNNING:
            yield character


def _unwrapped(text: str) -> str:
    """The text with the lines of its paragraphs joined where a mail program, and no person, broke them."""
    chunks = re.split(r"(\n[^\S\n]*\n\s*)", text)
    paragraphs = [chunk.split("\n") for chunk in chunks[::2]]
    width = max((len(line.rstrip()) for lines in paragraphs for line in lines[:-1]), default=0)
    if not WRAPPED_AT[0] <= width <= WRAPPED_AT[1]:
        return text
    if not any(len(lines) > 2 and _is_wrapped(lines, width) for lines in paragraphs):
        return text
    joined = [_joined(lines) if _is_wrapped(lines, width) else "\n".join(lines) for lines in paragraphs]
    return "".join(part for pair in zip(joined, [*chunks[1::2], ""], strict=True) for part in pair)


def _is_wrapped(lines: list[str], width: int) -> bool:
    """Whether each line but the last is so long that the first word of the next had no room on it, and none begins a
    list, a quotation or an indent: then nobody chose to end it there."""
    if len(lines) < 2 or any(_LIST_OR_QUOTE.match(line) for line in lines):
        return False
    pairs = pairwise(lines)
    return all(len(line.rstrip()) + 1 + len(next_line.split(" ", 1)[0]) > width for line, next_line in pairs)


def _joined(lines: list[str]) -> str:
    """Lines as one. A hyphen between letters stays, with its word whole again."""
    text = lines[0].rstrip()
    for line in lines[1:]:
        gap = "" if re.search(r"\w[-‐]$", text) else " "
        text = f"{text}{gap}{line.strip()}"
    return text

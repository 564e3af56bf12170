"""Typed text made one line of prose: spaces, lists, open quotation marks, and the decorations of a telephone."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from .persons import listed

_JOINERS = "\u200c\u200d"
_FIRST_PICTURE = "\u2190"  # below it are signs that belong to words, such as the degree
_FACE = re.compile(r"\s*(?:[:;]-?[()DPp]|<3)$")
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u2023\u25e6\u2043\u00b7\u2013\u2014]+|\(?\d{1,2}[.)])\s+")
_UNENDED = re.compile(r"[\w)\"'\u2019\u201d]$")
_WRAPPED = 60  # characters: a longer line was broken by the window it was typed in, not by its writer
_LISTED = 3  # words that each of three bare lines has at most to be a list, if any begins with a capital
_BROKEN_OFF = re.compile(r"(?:,?\s+(?:and|or|because))+$", re.IGNORECASE)
_PAIRS = (("\u201c", "\u201d"), ("(", ")"), ("[", "]"), ("\u00ab", "\u00bb"))
_QUOTES = "\u201d\u00bb"
_BEFORE_A_STOP = re.compile(r" (?=[.,](?:[\s.,]|$))")
_LOOSE_COMMA = re.compile(r" ,(?=\w)")
_EMPHASIS = re.compile(r"(?<![^\s\"'(\u2018\u201c])([*_]{1,2})(?=\S)([^*_]+)(?<=\S)\1(?![^\s\"').,;:!?\u2019\u201d])")
_INCHES = re.compile(r"(?<=\d)\"")


def tidy(text: str) -> str:
    """One line: no control characters, no doubled space, no space before a stop or a comma."""
    visible = unicodedata.normalize("NFC", text)
    if not visible.isprintable():
        visible = "".join(_visible(character) for character in visible)
    spaced = _LOOSE_COMMA.sub(", ", _BEFORE_A_STOP.sub("", " ".join(visible.split())))
    return re.sub(r"(?<=[!?…])\.", "", re.sub(r",{2,}", ",", re.sub(r"\.{2,}", "…", spaced)))


def one_line(text: str, small: Callable[[str], str]) -> str:
    """As tidy(), but lines that were a list become one with commas, and other lines sentences.

    `small` takes the capital from an item of a list that is no name.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    items = [_BULLET.sub("", line).strip() for line in lines if line.strip()]
    if len(items) > 1 and (all(_BULLET.match(line) for line in lines if line.strip()) or _is_bare_list(items)):
        return _as_list([small(tidy(item).rstrip(" .,;")) for item in items])
    return tidy(_as_prose([_BULLET.sub("", line) for line in lines]))


def undecorated(text: str) -> str:
    """Without marks of emphasis, and without the faces and pictures at either end: they say how, and not what."""
    bare = _FACE.sub("", _EMPHASIS.sub(r"\2", text))
    while bare and _is_picture(bare[-1]):
        bare = bare[:-1].rstrip()
    while bare and _is_picture(bare[0]):
        bare = bare[1:].lstrip()
    return bare if bare == text else undecorated(bare)


def whole(text: str) -> str:
    """With every quotation and bracket closed, and no "and" left hanging at the end."""
    closed = _BROKEN_OFF.sub("", text)
    for opening, closing in _PAIRS:
        closed += closing * max(0, closed.count(opening) - closed.count(closing))
        while closing in _QUOTES and closed.count(closing) > closed.count(opening):
            closed = "".join(closed.rpartition(closing)[::2])
    if _INCHES.sub("", closed).count('"') % 2:
        lone = closed.rindex('"')
        closed = f'{closed}"' if _opens(closed, lone) else closed[:lone] + closed[lone + 1 :]
    return re.sub(r",([\"\u201d])$", r"\1", closed)


def _opens(text: str, place: int) -> bool:
    return (place == 0 or text[place - 1] in " ([") and place + 1 < len(text)


def _as_list(items: list[str]) -> str:
    filled = [item for item in items if item]
    return "; ".join(filled) if any(re.search(r"[,;.!?]", item) for item in filled) else listed(filled)


def _is_bare_list(items: list[str]) -> bool:
    if len(items) < 3 or not all(map(_UNENDED.search, items[:-1])) or any("," in item for item in items):
        return False
    return all(len(item.split()) <= _LISTED or (item[0].islower() and len(item) < _WRAPPED) for item in items)


def _as_prose(lines: list[str]) -> str:
    prose = lines[0]
    for before, line in pairwise(lines):
        wrapped = len(before) >= _WRAPPED and line.strip()
        ends = _UNENDED.search(prose) and not wrapped and (not before.strip() or line.strip()[:1].isupper())
        prose = f"{prose.rstrip()}{'.' if ends and line.strip() else ''} {line.strip()}".rstrip()
    return prose


def _visible(character: str) -> str:
    if character.isspace() or character == "\0":
        return " "
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs") and character not in _JOINERS
    return "" if hidden else character


def _is_picture(character: str) -> bool:
    if character in "\u200d\ufe0e\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    return character > _FIRST_PICTURE and unicodedata.category(character) == "So"

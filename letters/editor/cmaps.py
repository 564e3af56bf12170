"""CMaps: the tables in a PDF that tell of every letter form which text it stands for (ISO 32000-2, 9.10.3).

Ghostscript 10.00 misreads characters beyond Latin 1 in lists of a range, and writes texts of several characters with
their bytes in the wrong order. So every code gets an entry of its own, and each of those texts is lent a single
character that no font of the file uses, and put back afterwards.
"""

import re
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Dictionary, Pdf

LENT = range(0xE000, 0xF900)
"""Characters for private use, which no text has."""

_BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHARACTER = re.compile(r"<([0-9a-fA-F ]+)>\s*<([0-9a-fA-F \n]*)>")
_RANGE = re.compile(r"<([0-9a-fA-F ]+)>\s*<([0-9a-fA-F ]+)>\s*(?:<([0-9a-fA-F \n]*)>|\[([^\]]*)\])")
_PART = re.compile(r"<([0-9a-fA-F \n]*)>")
_MOST = 100
"""Entries that a block may have."""


def read_cmap(data: bytes) -> dict[int, str]:
    """The text of every code."""
    found: dict[int, str] = {}
    for kind, block in _BLOCK.findall(data.decode("latin-1")):
        if kind == "bfchar":
            found.update((int(code, 16), _text(text)) for code, text in _CHARACTER.findall(block))
        else:
            for ends in _RANGE.findall(block):
                found.update(_ranged(*ends))
    return found


def _ranged(first: str, last: str, text: str, texts: str) -> Iterator[tuple[int, str]]:
    codes = range(int(first, 16), min(int(last, 16), 0xFFFF) + 1)
    if texts:
        yield from zip(codes, map(_text, _PART.findall(texts)), strict=False)
    elif begun := _text(text):
        yield from ((code, begun[:-1] + chr(ord(begun[-1]) + step)) for step, code in enumerate(codes))


def _text(spelled: str) -> str:
    return bytes.fromhex("".join(spelled.split())).decode("utf-16-be", "replace")


def spell_cmap(texts: Mapping[int, str]) -> bytes:
    """A table that says the text of every code, of two bytes each."""
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    blocks = [rows[start : start + _MOST] for start in range(0, len(rows), _MOST)]
    listed = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{listed}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def lend(document: Pdf) -> dict[str, str]:
    """Give every text of several characters a single one. Returns which stands for which."""
    tables = [(font, read_cmap(font.ToUnicode.read_bytes())) for font in _fonts(document)]
    used = {text for _, table in tables for text in table.values()}
    free = (chr(code) for code in LENT if chr(code) not in used)
    lent = {text: next(free, text) for text in sorted(used) if len(text.encode("utf-16-be")) > 2}
    for font, table in tables:
        _set(document, font, {code: lent.get(text, text) for code, text in table.items()})
    return {single: text for text, single in lent.items()}


def give_back(document: Pdf, lent: Mapping[str, str]) -> None:
    """Put the texts back for which single characters stand."""
    for font in _fonts(document) if lent else ():
        table = read_cmap(font.ToUnicode.read_bytes())
        if any(text in lent for text in table.values()):
            _set(document, font, {code: lent.get(text, text) for code, text in table.items()})


def _set(document: Pdf, font: pikepdf.Object, table: Mapping[int, str]) -> None:
    font.ToUnicode = document.make_stream(spell_cmap(table))


def _fonts(document: Pdf) -> Iterator[pikepdf.Object]:
    """The fonts of two-byte codes that tell their text; those of one byte are set by nobody here."""
    for each in document.objects:
        if isinstance(each, Dictionary) and each.get("/Subtype") == "/Type0" and "/ToUnicode" in each:
            yield each

"""Fonts: what a file holds of each, wherever it is named, also inside forms, patterns and drawn fonts."""

import re
from array import array
from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Object, Pdf

from .facts import FontFacts
from .letterforms import x_height

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
SCRIPT = 8
"""The flag of a font descriptor that says that it is handwriting (ISO 32000-2, table 121)."""

HAND = re.compile(r"(?:^|\+)Hand$")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_UNSAID, _COMMON = 1000.0, 500.0
"""The width of a glyph for which a composite font says none, and about that of one in a font that says nothing."""


class FontShelf:
    """The fonts of one file, each read once."""

    def __init__(self) -> None:
        self._known: dict[str, FontFacts] = {}

    def facts(self, font: Object) -> FontFacts:
        """What there is to know of a font."""
        identity = str(font.objgen) if font.is_indirect else repr(font)
        if identity not in self._known:
            self._known[identity] = font_facts(font)
        return self._known[identity]


def fonts_of(pdf: Pdf, shelf: FontShelf) -> list[tuple[FontFacts, int]]:
    """Every font that the file names, used or not, with the number of the first page that can use it."""
    found: dict[int, tuple[FontFacts, int]] = {}
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        for font in _walk(inherited(page.obj, "/Resources"), seen):
            facts = shelf.facts(font)
            found.setdefault(id(facts), (facts, number))
    return list(found.values())


def inherited(page: Object, key: str) -> Object | None:
    """An entry of a page, which the tree of pages may hold for it."""
    node: Object | None = page
    for _ in range(64):
        if node is None or key in node:
            break
        node = node.get("/Parent")
    return node.get(key) if node is not None else None


def _walk(resources: Object | None, seen: set[tuple[int, int]]) -> Iterator[Object]:
    """The fonts that some resources name, and those of everything that can be drawn with them."""
    if not isinstance(resources, Dictionary) or _was_seen(resources, seen):
        return
    for font in values(resources, "/Font"):
        yield font
        yield from _walk(font.get("/Resources"), seen)
    for state in values(resources, "/ExtGState"):
        if isinstance(named := state.get("/Font"), Array):
            yield named[0]
    for drawn in (*values(resources, "/XObject"), *values(resources, "/Pattern")):
        if not _was_seen(drawn, seen):
            yield from _walk(drawn.get("/Resources"), seen)


def _was_seen(thing: Object, seen: set[tuple[int, int]]) -> bool:
    """Whether something that has a number was come across before: forms may draw each other in a circle."""
    if not thing.is_indirect:
        return False
    known = thing.objgen in seen
    seen.add(thing.objgen)
    return known


def values(resources: Object | None, kind: str) -> Iterable[Object]:
    """What some resources name of one kind."""
    named = resources.get(kind) if resources is not None else None
    return [value for _, value in named.items()] if isinstance(named, Dictionary) else []


def font_facts(font: Object) -> FontFacts:
    """What there is to know of a font."""
    is_wide = font.get("/Subtype") == "/Type0"
    own = font.DescendantFonts[0] if is_wide and "/DescendantFonts" in font else font
    descriptor = own.get("/FontDescriptor")
    name = str(font.get("/BaseFont", "/unnamed")).removeprefix("/")
    flags = int(descriptor.get("/Flags", 0)) if descriptor is not None else 0
    is_drawn = font.get("/Subtype") == "/Type3"
    return FontFacts(
        name=name,
        is_embedded=is_drawn or (descriptor is not None and any(key in descriptor for key in PROGRAMS)),
        is_subset=is_drawn or bool(_SUBSET.match(name)),
        has_text="/ToUnicode" in font,
        is_hand=bool(flags & SCRIPT or HAND.search(name)),
        is_wide=is_wide,
        widths=_listed(
            _wide_widths(own) if is_wide else _widths(own), float(own.get("/DW", _UNSAID)) if is_wide else 0.0
        ),
        x_height=x_height(font),
    )


def _listed(widths: dict[int, float], usual: float) -> "array[float]":
    """Widths by code, as small as can be kept, and the usual one for all codes behind."""
    listed = array("f", [usual]) * (max(widths, default=0) + 2)
    for code, width in widths.items():
        listed[code] = width
    return listed


def _widths(font: Object) -> dict[int, float]:
    first = int(font.get("/FirstChar", 0))
    widths = {first + place: float(width) for place, width in enumerate(font.get("/Widths", ()))}
    return widths or dict.fromkeys(range(256), _COMMON)


def _wide_widths(font: Object) -> dict[int, float]:
    """The widths of a composite font: "c [w1 w2 …]" from c on, or "from to w" (ISO 32000-2, 9.7.4.3)."""
    found: dict[int, float] = {}
    entries = iter(font.get("/W", ()))
    for first in entries:
        following = next(entries, None)
        if isinstance(following, Array):
            found.update((int(first) + place, float(width)) for place, width in enumerate(following))
        elif following is not None:
            width = float(next(entries, _UNSAID))
            found.update(dict.fromkeys(range(int(first), min(int(following), 0xFFFF) + 1), width))
    return found

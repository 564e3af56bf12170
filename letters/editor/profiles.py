"""Profiles: printers as `seeds/printers/*.toml` describe them, in inches."""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from .errors import DamagedProfile
from .geometry import INCH, Bleed, Trim, inches, trim_of
from .printers import Barcode, Case, CoverWants, FileWants, Printer, Source, Stock

EDGES = ("top", "bottom", "outside", "inside")
_TABLES = {
    "trims": ("sizes",),
    "inside": ("bands",),
    "margins": ("least", "least_with_bleed"),
    "bleed": ("size", "edges"),
    "pages": ("even", "last_blank"),
    "stocks": (),
    "spine": ("text_from", "clearance"),
    "cover": ("bleed", "safety", "colour"),
    "barcode": ("width", "height", "from_spine", "from_bottom"),
    "file": ("least_type", "least_line", "least_dpi"),
}
"""The tables of a profile, and what each of them has to say besides its source."""


def load_printers(folder: Path) -> tuple[Printer, ...]:
    """Every printer in `folder`/*.toml, by file name. Raises DamagedProfile."""
    printers = tuple(_load(path) for path in sorted(folder.glob("*.toml")))
    if not printers:
        raise DamagedProfile(f"There is no printer in {folder}.")
    return printers


def _load(path: Path) -> Printer:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DamagedProfile(f"{path.name} is not TOML: {error}.") from error
    for problem in _problems(data):
        raise DamagedProfile(f"{path.name}: {problem}")
    return _printer(path.stem, data)


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    for key in ("label", "collected"):
        if key not in data:
            yield f"{key} is missing."
    for table, needed in _TABLES.items():
        for key in ("source", *needed):
            if key not in data.get(table, {}):
                yield f"[{table}] has no {key}."
    yield from _figure_problems(data)


def _figure_problems(data: Mapping[str, Any]) -> Iterator[str]:
    for size in (*data["trims"]["sizes"], *_ends(data["trims"])):
        if inches(size) is None:
            yield f"“{size}” is no size in inches, such as 5.5x8.5."
    if not all(one[0] < next_[0] and one[1] <= next_[1] for one, next_ in pairwise(data["inside"]["bands"])):
        yield "the bands of the inside margin go from thin books to thick ones."
    for edge in data["bleed"]["edges"]:
        if edge not in EDGES:
            yield f"there is no edge “{edge}”. There are: {', '.join(EDGES)}."
    if data["file"].get("pdfx") and not data["file"].get("printing_condition"):
        yield "a printer that takes PDF/X has a printing_condition."
    if "case" in data and (missing := {"source", "wrap", "wider", "taller", "hinge"} - data["case"].keys()):
        yield f"[case] has no {min(missing)}."
    if data["cover"]["colour"] not in ("rgb", "cmyk"):
        yield "a cover's colour is rgb or cmyk."


def _printer(slug: str, data: Mapping[str, Any]) -> Printer:
    """A printer from a profile that has everything."""
    margins, pages, spine = data["margins"], data["pages"], data["spine"]
    return Printer(
        slug=slug,
        label=data["label"],
        collected=data["collected"],
        trims=tuple(map(_trim, data["trims"]["sizes"])),
        stocks=tuple(_stock(key, table) for key, table in data["stocks"].items() if isinstance(table, dict)),
        insides=tuple((most, inside * INCH) for most, inside in data["inside"]["bands"]),
        margin=margins["least"] * INCH,
        margin_with_bleed=margins["least_with_bleed"] * INCH,
        bleed=Bleed(data["bleed"]["size"] * INCH, frozenset(data["bleed"]["edges"])),
        even=pages["even"],
        last_page_blank=pages["last_blank"],
        blank_running=pages.get("blank_running"),
        blank_at_end=pages.get("blank_at_end"),
        spine_text_from=spine["text_from"],
        spine_clearance=spine["clearance"] * INCH,
        cover=_cover(data["cover"], data["barcode"], data.get("case")),
        file=_file(data["file"]),
        sources={name: Source(data[name]["source"], data[name].get("unsure", False)) for name in _tables(data)},
        fewer=_fewer(data.get("fewer", {})),
        ends=_between(data["trims"]),
        spines=tuple((most, width * INCH) for most, width in spine.get("bands", ())),
    )


def _tables(data: Mapping[str, Any]) -> Iterator[str]:
    return (name for name, table in data.items() if isinstance(table, dict) and "source" in table)


def _trim(size: str) -> Trim:
    width, height = inches(size) or (0.0, 0.0)
    return trim_of(size, (width, height))


def _ends(trims: Mapping[str, Any]) -> tuple[str, ...]:
    return (trims["least"], trims["most"]) if "least" in trims and "most" in trims else ()


def _between(trims: Mapping[str, Any]) -> tuple[Trim, Trim] | None:
    ends = _ends(trims)
    return (_trim(ends[0]), _trim(ends[1])) if ends else None


def _stock(slug: str, table: Mapping[str, Any]) -> Stock:
    """A paper, whose thickness is said as that of a page or as pages in an inch."""
    caliper = table["caliper"] if "caliper" in table else 1 / table["pages_an_inch"]
    return Stock(
        slug=slug,
        label=table["label"],
        least=table["least"],
        most=table["most"],
        caliper=caliper * INCH,
        constant=table.get("constant", 0.0) * INCH,
        is_estimate=table.get("estimated", False),
        colour=table.get("colour", False),
    )


def _cover(cover: Mapping[str, Any], barcode: Mapping[str, Any], case: Mapping[str, Any] | None) -> CoverWants:
    place = Barcode(*(barcode[key] * INCH for key in ("width", "height", "from_spine", "from_bottom")))
    return CoverWants(
        bleed=cover["bleed"] * INCH,
        safety=cover["safety"] * INCH,
        colour=cover["colour"],
        most_ink=cover.get("most_ink"),
        barcode=place,
        case=_case(case),
    )


def _case(case: Mapping[str, Any] | None) -> Case | None:
    """A case, where the printer binds in boards."""
    return Case(*(case[key] * INCH for key in ("wrap", "wider", "taller", "hinge"))) if case else None


def _file(table: Mapping[str, Any]) -> FileWants:
    return FileWants(
        largest_mb=table.get("largest_mb"),
        pdfx=tuple(table.get("pdfx", ())),
        printing_condition=table.get("printing_condition", ""),
        least_type=table["least_type"],
        least_line=table["least_line"],
        least_dpi=table["least_dpi"],
    )


def _fewer(table: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """The page limits of single trims, by trim and stock."""
    limits = {trim: stocks for trim, stocks in table.items() if isinstance(stocks, dict)}
    return {(trim, stock): most for trim, stocks in limits.items() for stock, most in stocks.items()}

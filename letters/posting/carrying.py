"""What a letter weighs, and what its post takes for that: dated figures, read from files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

from letters.handwriting import paper_named

__all__ = ["Postage", "PostageTable", "Stock", "load_postage", "load_stock", "sheets_of"]

POINTS_IN_A_METRE = 72 / 0.0254


@dataclass(frozen=True, slots=True)
class Stock:
    """The papers and envelopes that the house posts: `gsm` in grams of a square metre and `usual` envelopes by paper,
    `envelopes` in grams each."""

    gsm: Mapping[str, float]
    usual: Mapping[str, str]
    envelopes: Mapping[str, float]

    def envelope_for(self, paper: str, chosen: str) -> str:
        """The envelope that a client chose, or the one that goes with the paper."""
        return chosen or self.usual[paper]

    def grams(self, paper: str, sheets: int, envelope: str) -> float:
        """What so many sheets weigh in this envelope, in grams. Raises UnknownPaper."""
        sheet = paper_named(paper)
        square_metres = sheet.width * sheet.height / POINTS_IN_A_METRE**2
        return sheets * square_metres * self.gsm[paper] + self.envelopes[envelope]


@dataclass(frozen=True, slots=True)
class Postage:
    """What one letter costs: `price` with its currency, and the `service`."""

    price: str
    service: str


@dataclass(frozen=True, slots=True)
class Rate:
    """One service: to which countries (empty: to all others), and what it takes, by the most grams."""

    service: str
    to: frozenset[str]
    steps: tuple[tuple[float, float], ...]
    source: str
    since: date
    unsure: bool


@dataclass(frozen=True, slots=True)
class PostageTable:
    """What one country's post takes for letters, as it was `collected`."""

    label: str
    currency: str
    collected: date
    rates: tuple[Rate, ...]

    def postage(self, country: str, grams: float) -> Postage | None:
        """What a letter of so many grams costs to this country; None where the table does not say."""
        rate = next((rate for rate in self.rates if not rate.to or country in rate.to), None)
        price = next((price for most, price in rate.steps if grams <= most), None) if rate else None
        return Postage(f"{self.currency}{price:.2f}", rate.service) if rate and price is not None else None

    @property
    def is_unsure(self) -> bool:
        """Whether somebody should compare it with the post's own list."""
        return any(rate.unsure for rate in self.rates)


def sheets_of(pages: int, *, both_sides: bool) -> int:
    """How many sheets so many pages take."""
    return ceil(pages / 2) if both_sides else pages


def load_stock(path: Path) -> Stock:
    """The papers and envelopes of the house. Raises KeyError for a file that lacks a figure."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    papers = data["papers"]
    return Stock(
        {slug: float(paper["gsm"]) for slug, paper in papers.items()},
        {slug: str(paper["envelope"]) for slug, paper in papers.items()},
        {slug: float(grams) for slug, grams in data["envelopes"].items()},
    )


def load_postage(path: Path) -> PostageTable:
    """The table of one country's post. Raises KeyError for a file that lacks a figure."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rates = tuple(map(_rate, data["rates"]))
    return PostageTable(data["label"], data["currency"], data["collected"], rates)


def _rate(row: Mapping[str, Any]) -> Rate:
    steps = tuple((float(most), float(price)) for most, price in row["up_to"])
    return Rate(
        row["name"], frozenset(row.get("to", ())), steps, row["source"], row["since"], bool(row.get("unsure", False))
    )

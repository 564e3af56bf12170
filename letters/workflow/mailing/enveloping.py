"""What stands on a letter's envelope, which one it is, and what it weighs and costs with the letter in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from letters.handwriting import Layout
from letters.models import Letter, Posting
from letters.posting import (
    Postage,
    PostageTable,
    Stock,
    address_lines,
    load_postage,
    load_stock,
    sheets_of,
)

from ..styling import StyleData, address_styled

__all__ = [
    "Envelope",
    "addressed_by_hand",
    "envelope_of",
    "envelope_to",
    "latest_posting",
    "postage_of",
    "postage_table",
    "stock",
    "weigh",
    "words_of_address",
]


@dataclass(frozen=True, slots=True)
class Envelope:
    """The envelope of a letter: what stands on it, and its size as a slug. `address` is "" where nobody gave one."""

    address: str
    sender: str
    size: str


@cache
def stock() -> Stock:
    """The papers and envelopes of the house, read once."""
    return load_stock(Path(settings.SEEDS_ROOT, "stationery.toml"))


@cache
def postage_table(country: str) -> PostageTable | None:
    """What the post of this country takes; None where the house has no table of it."""
    path = Path(settings.SEEDS_ROOT, "postage", f"{country.lower()}.toml")
    return load_postage(path) if path.exists() else None


def latest_posting(letter: Letter) -> Posting | None:
    """The letter's newest way through the post, None where nobody asked for one."""
    return letter.postings.order_by("-number").first()


def words_of_address(address: Mapping[str, str]) -> str:
    """An address as it stands on an envelope of this house, line by line; "" for none. Raises UnknownCountry."""
    return "\n".join(address_lines(address, settings.POST_FROM)) if address else ""


def envelope_of(letter: Letter, posting: Posting | None = None) -> Envelope:
    """The envelope of this posting, or of the letter's newest. The address that the house posts to goes before what the
    client wrote for an envelope of their own: there is one, and one envelope."""
    brief = letter.brief
    posting = posting or latest_posting(letter)
    if posting is None or not posting.address:
        return Envelope(brief.address, brief.sender, brief.envelope)
    return envelope_to(letter, posting.address)


def envelope_to(letter: Letter, address: Mapping[str, str]) -> Envelope:
    """The letter's envelope, were it posted to this address. Raises UnknownCountry."""
    brief = letter.brief
    size = stock().envelope_for(brief.paper, brief.envelope)
    return Envelope(words_of_address(address), brief.sender or "\n".join(settings.POST_SENDER), size)


def addressed_by_hand(envelope: Envelope, hand: str, seed: int, style: StyleData) -> Layout:
    """The front of the envelope, in the hand of its letter. Raises HandwritingError for what cannot stand on it."""
    return address_styled(envelope.address, envelope.sender, hand, envelope.size, seed, style)


def weigh(paper: str, pages: int, envelope: str, *, both_sides: bool) -> float:
    """Grams of so many pages on this paper, in this envelope."""
    return stock().grams(paper, sheets_of(pages, both_sides=both_sides), envelope)


def postage_of(posting: Posting, grams: float) -> Postage | None:
    """What it costs to post a letter of so many grams to this address; None where no table says it."""
    table = postage_table(settings.POST_FROM)
    return table.postage(posting.address.get("country_code", ""), grams) if table else None

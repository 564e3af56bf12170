"""How a letter is to look beside its hand and paper: ink, pen, stationery, pace. Kept as plain values with every brief,
approval and rendering; what a row from before leaves out is as it was then."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from letters.drafting.proofreading import language_of_text
from letters.handwriting import (
    PACES,
    Layout,
    Stationery,
    TextTooLong,
    UnknownPace,
    address_envelope,
    lay_out,
    lay_out_without_tells,
    pages_needed,
)

type StyleData = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Style:
    """What a client may choose. `ink`, `pen` and `pace` are slugs; `letterhead` is one printed line."""

    ink: str = "iron-gall"
    ruled: bool = False
    letterhead: str = ""
    numbered: bool = False
    pace: str = "everyday"
    mends: bool = False
    pen: str = "ballpoint"

    @classmethod
    def from_data(cls, data: StyleData) -> "Style":
        """The style that was kept as `data`; what it does not know is left out."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in names})

    def as_data(self) -> dict[str, Any]:
        """The style as it is kept."""
        return asdict(self)

    @property
    def speed(self) -> float:
        """The pace as the hand takes it, from 0 to 1. Raises UnknownPace."""
        try:
            return PACES[self.pace]
        except KeyError:
            raise UnknownPace(f"There is no pace called “{self.pace}”. There are: {', '.join(PACES)}.") from None

    @property
    def stationery(self) -> Stationery:
        """What is on the paper, and in the pen."""
        return Stationery(self.ruled, self.ink, self.letterhead, self.numbered, self.pen)


AS_USUAL = Style()

UNDERLINES = "underlines"
"""What an approval keeps beside the style: that the hand underlines what is typed *so*. In letters that were approved
before it did, the stars stand on the pages, and there they stay."""

LANGUAGE = "language"
"""What an approval keeps besides, of a letter in another language than English, as a BCP 47 tag: its long words are
parted so, its quotation marks are those of its language, and a screen reader reads it as what it is."""

FITTING = 1
"""The seed with which it is tried, before a brief is taken, whether its envelope holds the address."""


def as_approved(style: StyleData, text: str) -> dict[str, Any]:
    """The style of a letter as its approval keeps it: with all that the hand does now, and may not always have done."""
    language = language_of_text(text)
    return {**style, UNDERLINES: True, **({LANGUAGE: language} if language else {})}


def approved_language(style: StyleData) -> str:
    """In which language the pages of an approval were written; "" for English, and for those of an older house."""
    return str(style.get(LANGUAGE, ""))


def underlines(style: StyleData) -> bool:
    """Whether the pages of an approval have lines under what is typed *so*."""
    return bool(style.get(UNDERLINES, False))


def lay_out_styled(text: str, hand: str, paper: str, seed: int, style: StyleData) -> Layout:
    """The letter for the first time: with the seed, or one made from it, whose pages betray nothing.

    Raises HandwritingError.
    """
    chosen = Style.from_data(style)
    return lay_out_without_tells(
        text,
        hand,
        paper,
        seed,
        stationery=chosen.stationery,
        pace=chosen.speed,
        mends=chosen.mends,
        language=language_of_text(text),
    )


def lay_out_again(text: str, hand: str, paper: str, seed: int, style: StyleData) -> Layout:
    """The very pages that this seed gave before. Raises HandwritingError."""
    chosen = Style.from_data(style)
    return lay_out(
        text,
        hand,
        paper,
        seed,
        stationery=chosen.stationery,
        pace=chosen.speed,
        mends=chosen.mends,
        underlines=underlines(style),
        language=approved_language(style),
    )


def pages_styled(text: str, hand: str, paper: str, seed: int, style: Style) -> int:
    """How many pages the letter takes, before it is laid out. Raises HandwritingError."""
    return pages_needed(
        text,
        hand,
        paper,
        seed,
        stationery=style.stationery,
        pace=style.speed,
        mends=style.mends,
        language=language_of_text(text),
    )


def address_styled(address: str, sender: str, hand: str, size: str, seed: int, style: StyleData) -> Layout:
    """The front of an envelope, by the hand, with the pen and in the ink of its letter. Raises HandwritingError.

    Where this seed writes so wide that a line more is needed than fits, it is written with the seed that was tried.
    """
    chosen = Style.from_data(style)

    def addressed(seed: int) -> Layout:
        return address_envelope(
            address, hand, size, seed, sender=sender, ink=chosen.ink, pen=chosen.pen, pace=chosen.speed
        )

    try:
        return addressed(seed)
    except TextTooLong:
        return addressed(FITTING)

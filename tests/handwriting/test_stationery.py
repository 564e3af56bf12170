"""Ink and paper: what the client chooses beside words and hand."""

import pytest

from letters.handwriting import INKS, HandwritingError, Stationery, lay_out

WHITE = (1.0, 1.0, 1.0)


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("slug", INKS)
def test_every_ink_reads_well_even_where_it_runs_thin(slug: str) -> None:
    red, green, blue = (part + (1 - part) * 0.2 for part in INKS[slug].colour)
    assert (luminance(WHITE) + 0.05) / (luminance((red, green, blue)) + 0.05) > 4.5  # WCAG 2.2, 1.4.3


def test_the_digest_names_the_ink_the_pace_and_the_mends() -> None:
    digests = {
        lay_out("Dear Amy").digest,
        lay_out("Dear Amy", stationery=Stationery(ink="sepia")).digest,
        lay_out("Dear Amy", pace=0.75).digest,
        lay_out("Dear Amy", mends=True).digest,
    }
    assert len(digests) == 4


def test_the_ink_colours_the_words() -> None:
    sepia = lay_out("Dear Amy", stationery=Stationery(ink="sepia")).pages[0]
    assert sepia.ink is INKS["sepia"]


def test_an_unknown_ink_lists_the_known_ones() -> None:
    with pytest.raises(HandwritingError, match="sepia"):
        lay_out("Dear Amy", stationery=Stationery(ink="royal"))


@pytest.mark.parametrize("pace", [-0.1, 1.01, float("nan")])
def test_no_pace_lies_outside_careful_and_hasty(pace: float) -> None:
    with pytest.raises(HandwritingError, match="careful"):
        lay_out("Dear Amy", pace=pace)

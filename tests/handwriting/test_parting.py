"""What is longer than a line goes on in the next: a word behind a syllable with a hyphen, an address behind a sign."""

from pathlib import Path

import pytest

from letters.handwriting import hand_names, lay_out
from letters.handwriting.parting import places
from letters.handwriting.tracing import words_of
from tests.handwriting.readers import READERS, Reader

STEAMER = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
PAGE = "https://www.example.org/letters/from-your-life/2026/the-second-edition?page=12&lang=en#top"
PERSON = "some.body.with.a.very-long.name.indeed@beautiful-handwritten-letters.example.org"


def parted(word: str, language: str) -> str:
    """The word with | where it can be parted, and -| where a hyphen is drawn besides."""
    found = places(word, language)
    return "".join(f"{'-|' if found[at] else '|'}{letter}" if at in found else letter for at, letter in enumerate(word))


@pytest.mark.parametrize(
    ("word", "language", "shown"),
    [
        ("incomprehensibilities,", "en", "in-|com-|pre-|hens-|ib-|il-|it-|ies,"),
        ("Schifffahrtsgesellschaft", "de", "Schiff-|fahrts-|ge-|sell-|schaft"),
        ("достопримечательность", "ru", "до-|сто-|при-|ме-|ча-|тель-|ность"),
        ("mother-in-law", "en", "mother-|in-|law"),
        ("www.example.org/one", "en", "www.|example.|org/|one"),
        ("paul@example.org", "de", "paul@|example.|org"),
        ("aaaaaaaaaaaa", "en", "aaaaaaaaaaaa"),
    ],
)
def test_where_a_word_can_be_parted(word: str, language: str, shown: str) -> None:
    assert parted(word, language) == shown


@pytest.mark.parametrize("slug", hand_names())
@pytest.mark.parametrize("word", [STEAMER, PAGE, PERSON, "a" * 90])
def test_a_word_longer_than_a_line_stays_on_the_sheet_and_loses_nothing(slug: str, word: str) -> None:
    layout = lay_out(f"Dear Amy,\n\nSee {word} and come.\n\nPaul", slug, "a5", 5, language="de")
    (page,) = layout.pages
    assert "".join(words_of(page).split()) == f"DearAmy,See{word}andcome.Paul"
    right = page.pieces.pens + page.pieces.advances
    assert right.max() * 0.02 < page.width
    inner = [line for line in words_of(page).splitlines() if line and line in word and line != word]
    if word in (PAGE, PERSON):
        assert all(line[-1] in "/@.-_?&=#" for line in inner if not word.endswith(line))
    letters = [layout.alphabet.letters[form] for form in page.letters.forms.tolist()]
    drawn_hyphens = letters.count("-") - word.count("-")
    assert drawn_hyphens == (int(page.lines.continues.sum()) if word == STEAMER else 0)


@pytest.mark.parametrize("reader", READERS)
def test_a_drawn_hyphen_is_not_copied_out(reader: Reader, tmp_path: Path) -> None:
    pdf = lay_out(f"Dear Amy,\n\nOur {STEAMER} has closed.\n\nPaul", "paul", "a5", 5, language="de").pdf()
    (page,) = reader(pdf, tmp_path)
    assert STEAMER in "".join(page.split())

"""The overview: sections that were given, and a contents that goes on over pages."""

from letters.editor.submitting.overview import overview
from tests.editor.books import long_book, plain_book

from .offers import BARE, OFFER, lines, pages


def test_it_tells_of_the_book_its_author_and_its_readers() -> None:
    said = pages(overview(plain_book(), OFFER))[0]
    assert said.startswith("The Pear Tree and other letters by Paul Lindqvist")
    assert "A book about one tree. Three letters in two chapters, written in 2019: about 100 words." in said
    assert "Paul Lindqvist has a saw." in said
    assert "Whoever has a drawer." in said
    assert "84, Charing Cross Road: letters" in said


def test_the_contents_number_every_letter() -> None:
    shown = lines(overview(plain_book(), BARE), 0)
    start = shown.index("The storm")
    assert shown[start : start + 5] == [
        "The storm",
        "1. To Rosa. An anniversary, 12 May 2019",
        "2. To Émile. An anniversary, 13 May 2019",
        "The branch",
        "3. To Rosa. An anniversary, 14 May 2019",
    ]


def test_a_section_that_nobody_wrote_has_no_heading() -> None:
    said = pages(overview(plain_book(), BARE))[0].casefold()
    assert "overview" in said
    assert not any(heading in said for heading in ("why", "who will", "comparable"))


def test_a_long_contents_goes_on_and_no_chapter_title_stands_at_the_foot() -> None:
    pdf = overview(long_book(200), BARE)
    told = pages(pdf)
    assert len(told) > 3
    assert told[-1].endswith(f"{len(told)}")
    assert sum(page.count("To Rosa.") for page in told) == 200
    assert not any(lines(pdf, page)[-2].startswith("Part") for page in range(len(told)))

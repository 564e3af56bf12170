"""An offer, and what one reads in the files of a pack."""

from datetime import date

import pypdfium2 as pdfium

from letters.editor.submitting import House, Offer, Permission

HOUSE = House(
    name="Beautiful Handwritten Letters",
    address="14 Garden Row\nWhitby",
    email="letters@example.org",
    signatory="Samantha Reyes",
)

OFFER = Offer(
    publisher_name="Crown Point Press",
    house=HOUSE,
    on=date(2026, 11, 22),
    contact="Ms Oriel Wadsworth",
    address="Editorial\n114 Alvarado Terrace\nLos Angeles, California",
    overview="A book about *one tree*.",
    why="Because everybody keeps a letter.",
    about_the_author="Paul Lindqvist has a saw.",
    audience="Whoever has a drawer.",
    comparable_titles=("*84, Charing Cross Road*: letters that were never meant to be a book.",),
)

BARE = Offer(publisher_name="Crown Point Press", house=House("The House"), on=date(2026, 11, 22))
"""An offer in which nothing is known but who offers to whom."""

PERMISSIONS = (
    Permission(12, "whom it is for", "Émile Zola", ("in print", "as an e-book"), date(2026, 3, 4), "by post"),
    Permission(11, "who wrote the words", "Amy Hale", ("in print",)),
)


def pages(pdf: bytes) -> list[str]:
    """The text of every page as a reader copies it, on one line each."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def lines(pdf: bytes, page: int) -> list[str]:
    """The lines of a page, counted from 0."""
    document = pdfium.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range()).splitlines()
    finally:
        document.close()


def sizes(pdf: bytes) -> set[tuple[float, float]]:
    """The sizes of the pages, in points."""
    document = pdfium.PdfDocument(pdf)
    try:
        return {page.get_size() for page in document}
    finally:
        document.close()

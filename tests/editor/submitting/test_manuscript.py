"""The manuscript in standard format: the PDF and the Word document."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from letters.editor import Book, CannotBeSet, Chapter, Matter
from letters.editor.submitting.manuscript import passages, running_head
from letters.editor.submitting.manuscript_docx import manuscript_docx
from letters.editor.submitting.manuscript_pdf import manuscript_pdf
from tests.editor.books import MATTER, hostile_book, letter, long_book, plain_book, right_to_left_book

from .offers import BARE, OFFER, lines, pages, sizes


def opened(document: bytes) -> object:
    return Document(BytesIO(document))


def test_the_passages_are_those_of_the_book_in_order() -> None:
    told = [(passage.manner.value, passage.text.split("\n")[0]) for passage in passages(plain_book())]
    assert told[:3] == [
        ("centred", "For whoever kept a branch."),
        ("centred", "We have not long to love."),
        ("centred", "(from a postcard)"),
    ]
    assert told[3:13] == [
        ("chapter", "The storm"),
        ("letter", "To Rosa"),
        ("note", "An anniversary, 12 May 2019"),
        ("flush", "Leeds, 14 May"),
        ("flush", "Dear Rosa,"),
        ("body", "The pear tree came down on *Sunday* night, and **nobody** heard it."),
        ("body", "I kept a branch."),
        ("signed", "With love,"),
        ("signed", "Paul"),
        ("body", "P.S. Bring the saw."),
    ]
    assert told[-1] == ("end", "END")


def test_the_running_head_is_surname_and_title() -> None:
    assert running_head(plain_book(), OFFER) == "Lindqvist / THE PEAR TREE / "
    untold = replace(MATTER, author="", title="A very long title, which nobody would ever want to read twice")
    assert running_head(replace(plain_book(), matter=untold), BARE) == (
        "The House / A VERY LONG TITLE, WHICH NOBODY WOULD EVER WANT … / "
    )


def test_page_one_has_contact_count_and_title() -> None:
    pdf = manuscript_pdf(plain_book(), OFFER)
    first = pages(pdf)[0]
    assert sizes(pdf) == {(612, 792)}
    assert first.startswith("Paul Lindqvist")
    assert "about 100 words" in first
    assert "letters@example.org" in first
    assert first.endswith("The Pear Tree and other letters by Paul Lindqvist")


def test_every_other_page_has_its_running_head() -> None:
    told = pages(manuscript_pdf(long_book(20), OFFER))
    assert "/ THE PEAR TREE /" not in told[0]
    for number, page in enumerate(told[1:], start=2):
        assert f"Lindqvist / THE PEAR TREE / {number}" in page


def test_type_is_twelve_points_double_spaced_within_an_inch() -> None:
    pdf = manuscript_pdf(long_book(20), OFFER)
    with pikepdf.open(BytesIO(pdf)) as opened_pdf:
        content = opened_pdf.pages[5].Contents.read_bytes().decode("ascii").splitlines()
    places = sorted({float(line.split(" Td")[0].split()[-1]) for line in content})
    body = places[:-1]
    assert {round(above - below, 2) % 24 for below, above in pairwise(body)} == {0}
    assert body[0] >= 72
    assert body[-1] < 720
    assert places[-1] == 756
    assert {line.split("Tf")[0].split()[-1] for line in content} == {"12"}
    assert len(lines(pdf, 5)) == len(places)


def test_emphasis_and_accents_survive() -> None:
    book = plain_book()
    words = Document(BytesIO(manuscript_docx(book, OFFER)))
    runs = {run.text: (bool(run.bold), bool(run.italic)) for each in words.paragraphs for run in each.runs}
    assert runs["Sunday"] == (False, True)
    assert runs["nobody"] == (True, False)
    assert "To Émile" in runs
    fonts = pikepdf_fonts(manuscript_pdf(book, OFFER))
    assert {name.split("+")[1] for name in fonts} == {"EBGaramond-Regular", "EBGaramond-Italic", "EBGaramond-Bold"}


def pikepdf_fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as opened_pdf:
        return {str(font.BaseFont) for page in opened_pdf.pages for font in page.Resources.Font.values()}


def test_the_document_has_the_measures_of_a_typescript() -> None:
    document = Document(BytesIO(manuscript_docx(plain_book(), OFFER)))
    section = document.sections[0]
    assert (section.page_width, section.page_height) == (Inches(8.5), Inches(11))
    assert {section.left_margin, section.right_margin, section.top_margin, section.bottom_margin} == {Inches(1)}
    body = document.styles["Manuscript body"]
    assert body.paragraph_format.first_line_indent == Inches(0.5)
    assert body.paragraph_format.line_spacing_rule == WD_LINE_SPACING.DOUBLE
    assert body.paragraph_format.alignment in (None, WD_ALIGN_PARAGRAPH.LEFT)
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.styles["Normal"].font.size == Pt(12)


def test_the_document_counts_its_pages_but_for_the_first() -> None:
    section = Document(BytesIO(manuscript_docx(plain_book(), OFFER))).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text.startswith("Lindqvist / THE PEAR TREE / ")
    fields = section.header.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE"]
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_document_begins_pages_and_keeps_turns_of_line() -> None:
    document = Document(BytesIO(manuscript_docx(plain_book(), OFFER)))
    fresh = [each.text for each in document.paragraphs if each.paragraph_format.page_break_before]
    assert fresh == [
        "For whoever kept a branch.",
        "We have not long to love.",
        "The storm",
        "The branch",
        "Afterword",
        "Acknowledgements",
    ]
    assert "I kept a branch.\nIt is in the “good” jug." in [each.text for each in document.paragraphs]


def test_what_opens_and_closes_a_letter_is_not_parted_in_the_document() -> None:
    document = Document(BytesIO(manuscript_docx(plain_book(), OFFER)))
    stays = [each.text.split("\n")[0] for each in document.paragraphs if each.paragraph_format.keep_with_next]
    assert stays[:5] == ["Leeds, 14 May", "Dear Rosa,", "I kept a branch.", "With love,", "Leeds, 14 May"]
    assert document.styles["Normal"].paragraph_format.widow_control
    for manner in ("title", "chapter", "letter", "note"):
        assert document.styles[f"Manuscript {manner}"].paragraph_format.keep_with_next
    assert document.styles["Manuscript signed"].paragraph_format.keep_together


@pytest.mark.parametrize("before", range(14, 26))
def test_a_closing_never_stands_alone_on_a_page(before: int) -> None:
    text = f"Dear Rosa,\n\n{'x\n\n' * before}The last of it.\n\nWith all my love,\nPaul"
    book = Book(Matter(title="A"), (Chapter("", (letter(1, text),)),))
    for page in range(1, len(pages(manuscript_pdf(book, OFFER)))):
        shown = [line.strip() for line in lines(manuscript_pdf(book, OFFER), page)][1:]
        if "With all my love," in shown:
            assert shown[shown.index("With all my love,") - 1 :][:3] == ["The last of it.", "With all my love,", "Paul"]
        assert shown[-1] not in ("To Rosa", "Dear Rosa,", "With all my love,")


def test_the_document_is_the_same_every_day_and_names_nobody_else() -> None:
    made = manuscript_docx(plain_book(), OFFER)
    assert made == manuscript_docx(plain_book(), OFFER)
    about = Document(BytesIO(made)).core_properties
    assert (about.author, about.title) == ("Paul Lindqvist", "The Pear Tree")
    assert f"{about.created:%Y-%m-%d}" == f"{about.modified:%Y-%m-%d}" == "2026-11-22"
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert b"python-docx" not in archive.read("docProps/core.xml")


def test_a_document_holds_whatever_people_have_typed() -> None:
    document = Document(BytesIO(manuscript_docx(hostile_book(), OFFER)))
    said = "\n".join(each.text for each in document.paragraphs)
    assert "if a<b then <img src=”x” onerror=”y”> </p></html> ]]> &nbsp;" in said
    assert "{{ user.password }}" in said
    assert "\x00" not in said
    names = Document(BytesIO(manuscript_docx(right_to_left_book(), OFFER)))
    assert "To רחל שלום" in [each.text for each in names.paragraphs]


def test_what_the_face_lacks_is_named_with_its_letter() -> None:
    with pytest.raises(CannotBeSet) as refused:
        manuscript_pdf(hostile_book(), OFFER)
    assert refused.value.letter == 11
    assert "U+1F469" in str(refused.value)

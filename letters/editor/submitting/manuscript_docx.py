"""The manuscript as a Word document (ISO 29500), with styles of its own, and never a date of today."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import cast

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn
from docx.shared import Inches, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from letters.editor.archive import rewritten
from letters.editor.book import Book
from letters.editor.markup import Markup, element, held
from letters.editor.runs import bare, runs_of, title_of
from letters.editor.typesetting import Face

from .figures import figures_of
from .manuscript import (
    CENTRED,
    HEADS,
    INDENT,
    SIGNED_AT,
    Manner,
    Passage,
    above,
    contact_of,
    passages,
    running_head,
    title_passages,
)
from .offering import Offer

TYPEFACE = "Times New Roman"

SIZE = 12

TWENTIETHS = 20
"""Of a point: the unit of spacing."""

MEASURE = 6.5
"""Inches between the margins."""

CREATOR = "Beautiful Handwritten Letters"

SPOKEN = {"en": "en-GB"}
"""Word asks for a country too; a language without one here stays as it is."""

OUTLINE = {Manner.CHAPTER: 0, Manner.LETTER: 1}
"""At which level a passage stands in the outline of the document."""


def manuscript_docx(book: Book, offer: Offer) -> bytes:
    """The manuscript in standard format. The same book and offer give the same bytes."""
    document = Document()
    _describe(document, book, offer)
    _lay_sheet(document, running_head(book, offer))
    ids = {manner: str(_style(document, manner).style_id) for manner in Manner}
    _contact(document, book, offer)
    whole = (*title_passages(book), *passages(book))
    written = "".join(_paragraph(each, ids[each.manner], book.matter.language) for each in whole)
    # python-docx looks through all styles for every paragraph; parsed at once, a long book takes a second, not twenty.
    parsed = parse_xml(element("w:body", {"xmlns:w": nsmap["w"]}, Markup(written)))
    end = document.element.body.sectPr
    for paragraph in list(parsed):
        end.addprevious(paragraph)
    file = BytesIO()
    document.save(file)
    return rewritten(file.getvalue())


def _paragraph(passage: Passage, style: str, language: str) -> Markup:
    """A passage as WordprocessingML (ISO 29500-1, 17.3)."""
    begins = (element("w:pageBreakBefore"),) if passage.fresh else ()
    space = f"{above(passage) * TWENTIETHS:.0f}"
    spaced = (element("w:spacing", {"w:before": space}),) if above(passage) else ()
    stays = (element("w:keepNext"),) if passage.stays else ()
    form = element("w:pPr", {}, element("w:pStyle", {"w:val": style}), *stays, *begins, *spaced)
    own = passage.language or language
    runs = (_run(words, face, passage) for words, face in runs_of(passage.text, own))
    return element("w:p", {}, form, *runs)


def _run(words: str, face: Face, passage: Passage) -> Markup:
    """A run with its emphasis. In a note, which leans, what is stressed stands upright."""
    bold = (element("w:b"),) if face.heavy else ()
    leaning = (element("w:i", {"w:val": "0"} if passage.manner is Manner.NOTE else {}),) if face.slanted else ()
    lines = [element("w:t", {"xml:space": "preserve"}, line) for line in words.split("\n")]
    own = SPOKEN.get(passage.language, passage.language)
    spoken = (element("w:lang", {"w:val": own}),) if own else ()
    return element("w:r", {}, element("w:rPr", {}, *bold, *leaning, *spoken), Markup(element("w:br").join(lines)))


def _describe(document: Docx, book: Book, offer: Offer) -> None:
    """Say of the document what it is; its day is that of the offer."""
    about = document.core_properties
    language = book.matter.language
    day = datetime.combine(offer.on, time(), UTC)
    about.title, about.author = title_of(book.matter), bare(book.matter.author, language)
    about.subject, about.comments, about.keywords = "A manuscript", "", ""
    about.last_modified_by, about.revision, about.language = CREATOR, 1, language
    about.created = about.modified = day
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), SPOKEN.get(language, language))


def _lay_sheet(document: Docx, head: str) -> None:
    """US Letter with margins of an inch, and the running head on every page but the first."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    section.header_distance = Inches(0.5)
    section.different_first_page_header_footer = True
    normal = cast(ParagraphStyle, document.styles["Normal"])
    _type(normal)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.widow_control = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_run(held(head))
    _number(header)


def _type(style: ParagraphStyle) -> None:
    """Black Times, for every script."""
    style.font.name, style.font.size = TYPEFACE, Pt(SIZE)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # Without these two, what is not Latin would be set in whatever the reader's machine thinks of.
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), TYPEFACE)


def _number(paragraph: Paragraph) -> None:
    """The number of the page, which Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _style(document: Docx, manner: Manner) -> ParagraphStyle:
    """The style of a manner of passage, named for it."""
    style = cast(ParagraphStyle, document.styles.add_style(f"Manuscript {manner.value}", WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    format_ = style.paragraph_format
    format_.line_spacing_rule = WD_LINE_SPACING.DOUBLE
    format_.keep_together = manner in (*HEADS, Manner.SIGNED) or None
    if manner in CENTRED:
        format_.alignment = WD_ALIGN_PARAGRAPH.CENTER
        format_.keep_with_next = manner in HEADS
    format_.first_line_indent = Pt(INDENT) if manner is Manner.BODY else None
    format_.left_indent = Pt(SIGNED_AT) if manner is Manner.SIGNED else None
    format_.space_before = Pt(above(Passage(manner, "")))
    style.font.italic = manner is Manner.NOTE or None
    if manner in OUTLINE:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), f"{OUTLINE[manner]}")
        style.element.get_or_add_pPr().append(level)
    return style


def _contact(document: Docx, book: Book, offer: Offer) -> None:
    """At the head of page one: name and contact at the left, the count of words at the right, single-spaced."""
    first, *others = contact_of(book, offer)
    line = document.add_paragraph(held(first))
    line.paragraph_format.tab_stops.add_tab_stop(Inches(MEASURE), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"\tabout {figures_of(book).about} words")
    for other in others:
        document.add_paragraph(held(other))

"""Making up: letters, front matter and all else become a book of pages, whose gutter and page count agree."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from letters.editor.book import Book, BookLetter
from letters.editor.book_words import words_in
from letters.editor.errors import EmptyBook
from letters.editor.printers import Printer
from letters.editor.typesetting import Alignment, plain, set_paragraph, takes_small_capitals
from letters.editor.wording import made_of, picture_of
from letters.handwriting import Plate

from .back_matter import back_matter, lay_back_matter
from .block import Block, block_for
from .captions import BELOW_HAND, caption_rows, caption_style, depth
from .chapters import lay_chapters
from .contents import CONTENTS, bookmarks, lay_contents, letter_anchor
from .display import heading
from .facsimile import Facsimiles, Outline, outlines, scales
from .front_matter import lay_front_matter
from .galleys import Galley, lay_galley, require_settable
from .letter_pages import LetterSettings, needs
from .pages import Bookmark, BookPage, Kind, LaidBook, Shown
from .quire import Quire, roman
from .rows import Row, prose, rows_of
from .styles import Styles

MOST_BLANK = 2
"""Pages that are left blank behind one another."""

NONE: Mapping[int, Galley] = MappingProxyType({})
NO_PHOTOGRAPHS: Mapping[str, bytes] = MappingProxyType({})


def lay_book(
    book: Book,
    printer: Printer,
    plates: Mapping[int, Sequence[Plate]],
    galleys: Mapping[int, Galley] = NONE,
    photographs: Mapping[str, bytes] = NO_PHOTOGRAPHS,
) -> LaidBook:
    """Lay a book out as pages for a printer.

    `plates` are the pages of its letters in their hands, by the house's numbers, which a book in type alone does
    without; each letter is taken from them once, so that they may lie packed. A galley is used where it fits, and a
    letter without one is set here. `photographs` are JPEGs by their digests; only drawing reads them. Raises EmptyBook,
    UnknownPrinter, LetterMissing, CannotBeSet, TooManyPages.
    """
    require_letters(book)
    making = _Making(book, printer, _outlined(book, plates), dict(galleys))
    pages = printer.least_pages(book.stock)
    while True:
        front, body = making.laid(block_for(book, printer, pages))
        needed = len(front) + len(body)
        # Never narrower again: a book at the edge of a band would swing for ever.
        if printer.gutter(needed) <= printer.gutter(pages):
            break
        pages = needed
    printer.require_page_count(needed, book.stock, book.trim)
    return LaidBook(
        title=plain(book.matter.title),
        author=plain(book.matter.author),
        language=book.matter.language,
        printer=printer,
        trim=printer.trim(book.trim),
        stock=book.stock,
        pages=(*front, *body),
        front=len(front),
        bookmarks=(Bookmark(words_in(book.matter.language)(CONTENTS), CONTENTS), *bookmarks(book, back_matter(book))),
        made_from=hashlib.sha256(repr(book).encode("utf-8", "surrogatepass")).hexdigest(),
        plates=plates,
        photographs=photographs,
        shown={letter.number: _shown(letter, book, making.outlines) for letter in book.letters},
    )


def _shown(letter: BookLetter, book: Book, outlines: Mapping[int, tuple[Outline, ...]]) -> Shown:
    """What is said of a letter to who cannot see it."""
    sheets, language = outlines.get(letter.number, ()), book.matter.language
    own = letter.language if letter.language != language else ""
    pictures = tuple(picture_of(letter, number, len(sheets), language) for number in range(1, len(sheets) + 1))
    return Shown(letter_anchor(letter), own, pictures, tuple(" ".join(sheet.text.split()) for sheet in sheets))


def require_letters(book: Book) -> None:
    """Raise EmptyBook for a book without a letter, CannotBeSet where a letter's caption cannot be set."""
    if not any(True for _ in book.letters):
        raise EmptyBook("There is no letter in this book yet. Please put at least one in.")
    for letter in book.letters:
        captions = (photograph.caption for photograph in letter.photographs)
        around = (letter.to, letter.occasion, letter.caption, *letter.people, letter.answer, *captions)
        require_settable(" ".join(around), letter)


def _outlined(book: Book, plates: Mapping[int, Sequence[Plate]]) -> Mapping[int, tuple[Outline, ...]]:
    _, in_hand = needs(book.setting)
    return outlines(book.letters, plates) if in_hand else {}


@dataclass(frozen=True, slots=True)
class _Making:
    """A book that is laid out, perhaps more than once, until gutter and page count agree.

    `galleys` are those that there are; those that had to be set are kept with them.
    """

    book: Book
    printer: Printer
    outlines: Mapping[int, tuple[Outline, ...]]
    galleys: dict[int, Galley]

    def laid(self, block: Block) -> tuple[list[BookPage], list[BookPage]]:
        """The pages before page 1, and those from it on, at a text block."""
        matter = self.book.matter
        italic = self._lacks_small_capitals(block)
        body = Quire(block, language=matter.language, verso=matter.title, italic=italic)
        spans = lay_chapters(self.book, body, self._settings(block))
        lay_back_matter(self.book, body, spans, self.outlines, self._made_of())
        front = Quire(block, roman, matter.language, matter.title, words_in(matter.language)(CONTENTS), italic)
        lay_front_matter(self.book, front)
        labels = {anchor: page.label for page in body.pages for anchor in page.anchors}
        lay_contents(self.book, back_matter(self.book), labels, front)
        self._fill_up(body, len(front.pages))
        return front.pages, body.pages

    def _lacks_small_capitals(self, block: Block) -> bool:
        """Whether some running head cannot be in small capitals; then none is."""
        matter, style = self.book.matter, Styles(block.body).head
        heads = (matter.title, *(chapter.title for chapter in self.book.chapters))
        return not all(takes_small_capitals(head, style, language=matter.language) for head in heads)

    def _settings(self, block: Block) -> LetterSettings:
        """How every letter is shown at a text block."""
        in_type, in_hand = needs(self.book.setting)
        language = self.book.matter.language
        style = caption_style(self.book.letters, block, language)
        captions = {letter.number: caption_rows(letter, block, style, language) for letter in self.book.letters}
        room = max(depth(rows, BELOW_HAND) for rows in captions.values()) * block.body.leading
        return LetterSettings(
            captions=captions,
            rows={letter.number: self._galley(letter, block).rows for letter in self.book.letters} if in_type else {},
            shown=Facsimiles(block, self.outlines, scales(block, room, self.outlines.values())) if in_hand else None,
            answers={
                letter.number: self._answer(letter, block) for letter in self.book.letters if letter.answer.strip()
            },
            languages={letter.number: self.book.language_of(letter) for letter in self.book.letters},
        )

    def _answer(self, letter: BookLetter, block: Block) -> tuple[list[Row], list[Row]]:
        """The caption and the rows of what was answered."""
        heading = words_in(self.book.matter.language)("answer", to=letter.to)
        above = Styles(block.body).caption_italic
        lines = set_paragraph(
            heading, above, block.measure, alignment=Alignment.LEFT, language=self.book.matter.language, whole=True
        )
        return rows_of(lines), prose(letter.answer, block.body, block.measure, self.book.language_of(letter))

    def _galley(self, letter: BookLetter, block: Block) -> Galley:
        """The galley of a letter, set where there is none that fits."""
        language, found = self.book.language_of(letter), self.galleys.get(letter.number)
        if found is None or not found.fits(letter, block.measure, language):
            found = self.galleys[letter.number] = lay_galley(letter, block.measure, language)
        return found

    def _made_of(self) -> str:
        """What the colophon says of size and paper."""
        trim, stock = self.printer.trim(self.book.trim), self.printer.stock(self.book.stock)
        return made_of(self.book, trim.label.removesuffix(" in"), stock.slug, stock.label)

    def _fill_up(self, body: Quire, before: int) -> None:
        """Add pages at the end until there are as many as the printer binds; `before` stand before page 1.

        A reader and a printer take a few blank pages for what they are, and more for a fault: those are for notes.
        """
        missing = self._missing(before + len(body.pages), body.pages[-1].is_blank)
        for left in range(missing, 0, -1):
            if missing <= MOST_BLANK or (left == 1 and self.printer.last_page_blank):
                body.add(Kind.BLANK)
            else:
                body.add(Kind.NOTES, heading(words_in(self.book.matter.language)("notes"), body), folio=True)

    def _missing(self, count: int, ends_blank: bool) -> int:
        """How many pages the printer wants behind so many, of which the last is blank or not."""
        wanted = max(count, self.printer.least_pages(self.book.stock))
        if self.printer.last_page_blank and wanted == count and not ends_blank:
            wanted += 1
        return wanted + (wanted % 2 if self.printer.even else 0) - count

"""A letter in an e-book: its pages in the writer's hand, each a picture, and then its words as what they are."""

from collections.abc import Iterator, Sequence

from letters.editor.book import BookLetter, Photograph
from letters.editor.book_words import words_in
from letters.editor.errors import LetterMissing
from letters.editor.markup import NO_ATTRIBUTES, Markup, element, joined
from letters.editor.typesetting import curled
from letters.editor.wording import caption_of, heading_of, picture_of
from letters.handwriting import EmptyLetter, Part, TextTooLong, parts_of

from .documents import WORDS_OF_ANYONE, Document, language_of, marked_up, prose
from .pictures import Picture, picture_named

ROLES = {
    "address": "z3998:recipient",
    "salutation": "z3998:salutation",
    "closing": "z3998:valediction",
    "signature": "z3998:signature",
    "postscript": "z3998:postscript",
}
"""What the vocabulary of structures calls the parts of a letter. It has no word for date and place."""


def letter_document(
    place: int,
    letter: BookLetter,
    pages: Sequence[Picture],
    photographs: Sequence[Picture] = (),
    *,
    title: str,
    depth: int,
    language: str,
) -> Document:
    """The letter that stands at `place` in the book, counted from 1, with its `pages` and its `photographs`.

    Raises LetterMissing.
    """
    body = element(
        "article",
        {"class": "letter", "epub:type": "z3998:letter", "aria-labelledby": "heading"},
        joined(
            "",
            _header(letter, language),
            *_facsimile(letter, pages, language),
            _words(letter, language),
            *_photographs(letter, photographs, language),
            *_answer(letter, language),
            "",
        ),
    )
    return Document(name_at(place), title, body, "bodymatter", depth=depth)


def name_at(place: int) -> str:
    """The name of the file of a letter."""
    return f"letter-{place:04}"


def pages_of(place: int, data: Sequence[bytes]) -> tuple[Picture, ...]:
    """The pages of the letter at `place` as pictures. Raises UnfitPicture."""
    return tuple(picture_named(f"{name_at(place)}-{page}", each) for page, each in enumerate(data, start=1))


def photographs_of(place: int, data: Sequence[bytes]) -> tuple[Picture, ...]:
    """The photographs behind the letter at `place` as pictures. Raises UnfitPicture."""
    named = (f"photograph-{place:04}-{number}" for number in range(1, len(data) + 1))
    return tuple(picture_named(name, each) for name, each in zip(named, data, strict=True))


def _header(letter: BookLetter, language: str) -> Markup:
    heading = element("h2", {"id": "heading"} | WORDS_OF_ANYONE, curled(heading_of(letter, language), language))
    caption = caption_of(letter, language)
    below = (element("p", {"class": "caption"} | WORDS_OF_ANYONE, marked_up(caption, language)),) if caption else ()
    return element("header", NO_ATTRIBUTES, heading, *below)


def _facsimile(letter: BookLetter, pages: Sequence[Picture], language: str) -> Iterator[Markup]:
    """The pages as figures. Their words stand below, and each picture says so."""
    if pages:
        figures = (_figure(letter, number, page, len(pages), language) for number, page in enumerate(pages, start=1))
        yield element("div", {"class": "facsimile"}, joined("", *figures, ""))


def _figure(letter: BookLetter, number: int, page: Picture, count: int, language: str) -> Markup:
    """A page as a figure. Whose it is, is said by as much of the name as its words give."""
    image = element(
        "img",
        {
            "src": f"../{page.path}",
            "width": f"{page.width}",
            "height": f"{page.height}",
            "alt": picture_of(letter, number, count, language),
            "aria-details": "words",
        },
    )
    return element("figure", {"id": f"page-{number}"}, image)


def _words(letter: BookLetter, language: str) -> Markup:
    """The words, in their own language where that is another than the book's."""
    try:
        parts = parts_of(letter.text)
    except (EmptyLetter, TextTooLong) as error:
        raise LetterMissing(f"Letter {letter.number} cannot be in the book. {error}", letter.number) from error
    own = letter.language or language
    tagged = {} if own == language else {"lang": language_of(own), "xml:lang": language_of(own)}
    return element(
        "div", {"class": "words", "id": "words"} | tagged, joined("", *(_part(part, own) for part in parts), "")
    )


def _photographs(letter: BookLetter, pictures: Sequence[Picture], language: str) -> Iterator[Markup]:
    """What stands behind the letter, each with its caption."""
    if pictures:
        own = letter.language or language
        tagged = {} if own == language else {"lang": language_of(own), "xml:lang": language_of(own)}
        figures = (
            _photograph(photograph, picture, own)
            for photograph, picture in zip(letter.photographs, pictures, strict=True)
        )
        yield element("div", {"class": "photographs"} | tagged, joined("", *figures, ""))


def _photograph(photograph: Photograph, picture: Picture, language: str) -> Markup:
    size = {"width": f"{picture.width}", "height": f"{picture.height}"}
    image = element("img", {"src": f"../{picture.path}", **size, "alt": curled(photograph.description, language)})
    caption = photograph.caption.strip()
    below = (element("figcaption", WORDS_OF_ANYONE, marked_up(caption, language)),) if caption else ()
    return element("figure", NO_ATTRIBUTES, image, *below)


def _answer(letter: BookLetter, language: str) -> Iterator[Markup]:
    """What was answered, behind the letter."""
    if letter.answer.strip():
        own = letter.language or language
        tagged = {} if own == language else {"lang": language_of(own), "xml:lang": language_of(own)}
        heading = element("h3", {"id": "answer"} | WORDS_OF_ANYONE, words_in(language)("answer", to=letter.to))
        words = element("div", tagged, joined("", *prose(letter.answer, own), ""))
        yield element("section", {"class": "answer", "aria-labelledby": "answer"}, joined("", heading, words, ""))


def _part(part: Part, language: str) -> Markup:
    role = {"epub:type": ROLES[part.role]} if part.role in ROLES else {}
    if part.role == "table":
        return _table(part, language)
    return element("p", {"class": part.role} | role | WORDS_OF_ANYONE, marked_up(part.typed, language))


def _table(part: Part, language: str) -> Markup:
    lines = (
        (element("td", NO_ATTRIBUTES, marked_up(text, language)) for text in line.split("\t")) for line in part.lines
    )
    rows = (element("tr", NO_ATTRIBUTES, joined("", *cells)) for cells in lines)
    return element("table", {"class": part.role} | WORDS_OF_ANYONE, element("tbody", NO_ATTRIBUTES, joined("", *rows)))

"""What stands in an e-book around its letters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letters.editor.book import Book, BookLetter, Matter
from letters.editor.book_words import words_in
from letters.editor.index import people_in
from letters.editor.markup import Markup, element, joined
from letters.editor.runs import bare, title_of
from letters.editor.typesetting import curled
from letters.editor.wording import colophon, heading_of, imprint

from .documents import WORDS_OF_ANYONE, Document, marked_up, prose
from .letters import name_at
from .pictures import Picture


def cover_document(matter: Matter, cover: Picture) -> Document:
    """The picture of the cover, and nothing else."""
    size = {"width": f"{cover.width}", "height": f"{cover.height}"}
    alternative = {"alt": words_in(matter.language)("cover_of", title=title_of(matter)), "role": "doc-cover"}
    image = element("img", {"src": f"../{cover.path}"} | size | alternative)
    body = element("section", {"epub:type": "cover", "class": "cover"}, element("figure", {}, image))
    return Document("cover", words_in(matter.language)("cover"), body, "frontmatter", "cover", depth=0)


def front_matter(book: Book) -> Iterator[Document]:
    """Title page, copyright, dedication, epigraph: those that the book has."""
    matter, words = book.matter, words_in(book.matter.language)
    yield Document("title", title_of(matter), _title_page(matter), "frontmatter", "titlepage")
    if lines := imprint(matter, book.other_names):
        paragraphs = (element("p", WORDS_OF_ANYONE, marked_up(line, matter.language)) for line in lines)
        body = _section("copyright-page", "", *paragraphs)
        yield Document("copyright", words("copyright"), body, "frontmatter", "copyright-page", depth=0)
    if matter.dedication.strip():
        body = _section("dedication", "doc-dedication", *prose(matter.dedication, matter.language))
        yield Document("dedication", words("dedication"), body, "frontmatter", depth=0)
    if matter.epigraph.strip():
        yield Document("epigraph", words("epigraph"), _epigraph(matter), "frontmatter", depth=0)


def chapter_document(number: int, title: str, language: str) -> Document:
    """The opening of a chapter; its letters follow, each a document of its own."""
    heading = element("h1", WORDS_OF_ANYONE, marked_up(title, language))
    body = _section("chapter", "doc-chapter", heading)
    return Document(f"chapter-{number:03}", bare(title, language), body, "bodymatter")


def back_matter(book: Book) -> Iterator[Document]:
    """Afterword, acknowledgements, index of people, colophon: those that the book has."""
    matter, words = book.matter, words_in(book.matter.language)
    if matter.afterword.strip():
        body = _headed("afterword", "doc-afterword", words("afterword"), prose(matter.afterword, matter.language))
        yield Document("afterword", words("afterword"), body, "backmatter", "afterword")
    if matter.acknowledgements.strip():
        thanks = prose(matter.acknowledgements, matter.language)
        body = _headed("acknowledgments", "doc-acknowledgments", words("acknowledgements"), thanks)
        yield Document("acknowledgements", words("acknowledgements"), body, "backmatter", "acknowledgments")
    if entries := tuple(_entries(book)):
        listed = element("ul", {"epub:type": "index-entry-list"}, joined("", *entries, ""))
        body = _headed("index", "doc-index", words("people"), (listed,))
        yield Document("index", words("people"), body, "backmatter", "index")
    # The pictures are drawn from the letters themselves, whatever the pages for the printer share.
    own_forms = replace(book, variants=0)
    paragraphs = (element("p", {}, marked_up(paragraph, matter.language)) for paragraph in colophon(own_forms))
    body = _headed("colophon", "doc-colophon", words("colophon"), paragraphs)
    yield Document("colophon", words("colophon"), body, "backmatter", "colophon")


def _section(kind: str, role: str, *content: Markup) -> Markup:
    roles = {"role": role} if role else {}
    return element("section", {"epub:type": kind, "class": kind} | roles, joined("", *content, ""))


def _headed(kind: str, role: str, heading: str, content: Iterator[Markup] | Sequence[Markup]) -> Markup:
    return _section(kind, role, element("h1", {}, heading), *content)


def _title_page(matter: Matter) -> Markup:
    lines = [element("h1", WORDS_OF_ANYONE, marked_up(matter.title, matter.language) or title_of(matter))]
    below = (("subtitle", matter.subtitle), ("author", matter.author), ("publisher", matter.publisher))
    lines += (
        element("p", {"class": kind} | WORDS_OF_ANYONE, marked_up(text, matter.language))
        for kind, text in below
        if text.strip()
    )
    return _section("titlepage", "", *lines)


def _epigraph(matter: Matter) -> Markup:
    source = matter.epigraph_source.strip()
    below = (element("p", {"class": "source"} | WORDS_OF_ANYONE, marked_up(source, matter.language)),) if source else ()
    quoted = element("blockquote", {}, joined("", *prose(matter.epigraph, matter.language), ""))
    return _section("epigraph", "doc-epigraph", quoted, *below)


def _entries(book: Book) -> Iterator[Markup]:
    """The people of the book, each with the letters in which they are."""
    places = {letter.number: place for place, letter in enumerate(book.letters, start=1)}
    for person, letters in people_in(book):
        term = element("span", {"epub:type": "index-term"}, element("bdi", {}, curled(person, book.matter.language)))
        links = (_locator(letter, places[letter.number], book.matter.language) for letter in letters)
        listed = element("ul", {"epub:type": "index-locator-list"}, joined("", *links, ""))
        yield element("li", {"epub:type": "index-entry"}, term, listed)


def _locator(letter: BookLetter, place: int, language: str) -> Markup:
    # The name stands by itself, or one in Hebrew would draw the day over to its other side.
    heading = element("bdi", {}, curled(heading_of(letter, language), language))
    day = f", {words_in(language).day(letter.on)}" if letter.on else ""
    attributes = {"href": f"{name_at(place)}.xhtml", "epub:type": "index-locator"}
    return element("li", {}, element("a", attributes, heading, day))

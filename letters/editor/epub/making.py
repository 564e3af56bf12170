"""Make an e-book: every document, picture and font of it, its contents and its package, in one file (EPUB 3.3)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from letters.editor.archive import archive
from letters.editor.book import Book
from letters.editor.errors import EmptyBook
from letters.editor.photographs import for_ebook
from letters.editor.runs import bare
from letters.editor.typesetting import Face

from .documents import Document, language_of, xhtml
from .faces import LICENCE, TYPE, faces_for, licence, path_of, rules
from .letters import letter_document, pages_of, photographs_of
from .matter import back_matter, chapter_document, cover_document, front_matter
from .navigation import PATH, navigation
from .package import About, Resource, package
from .pictures import Picture, picture_named
from .titles import titles_of

FOLDER = "EPUB"

XHTML_TYPE = "application/xhtml+xml"

CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")

NO_PHOTOGRAPHS: Mapping[str, bytes] = MappingProxyType({})

STYLE_PATH = "book.css"

STYLE = Path(__file__).with_name("book.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Contents:
    """What is read in a book, before and from its first chapter on, and the pictures in it."""

    front: tuple[Document, ...]
    body: tuple[Document, ...]
    back: tuple[Document, ...]
    pages: tuple[Picture, ...]
    cover: tuple[Picture, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.front + self.body + self.back


def make_epub(
    book: Book,
    pictures: Mapping[int, Sequence[bytes]],
    photographs: Mapping[str, bytes] = NO_PHOTOGRAPHS,
    *,
    identifier: str,
    modified: str,
    cover: bytes = b"",
) -> bytes:
    """The book as an EPUB. The same book gives the same bytes.

    `pictures` holds the pages of letters as PNG or JPEG files, by the house's number of the letter; a letter that is
    not among them is shown in type alone. `photographs` are JPEGs by their digests. `identifier` is a URI that names
    this book for all time, such as “urn:uuid:…”; `modified` the moment of its last change in UTC, such as
    “2026-11-22T09:30:00Z”; `cover` a picture.

    Raises EmptyBook, LetterMissing for a letter without words, UnfitPicture, and ValueError for another `modified`.
    """
    if not any(book.letters):
        raise EmptyBook("There is no letter in this book yet. Please put at least one in.")
    if not MOMENT.fullmatch(modified):
        raise ValueError(f"A moment is spelled like 2026-11-22T09:30:00Z, and not {modified!r}.")
    contents = _contents(book, pictures, photographs, cover)
    texts = _texts(contents, language_of(book.matter.language))
    faces = faces_for(texts.values())
    indexed = any(document.landmark == "index" for document in contents.back)
    languages = tuple(dict.fromkeys(letter.language for letter in book.letters if letter.language))
    about = About(book.matter, identifier, modified, bool(contents.pages), indexed, languages)
    resources = [*_read(contents), *_shown(contents), *_type(faces)]
    files = {"package.opf": package(about, resources)} | texts | _type_files(faces)
    files |= {picture.path: picture.data for picture in (*contents.cover, *contents.pages)}
    beginning = {"mimetype": b"application/epub+zip", "META-INF/container.xml": CONTAINER.encode()}
    return archive(beginning | {f"{FOLDER}/{path}": data for path, data in files.items()}, plain=("mimetype",))


def _contents(
    book: Book, pictures: Mapping[int, Sequence[bytes]], photographs: Mapping[str, bytes], cover: bytes
) -> _Contents:
    pages = {
        letter.number: pages_of(place, pictures.get(letter.number, ()))
        for place, letter in enumerate(book.letters, start=1)
    }
    behind = {
        letter.number: photographs_of(place, [for_ebook(photographs[each.digest]) for each in letter.photographs])
        for place, letter in enumerate(book.letters, start=1)
    }
    shown = (picture_named("cover", cover),) if cover else ()
    return _Contents(
        front=(*(cover_document(book.matter, each) for each in shown), *front_matter(book)),
        body=tuple(_body(book, pages, behind)),
        back=tuple(back_matter(book)),
        pages=tuple(page for each in (*pages.values(), *behind.values()) for page in each),
        cover=shown,
    )


def _body(
    book: Book, pages: Mapping[int, Sequence[Picture]], behind: Mapping[int, Sequence[Picture]]
) -> Iterator[Document]:
    """The chapters, each followed by its letters; one without a title has no page of its own."""
    place, language = 0, book.matter.language
    titles = titles_of(book.letters, language)
    for number, chapter in enumerate(book.chapters, start=1):
        if titled := bool(bare(chapter.title, language)) and bool(chapter.letters):
            yield chapter_document(number, chapter.title, language)
        for letter in chapter.letters:
            place += 1
            title, depth = titles[letter.number], 2 if titled else 1
            shown = pages[letter.number], behind[letter.number]
            yield letter_document(place, letter, *shown, title=title, depth=depth, language=language)


def _texts(contents: _Contents, language: str) -> dict[str, bytes]:
    """Everything that is read, by its path."""
    texts = {document.path: xhtml(document, language) for document in contents.documents}
    return {PATH: navigation(contents.documents, language)} | texts


def _read(contents: _Contents) -> Iterator[Resource]:
    """The documents in the order of reading; the contents stand where they do in a printed book."""
    yield from map(_document, contents.front)
    yield Resource("nav", PATH, XHTML_TYPE, properties="nav", read=True)
    yield from map(_document, contents.body + contents.back)


def _document(document: Document) -> Resource:
    return Resource(document.name, document.path, XHTML_TYPE, read=True)


def _shown(contents: _Contents) -> Iterator[Resource]:
    yield from (_picture(picture, "cover-image") for picture in contents.cover)
    yield from map(_picture, contents.pages)


def _picture(picture: Picture, properties: str = "") -> Resource:
    return Resource(f"picture-{PurePosixPath(picture.path).stem}", picture.path, picture.media_type, properties)


def _type(faces: Iterable[Face]) -> Iterator[Resource]:
    yield Resource("style", STYLE_PATH, "text/css")
    yield from (Resource(f"face-{face}", path_of(face), TYPE) for face in faces)
    yield Resource("licence", LICENCE, "text/plain")


def _type_files(faces: Mapping[Face, bytes]) -> dict[str, bytes]:
    files = {STYLE_PATH: (rules(faces) + STYLE).encode(), LICENCE: licence()}
    return files | {path_of(face): data for face, data in faces.items()}

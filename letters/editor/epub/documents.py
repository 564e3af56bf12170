"""The documents of an e-book: XHTML files with a place in it, and how people's words become XHTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.editor.markup import Markup, element, joined, words
from letters.editor.runs import runs_of
from letters.editor.typesetting import Face, cut_paragraphs

OPENING = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
LETTERS = "z3998: http://www.daisy.org/z3998/2012/vocab/structure/#"
"""The vocabulary that has words for the parts of a letter."""

WORDS_OF_ANYONE = {"dir": "auto"}
"""For what a person wrote: it runs as its own script runs, and turns nothing around it."""

EMPHASIS = {Face.REGULAR: (), Face.ITALIC: ("em",), Face.BOLD: ("strong",), Face.BOLD_ITALIC: ("strong", "em")}

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""As RFC 5646 spells one, near enough for books."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of text. `name` is that of the file, without its ending; `title` what a reader calls it.

    `matter` is “frontmatter”, “bodymatter” or “backmatter”; `landmark` the epub:type under which it is found at once,
    "" for most; `depth` how deep it stands in the contents from 1, 0 where they do not list it.
    """

    name: str
    title: str
    body: Markup
    matter: str
    landmark: str = ""
    depth: int = 1

    @property
    def path(self) -> str:
        """Where it lies, from the folder of the book."""
        return f"text/{self.name}.xhtml"


def xhtml(document: Document, language: str, *, style: str = "../book.css") -> bytes:
    """The document as a file. `style` is the address of the style sheet as seen from it."""
    head = element(
        "head",
        {},
        joined(
            element("meta", {"charset": "utf-8"}),
            element("title", {}, document.title),
            element("link", {"rel": "stylesheet", "type": "text/css", "href": style}),
        ),
    )
    body = element("body", {"epub:type": document.matter}, joined("", document.body, ""))
    namespaces = {"xmlns": XHTML, "xmlns:epub": OPS, "epub:prefix": LETTERS}
    page = element("html", namespaces | {"lang": language, "xml:lang": language}, joined(head, body))
    return f"{OPENING}{page}\n".encode()


def language_of(language: str) -> str:
    """The language as a book can name it; “und”, undetermined, for what is none."""
    return language if LANGUAGE.fullmatch(language) else "und"


def marked_up(text: str, language: str) -> Markup:
    """A person's words with their emphasis and their turns of line."""
    return Markup("".join(_emphasised(run, face) for run, face in runs_of(text, language)))


def prose(text: str, language: str) -> Iterator[Markup]:
    """A person's paragraphs."""
    return (element("p", WORDS_OF_ANYONE, marked_up(paragraph, language)) for paragraph in cut_paragraphs(text))


def _emphasised(run: str, face: Face) -> Markup:
    content = _lines(run)
    for tag in reversed(EMPHASIS[face]):
        content = element(tag, {}, content)
    return content


def _lines(run: str) -> Markup:
    return Markup(element("br").join(map(words, run.split("\n"))))

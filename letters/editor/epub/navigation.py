"""The contents of an e-book: a document like the others, and what its reader's menu shows."""

from collections.abc import Sequence

from letters.editor.book_words import BookWords, words_in
from letters.editor.markup import Markup, element, joined

from .documents import WORDS_OF_ANYONE, Document, xhtml

PATH = "nav.xhtml"


def navigation(documents: Sequence[Document], language: str) -> bytes:
    """The contents, by chapters and letters, and the landmarks."""
    words = words_in(language)
    contents = element(
        "nav",
        {"epub:type": "toc", "role": "doc-toc", "id": "contents"},
        joined("", element("h1", {}, words("contents")), _list(documents), ""),
    )
    body = joined(contents, _landmarks(documents, words))
    return xhtml(Document("nav", words("contents"), body, "frontmatter"), language, style="book.css")


def _list(documents: Sequence[Document]) -> Markup:
    """Documents of depth 1, each with those of depth 2 that follow it."""
    listed = [document for document in documents if document.depth]
    heads = [index for index, document in enumerate(listed) if document.depth == 1]
    groups = [listed[start:stop] for start, stop in zip(heads, [*heads[1:], len(listed)], strict=True)]
    return _ordered(*(_entry(first, others) for first, *others in groups))


def _entry(document: Document, below: Sequence[Document]) -> Markup:
    link = element("a", {"href": document.path} | WORDS_OF_ANYONE, document.title)
    return element("li", {}, link, *((_ordered(*(_entry(each, ()) for each in below)),) if below else ()))


def _ordered(*entries: Markup) -> Markup:
    return element("ol", {}, joined("", *entries, ""))


def _landmarks(documents: Sequence[Document], words: BookWords) -> Markup:
    """Where a reader may want to be at once: what has a name of its own, and where the book proper begins."""
    begins = next((document for document in documents if document.matter == "bodymatter"), None)
    places = [(document.landmark, document.path, document.title) for document in documents if document.landmark]
    if begins:
        places.append(("bodymatter", begins.path, words("letters")))
    always = ("toc", f"{PATH}#contents", words("contents"))
    marks = (
        element("li", {}, element("a", {"epub:type": kind, "href": path}, title))
        for kind, path, title in (always, *places)
    )
    heading = element("h2", {}, words("landmarks"))
    return element("nav", {"epub:type": "landmarks", "hidden": "hidden"}, joined("", heading, _ordered(*marks), ""))

"""The package document of an e-book: what it is, what it consists of, and in which order it is read (EPUB 3.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.editor.book import Matter
from letters.editor.book_words import words_in
from letters.editor.markup import Markup, element, joined
from letters.editor.runs import bare, title_of

from .documents import language_of

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"

ALWAYS_HAS = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")
"""What helps to read any book of ours (the vocabulary of schema.org)."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the book. `read` is whether it is text that has its place in the order of reading."""

    name: str
    path: str
    media_type: str
    properties: str = ""
    read: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What the package says of the book. `identifier` is its own for all time, `modified` when it was last changed.

    `languages` are those in which letters are beside the book's own.
    """

    matter: Matter
    identifier: str
    modified: str
    pictures: bool
    index: bool
    languages: tuple[str, ...] = ()


def package(about: About, resources: Sequence[Resource]) -> bytes:
    """The package document."""
    manifest = (_item(resource) for resource in resources)
    spine = (element("itemref", {"idref": resource.name}) for resource in resources if resource.read)
    body = joined(
        "",
        element("metadata", {"xmlns:dc": DC}, joined("", *_metadata(about), "")),
        element("manifest", {}, joined("", *manifest, "")),
        element("spine", {}, joined("", *spine, "")),
        "",
    )
    attributes = {"xmlns": OPF, "version": "3.0", "unique-identifier": "identifier"}
    language = {"xml:lang": language_of(about.matter.language)}
    return f'<?xml version="1.0" encoding="utf-8"?>\n{element("package", attributes | language, body)}\n'.encode()


def _item(resource: Resource) -> Markup:
    attributes = {"id": resource.name, "href": resource.path, "media-type": resource.media_type}
    if resource.properties:
        attributes["properties"] = resource.properties
    return element("item", attributes)


def _metadata(about: About) -> Iterator[Markup]:
    yield element("dc:identifier", {"id": "identifier"}, about.identifier)
    yield from _titles(about.matter)
    yield from _described(about.matter)
    spoken = dict.fromkeys(map(language_of, (about.matter.language, *about.languages)))
    yield from (element("dc:language", {}, language) for language in spoken)
    yield _meta("dcterms:modified", about.modified)
    yield from _accessibility(about)


def _titles(matter: Matter) -> Iterator[Markup]:
    for kind, text in (("main", title_of(matter)), ("subtitle", bare(matter.subtitle, matter.language))):
        if text:
            yield element("dc:title", {"id": kind, "dir": "auto"}, text)
            yield element("meta", {"refines": f"#{kind}", "property": "title-type"}, kind)


def _described(matter: Matter) -> Iterator[Markup]:
    if author := bare(matter.author, matter.language):
        yield element("dc:creator", {"id": "creator", "dir": "auto"}, author)
        yield element("meta", {"refines": "#creator", "property": "role", "scheme": "marc:relators"}, "aut")
    known = (
        ("dc:publisher", bare(matter.publisher, matter.language)),
        ("dc:date", f"{matter.year:04}" if matter.year else ""),
        ("dc:description", bare(matter.blurb, matter.language)),
        ("dc:rights", bare(matter.rights, matter.language)),
    )
    yield from (element(name, {}, text) for name, text in known if text)


def _accessibility(about: About) -> Iterator[Markup]:
    """EPUB Accessibility 1.1, section 2. We name no conformance: that is for somebody who has looked."""
    visual, alternative = (("visual",), ("alternativeText", "longDescription")) if about.pictures else ((), ())
    index = ("index",) if about.index else ()
    yield from (_meta("schema:accessMode", mode) for mode in ("textual", *visual))
    yield _meta("schema:accessModeSufficient", "textual")
    yield from (_meta("schema:accessibilityFeature", feature) for feature in (*ALWAYS_HAS, *alternative, *index))
    yield _meta("schema:accessibilityHazard", "none")
    words = words_in(about.matter.language)
    summary = (words("readable"), words("readable_pictures") if about.pictures else "")
    yield _meta("schema:accessibilitySummary", " ".join(filter(None, summary)))


def _meta(name: str, value: str) -> Markup:
    return element("meta", {"property": name}, value)

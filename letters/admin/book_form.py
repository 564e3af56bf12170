"""What a book says of itself and how it is made, as a form. What is wrong with it the verb says, field by field."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from letters.models import Book
from letters.workflow.catalogue import printers
from letters.workflow.publishing.matter import LINES, TEXTS, speaks
from letters.workflow.publishing.shrinking import shrinking

EMPHASIS = "One star makes *italics*, two make **bold**; a blank line begins a new paragraph."

HELP = {
    "author": "As it stands on the cover and the title page.",
    "rights": f"After the title page. {EMPHASIS}",
    "afterword": EMPHASIS,
    "acknowledgements": EMPHASIS,
    "blurb": "A few lines for the back of the cover, and for the publisher.",
    "language": "By its code, such as en or pt-BR: words are divided by its rules.",
    "variants": "How many forms each letter of the alphabet has in a hand. 0 draws every one anew, in a larger file.",
    "comparable_titles": "One a line.",
    "index": "It names people no more fully than the pages to which it leads.",
    "caliper": "In inches, from the printer's own cover template where it gives one. Empty: as its profile has it.",
    "isbn": "13 digits. Without one the printer may give one.",
}
SPEAKS_ENGLISH = "We have no words of our own in {language}: “Contents”, captions and the like stand in English."
ROWS = {"afterword": 12, "acknowledgements": 6}

SAYS = (
    *("title", "subtitle", "author", "dedication", "epigraph", "epigraph_source", "afterword", "acknowledgements"),
    *("blurb", "rights", "isbn", "publisher", "place", "year", "language"),
)
FOR_PUBLISHERS = ("overview", "why", "about_the_author", "audience", "comparable_titles")
MADE = ("setting", "index", "printer", "trim", "stock", "caliper", "variants")


class MatterForm(forms.Form):
    """All that a book says of itself, what publishers are told of it, and how it is made.

    Lengths and sizes are for the verb to judge: a browser that cuts a long paste short loses words and does not say so.
    """

    def __init__(self, book: Book, data: QueryDict | None = None) -> None:
        """`data`: what was typed, or None for the book as it is."""
        super().__init__(data, initial={name: getattr(book, name) for name in (*SAYS, *FOR_PUBLISHERS, *MADE)})
        self.book = book
        self.fields.update({name: _field(name, book) for name in (*SAYS, *FOR_PUBLISHERS, *MADE)})

    @property
    def says(self) -> Iterator[BoundField]:
        """The fields that are printed in the book."""
        return (self[name] for name in SAYS)

    @property
    def for_publishers(self) -> Iterator[BoundField]:
        """The fields that only publishers read."""
        return (self[name] for name in FOR_PUBLISHERS)

    @property
    def made(self) -> Iterator[BoundField]:
        """The fields of how the book is made: printer, size, paper, setting."""
        return (self[name] for name in MADE)

    @property
    def changes(self) -> dict[str, Any]:
        """What was typed, of the fields that were sent. The form must be valid."""
        return {name: self.cleaned_data[name] for name in self.fields if name in self.data}

    @property
    def overtaken(self) -> list[tuple[str, str]]:
        """Each field that was typed otherwise than it is kept now, with what is kept: its label, and that."""
        changed = (name for name in self.changed_data if name in self.data)
        return [(str(self[name].label), str(getattr(self.book, name) or "nothing")) for name in changed]

    def close(self) -> None:
        """To be read, and not to be changed."""
        for field in self.fields.values():
            field.disabled = True

    def take_objections(self, problems: Mapping[str, str]) -> None:
        """Say what the verb objects to, each beside its field."""
        for name, sentence in problems.items():
            self.add_error(name if name in self.fields else None, sentence)


def _field(name: str, book: Book) -> forms.Field:
    options: dict[str, Any] = {"label": _label(name), "help_text": _help(name, book), "required": False}
    if name in TEXTS:
        words = forms.Textarea(attrs={"rows": ROWS.get(name, 3), "spellcheck": "true"})
        return forms.CharField(widget=words, strip=False, **options)
    if name in LINES or name in ("isbn", "language"):
        return forms.CharField(**options)
    if name in ("year", "variants"):
        wrong = {"invalid": "Please give it in figures."}
        return forms.IntegerField(
            widget=forms.TextInput(attrs={"inputmode": "numeric"}), error_messages=wrong, **options
        )
    if name == "caliper":
        wrong = {"invalid": "Please give it as a number, such as 0.0025."}
        return forms.FloatField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), error_messages=wrong, **options)
    return forms.ChoiceField(choices=_choices(name, book), **options)


def _help(name: str, book: Book) -> str:
    """What else is said of a field: of the size, how small it makes the letters of this book; of a language, whether we
    have words of our own in it."""
    if name == "language" and not speaks(book.language):
        return f"{HELP[name]} {SPEAKS_ENGLISH.format(language=book.language)}"
    return shrinking(book) if name == "trim" else HELP.get(name, "")


def _label(name: str) -> str:
    called = str(getattr(Book._meta.get_field(name), "verbose_name", name))
    return f"{called[:1].upper()}{called[1:]}"


def _choices(name: str, book: Book) -> list[Any]:
    """What there is to choose from. Sizes and papers stand under their printers, this book's own first."""
    if name == "index":
        return [(value, label.capitalize()) for value, label in Book.Index.choices]
    if name == "setting":
        return [(value, label.capitalize()) for value, label in Book.Setting.choices]
    by_printer = sorted(printers().values(), key=lambda printer: printer.slug != book.printer)
    if name == "printer":
        return [(printer.slug, printer.label) for printer in printers().values()]
    if name == "trim":
        sizes = [(each.label, [(trim.slug, trim.label) for trim in each.trims]) for each in by_printer]
        return _with_own(sizes, book.trim)
    return _with_own(
        [(each.label, [(stock.slug, stock.label) for stock in each.stocks]) for each in by_printer], book.stock
    )


def _with_own(groups: list[tuple[str, list[tuple[str, str]]]], own: str) -> list[Any]:
    """The choices, and what the book has now where none of them is that: some printers take any size."""
    values = {value for _, choices in groups for value, _ in choices}
    return groups if own in values else [(own, own), *groups]

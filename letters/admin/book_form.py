"""What a book says of itself and how it is made, as forms. What is wrong with it the verb says, field by field."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

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
MADE = ("setting", "index", "trim", "stock", "caliper", "variants")


class MatterForm(forms.Form):
    """All that a book says of itself, and what publishers are told of it.

    Lengths and sizes are for the verb to judge: a browser that cuts a long paste short loses words and does not say so.
    """

    NAMES: ClassVar[tuple[str, ...]] = (*SAYS, *FOR_PUBLISHERS)

    def __init__(self, book: Book, data: QueryDict | None = None) -> None:
        """`data`: what was typed, or None for the book as it is."""
        super().__init__(data, initial={name: getattr(book, name) for name in self.NAMES})
        self.book = book
        self.fields.update({name: _field(name, book) for name in self.NAMES})

    @property
    def says(self) -> Iterator[BoundField]:
        """The fields that are printed in the book."""
        return (self[name] for name in SAYS)

    @property
    def for_publishers(self) -> Iterator[BoundField]:
        """The fields that only publishers read."""
        return (self[name] for name in FOR_PUBLISHERS)

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


class MakingForm(MatterForm):
    """How a book is made: what it shows, and at which size and on which paper of its printer's."""

    NAMES = MADE

    @property
    def made(self) -> Iterator[BoundField]:
        """The fields in their order."""
        return (self[name] for name in MADE)


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
    """What there is to choose from: of sizes and papers, those of the book's printer."""
    if name == "index":
        return [(value, label.capitalize()) for value, label in Book.Index.choices]
    if name == "setting":
        return [(value, label.capitalize()) for value, label in Book.Setting.choices]
    printer = printers().get(book.printer)
    offered = (printer.trims if name == "trim" else printer.stocks) if printer else ()
    own = str(getattr(book, name))
    choices = [(each.slug, each.label) for each in offered]
    # Some printers take any size between two.
    return choices if own in dict(choices) else [(own, own), *choices]

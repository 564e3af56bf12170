"""The order of a book and its other names, as rows have them and as they were typed."""

from letters.models import Book, Chapter, Entry

from . import arrangement as arranging
from .arrangement import Arrangement
from .buttons import Pressed


def arrangement_of(book: Book) -> Arrangement:
    """The kept letters in their chapters, as they stand now."""
    chapters = book.chapters.prefetch_related("entries").order_by("position", "pk")
    placed = tuple((chapter.title, tuple(entry.pk for entry in _in_order(chapter))) for chapter in chapters)
    return arranging.fit(placed, list(book.entries.filter(is_kept=True).values_list("pk", flat=True)))


def typed_names(pressed: Pressed) -> list[tuple[str, str, str]]:
    """The rows of other names as they were typed: kind, name, and the name instead."""
    return [(kind, name, instead) for kind, name, instead in pressed.rows("kind", "name", "instead")]


def _in_order(chapter: Chapter) -> list[Entry]:
    entries = (entry for entry in chapter.entries.all() if entry.is_kept)
    return sorted(entries, key=lambda entry: (entry.position, entry.pk))

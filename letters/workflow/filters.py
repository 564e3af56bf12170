"""Views of a list that somebody keeps by name, for themselves alone."""

from django.contrib.auth.models import User

from letters.models import SavedFilter

from .errors import TextRefused
from .hygiene import clean_line

__all__ = ["NAME_CAP", "filters_of", "forget_filter", "keep_filter"]

NAME_CAP = 60
QUERY_CAP = 2_000
MOST_KEPT = 40
"""Of one person, of one list."""


def filters_of(person: User, list_name: str) -> tuple[SavedFilter, ...]:
    """What this person keeps of a list, by name."""
    return tuple(SavedFilter.objects.filter(person=person, list_name=list_name))


def keep_filter(person: User, list_name: str, name: str, query: str) -> SavedFilter:
    """Keep a view under a name; one of that name is replaced. Raises TextRefused."""
    clean = clean_line(name)
    if not clean or len(clean) > NAME_CAP:
        raise TextRefused(f"Please give the view a name of up to {NAME_CAP} characters. Nothing was kept.")
    if len(query) > QUERY_CAP:
        raise TextRefused("This search is too long to be kept. Nothing was kept.")
    others = SavedFilter.objects.filter(person=person, list_name=list_name).exclude(name=clean)
    if others.count() >= MOST_KEPT:
        raise TextRefused(f"There is room for {MOST_KEPT} views of a list. Please take one away first.")
    view, _ = SavedFilter.objects.update_or_create(
        person=person, list_name=list_name, name=clean, defaults={"query": query}
    )
    return view


def forget_filter(person: User, list_name: str, pk: int) -> None:
    """Take one of one's own views away. Taken away before, it stays so."""
    SavedFilter.objects.filter(person=person, list_name=list_name, pk=pk).delete()

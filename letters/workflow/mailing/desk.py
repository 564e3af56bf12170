"""The piles of the post desk: what is ready, what waits, what is printed, out, and back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from letters.models import Letter, Posting, PrintRun, Rendering

from ..searching import matching
from .enveloping import latest_posting
from .sending import MOST_AT_ONCE
from .standing import ready_now

__all__ = [
    "MOST_COUNTED",
    "PILES",
    "Pile",
    "count_of",
    "found_by",
    "latest_runs",
    "page_of",
    "pages_of_letters",
    "pile_called",
    "posting_for",
    "ready_to_post",
    "sides_of_last_run",
]

Status = Posting.Status

MOST_COUNTED = 100
"""A pile is counted so far and no further."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Some postings, in the order in which they are worked on."""

    key: str
    label: str
    where: Callable[[], Q]
    order: tuple[str, ...] = ("asked_at", "pk")


RELATED = ("letter__brief", "run__by", "posted_by")

BY_PAPER = ("letter__brief__paper", "asked_at", "pk")

PILES = (
    Pile("ready", "Ready to print", ready_now, BY_PAPER),
    Pile("printed", "Printed, to be posted", lambda: Q(status=Status.PRINTED), BY_PAPER),
    Pile("handed", "With the provider", lambda: Q(status=Status.HANDED)),
    Pile("doubted", "In doubt", lambda: Q(status__in=(Status.ASKED, Status.HELD), doubted_at__isnull=False)),
    Pile("waiting", "Not ready yet", lambda: Q(status__in=(Status.ASKED, Status.HELD), doubted_at=None) & ~ready_now()),
    Pile("returned", "Came back", lambda: Q(status=Status.RETURNED), ("-returned_on", "-pk")),
    Pile("posted", "Posted", lambda: Q(status=Status.POSTED), ("-posted_on", "-pk")),
)


def pile_called(key: str) -> Pile:
    """The pile with this key; the first for any other."""
    return next((pile for pile in PILES if pile.key == key), PILES[0])


def count_of(pile: Pile) -> int:
    """How many lie there, counted up to one more than `MOST_COUNTED`."""
    return _rows(pile).order_by()[: MOST_COUNTED + 1].count()


def page_of(pile: Pile, page: int) -> tuple[Sequence[Posting], bool]:
    """One page of the pile, from 1, with whether there is another behind it."""
    start = (max(1, page) - 1) * MOST_AT_ONCE
    rows = _rows(pile).select_related(*RELATED).order_by(*pile.order)
    found = [*rows[start : start + MOST_AT_ONCE + 1]]
    return found[:MOST_AT_ONCE], len(found) > MOST_AT_ONCE


def latest_runs(most: int = 5) -> Sequence[PrintRun]:
    """The last print runs that hold something to be posted."""
    runs = PrintRun.objects.filter(postings__status=Status.PRINTED).select_related("by").distinct()
    return [*runs.order_by("-pk")[:most]]


def found_by(query: str) -> Sequence[Posting]:
    """The newest postings of letters with this number, or whose client or recipient has all these names. Words of a
    letter find nothing: not everybody here may read them."""
    words = query.casefold().split()
    rows = Posting.objects.filter(letter__in=matching(Letter.objects.all(), query)).select_related(*RELATED)
    found = rows.order_by("-pk")[:MOST_COUNTED]
    return [each for each in found if query == str(each.letter_id) or _is_named(each, words)][:MOST_AT_ONCE]


def pages_of_letters(letters: Iterable[int]) -> Mapping[int, int]:
    """How many pages each of these letters has, by its number; those that are not written out are left out."""
    done = Rendering.objects.filter(letter__in=[*letters], status=Rendering.Status.DONE).order_by("pk")
    return {letter: pages for letter, pages in done.values_list("letter", "page_count") if pages}


def sides_of_last_run(person: User) -> str:
    """How sheets came out when this person last printed."""
    last = PrintRun.objects.filter(by=person).order_by("-pk").values_list("sides", flat=True).first()
    return last or PrintRun.Sides.LONG


def ready_to_post(person: User) -> int | None:
    """How many letters wait to be printed, for the first page; None for whoever posts none."""
    may_post = settings.POST and person.has_perm("letters.post_letter")
    return count_of(PILES[0]) if may_post else None


def posting_for(person: User, letter: Letter) -> Posting | None:
    """The letter's newest way through the post, for whoever posts letters; None for others, and where it has none."""
    may_post = settings.POST and person.has_perm("letters.post_letter")
    return latest_posting(letter) if may_post else None


def _is_named(posting: Posting, words: Sequence[str]) -> bool:
    brief = posting.letter.brief
    names = f"{brief.client_name} {brief.recipient_name} {posting.address.get('name', '')}".casefold()
    return all(word in names for word in words)


def _rows(pile: Pile) -> "QuerySet[Posting]":
    return Posting.objects.filter(pile.where())

"""What the post desk shows: the piles, a page of letters of one of them, one letter's way, and one print run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone

from letters.models import Event, Letter, Posting, PrintRun
from letters.workflow.catalogue import envelopes, papers
from letters.workflow.errors import FieldsRefused, Refused
from letters.workflow.mailing.desk import (
    MOST_COUNTED,
    PILES,
    Pile,
    count_of,
    found_by,
    latest_runs,
    page_of,
    pages_of_letters,
    pile_called,
    sides_of_last_run,
)
from letters.workflow.mailing.enveloping import envelope_of, postage_of, postage_table, weigh
from letters.workflow.mailing.printing import in_order, is_open
from letters.workflow.mailing.providing import has_provider
from letters.workflow.mailing.standing import waiting_for

Status = Posting.Status


@dataclass(frozen=True, slots=True)
class Row:
    """One letter of a pile, with what whoever prints or posts it wants to know. `pages` is None where the letter is not
    written out yet."""

    posting: Posting
    to: str
    place: str
    paper: str
    envelope: str = ""
    pages: int | None = None
    grams: float = 0
    postage: str = ""
    waits: str = ""

    @property
    def number(self) -> int:
        """That of the letter."""
        return self.posting.letter_id


@dataclass(frozen=True, slots=True)
class Tab:
    """A pile with how many lie there, and whether it is the one that is shown."""

    pile: Pile
    count: int
    is_more: bool
    is_shown: bool


class PostDesk:
    """One page of one pile, before one person; or what a search finds."""

    def __init__(self, person: User, query: QueryDict, trouble: str = "") -> None:
        self.person, self.trouble = person, trouble
        self.pile = pile_called(query.get("pile", ""))
        self.page = _number(query.get("page", ""), 1)
        self.looked_for = query.get("q", "").strip()

    form = property(lambda self: uuid4())
    """The number of the form: pressed twice, it is printed once."""

    @property
    def has_provider(self) -> bool:
        """Whether somebody else can print and post."""
        return has_provider()

    @cached_property
    def tabs(self) -> list[Tab]:
        """The piles, with how many lie in each."""
        counts = ((pile, count_of(pile)) for pile in PILES if pile.key != "handed" or self.has_provider)
        shown = ((pile, count) for pile, count in counts if count or pile.key != "doubted")
        return [
            Tab(pile, min(count, MOST_COUNTED), count > MOST_COUNTED, pile == self.pile and not self.looked_for)
            for pile, count in shown
        ]

    @cached_property
    def _rows(self) -> tuple[Sequence[Posting], bool]:
        return (found_by(self.looked_for), False) if self.looked_for else page_of(self.pile, self.page)

    @cached_property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The letters by paper where they are worked on so, and in one group elsewhere."""
        rows = [*rows_of(self._rows[0])]
        if self.looked_for or self.pile.key not in ("ready", "printed"):
            return [("", rows)] if rows else []
        return [(paper, [*some]) for paper, some in groupby(rows, lambda row: row.paper)]

    @property
    def next_page(self) -> int | None:
        return self.page + 1 if self._rows[1] else None

    @property
    def earlier_page(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def sides(self) -> list[tuple[str, str, bool]]:
        """How sheets come out, as this person's last run had it."""
        last = sides_of_last_run(self.person)
        return [(value, label, value == last) for value, label in PrintRun.Sides.choices]

    @property
    def runs(self) -> Sequence[PrintRun]:
        """Print runs that hold something to be posted."""
        return latest_runs()

    @property
    def today(self) -> str:
        return timezone.localdate().isoformat()

    @property
    def figures(self) -> str:
        """Of when the figures of postage are, and whether somebody should look at them."""
        table = postage_table(settings.POST_FROM)
        if table is None:
            return "There is no table of postage for this country, so please look it up."
        doubt = "; nobody has compared them with its own list yet" if table.is_unsure else ""
        return f"Postage by the figures of {table.label} as of {table.collected:%-d %B %Y}{doubt}."


class OnePosting:
    """One letter's ways through the post, before one person."""

    def __init__(self, posting: Posting, sent: QueryDict | None = None, refusal: Refused | None = None) -> None:
        self.posting, self.sent, self.refusal = posting, sent or QueryDict(), refusal
        self.problems = dict(refusal.problems) if isinstance(refusal, FieldsRefused) else {}

    form = property(lambda self: uuid4())

    by_client = (Event.Verb.POSTING_ASKED, Event.Verb.ADDRESSED, Event.Verb.CALLED_BACK)
    """What is done by the client where nobody of the house did it."""

    @cached_property
    def row(self) -> Row:
        return next(rows_of([self.posting]))

    @property
    def lines(self) -> list[str]:
        """The address, as it stands on the envelope."""
        envelope = envelope_of(self.posting.letter, self.posting)
        return envelope.address.split("\n") if self.posting.address else []

    @property
    def ways(self) -> list[Posting]:
        """All ways of this letter, the newest first."""
        return [*self.posting.letter.postings.select_related("posted_by").order_by("-number")]

    @property
    def is_newest(self) -> bool:
        return self.ways[0].pk == self.posting.pk

    @property
    def may_print(self) -> bool:
        return self.posting.status == Status.ASKED and not self.row.waits

    @property
    def history(self) -> list[Event]:
        """What happened to the letter on its way through the post, the latest first."""
        about = self.posting.letter.events.filter(verb__in=ABOUT_THE_POST).select_related("actor")
        return [*about.order_by("-pk")]

    @property
    def today(self) -> str:
        return self.sent.get("on") or timezone.localdate().isoformat()


class OneRun:
    """One print run: what was printed, whether its file can be fetched, and what of it is posted."""

    def __init__(self, run: PrintRun, sent: QueryDict | None = None, trouble: str = "") -> None:
        self.run, self.sent, self.trouble = run, sent or QueryDict(), trouble

    @property
    def is_open(self) -> bool:
        return is_open(self.run)

    @cached_property
    def to_post(self) -> list[Row]:
        """What is printed and not posted, in the order of the file."""
        return [*rows_of(in_order(self.run))]

    @property
    def others(self) -> list[Posting]:
        """What was printed in it and is on its way by now."""
        rows = self.run.postings.exclude(status=Status.PRINTED).select_related("letter__brief", "posted_by")
        return [*rows.order_by("pk")]

    @property
    def today(self) -> str:
        return self.sent.get("on") or timezone.localdate().isoformat()


ABOUT_THE_POST = (
    *(Event.Verb.POSTING_ASKED, Event.Verb.ADDRESSED, Event.Verb.CALLED_BACK, Event.Verb.PRINTED),
    *(
        Event.Verb.DOUBT_SETTLED,
        Event.Verb.HANDED,
        Event.Verb.GIVEN_BACK,
        Event.Verb.PRINTED_AGAIN,
        Event.Verb.POSTED,
        Event.Verb.RETURNED,
    ),
)


def rows_of(postings: Sequence[Posting]) -> Iterator[Row]:
    """Each as a row, with what its letter weighs; one look at the database for all of them."""
    pages = pages_of_letters(posting.letter_id for posting in postings)
    for posting in postings:
        yield _row(posting, pages.get(posting.letter_id))


def _row(posting: Posting, pages: int | None) -> Row:
    letter: Letter = posting.letter
    envelope = envelope_of(letter, posting) if posting.address else None
    lines = envelope.address.split("\n") if envelope else []
    grams = weigh(letter.brief.paper, pages, envelope.size, both_sides=True) if envelope and pages else 0
    postage = postage_of(posting, grams) if grams else None
    return Row(
        posting,
        to=lines[0] if lines else letter.brief.recipient_name,
        place=", ".join(lines[-2:]) if lines else "",
        paper=papers().get(letter.brief.paper, letter.brief.paper),
        envelope=envelopes()[envelope.size].split(",")[0] if envelope else "",
        pages=pages,
        grams=grams,
        postage=f"{postage.price}, {postage.service}" if postage else "",
        waits=waiting_for(posting) if posting.status in (Status.ASKED, Status.HELD) else "",
    )


def form_number(sent: QueryDict) -> UUID:
    """The number of the form. One that was tampered with is simply a new one."""
    try:
        return UUID(sent.get("form", ""))
    except ValueError:
        return uuid4()


def chosen(sent: QueryDict) -> list[int]:
    """The numbers of the ticked rows."""
    return [number for each in sent.getlist("chosen") if (number := _number(each, 0))]


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise

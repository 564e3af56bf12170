"""The file of a print run: made when it is fetched, and kept nowhere."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from letters.handwriting import HandwritingError, Layout, envelope_names, paper_named
from letters.models import Posting, PrintRun, Rendering
from letters.posting import Item, PostingError, Sides, Slip, label_sheets, printed, sheets_of

from ..errors import NotNow, Refused
from ..finished import finished_rendering, letter_pdf
from .enveloping import Envelope, addressed_by_hand, envelope_of, postage_of, weigh

__all__ = ["FETCHED_WITHIN", "in_order", "is_open", "run_pdf", "trouble_with"]

FETCHED_WITHIN = timedelta(minutes=20)
"""After whoever printed it asked for it: long enough for a printer that jams. Later, the file would be a second letter
that somebody prints without meaning to."""


def is_open(run: PrintRun) -> bool:
    """Whether the file can be fetched now."""
    return run.pressed_at + FETCHED_WITHIN > timezone.now()


def run_pdf(run: PrintRun) -> bytes:
    """The file to print, in the order of the run's page. Raises NotNow once its time is over, and Refused where a
    letter cannot be read."""
    if not is_open(run):
        raise NotNow("This was printed. To print it again, say so on the page of its run, and why.")
    postings = in_order(run)
    items = [_item(posting, run, f"{place} of {len(postings)}") for place, posting in enumerate(postings, 1)]
    return printed(items, Sides(run.sides))


def in_order(run: PrintRun) -> Sequence[Posting]:
    """The letters of a run that are printed and not posted yet: by paper, the oldest first."""
    rows = run.postings.filter(status=Posting.Status.PRINTED).select_related("letter__brief")
    return [*rows.order_by("letter__brief__paper", "asked_at", "pk")]


def trouble_with(posting: Posting, *, with_label: bool = False) -> str:
    """Why this letter cannot be printed just now, "" where it can. Its file is read, and its envelope laid out; or its
    label set."""
    envelope = envelope_of(posting.letter, posting)
    try:
        letter_pdf(posting.letter)
        if with_label:
            label_sheets([tuple(envelope.address.split("\n"))])
        else:
            _by_hand(finished_rendering(posting.letter), envelope)
    except (Refused, HandwritingError, PostingError) as error:
        return str(error)
    return ""


def _item(posting: Posting, run: PrintRun, place: str) -> Item:
    letter = posting.letter
    rendering, envelope = finished_rendering(letter), envelope_of(letter, posting)
    slip = Slip(str(letter), place, tuple(envelope.address.split("\n")), tuple(_facts(posting, rendering, run)))
    front = None if run.with_labels else _by_hand(rendering, envelope).pdf(title="An envelope", author="")
    return Item(slip, letter_pdf(letter), rendering.paper, front)


def _by_hand(rendering: Rendering, envelope: Envelope) -> Layout:
    return addressed_by_hand(envelope, rendering.hand, rendering.seed, rendering.style)


def _facts(posting: Posting, rendering: Rendering, run: PrintRun) -> list[tuple[str, str]]:
    """What whoever folds it needs to know."""
    envelope, sides = envelope_of(posting.letter, posting), PrintRun.Sides(run.sides)
    sheets = sheets_of(rendering.page_count or 1, both_sides=sides != PrintRun.Sides.ONE)
    grams = weigh(rendering.paper, rendering.page_count or 1, envelope.size, both_sides=sides != PrintRun.Sides.ONE)
    postage = postage_of(posting, grams)
    return [
        ("Paper", paper_named(rendering.paper).label),
        ("Sheets", f"{sheets}; pages: {rendering.page_count}"),
        ("Envelope", envelope_names()[envelope.size]),
        ("Weight", f"about {grams:.0f} g"),
        ("Postage", f"{postage.price}, {postage.service}" if postage else "please look it up"),
        ("Asked for", date_format(posting.asked_at, "j F Y")),
    ]

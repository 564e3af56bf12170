"""Which letters stand in a book: proposed with reasons, and then kept or dropped by a person."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from letters.editor import Proposal, Selectable
from letters.editor import propose as proposed
from letters.models import Book, Chapter, Entry, Letter
from letters.workflow.catalogue import occasion_label
from letters.workflow.days_to_come import still_closed
from letters.workflow.errors import BookRefused, NotReady
from letters.workflow.hygiene import clean_text

from .candidates import Candidate, candidates, undecided_count
from .entries import put_in, take_out
from .history import IN_HAND, Verb, look, move, record, require_publisher
from .matter import line_problem
from .ordering import arrange, caption_entry, order_entries, set_language, show_answer, show_photographs, written_on
from .own_letters import require_own
from .parties import Party, parties_of

__all__ = [
    "Candidate",
    "arrange",
    "candidates",
    "caption_entry",
    "drop",
    "keep",
    "order_entries",
    "propose",
    "set_language",
    "show_answer",
    "show_photographs",
    "undecided_count",
]

REASON_CAP = 1_000
MOST_PROPOSED = 1_000
MOST_TOLD = 3


def propose(book: Book, by: User, seen_version: int, wanted: int) -> tuple[Entry, ...]:
    """Choose up to `wanted` letters more, each with a reason, of those that everyone agrees to print.

    What was kept stays, and what was dropped does not come back. Raises NotYours, Overtaken, NotNow and BookRefused.
    """
    require_publisher(by, "have letters proposed")
    if isinstance(wanted, bool) or not 1 <= wanted <= MOST_PROPOSED:
        raise BookRefused({"wanted": f"Please ask for 1 to {MOST_PROPOSED:,} letters. Nothing was changed."})
    current = look(book, seen_version, IN_HAND)
    chosen = _chosen(candidates(current), wanted)
    with transaction.atomic():
        move(book, seen_version, IN_HAND)
        entries = put_in(book, chosen)
        record(book, Verb.PROPOSED, by, f"{len(entries)} letters")
    return entries


def keep(
    book: Book, letter: Letter, by: User, seen_version: int, chapter: Chapter | None = None, reason: str = ""
) -> Entry:
    """Take a finished letter into the book, at the end of the chapter, or of the last one. What is there stays there.

    Whether everyone agrees is asked when the book is compiled. Raises NotYours, Overtaken, NotNow, NotReady and
    BookRefused.
    """
    require_publisher(by, "choose letters for books")
    current, why = look(book, seen_version, IN_HAND), _reason(reason)
    _require_choosable(current, letter)
    if chapter is not None and chapter.book_id != book.pk:
        raise BookRefused({"chapter": "This chapter belongs to another book. Nothing was changed."})
    entry = current.entries.filter(letter=letter).first()
    if entry and _is_so(entry, chapter, why):
        return entry
    with transaction.atomic():
        move(book, seen_version, IN_HAND)
        [entry] = put_in(book, [(letter, why or _reason_of(entry))], chapter)
        record(book, Verb.KEPT, by, str(letter))
    return entry


def drop(book: Book, letter: Letter, by: User, seen_version: int, why: str) -> Entry:
    """Leave a letter out, so that it is not proposed again. It can be kept all the same, later.

    Raises NotYours, Overtaken, NotNow, NotReady and BookRefused.
    """
    require_publisher(by, "choose letters for books")
    current, reason = look(book, seen_version, IN_HAND), _reason(why)
    entry = current.entries.filter(letter=letter).first()
    if entry is None:
        _require_choosable(current, letter)
    elif not entry.is_kept and entry.reason == reason:
        return entry
    with transaction.atomic():
        move(book, seen_version, IN_HAND)
        entry = take_out(book, letter, reason)
        record(book, Verb.DROPPED, by, str(letter))
    return entry


def _chosen(rows: Iterable[Candidate], wanted: int) -> list[tuple[Letter, str]]:
    """Letters and reasons. What is kept is shown too, so that what comes to it is unlike it. Raises BookRefused."""
    by_number = {each.letter.pk: each for each in rows if each.is_kept or (each.may_be_printed and not each.is_dropped)}
    kept_numbers = [pk for pk, each in by_number.items() if each.is_kept]
    if len(kept_numbers) == len(by_number):
        raise BookRefused({"wanted": "There is no other letter that everyone agrees to print. Nothing was changed."})
    days = written_on(each.letter for each in by_number.values())
    proposal = proposed([_selectable(each, days[pk]) for pk, each in by_number.items()], wanted, kept_numbers)
    if not proposal.choices:
        raise BookRefused({"wanted": f"No other letter is proposed. {_why_none(proposal)} Nothing was changed."})
    return [(by_number[choice.number].letter, choice.reason) for choice in proposal.choices]


def _why_none(proposal: Proposal) -> str:
    """What keeps out the first few of those that could be printed."""
    return " ".join(f"Letter {each.number}: {each.reason}" for each in proposal.left_out[:MOST_TOLD])


def _selectable(candidate: Candidate, on: date) -> Selectable:
    letter, brief = candidate.letter, candidate.letter.brief
    return Selectable(
        number=letter.pk,
        text=letter.draft.text if letter.draft else "",
        occasion=brief.occasion,
        label=occasion_label(brief.occasion),
        tone=brief.tone,
        to=brief.recipient_name,
        relation=brief.relation,
        writer=brief.client_name,
        hand=brief.hand,
        on=on,
        people=tuple(each.name for each in parties_of(letter) if each.party == Party.THIRD),
        stars=tuple(stars.count for stars in letter.stars.all()),
        answer=candidate.answer.kind if candidate.answer else "",
    )


def _reason(why: str) -> str:
    clean = clean_text(why)
    if problem := line_problem(clean, REASON_CAP):
        raise BookRefused({"reason": problem})
    return clean


def _reason_of(entry: Entry | None) -> str:
    """Why it was chosen before; why it was dropped is over."""
    return entry.reason if entry and entry.is_kept else ""


def _require_choosable(book: Book, letter: Letter) -> None:
    if not Letter.objects.filter(~still_closed(), pk=letter.pk, status=Letter.Status.READY).exists():
        raise NotReady(
            "This letter is not written out yet, or is closed until its day, so it cannot be in a book. Nothing was "
            "changed."
        )
    require_own(book, letter)


def _is_so(entry: Entry, chapter: Chapter | None, why: str) -> bool:
    """Whether keeping it would change nothing: it need not be said again why."""
    where = chapter is None or entry.chapter_id == chapter.pk
    return entry.is_kept and entry.chapter_id is not None and where and why in ("", entry.reason)

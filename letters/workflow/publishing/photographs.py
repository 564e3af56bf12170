"""Photographs behind a letter: added by its client or at the desk, read, and taken away again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction

from letters.editor import Book as BookToMake
from letters.editor import for_ebook
from letters.models import Consent, Event, Letter, Photograph
from letters.photographs import DPI, FORMATS, MOST_BYTES, Developed, PhotographRefused, develop, spelled_size
from letters.workflow import vault
from letters.workflow.errors import BookRefused, NotReady, Unfit
from letters.workflow.history import record
from letters.workflow.hygiene import clean_line, clean_text

from .consenting import Party, Scopes, allow, consent_of
from .history import require_publisher
from .holding import hold
from .matter import line_problem, unset_problem
from .parties import NAME_CAP, is_in, pictured_of
from .plans import plan_kept
from .staleness import PHOTOGRAPH_GONE, PICTURED_ANEW, went_stale

__all__ = [
    "CAPTION_CAP",
    "DESCRIPTION_CAP",
    "DPI",
    "FORMATS",
    "MOST_BYTES",
    "MOST_PHOTOGRAPHS",
    "PEOPLE_CAP",
    "About",
    "PhotographFiles",
    "add_photograph",
    "photograph_jpeg",
    "photograph_on_screen",
    "photographs_of",
    "printed_at_most",
    "remove_photograph",
    "shown_photographs",
]

MOST_PHOTOGRAPHS = 12
"""Behind one letter."""

CAPTION_CAP, DESCRIPTION_CAP, PEOPLE_CAP = 200, 400, 1_000
"""Characters."""

WITH_THE_PHOTOGRAPH = "With the photograph, on the letter's private page"
"""The evidence of a client's consent that was given so."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a photograph.

    `people` are who is in it, by name, one a line; `nobody` says that nobody can be made out; `is_allowed`, that
    whoever sends it may.
    """

    description: str
    caption: str = ""
    people: str = ""
    nobody: bool = False
    is_allowed: bool = False


def add_photograph(letter: Letter, data: bytes, by: User | None, about: About) -> Photograph:
    """Keep a photograph behind a finished letter; sent again, it is the one that is there.

    `by` is nobody for the client, who agrees with it that it is printed; one that was added at the desk they are asked
    about. Raises NotYours, NotReady, and BookRefused, which names every field at fault.
    """
    if by is not None:
        require_publisher(by, "add photographs")
    row = Photograph(
        letter=letter,
        description=clean_line(about.description),
        caption=clean_line(about.caption),
        people="\n".join(dict.fromkeys(filter(None, map(clean_line, clean_text(about.people).split("\n"))))),
        added_by=by,
    )
    problems = dict(_problems(row, about))
    developed = _developed(data, problems)
    if problems or developed is None:
        raise BookRefused(problems)
    _require_ready(letter)
    row.digest, row.byte_count = vault.keep(developed.data, vault.JPEG), len(developed.data)
    row.width, row.height = developed.width, developed.height
    try:
        with transaction.atomic():
            return _added(row, by)
    except (BookRefused, NotReady):
        _forget(row.digest)
        raise


def remove_photograph(photograph: Photograph, by: User | None) -> None:
    """Take a photograph away, and out of every book. `by` is nobody for the client. Raises NotYours."""
    if by is not None:
        require_publisher(by, "take photographs away")
    letter = photograph.letter
    with transaction.atomic():
        hold([letter.pk])
        if not Photograph.objects.filter(pk=photograph.pk).delete()[0]:
            return
        if not letter.photographs.exists():
            letter.entries.update(with_photographs=False)
        record(letter, Event.Verb.PHOTOGRAPH_REMOVED, by)
        plans = map(plan_kept, letter.compilations.all())
        if any(photograph.pk in each.photographs for plan in plans for each in plan.letters):
            went_stale(letter, PHOTOGRAPH_GONE.format(letter.pk))
        transaction.on_commit(partial(_forget, photograph.digest), robust=True)


def photographs_of(letter: Letter) -> list[Photograph]:
    """The photographs behind a letter, in the order in which they came."""
    return [*letter.photographs.order_by("pk")]


def shown_photographs(letter: Letter, party: Consent.Party, name: str) -> tuple[Photograph, ...]:
    """Those that this party is asked about: all for the client, and for others those in which they are."""
    rows = photographs_of(letter)
    if party == Party.CLIENT:
        return tuple(rows)
    them = [each for each in pictured_of(letter) if (each.party, each.name.casefold()) == (party, name.casefold())]
    return tuple(row for row in rows if any(is_in(row, each) for each in them))


def photograph_on_screen(photograph: Photograph) -> bytes:
    """The picture as a screen shows it: lighter. Raises Unfit where it can no longer be read."""
    return for_ebook(photograph_jpeg(photograph))


def photograph_jpeg(photograph: Photograph) -> bytes:
    """The picture. Raises Unfit where it can no longer be read."""
    return vault.fetch(photograph.digest, vault.JPEG)


def printed_at_most(photograph: Photograph) -> str:
    """How large it can be in a book, for people."""
    return spelled_size(photograph.width, photograph.height)


class PhotographFiles(Mapping[str, bytes]):
    """The JPEGs of a book's photographs by their digests; each is read from the vault when it is asked for."""

    def __init__(self, book: BookToMake) -> None:
        self._letters = {each.digest: letter.number for letter in book.letters for each in letter.photographs}

    def __getitem__(self, digest: str) -> bytes:
        """Raises BookRefused where it can no longer be read: nobody but who sent it can bring it again."""
        try:
            return vault.fetch(digest, vault.JPEG)
        except Unfit as error:
            raise BookRefused(
                {
                    "letters": f"A photograph behind letter {self._letters[digest]} can no longer be read. Please take "
                    "it away and add it anew, or leave the photographs of this letter out."
                }
            ) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._letters)

    def __len__(self) -> int:
        return len(self._letters)


def _problems(row: Photograph, about: About) -> Iterator[tuple[str, str]]:
    if not row.description:
        yield "description", "Please say in a few words what is to be seen, for whoever cannot see it."
    for name, cap in (("description", DESCRIPTION_CAP), ("caption", CAPTION_CAP), ("people", PEOPLE_CAP)):
        if problem := line_problem(getattr(row, name), cap):
            yield name, problem
    if problem := unset_problem(row.caption):
        yield "caption", problem
    if any(len(name) > NAME_CAP for name in row.names):
        yield "people", f"Please write one name a line; a name has room for {NAME_CAP} characters."
    if not row.people and not about.nobody:
        yield "people", "Please name who is in it, or tick that nobody can be made out."
    if not about.is_allowed:
        yield "is_allowed", "Please tick that you may, or keep the picture to yourself."


def _developed(data: bytes, problems: dict[str, str]) -> Developed | None:
    """The picture made anew; where it cannot be, that becomes one of the problems."""
    try:
        return develop(data)
    except PhotographRefused as refusal:
        problems["picture"] = str(refusal)
        return None


def _added(row: Photograph, by: User | None) -> Photograph:
    """The row, saved, or the one that is there. Called inside a transaction, which holds the letter until it ends."""
    letter = row.letter
    if not hold([letter.pk]):
        raise NotReady("This letter was erased, so nothing was kept.")
    earlier = letter.photographs.filter(digest=row.digest).first()
    if earlier:
        return earlier
    if letter.photographs.count() >= MOST_PHOTOGRAPHS:
        many = f"There are {MOST_PHOTOGRAPHS} photographs behind this letter, and that is as many as we keep."
        raise BookRefused({"picture": f"{many} Please take one away first."})
    row.save()
    record(letter, Event.Verb.PHOTOGRAPH_ADDED, by)
    _ask_anew(row)
    if by is None:
        consent = consent_of(letter, Party.CLIENT, letter.brief.client_name, None)
        if not consent.withdrawn_at:
            allow(consent, replace(Scopes.of(consent), may_show=True), None, WITH_THE_PHOTOGRAPH)
    return row


def _ask_anew(row: Photograph) -> None:
    """Whoever is in this one, and agreed to those before, is asked again: they have not seen it. So is a client to whom
    the house adds one."""
    letter = row.letter
    pictured = {(each.party, each.name) for each in pictured_of(letter) if is_in(row, each)}
    if row.added_by_id:
        pictured.add((Party.CLIENT, letter.brief.client_name))
    agreed = Consent.objects.filter(letter=letter, may_show=True)
    again = [each.pk for each in agreed if (each.party, each.name) in pictured]
    if Consent.objects.filter(pk__in=again).update(may_show=False):
        went_stale(letter, PICTURED_ANEW.format(letter.pk))


def _forget(digest: str) -> None:
    if not Photograph.objects.filter(digest=digest).exists():
        vault.forget(digest, vault.JPEG)


def _require_ready(letter: Letter) -> None:
    if not Letter.objects.filter(pk=letter.pk, status=Letter.Status.READY).exists():
        raise NotReady("This letter is not written out yet. Nothing was changed.")

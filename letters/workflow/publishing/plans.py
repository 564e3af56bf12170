"""The plan of a book: everything it is made from, frozen as plain values the moment it is compiled.

A plan names the renderings of its letters and holds none of their words: a rendering never changes, and when a letter
is erased, no plan keeps it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from letters.editor import Book as BookToMake
from letters.editor import BookLetter, Chapter, Matter, Renaming, Setting
from letters.handwriting import without_marks
from letters.models import Book, Entry, Letter, Rendering
from letters.workflow.catalogue import occasion_label
from letters.workflow.errors import BookRefused
from letters.workflow.styling import Style, underlines

from .parties import Party, names, parties_of

type Plan = Mapping[str, Any]

_MATTER = (
    *("title", "subtitle", "author", "dedication", "epigraph", "epigraph_source", "afterword", "acknowledgements"),
    *("rights", "blurb", "isbn", "publisher", "place", "language"),
)

PITCH = ("overview", "why", "about_the_author", "audience", "comparable_titles")
"""What is told to publishers alone."""


def plan_of(book: Book) -> dict[str, Any]:
    """The book as it stands now. Raises BookRefused for one without letters, or with one that is not ready."""
    entries = kept_entries(book)
    if not entries:
        raise BookRefused({"letters": "There is no letter in this book yet. Keep at least one, in a chapter."})
    renderings = _renderings(entry.letter for entry in entries)
    if missing := [str(entry.letter) for entry in entries if entry.letter_id not in renderings]:
        raise BookRefused({"letters": f"Not written out yet: {', '.join(missing)}. Please drop them, or wait."})
    return {
        "matter": {name: getattr(book, name) for name in _MATTER} | {"year": book.year or 0},
        "chapters": [*_chapters(entries, renderings)],
        # With how many letters: when fewer are left, one was erased.
        "count": len(entries),
        # What may be shown to people who have not bought it: whoever compiles the book asks everyone.
        "quotable": [],
        "pitch": {name: getattr(book, name) for name in PITCH},
        "aliases": [[alias.name, alias.instead] for alias in book.aliases.order_by("pk")],
        **{name: getattr(book, name) for name in ("setting", "printer", "trim", "stock", "variants", "caliper")},
    }


def kept_entries(book: Book) -> list[Entry]:
    """The letters that stand in the book, in their order, with their briefs and chapters."""
    kept = book.entries.filter(is_kept=True, chapter__isnull=False)
    with_parties = kept.select_related("letter__brief", "letter__draft__author", "chapter").prefetch_related(
        "letter__consents", "letter__cleared_names"
    )
    return list(with_parties.order_by("chapter__position", "position", "pk"))


def planned_letters(plan: Plan) -> tuple[int, ...]:
    """The letters of a plan, in their order."""
    return tuple(each["letter"] for chapter in plan["chapters"] for each in chapter["letters"])


def renaming_of(plan: Plan) -> Renaming:
    """The other names of a plan, to be put in."""
    return Renaming([tuple(pair) for pair in plan["aliases"]])


def book_of(plan: Plan) -> BookToMake:
    """The book that the plan names, its letters under their other names. Raises BookRefused for an erased letter."""
    renaming = renaming_of(plan)
    renderings = _renderings_by_pk(letter["rendering"] for chapter in plan["chapters"] for letter in chapter["letters"])
    chapters = tuple(
        Chapter(
            renaming.apply(chapter["title"]),
            tuple(_letter(each, renderings, renaming) for each in chapter["letters"]),
        )
        for chapter in plan["chapters"]
    )
    matter: dict[str, Any] = {
        name: renaming.apply(text) if isinstance(text, str) else text for name, text in plan["matter"].items()
    }
    chosen = {name: plan[name] for name in ("printer", "trim", "stock", "variants")}
    return BookToMake(
        Matter(**matter),
        chapters,
        Setting(plan["setting"]),
        **chosen,
        other_names=tuple(instead for _, instead in plan["aliases"]),
    )


def day_written(created_at: datetime) -> date:
    """The day of a letter in books, from when its writing-out was ordered: it stays when a file is drawn again."""
    return localtime(created_at).date()


def letter_for_book(
    rendering: Rendering, renaming: Renaming, caption: str = "", named: Iterable[int] = ()
) -> BookLetter:
    """A finished letter as a book takes it, under other names. Where they change no word, its approved pages hold.

    `named` are the consents of those whom its words name besides the first two.
    """
    brief, style = rendering.letter.brief, Style.kept(rendering.style)
    text = renaming.apply(rendering.text)
    stationery = replace(style.stationery, letterhead=renaming.apply(style.letterhead))
    same = text == rendering.text and stationery == style.stationery
    return BookLetter(
        number=rendering.letter_id,
        text=text,
        hand=rendering.hand,
        paper=rendering.paper,
        seed=rendering.seed,
        to=renaming.apply(brief.recipient_name),
        writer=renaming.apply(brief.client_name),
        occasion=occasion_label(brief.occasion),
        on=day_written(rendering.created_at),
        people=tuple(dict.fromkeys(map(renaming.apply, _people(rendering, named)))),
        caption=renaming.apply(caption),
        stationery=stationery,
        pace=style.speed,
        mends=style.mends,
        underlines=underlines(rendering.style) or not same,
        layout_digest=rendering.layout_digest if same else "",
    )


def as_data(letter: BookLetter) -> dict[str, Any]:
    """All that the pages of a letter are made from, as plain values: what its sheaf is known by."""
    named = ("text", "hand", "paper", "seed", "pace", "mends", "layout_digest")
    data = {name: getattr(letter, name) for name in named} | {"stationery": asdict(letter.stationery)}
    # Only where it makes a difference: the sheaves of all other letters are known by what they were.
    underlined = letter.underlines and without_marks(letter.text) != letter.text
    return data | ({"underlines": True} if underlined else {})


def _chapters(entries: list[Entry], renderings: Mapping[int, Rendering]) -> Iterator[dict[str, Any]]:
    for chapter in dict.fromkeys(entry.chapter for entry in entries):
        mine = [entry for entry in entries if entry.chapter_id == (chapter and chapter.pk)]
        letters = [
            {
                "letter": entry.letter_id,
                "rendering": renderings[entry.letter_id].pk,
                "caption": entry.caption,
                "named": _named(entry.letter),
            }
            for entry in mine
        ]
        yield {"title": chapter.title if chapter else "", "letters": letters}


def _renderings(letters: Iterable[Letter]) -> dict[int, Rendering]:
    """The finished rendering of each letter that is ready, by letter."""
    done = Rendering.objects.filter(
        letter__in=[letter.pk for letter in letters], status=Rendering.Status.DONE, letter__status=Letter.Status.READY
    )
    return {each.letter_id: each for each in done.order_by("pk")}


def _renderings_by_pk(pks: Iterable[int]) -> dict[int, Rendering]:
    with_briefs = Rendering.objects.select_related("letter__brief").prefetch_related("letter__consents")
    return with_briefs.in_bulk([*pks])


def _letter(planned: Mapping[str, Any], renderings: Mapping[int, Rendering], renaming: Renaming) -> BookLetter:
    rendering = renderings.get(planned["rendering"])
    if rendering is None:
        raise BookRefused({"letters": f"Letter {planned['letter']} is no longer there. Please compile the book again."})
    return letter_for_book(rendering, renaming, planned["caption"], planned.get("named", ()))


def _named(letter: Letter) -> list[int]:
    """The consents of the third parties whom the words name: they stand in the index."""
    given = {consent.name.casefold(): consent.pk for consent in letter.consents.all() if consent.party == Party.THIRD}
    named = (each.name for each in parties_of(letter) if each.party == Party.THIRD and names(letter, each.name))
    return [given[name.casefold()] for name in named if name.casefold() in given]


def _people(rendering: Rendering, named: Iterable[int]) -> Iterator[str]:
    """Who stands in the index: who writes, to whom, and whoever else is named."""
    letter = rendering.letter
    by_pk = {consent.pk: consent.name for consent in letter.consents.all()}
    yield letter.brief.client_name
    yield letter.brief.recipient_name
    yield from (by_pk[pk] for pk in named if pk in by_pk)

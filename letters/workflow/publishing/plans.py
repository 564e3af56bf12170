"""The plan of a book: everything it is made from, frozen as plain values the moment it is compiled.

A plan names the renderings of its letters and holds none of their words: a rendering never changes, and when a letter
is erased, no plan keeps it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any, Self

from django.utils.timezone import localtime

from letters.editor import Book as BookToMake
from letters.editor import BookLetter, Chapter, Matter, Renaming, Setting, as_given
from letters.editor import Photograph as PhotographInBook
from letters.handwriting import without_marks
from letters.models import Book, Compilation, Entry, Letter, Rendering
from letters.workflow.catalogue import occasion_label
from letters.workflow.errors import BookRefused
from letters.workflow.styling import Style, approved_language, underlines

from .answers import answer_words
from .parties import Party, names, parties_of

_MATTER = (
    *("title", "subtitle", "author", "dedication", "epigraph", "epigraph_source", "afterword", "acknowledgements"),
    *("rights", "blurb", "isbn", "publisher", "place", "language"),
)

_MAKING = ("setting", "index", "printer", "trim", "stock", "variants", "caliper")

PITCH = ("overview", "why", "about_the_author", "audience", "comparable_titles")
"""What is told to publishers alone."""


@dataclass(frozen=True)
class PlannedLetter:
    """A letter of a plan, by the numbers of the letter, of its rendering, and of the consents of those whom its words
    name besides the first two.

    `on` is the day that it is of, as 2019-05-14; "" in plans of before. `language` is its own, "" where it is the
    book's. `answer` is the SHA-256 of what was answered, where that stands behind the letter; `photographs` are those
    that do, by their numbers.
    """

    letter: int
    rendering: int
    caption: str = ""
    named: tuple[int, ...] = ()
    on: str = ""
    language: str = ""
    answer: str = ""
    photographs: tuple[int, ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """What a plan says of a letter, now or by a house of before."""
        numbers = {name: tuple(data.get(name, ())) for name in ("named", "photographs")}
        return cls(**{**data, **numbers})


@dataclass(frozen=True)
class PlannedChapter:
    """A chapter of a plan. The title may be empty."""

    title: str
    letters: tuple[PlannedLetter, ...]


@dataclass(frozen=True)
class Plan:
    """What a compiled book is made from.

    `count` is of its letters: when fewer are left, one was erased. `quotable` are the letters that may be shown to
    people who have not bought the book, the best first; `caliper` is a page's thickness in inches, where it is given.
    """

    chapters: tuple[PlannedChapter, ...] = ()
    count: int = 0
    quotable: tuple[int, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    matter: Mapping[str, Any] = field(default_factory=dict)
    pitch: Mapping[str, str] = field(default_factory=dict)
    setting: str = ""
    printer: str = ""
    trim: str = ""
    stock: str = ""
    variants: int = 0
    caliper: float | None = None
    index: str = Book.Index.PEOPLE

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The plan that `as_data` gave, now or by a house of before. What was emptied is a plan of nothing."""
        chapters = tuple(
            PlannedChapter(chapter["title"], tuple(map(PlannedLetter.read, chapter["letters"])))
            for chapter in data.get("chapters", ())
        )
        aliases = tuple((name, instead) for name, instead in data.get("aliases", ()))
        plain = {name: value for name, value in data.items() if name not in ("chapters", "aliases", "quotable")}
        return cls(chapters=chapters, aliases=aliases, quotable=tuple(data.get("quotable", ())), **plain)

    def as_data(self) -> dict[str, Any]:
        """The plan as JSON holds it."""
        data: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return data

    @property
    def letters(self) -> tuple[PlannedLetter, ...]:
        """The letters in their order."""
        return tuple(each for chapter in self.chapters for each in chapter.letters)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the letters, in their order."""
        return tuple(each.letter for each in self.letters)

    @property
    def renaming(self) -> Renaming:
        """The other names, to be put in."""
        return Renaming(self.aliases)


def plan_kept(compilation: Compilation) -> Plan:
    """The plan that a compilation is made from."""
    return Plan.read(compilation.plan)


def plan_of(book: Book) -> Plan:
    """The book as it stands now. Raises BookRefused for one without letters, or with one that is not ready."""
    entries = kept_entries(book)
    if not entries:
        raise BookRefused({"letters": "There is no letter in this book yet. Keep at least one, in a chapter."})
    renderings = _renderings(entry.letter for entry in entries)
    if missing := [str(entry.letter) for entry in entries if entry.letter_id not in renderings]:
        raise BookRefused({"letters": f"Not written out yet: {', '.join(missing)}. Please drop them, or wait."})
    return Plan(
        chapters=tuple(_chapters(entries, renderings)),
        count=len(entries),
        aliases=tuple((alias.name, alias.instead) for alias in book.aliases.order_by("pk")),
        matter={name: getattr(book, name) for name in _MATTER} | {"year": book.year or 0},
        pitch={name: getattr(book, name) for name in PITCH},
        **{
            name: getattr(book, name)
            for name in ("setting", "printer", "trim", "stock", "variants", "caliper", "index")
        },
    )


def kept_entries(book: Book) -> list[Entry]:
    """The letters that stand in the book, in their order, with their briefs and chapters."""
    entries = book.entries.filter(is_kept=True, chapter__isnull=False)
    with_parties = entries.select_related(
        "letter__brief", "letter__draft__author", "letter__answer", "chapter"
    ).prefetch_related("letter__consents", "letter__cleared_names", "letter__photographs")
    return list(with_parties.order_by("chapter__position", "position", "pk"))


def book_of(plan: Plan) -> BookToMake:
    """The book that the plan names, its letters under their other names. Raises BookRefused for an erased letter."""
    renaming = plan.renaming
    renderings = _renderings_by_pk(letter.rendering for letter in plan.letters)
    chapters = tuple(
        Chapter(
            renaming.apply(chapter.title),
            tuple(_indexed(_letter(each, renderings, renaming), plan.index) for each in chapter.letters),
        )
        for chapter in plan.chapters
    )
    matter: dict[str, Any] = {
        name: renaming.apply(text) if isinstance(text, str) else text for name, text in plan.matter.items()
    }
    return BookToMake(
        Matter(**matter),
        chapters,
        Setting(plan.setting),
        printer=plan.printer,
        trim=plan.trim,
        stock=plan.stock,
        variants=plan.variants,
        other_names=tuple(instead for _, instead in plan.aliases),
    )


def _indexed(letter: BookLetter, index: str) -> BookLetter:
    """The letter, with nobody for the index where the book has none."""
    return letter if index == Book.Index.PEOPLE else replace(letter, people=())


def day_of(letter: Letter, written: datetime) -> date:
    """The day that a letter is of; where none is kept, because a house of before approved it, when it was `written`."""
    return letter.dated_on or localtime(written).date()


def letter_for_book(
    rendering: Rendering, renaming: Renaming, caption: str = "", named: Iterable[int] = (), on: date | None = None
) -> BookLetter:
    """A finished letter as a book takes it, under other names. Where they change no word, its approved pages hold.

    `named` are the consents of those whom its words name besides the first two; `on` the day that was planned.
    """
    brief, style = rendering.letter.brief, Style.from_data(rendering.style)
    text = renaming.apply(rendering.text)
    shown = "\n".join((text, renaming.apply(brief.recipient_name), renaming.apply(caption)))
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
        senders=tuple(_as_given([renaming.apply(brief.client_name)], shown)),
        occasion=occasion_label(brief.occasion),
        occasion_slug=brief.occasion,
        on=on or day_of(rendering.letter, rendering.created_at),
        people=tuple(_as_given(map(renaming.apply, _people(rendering, named)), shown)),
        caption=renaming.apply(caption),
        stationery=stationery,
        pace=style.speed,
        mends=style.mends,
        underlines=underlines(rendering.style) or not same,
        hand_language=approved_language(rendering.style),
        layout_digest=rendering.layout_digest if same else "",
    )


def _as_given(people: Iterable[str], shown: str) -> Iterable[str]:
    """Who stands in the index, each once, and no fuller than on the pages of the letter."""
    return dict.fromkeys(name for person in people for name in as_given(person, shown))


def as_data(letter: BookLetter) -> dict[str, Any]:
    """All that the pages of a letter are made from, as plain values: what its sheaf is known by."""
    named = ("text", "hand", "paper", "seed", "pace", "mends", "layout_digest")
    data = {name: getattr(letter, name) for name in named} | {"stationery": asdict(letter.stationery)}
    # Only where it makes a difference: the sheaves of all other letters are known by what they were.
    underlined = letter.underlines and without_marks(letter.text) != letter.text
    language = {"hand_language": letter.hand_language} if letter.hand_language else {}
    return data | ({"underlines": True} if underlined else {}) | language


def _chapters(entries: list[Entry], renderings: Mapping[int, Rendering]) -> Iterator[PlannedChapter]:
    for chapter in dict.fromkeys(entry.chapter for entry in entries):
        mine = [entry for entry in entries if entry.chapter_id == (chapter and chapter.pk)]
        letters = tuple(_planned(entry, renderings[entry.letter_id]) for entry in mine)
        yield PlannedChapter(chapter.title if chapter else "", letters)


def _planned(entry: Entry, rendering: Rendering) -> PlannedLetter:
    letter = entry.letter
    on = day_of(letter, rendering.created_at).isoformat()
    photographs = tuple(each.pk for each in letter.photographs.all()) if entry.with_photographs else ()
    language, answer = _language(entry, rendering), _answer_digest(entry)
    return PlannedLetter(letter.pk, rendering.pk, entry.caption, _named(letter), on, language, answer, photographs)


def _language(entry: Entry, rendering: Rendering) -> str:
    """That of its words, as somebody said or as they tell; "" where it is the book's."""
    language = entry.language or approved_language(rendering.style)
    return "" if language == entry.book.language else language


def _renderings(letters: Iterable[Letter]) -> dict[int, Rendering]:
    """The finished rendering of each letter that is ready, by letter."""
    done = Rendering.objects.filter(
        letter__in=[letter.pk for letter in letters], status=Rendering.Status.DONE, letter__status=Letter.Status.READY
    )
    return {each.letter_id: each for each in done.order_by("pk")}


def _renderings_by_pk(pks: Iterable[int]) -> dict[int, Rendering]:
    with_briefs = Rendering.objects.select_related("letter__brief", "letter__answer").prefetch_related(
        "letter__consents", "letter__photographs"
    )
    return with_briefs.in_bulk([*pks])


def _letter(planned: PlannedLetter, renderings: Mapping[int, Rendering], renaming: Renaming) -> BookLetter:
    rendering = renderings.get(planned.rendering)
    if rendering is None:
        raise BookRefused({"letters": f"Letter {planned.letter} is no longer there. Please compile the book again."})
    on = date.fromisoformat(planned.on) if planned.on else None
    made = letter_for_book(rendering, renaming, planned.caption, planned.named, on)
    answer = renaming.apply(_answer(rendering.letter, planned)) if planned.answer else ""
    photographs = tuple(_photographs(rendering.letter, planned, renaming))
    return replace(made, language=planned.language, answer=answer, photographs=photographs)


def _photographs(letter: Letter, planned: PlannedLetter, renaming: Renaming) -> Iterator[PhotographInBook]:
    by_pk = {each.pk: each for each in letter.photographs.all()} if planned.photographs else {}
    for pk in planned.photographs:
        row = by_pk.get(pk)
        if row is None:
            raise BookRefused(
                {"letters": f"A photograph behind letter {planned.letter} was taken away. Please compile it again."}
            )
        description, caption = renaming.apply(row.description), renaming.apply(row.caption)
        yield PhotographInBook(row.pk, row.digest, row.width, row.height, description, caption)


def _answer_digest(entry: Entry) -> str:
    """What tells whether an answer is still told so; "" where none stands behind the letter."""
    words = answer_words(entry.letter) if entry.with_answer else ""
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def _answer(letter: Letter, planned: PlannedLetter) -> str:
    words = answer_words(letter)
    if hashlib.sha256(words.encode()).hexdigest() != planned.answer:
        raise BookRefused(
            {"letters": f"Another answer to letter {planned.letter} was told since. Please compile the book again."}
        )
    return words


def _named(letter: Letter) -> tuple[int, ...]:
    """The consents of the third parties whom the words name: they stand in the index."""
    pks = {each.name.casefold(): each.pk for each in letter.consents.all() if each.party == Party.THIRD}
    named = (each.name for each in parties_of(letter) if each.party == Party.THIRD and names(letter, each.name))
    return tuple(pks[name.casefold()] for name in named if name.casefold() in pks)


def _people(rendering: Rendering, named: Iterable[int]) -> Iterator[str]:
    """Who stands in the index: who writes, to whom, and whoever else is named."""
    letter = rendering.letter
    by_pk = {consent.pk: consent.name for consent in letter.consents.all()}
    yield letter.brief.client_name
    yield letter.brief.recipient_name
    yield from (by_pk[pk] for pk in named if pk in by_pk)

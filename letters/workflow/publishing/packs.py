"""What a publisher is sent: the same pack for everyone, but for the letter on top."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from django.conf import settings
from django.utils.timezone import localtime

from letters.editor import Book as BookToMake
from letters.editor import House, Offer, Permission, Renaming, make_pack, spelled
from letters.handwriting import Plate
from letters.models import Compilation, Consent, Publisher, Rendering, Sheaf

from .kept_sheaves import Sheaves, rows_of_kind
from .parties import telling_words
from .plans import book_of, plan_kept
from .scopes import Scopes

WITHHELD = "known to us"
"""Who agreed, and is not to be named."""

KEPT_BACK = "This letter is kept back: not everyone whom it concerns has agreed that it is shown before it is printed."

LOOPBACK = ("localhost", "127.0.0.1", "::1")

SAMPLES = 3
"""Letters that go with a query."""

_TOLD = ("overview", "why", "about_the_author", "audience")


def pack_for(compilation: Compilation, publisher: Publisher) -> bytes:
    """The pack with a letter to this publisher; the same one gives the same bytes. Raises EditorError, BookRefused."""
    plan = plan_kept(compilation)
    book, samples = book_of(plan), plan.quotable
    plates: Sheaves[tuple[Plate, ...]] = Sheaves(rows_of_kind(compilation, Sheaf.Kind.PLATES))
    return pack_of(book, compilation, samples, plates, publisher)


def pack_of(
    book: BookToMake,
    compilation: Compilation,
    samples: Sequence[int],
    plates: Mapping[int, Sequence[Plate]],
    publisher: Publisher | None = None,
) -> bytes:
    """The pack, for a publisher or for nobody by name; `samples` are letters that may be shown, the best first.

    Of all other letters the manuscript has no word: it says that they are kept back.
    """
    offer, permissions, chosen = _offer(compilation, publisher), tuple(permissions_of(compilation)), samples[:SAMPLES]
    shown = {number: plates[number] for number in chosen if number in plates}
    return make_pack(_kept_back(book, frozenset(samples)), offer, chosen, permissions, shown)


def _kept_back(book: BookToMake, quotable: frozenset[int]) -> BookToMake:
    """The book as those may read it who have not bought it."""
    chapters = tuple(
        replace(
            chapter,
            letters=tuple(
                each if each.number in quotable else replace(each, text=KEPT_BACK) for each in chapter.letters
            ),
        )
        for chapter in book.chapters
    )
    return replace(book, chapters=chapters)


def permissions_of(compilation: Compilation) -> Iterator[Permission]:
    """What everyone has agreed to, or was asked for, letter by letter. Who may not be named is not named here either:
    they have their other name, as in the book, or none."""
    rows = Consent.objects.filter(letter__compilations=compilation).order_by("letter", "party", "pk")
    consents, renaming = list(rows), plan_kept(compilation).renaming
    without_names = partial(_without, _hidden(consents), renaming)
    for consent in consents:
        allowed = Scopes.of(consent)
        yield Permission(
            letter=consent.letter_id,
            party=consent.get_party_display(),
            name=consent.name if allowed.may_name else without_names(consent.name) or WITHHELD,
            scopes=(str(allowed),),
            given_on=localtime(consent.given_at).date() if consent.counts and consent.given_at else None,
            note=without_names(_note(consent)),
        )


def _hidden(consents: Iterable[Consent]) -> frozenset[str]:
    """The words that tell who somebody is who may not be named, and of nobody else's name."""
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for consent in consents:
        named[Scopes.of(consent).may_name] |= telling_words(consent.name)
    return frozenset(named[False] - named[True])


def _without(telling: frozenset[str], renaming: Renaming, words: str) -> str:
    """The words under other names; "" where they would still tell who somebody is."""
    other = renaming.apply(words)
    return other if telling.isdisjoint(telling_words(other)) else ""


def _offer(compilation: Compilation, publisher: Publisher | None) -> Offer:
    # Under the names of the book: what is told of it must not give away whom it hides.
    plan = plan_kept(compilation)
    pitch = {name: plan.renaming.apply(text) for name, text in plan.pitch.items()}
    return Offer(
        publisher_name=publisher.name if publisher else "",
        contact=publisher.contact if publisher else "",
        address=publisher.address if publisher else "",
        house=_house(),
        on=localtime(compilation.created_at).date(),
        comparable_titles=tuple(line for line in pitch["comparable_titles"].splitlines() if line.strip()),
        by_writers=_by_writers(compilation),
        **{name: pitch[name] for name in _TOLD},
    )


def _by_writers(compilation: Compilation) -> int:
    """How many of the letters somebody of the house wrote on; the others are as they were composed."""
    planned = [each.rendering for each in plan_kept(compilation).letters]
    return Rendering.objects.filter(pk__in=planned, approval__draft__author__isnull=False).count()


def _house() -> House:
    """Who offers it. A house that is open on one machine alone has no address that anybody could write to."""
    reachable = settings.SITE_HOST not in LOOPBACK
    email, website = (settings.LETTERS_EMAIL, settings.SITE_URL) if reachable else ("", "")
    return House(name="Beautiful Handwritten Letters", email=email, website=website)


def _note(consent: Consent) -> str:
    """That it was withdrawn. How it came to us stays in the house: it may name people who were never asked."""
    if not consent.withdrawn_at:
        return ""
    return f"withdrawn on {spelled(localtime(consent.withdrawn_at))}"

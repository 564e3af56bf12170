"""Who has not agreed to what: the question that is asked before anything of a letter is printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from letters.editor import Renaming
from letters.models import Consent, Letter

from .lacks import Lack, Scope
from .parties import (
    Party,
    PartyNeeded,
    all_parties_of,
    composed,
    names,
    parties_of,
    pictured_of,
    places_of,
    telling_words,
    unasked,
    words_below,
    words_of,
)
from .scopes import Scopes

_NOT_AGREED: Mapping[Scope, str] = {
    Scope.PRINT: "that {letter} may be printed",
    Scope.EBOOK: "that {letter} may go into an e-book",
    Scope.EXCERPT: "that {letter} may be shown in excerpts",
    Scope.ANSWER: "that what they answered stands behind {letter}",
    Scope.SHOW: "that photographs stand behind {letter}",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done with letters. `aliases` are the other names of a book; None where no name is looked at.

    `captions` are what a book says of its letters, by letter; `answered` are those behind which their answer stands,
    and `pictured` those with photographs.
    """

    scopes: tuple[Scope, ...]
    aliases: Mapping[str, str] | None = None
    captions: Mapping[int, str] = field(default_factory=dict)
    answered: frozenset[int] = frozenset()
    pictured: frozenset[int] = frozenset()


def lacking(
    letters: Iterable[Letter],
    *,
    for_print: bool,
    for_ebook: bool,
    for_excerpt: bool = False,
    aliases: Mapping[str, str] | None = None,
    captions: Mapping[int, str] | None = None,
    answered: Iterable[int] = (),
    pictured: Iterable[int] = (),
) -> tuple[Lack, ...]:
    """Everything that somebody has not agreed to, in the order of the letters; read anew, in four queries.

    With `aliases`, the other names in a book by the names that they replace, also who does not want to be named and
    still is, in the letter, above or below it, or in the index; and who seems to be named, and was never asked.
    Raises EditorError for other names that cannot be.
    """
    scopes_wanted = {Scope.PRINT: for_print, Scope.EBOOK: for_ebook, Scope.EXCERPT: for_excerpt}
    scopes = tuple(scope for scope, is_asked in scopes_wanted.items() if is_asked)
    read = with_parties(letter.pk for letter in letters)
    return lacks_of(read, Wanted(scopes, aliases, captions or {}, frozenset(answered), frozenset(pictured)))


def with_parties(pks: Iterable[int]) -> list[Letter]:
    """These letters, in this order, with all that says who has to agree and who has."""
    order = [*pks]
    rows = (
        Letter.objects.select_related("brief", "draft__author", "answer")
        .prefetch_related("consents", "cleared_names", "photographs")
        .in_bulk(order)
    )
    return [rows[pk] for pk in order if pk in rows]


def lacks_of(letters: Iterable[Letter], wanted: Wanted) -> tuple[Lack, ...]:
    """What is lacking for letters that were read `with_parties`; no query."""
    renaming = None if wanted.aliases is None else Renaming(tuple(wanted.aliases.items()))
    return tuple(lack for letter in letters for lack in _lacks_of_one(letter, wanted, renaming))


def _lacks_of_one(letter: Letter, wanted: Wanted, renaming: Renaming | None) -> Iterator[Lack]:
    is_pictured = letter.pk in wanted.pictured
    parties = all_parties_of(letter) if is_pictured else parties_of(letter)
    allowed = _allowed(letter, parties)
    for needed, scopes in _scopes_wanted(letter, parties, wanted):
        for scope in scopes:
            if not Scopes.of(allowed[needed]).allows(scope):
                yield Lack(
                    letter, needed.party, needed.name, scope, _not_agreed(letter, needed, scope, allowed[needed])
                )
    if renaming is not None:
        below = words_below(letter) if is_pictured else ""
        yield from _named(letter, allowed, renaming, "\n".join((wanted.captions.get(letter.pk, ""), below)))
        yield from _never_asked(letter, renaming, "\n\n".join(filter(None, (words_of(letter), below))))


def _scopes_wanted(
    letter: Letter, parties: Iterable[PartyNeeded], wanted: Wanted
) -> Iterator[tuple[PartyNeeded, tuple[Scope, ...]]]:
    """To what each has to agree."""
    pictured = pictured_of(letter) if letter.pk in wanted.pictured else ()
    concerned = parties_of(letter)
    for needed in parties:
        # Excerpts show no photograph.
        scopes = tuple(scope for scope in wanted.scopes if needed in concerned or scope != Scope.EXCERPT)
        answer = (Scope.ANSWER,) if letter.pk in wanted.answered and needed.party == Party.RECIPIENT else ()
        is_shown = needed in pictured or (letter.pk in wanted.pictured and needed.party == Party.CLIENT)
        yield needed, (*scopes, *answer, *((Scope.SHOW,) if is_shown else ()))


def _allowed(letter: Letter, parties: Iterable[PartyNeeded]) -> dict[PartyNeeded, Consent | None]:
    consents = {(consent.party, consent.name.casefold()): consent for consent in letter.consents.all()}
    return {needed: consents.get((needed.party, needed.name.casefold())) for needed in parties}


def _named(
    letter: Letter, allowed: Mapping[PartyNeeded, Consent | None], renaming: Renaming, caption: str
) -> Iterator[Lack]:
    """Who does not want to be named, and is. Two people of one name: who may be named covers the other."""
    openly = frozenset[str]().union(*(each.telling for each, consent in allowed.items() if Scopes.of(consent).may_name))
    hidden = {each: words for each, consent in allowed.items() if (words := each.telling - openly)}
    sought = frozenset[str]().union(*hidden.values())
    still_shown = _left_as_they_are(sought, _shown(letter, allowed, caption), renaming) if sought else ()
    for needed, words in hidden.items():
        if shown_words := tuple(word for word in still_shown if word.casefold() in words):
            yield Lack(letter, needed.party, needed.name, Scope.NAME, _named_all_the_same(letter, needed, shown_words))


def _never_asked(letter: Letter, renaming: Renaming, text: str) -> Iterator[Lack]:
    """Whom nobody asked, and who has no other name in the book either: all of a letter in one sentence."""
    names = {name: telling_words(name) for name in unasked(letter)}
    sought = frozenset[str]().union(*names.values())
    words = _left_as_they_are(sought, text, renaming) if sought else ()
    still_shown = {word.casefold(): word for word in words}
    with_words = {name: words for name, words in names.items() if words}
    published = renaming.apply(text)
    wordless = [name for name in names if name not in with_words and name in published]
    if shown := [*_not_hidden(with_words, still_shown), *wordless]:
        named, also = ", ".join(shown), str(letter).lower()
        problem = (
            f"Nobody was asked about {named}, whom {also} seems to name: ask them, give other names, or clear them."
        )
        yield Lack(letter, Party.THIRD, named, Scope.NAME, problem)


def _not_hidden(names: Mapping[str, frozenset[str]], still_shown: Mapping[str, str]) -> Iterator[str]:
    """Each name that stands as it is, and of others what is left of them; nothing twice."""
    whole = [name for name, words in names.items() if words <= still_shown.keys()]
    covered = {word for name in whole for word in names[name]}
    parts = {word for words in names.values() for word in words} & still_shown.keys() - covered
    yield from whole
    yield from (still_shown[word] for word in sorted(parts))


def _shown(letter: Letter, parties: Iterable[PartyNeeded], caption: str) -> str:
    """Everything of a letter that a book shows, in which somebody may be named: its index has whom the words name."""
    text, letterhead = words_of(letter), str(letter.brief.style.get("letterhead", ""))
    indexed = (each.name for each in parties if each.called and (each.party != Party.THIRD or names(letter, each.name)))
    return composed("\n".join((text, letterhead, caption, *indexed)))


def _left_as_they_are(sought: frozenset[str], shown: str, renaming: Renaming) -> list[str]:
    """The words of names for which there is no other name, as they stand."""
    hidden = [*_hidden(shown, renaming)]
    words = places_of(sought, shown)
    shown_words = (
        word for word in words if not any(start <= word.start() and word.end() <= end for start, end in hidden)
    )
    return sorted({word[0] for word in shown_words})


def _hidden(shown: str, renaming: Renaming) -> Iterator[tuple[int, int]]:
    """Where another name stands instead, or would, if it were sure that this is a name: a Rose, a Mark."""
    names = {name.casefold() for name, _ in renaming.pairs}
    yield from ((change.start, change.end) for change in renaming.places(shown))
    yield from ((doubt.start, doubt.end) for doubt in renaming.doubtful(shown) if doubt.found.casefold() in names)


def _not_agreed(letter: Letter, needed: PartyNeeded, scope: Scope, consent: Consent | None) -> str:
    what = _NOT_AGREED[scope].format(letter=str(letter).lower())
    if consent is not None and consent.withdrawn_at:
        return f"{needed.name} no longer agrees {what}."
    return f"{needed.name} has not agreed {what}."


def _named_all_the_same(letter: Letter, needed: PartyNeeded, still_shown: tuple[str, ...]) -> str:
    words = " and ".join(f"“{word}”" for word in still_shown)
    return f"{needed.name} has not agreed to be named, and {str(letter).lower()} still says {words}: give another name."

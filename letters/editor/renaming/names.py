"""Other names for people and places, the same in every letter of a book.

What is changed is a name as a whole word, in whatever case: with what makes it a possessive, and the "a" or "an" before
it. Everything else stays as it was written. All names are looked for at once, so that two of them can be exchanged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from letters.naming import fold_word

from ..errors import BadRenaming
from .articles import article_before
from .doubts import Doubt, Remains, doubtful_names
from .forms import why_a_form
from .lists import ALSO_WORDS
from .patterns import Found, Names, in_the_case_of, is_written_small, normal
from .possessives import possessive_as_before
from .sentence_places import is_plainly_no_name

type Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """`text[start:end]`, which reads `name`, becomes `instead`. It is a name with its possessive, or an article."""

    start: int
    end: int
    name: str
    instead: str


@dataclass(frozen=True, slots=True)
class Span:
    """Words as they are published, and what was sent in their place; None where that is the same."""

    text: str
    was: str | None = None


@dataclass(frozen=True)
class Renaming:
    """Pairs of a name and what stands instead of it. A nickname is a pair of its own.

    A name that is also a word ("Will", "May") stays only where it is surely the word. All places are those of the text
    as it was sent. Raises BadRenaming, with the pair, when a name would not be hidden, or two people share one.
    """

    pairs: Sequence[Pair]

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", tuple((normal(name), normal(instead)) for name, instead in self.pairs))
        for place, pair in enumerate(self.pairs):
            _require_sense(pair, self.pairs[:place])

    def apply(self, text: str) -> str:
        """The text with the other names."""
        return "".join(span.text for span in self.compare(text))

    def changed(self, text: str) -> bool:
        """Whether anything would be changed."""
        return bool(self.places(text))

    def places(self, text: str) -> tuple[Change, ...]:
        """Everything that would be changed, in order."""
        changes: list[Change] = []
        for found in self._spelled(text):
            if not is_plainly_no_name(text, found.start, found.end):
                done = changes[-1].end if changes else 0
                changes += (change for change in self._changes(text, found) if change.start >= done)
        return tuple(changes)

    def compare(self, text: str) -> tuple[Span, ...]:
        """What is published, in order, cut where it differs from what was sent."""
        return tuple(_spans(text, self.places(text)))

    def doubtful(self, text: str) -> tuple[Doubt, ...]:
        """Where a name may be a word or somebody else's, or somebody else has the other name already; in order."""
        found = doubtful_names(text, self.pairs, self._spelled(text), self._insteads, self._shown_again)
        return tuple(sorted(found, key=_place))

    def leftovers(self, text: str) -> tuple[Doubt, ...]:
        """What stays and may give a name away, in order: half a name, a short form, a slip of the pen, an initial."""
        changed = [(change.start, change.end) for change in self.places(text)]
        taken = changed + [(doubt.start, doubt.end) for doubt in self.doubtful(text)]
        return tuple(sorted(self._remains.find(text, taken), key=_place))

    @cached_property
    def _names(self) -> Names:
        return Names(name for name, _ in self.pairs)

    @cached_property
    def _insteads(self) -> Names:
        return Names(instead for _, instead in self.pairs)

    @cached_property
    def _shown_again(self) -> dict[int, str]:
        """The name that is hidden for one and stands in another's other name, by the number of that pair."""
        found = ((number, self._names.find(instead)) for number, (_, instead) in enumerate(self.pairs))
        return {number: self.pairs[each.number][0] for number, places in found for each in places}

    @cached_property
    def _remains(self) -> Remains:
        return Remains(tuple(name for name, _ in self.pairs))

    def _spelled(self, text: str) -> Iterator[Found]:
        """Every place with one of the names; in small letters only one that is no word, as "rose" is."""
        for found in self._names.find(text):
            name = self.pairs[found.number][0]
            if fold_word(name) not in ALSO_WORDS or not is_written_small(text[found.start : found.end], name):
                yield found

    def _changes(self, text: str, found: Found) -> Iterator[Change]:
        found_name = text[found.start : found.end]
        other = in_the_case_of(found_name, *self.pairs[found.number])
        other = other.replace("'", "’") if "’" in text else other
        if before := article_before(text, found.start, found_name, other):
            yield Change(before[0], before[1], text[before[0] : before[1]], before[2])
        end, other = possessive_as_before(text, found.start, found.end, other)
        yield Change(found.start, end, text[found.start : end], other)


def _place(doubt: Doubt) -> tuple[int, int]:
    return doubt.start, doubt.end


def _spans(text: str, changes: tuple[Change, ...]) -> Iterator[Span]:
    done = 0
    for change in changes:
        if change.start > done:
            yield Span(text[done : change.start])
        yield Span(change.instead, change.name)
        done = change.end
    if done < len(text):
        yield Span(text[done:])


def _require_sense(pair: Pair, before: Sequence[Pair]) -> None:
    """That the name is hidden, and that nobody before has either of the two. Raises BadRenaming."""
    name, instead = pair
    if not all(name.isprintable() and any(map(str.isalnum, name)) for name in pair):
        raise BadRenaming(
            f"“{name}” and “{instead}”: please give two names, each with a letter or a figure in it.", pair
        )
    if fold_word(name) == fold_word(instead) or any(True for _ in Names([name]).find(instead)):
        raise BadRenaming(f"“{name}” could still be read if it became “{instead}”. Please choose another name.", pair)
    for other, taken in before:
        same_name, same_instead = fold_word(other) == fold_word(name), fold_word(taken) == fold_word(instead)
        if same_name and not same_instead:
            raise BadRenaming(f"“{name}” cannot become both “{taken}” and “{instead}”. Please choose one.", pair)
        if same_instead and not same_name and not why_a_form(other, name):
            raise BadRenaming(
                f"“{other}” and “{name}” would both become “{instead}”. Please choose one for each.", pair
            )

"""Letters put in an order, and the order cut into chapters. A person can change all of it afterwards."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from letters.naming import fold

from .arc import STAGES, place_on_the_arc
from .joining import join_small
from .spans_of_time import span_title, spans_of_time

FEW = 3
"""Letters that a chapter has at least, if it can be helped."""

EACH = "One letter each"
ALONE = "One of a kind"


class Order(StrEnum):
    """An order that can be suggested."""

    TIME = "time"
    PERSON = "person"
    OCCASION = "occasion"
    ARC = "arc"


@dataclass(frozen=True, slots=True)
class Arrangeable:
    """What is known of a letter that is to find its place.

    `number` is the house's own, `to` whom it is for, `on` the day it was written. `writer` is who had it written: it
    tells one Dad from another. `occasion` is the slug, `label` what people call it, `group` the heading that it
    stands under.
    """

    number: int
    on: date
    to: str
    occasion: str
    label: str
    group: str = ""
    writer: str = ""


@dataclass(frozen=True, slots=True)
class ArrangedChapter:
    """A title, and the numbers of its letters in their order."""

    title: str
    numbers: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.numbers)


def arrange(letters: Iterable[Arrangeable], order: Order) -> tuple[ArrangedChapter, ...]:
    """Every letter in one chapter, in the order in which they were written.

    By time, the chapters are years, or as many years or months as hold a sensible number of letters. By person, they
    are the people to whom more than one letter is written, first come first, and one for all the others. By occasion,
    they are occasions, or their groups where there are few of each. By arc, they go from meeting to parting to peace,
    and so do the letters in them.
    """
    by_day = sorted(letters, key=lambda letter: (letter.on, letter.number))
    return _ORDERS[order](by_day)


def _by_time(letters: Sequence[Arrangeable]) -> tuple[ArrangedChapter, ...]:
    days = [letter.on for letter in letters]
    spans = spans_of_time(days, FEW)
    return tuple(ArrangedChapter(span_title(days, span), _numbers(letters[span.first : span.last])) for span in spans)


def _by_person(letters: Sequence[Arrangeable]) -> tuple[ArrangedChapter, ...]:
    people: dict[tuple[str, str], list[Arrangeable]] = {}
    for letter in letters:
        people.setdefault((fold(letter.to), fold(letter.writer)), []).append(letter)
    once = [mine[0] for mine in people.values() if len(mine) == 1]
    several = [mine for mine in people.values() if len(mine) > 1 or len(once) == 1]
    chapters = [_chapter(_to(mine[0], people), mine) for mine in several]
    return (*chapters, _chapter(EACH, once)) if len(once) > 1 else tuple(chapters)


def _to(letter: Arrangeable, people: Iterable[tuple[str, str]]) -> str:
    """ "To Dad", and from whom where there is more than one of that name."""
    alone = sum(to == fold(letter.to) for to, _ in people) == 1
    return f"To {letter.to}" if alone or not letter.writer else f"To {letter.to}, from {letter.writer}"


def _by_occasion(letters: Sequence[Arrangeable]) -> tuple[ArrangedChapter, ...]:
    groups: dict[str, list[Arrangeable]] = {}
    for letter in _on_the_way(letters):
        groups.setdefault(letter.group, []).append(letter)
    chapters = [chapter for group, members in groups.items() for chapter in _of_a_group(group, members)]
    alone = [chapter for chapter in chapters if len(chapter) == 1]
    if len(alone) < 2:
        return tuple(chapters)
    larger = [chapter for chapter in chapters if len(chapter) > 1]
    return (*larger, ArrangedChapter(ALONE, tuple(chapter.numbers[0] for chapter in alone)))


def _of_a_group(group: str, members: Sequence[Arrangeable]) -> list[ArrangedChapter]:
    """A chapter for each occasion of which there are enough; one for the whole group, where that leaves too few."""
    occasions = [[*each] for _, each in groupby(members, key=lambda letter: letter.occasion)]
    if not group or len(occasions) == 1:
        return [_chapter(each[0].label, each) for each in occasions]
    many = [each for each in occasions if len(each) >= FEW]
    rest = [letter for each in occasions if len(each) < FEW for letter in each]
    titled = [_chapter(each[0].label, each) for each in many]
    if not rest:
        return titled
    if len(rest) < FEW or group in {chapter.title for chapter in titled}:
        return [_chapter(group, members)]
    return [*titled, _chapter(group, rest)]


def _by_arc(letters: Sequence[Arrangeable]) -> tuple[ArrangedChapter, ...]:
    stages = groupby(_on_the_way(letters), key=lambda letter: place_on_the_arc(letter.occasion, letter.group)[0])
    chapters = (ArrangedChapter(STAGES[stage].title, _numbers(each)) for stage, each in stages)
    return tuple(join_small(chapters, FEW, _joined))


def _on_the_way(letters: Iterable[Arrangeable]) -> list[Arrangeable]:
    """By their place on the arc; the letters of one occasion stand together."""
    return sorted(letters, key=lambda letter: (place_on_the_arc(letter.occasion, letter.group), letter.occasion))


def _joined(one: ArrangedChapter, next_one: ArrangedChapter) -> ArrangedChapter:
    """Both under the title of the larger."""
    title = one.title if len(one) >= len(next_one) else next_one.title
    return ArrangedChapter(title, one.numbers + next_one.numbers)


def _chapter(title: str, letters: Iterable[Arrangeable]) -> ArrangedChapter:
    by_day = sorted(letters, key=lambda letter: (letter.on, letter.number))
    return ArrangedChapter(title, _numbers(by_day))


def _numbers(letters: Iterable[Arrangeable]) -> tuple[int, ...]:
    return tuple(letter.number for letter in letters)


_ORDERS: dict[Order, Callable[[Sequence[Arrangeable]], tuple[ArrangedChapter, ...]]] = {
    Order.TIME: _by_time,
    Order.PERSON: _by_person,
    Order.OCCASION: _by_occasion,
    Order.ARC: _by_arc,
}

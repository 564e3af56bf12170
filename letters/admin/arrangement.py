"""The order of a book while somebody moves its letters about: chapters by title, each with the numbers of its entries.

Nothing here knows the database. Every move gives a new arrangement, and one that cannot be made gives the same again.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

type Chaptered = tuple[str, tuple[int, ...]]
type Arrangement = tuple[Chaptered, ...]
type Shift = Callable[[Arrangement, int], Arrangement]


def read(text: str) -> Arrangement | None:
    """An arrangement as the page's script sends it, JSON of [[title, [entry, …]], …]; None for anything else."""
    try:
        return tuple(_chapter(*each) for each in json.loads(text))
    except (ValueError, TypeError, RecursionError):
        return None


def write(arrangement: Arrangement) -> str:
    """The arrangement as JSON."""
    return json.dumps(arrangement, ensure_ascii=False)


def fit(arrangement: Arrangement, there: Sequence[int]) -> Arrangement:
    """The arrangement with the entries that are `there` now: what is gone is left out, what came later stands last."""
    placed = set(chain.from_iterable(entries for _, entries in arrangement))
    chapters = [(title, tuple(entry for entry in entries if entry in there)) for title, entries in arrangement]
    late = tuple(entry for entry in there if entry not in placed)
    if late and chapters:
        title, entries = chapters.pop()
        chapters.append((title, entries + late))
    return tuple(chapters) if chapters or not late else (("Letters", late),)


def earlier(arrangement: Arrangement, entry: int) -> Arrangement:
    """The letter one place earlier; the first of a chapter becomes the last of the chapter before."""
    return _step(arrangement, entry, -1)


def later(arrangement: Arrangement, entry: int) -> Arrangement:
    """The letter one place later; the last of a chapter becomes the first of the chapter after."""
    return _step(arrangement, entry, +1)


def into(arrangement: Arrangement, entry: int, chapter: int) -> Arrangement:
    """The letter at the end of the chapter with this number, from 0."""
    if not 0 <= chapter < len(arrangement) or entry in arrangement[chapter][1]:
        return arrangement
    lifted = _without(arrangement, entry)
    return _changed(lifted, chapter, lambda title, entries: (title, (*entries, entry)))


def apart(arrangement: Arrangement, entry: int, title: str) -> Arrangement:
    """The letter in a new chapter of its own, after the one that it stood in."""
    place = _chapter_of(arrangement, entry)
    lifted = _without(arrangement, entry)
    return (*lifted[: place + 1], (title, (entry,)), *lifted[place + 1 :])


def retitled(arrangement: Arrangement, chapter: int, title: str) -> Arrangement:
    """The chapter with this number under another title."""
    return _changed(arrangement, chapter, lambda _, entries: (title, entries))


def chapter_earlier(arrangement: Arrangement, chapter: int) -> Arrangement:
    """The chapter with this number before the one before it."""
    return chapter_later(arrangement, chapter - 1) if chapter > 0 else arrangement


def chapter_later(arrangement: Arrangement, chapter: int) -> Arrangement:
    """The chapter with this number after the one after it."""
    if not 0 <= chapter < len(arrangement) - 1:
        return arrangement
    one, other = arrangement[chapter : chapter + 2]
    return (*arrangement[:chapter], other, one, *arrangement[chapter + 2 :])


def joined(arrangement: Arrangement, chapter: int) -> Arrangement:
    """The chapter with this number made part of the one before it."""
    if not 0 < chapter < len(arrangement):
        return arrangement
    (title, first), (_, second) = arrangement[chapter - 1 : chapter + 1]
    return (*arrangement[: chapter - 1], (title, first + second), *arrangement[chapter + 1 :])


SHIFTS: Mapping[str, Shift] = {"earlier": earlier, "later": later}
CHAPTER_SHIFTS: Mapping[str, Shift] = {"earlier": chapter_earlier, "later": chapter_later, "join": joined}


def _chapter(title: Any, entries: Any) -> Chaptered:
    if not isinstance(title, str) or not isinstance(entries, list):
        raise TypeError
    if not all(type(entry) is int for entry in entries):
        raise TypeError
    return title, tuple(entries)


def _step(arrangement: Arrangement, entry: int, by: int) -> Arrangement:
    chapter = _chapter_of(arrangement, entry)
    entries = arrangement[chapter][1]
    place = entries.index(entry) + by
    if 0 <= place < len(entries):
        rest = tuple(each for each in entries if each != entry)
        return _changed(arrangement, chapter, lambda title, _: (title, (*rest[:place], entry, *rest[place:])))
    if not 0 <= chapter + by < len(arrangement):
        return arrangement
    lifted = _without(arrangement, entry)
    return _changed(lifted, chapter + by, lambda title, own: (title, (*own, entry) if by < 0 else (entry, *own)))


def _chapter_of(arrangement: Arrangement, entry: int) -> int:
    return next(place for place, (_, entries) in enumerate(arrangement) if entry in entries)


def _without(arrangement: Arrangement, entry: int) -> Arrangement:
    return tuple((title, tuple(each for each in entries if each != entry)) for title, entries in arrangement)


def _changed(
    arrangement: Arrangement, chapter: int, change: Callable[[str, tuple[int, ...]], Chaptered]
) -> Arrangement:
    if not 0 <= chapter < len(arrangement):
        return arrangement
    return (*arrangement[:chapter], change(*arrangement[chapter]), *arrangement[chapter + 1 :])

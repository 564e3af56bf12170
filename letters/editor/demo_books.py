"""Sample books: what stands around the letters, and which sample briefs stand in them. See seeds/books."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import chain
from pathlib import Path
from typing import Any

from .book import Matter
from .choosing import Answer
from .errors import DamagedSeed

_NUMBERS = frozenset(("year",))
_LETTER = frozenset(("brief", "stars", "answer", "words", "nobody", "caption"))
_PITCH = frozenset(("overview", "why", "about_the_author", "audience", "comparable_titles"))


@dataclass(frozen=True, slots=True)
class DemoLetter:
    """A letter by the slug of its brief, the stars of its editors, and what became of it, in a word and in words.

    `nobody` are the names in it that are nobody who has to be asked: towns, planets, a dog. `caption` is what stands
    below whom it is to.
    """

    brief: str
    stars: tuple[int, ...] = ()
    answer: Answer = Answer.UNKNOWN
    words: str = ""
    nobody: tuple[str, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class DemoChapter:
    """Some of the letters under a title."""

    title: str
    letters: tuple[DemoLetter, ...]


@dataclass(frozen=True, slots=True)
class DemoBook:
    """A sample book before there are letters for it. `pitch` is what publishers are told of it, by what it tells."""

    matter: Matter
    chapters: tuple[DemoChapter, ...]
    pitch: Mapping[str, str] = field(default_factory=dict)

    @property
    def letters(self) -> Iterator[DemoLetter]:
        """All of them in their order."""
        return chain.from_iterable(chapter.letters for chapter in self.chapters)


def load_demo_book(path: Path) -> DemoBook:
    """The sample book in a TOML file. Raises DamagedSeed, which names the file, the field and the reason."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DamagedSeed(f"{path.name} is not TOML: {error}.") from error
    for problem in _problems(data):
        raise DamagedSeed(f"{path.name}: {problem}")
    pitch = {name: text.strip() for name, text in data.get("pitch", {}).items()}
    chapters = (DemoChapter(entry["title"], tuple(map(_letter, entry["letters"]))) for entry in data["chapters"])
    return DemoBook(_matter(data["matter"]), tuple(chapters), pitch)


def _matter(entry: dict[str, Any]) -> Matter:
    """Without the line breaks that a file has around a long text."""
    fields: dict[str, Any] = {key: value.strip() if isinstance(value, str) else value for key, value in entry.items()}
    return Matter(**fields)


def _letter(entry: Mapping[str, Any]) -> DemoLetter:
    stars, answer = tuple(entry.get("stars", ())), Answer(entry.get("answer", ""))
    words, caption = entry.get("words", ""), entry.get("caption", "")
    return DemoLetter(entry["brief"], stars, answer, words, tuple(entry.get("nobody", ())), caption)


def _problems(data: Mapping[str, Any]) -> Iterator[str]:
    yield from _strange(data, frozenset(("matter", "chapters", "pitch")), "a book")
    yield from _matter_problems(data.get("matter"))
    yield from _pitch_problems(data.get("pitch", {}))
    if not _are_tables(data.get("chapters")):
        yield "chapters: a book has [[chapters]]."
        return
    for number, entry in enumerate(data["chapters"], start=1):
        yield from _chapter_problems(entry, f"chapter {number}")
    briefs = [letter["brief"] for entry in data["chapters"] for letter in entry["letters"]]
    for brief in sorted({brief for brief in briefs if briefs.count(brief) > 1}):
        yield f"brief: “{brief}” stands in the book twice."


def _matter_problems(matter: Any) -> Iterator[str]:
    if not isinstance(matter, dict):
        yield "matter: what stands around the letters is a table [matter]."
        return
    yield from _strange(matter, frozenset(each.name for each in fields(Matter)), "matter")
    for key, value in matter.items():
        if key in _NUMBERS and type(value) is not int:
            yield f"{key}: a whole number is needed."
        if key not in _NUMBERS and not isinstance(value, str):
            yield f"{key}: a text is needed."
    if not _is_said(matter.get("title")):
        yield "title: a book needs one."


def _pitch_problems(pitch: Any) -> Iterator[str]:
    if not isinstance(pitch, dict):
        yield "pitch: what publishers are told is a table [pitch]."
        return
    yield from _strange(pitch, _PITCH, "the pitch")
    yield from (f"{key}: a text is needed." for key, value in pitch.items() if not isinstance(value, str))


def _chapter_problems(entry: Mapping[str, Any], whose: str) -> Iterator[str]:
    yield from _strange(entry, frozenset(("title", "letters")), whose)
    if not _is_said(entry.get("title")):
        yield f"title: {whose} needs one."
    if not _are_tables(entry.get("letters")):
        yield f"letters: {whose} has [[chapters.letters]]."
        return
    for number, letter in enumerate(entry["letters"], start=1):
        yield from _letter_problems(letter, f"letter {number} of {whose}")


def _letter_problems(letter: Mapping[str, Any], whose: str) -> Iterator[str]:
    yield from _strange(letter, _LETTER, whose)
    if not _is_said(letter.get("brief")):
        yield f"brief: {whose} is made from one."
    stars = letter.get("stars", [])
    if not (isinstance(stars, list) and all(type(count) is int and 1 <= count <= 5 for count in stars)):
        yield f"stars: {whose} needs a list of whole numbers from 1 to 5, one of each editor."
    if letter.get("answer", "") not in [*Answer]:
        yield f"answer: {whose} has “{letter['answer']}”. There are: {', '.join(filter(None, Answer))}."
    for key in ("words", "caption"):
        if not isinstance(letter.get(key, ""), str):
            yield f"{key}: {whose} needs a text."
    nobody = letter.get("nobody", [])
    if not (isinstance(nobody, list) and all(map(_is_said, nobody))):
        yield f"nobody: {whose} needs a list of names."


def _strange(table: Mapping[str, Any], known: frozenset[str], whose: str) -> Iterator[str]:
    for key in sorted(set(table) - known):
        yield f"{key}: {whose} has no such field. There are: {', '.join(sorted(known))}."


def _is_said(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)

"""What a book says of itself, and how it is to be made: cleaned, and checked, before it is kept."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from letters.editor import EditorError, Printer, Renaming, has_words, unset_characters
from letters.handwriting import describe
from letters.models import Book
from letters.workflow.catalogue import printers
from letters.workflow.errors import BookRefused
from letters.workflow.hygiene import clean_line, clean_text

LINES: Mapping[str, int] = {
    "title": 160,
    "subtitle": 200,
    "author": 160,
    "epigraph_source": 200,
    "publisher": 160,
    "place": 80,
}
"""The most characters of what stands in one line."""

TEXTS: Mapping[str, int] = {
    "dedication": 1_000,
    "epigraph": 2_000,
    "afterword": 40_000,
    "acknowledgements": 10_000,
    "rights": 4_000,
    "blurb": 2_000,
    "overview": 4_000,
    "why": 4_000,
    "about_the_author": 2_000,
    "audience": 2_000,
    "comparable_titles": 2_000,
}
"""The most characters of what has lines of its own. A dedication, an epigraph and a blurb have one page at most; the
last five are told to publishers alone."""

TURNS: Mapping[str, int] = {
    "dedication": 40,
    "epigraph": 60,
    "afterword": 1_000,
    "acknowledgements": 400,
    "rights": 120,
    "blurb": 60,
    "overview": 200,
    "why": 200,
    "about_the_author": 100,
    "audience": 100,
    "comparable_titles": 60,
}
"""The most lines of the same, blank ones too: characters alone hold back no page of line breaks."""

CHOICES = ("setting", "index", "printer", "trim", "stock", "variants", "caliper", "isbn", "year", "language")

CALIPERS = (0.001, 0.02)
"""Inches: the thinnest and the thickest page that could be meant."""

MOST_VARIANTS = 60
"""Forms of a letter of the alphabet. With more, none would come back in a book of this size, and 0 says so plainly."""

MOST_NAMED = 6
"""Characters that the book face lacks, named one by one."""

NO_NAMES = Renaming(())
"""Everyone under their own."""

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_ISBN = re.compile(r"97[89]\d{10}")


def cleaned(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values as they would be kept. Raises TypeError for a name that is no field of a book's."""
    if unknown := changes.keys() - {*LINES, *TEXTS, *CHOICES}:
        raise TypeError(f"A book has no {', '.join(sorted(unknown))} that could be changed.")
    return {name: _cleaned(name, value) for name, value in changes.items()}


def require_sound(book: Book, changed: Mapping[str, Any], renaming: Renaming = NO_NAMES) -> None:
    """Raises BookRefused, naming every field at fault, unless `book` can be as it now is, `changed` being new.

    `renaming` puts in the other names of the book, under which its words are set.
    """
    problems = dict(_unset_problems(changed, renaming)) | dict(_typed_problems(changed))
    problems |= dict(_making_problems(book, changed))
    if problems:
        raise BookRefused(problems)


def line_problem(value: str, cap: int) -> str:
    """What is wrong with the length of a text, in a sentence; "" where nothing is."""
    if len(value) <= cap:
        return ""
    return f"This has {len(value):,} characters and there is room for {cap:,}. Please make it shorter."


def lines_problem(value: str, most: int) -> str:
    """What is wrong with the number of lines of a text, in a sentence; "" where nothing is."""
    count = value.count("\n") + 1
    if count <= most:
        return ""
    return f"This has {count:,} lines and there is room for {most:,}. Please make it shorter."


def language_problem(code: str) -> str:
    """What is wrong with the code of a language, in a sentence; "" where nothing is."""
    return "" if LANGUAGE.fullmatch(code) else "Please give the language by its code, such as en or pt-BR."


def speaks(language: str) -> bool:
    """Whether the house has its own words of a book in this language; else they stand in English."""
    return has_words(language)


def unset_problem(value: str, renaming: Renaming = NO_NAMES) -> str:
    """Which characters of a text the book face lacks once other names are put in, in a sentence; "" for none."""
    missing = unset_characters(renaming.apply(value)) if not value.isascii() else ()
    if not missing:
        return ""
    named = ", ".join(map(_character, missing[:MOST_NAMED])) + (" and more" if missing[MOST_NAMED:] else "")
    return f"The book's typeface has no form for {named}. Please say it in other characters."


def _character(character: str) -> str:
    """As a person can find it: itself, or its number where it is no more than a mark on another."""
    is_seen = unicodedata.category(character)[0] in "LNPS"
    return f"“{character}”" if is_seen else describe(character)


def _cleaned(name: str, value: Any) -> Any:
    if name in TEXTS:
        return clean_text(value)
    if name in ("variants", "year", "caliper"):
        return value
    line = clean_line(value)
    return "-".join(line.split()) if name == "isbn" else line


def _unset_problems(changed: Mapping[str, Any], renaming: Renaming) -> Iterator[tuple[str, str]]:
    for name in (*LINES, *TEXTS):
        if problem := unset_problem(changed.get(name, ""), renaming):
            yield name, f"{problem} Nothing was changed."


def _typed_problems(changed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if changed.get("title") == "":
        yield "title", "Please give the book a title. Nothing was changed."
    for name, cap in (*LINES.items(), *TEXTS.items()):
        value = changed.get(name, "")
        if problem := line_problem(value, cap) or lines_problem(value, TURNS.get(name, 1)):
            yield name, problem
    if (isbn := changed.get("isbn", "")) and not _is_isbn(isbn):
        yield "isbn", "This is not an ISBN of today: one has 13 digits, and the last of them proves the others."
    if (year := changed.get("year")) is not None and not _is_between(year, 1, 9999):
        yield "year", "Please give the year in figures, or leave it out."
    if problem := language_problem(changed.get("language", "en")):
        yield "language", problem


def _making_problems(book: Book, changed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if changed.get("setting", book.setting) not in Book.Setting.values:
        yield "setting", "Please choose how the letters are shown."
    if changed.get("index", book.index) not in Book.Index.values:
        yield "index", "Please choose whether the book has an index."
    if not _is_between(changed.get("variants", 0), 0, MOST_VARIANTS):
        yield "variants", f"Please choose a number from 0, for a new form every time, to {MOST_VARIANTS}."
    if (caliper := changed.get("caliper")) is not None and not _is_caliper(caliper):
        yield "caliper", "Please give the thickness of one page in inches, such as 0.0025, or leave it out."
    if changed.keys() & {"printer", "trim", "stock"}:
        yield from _printer_problems(book)


def _printer_problems(book: Book) -> Iterator[tuple[str, str]]:
    """What the printer does not offer. A size that another printer has must be chosen anew with the printer."""
    printer = printers().get(book.printer)
    if printer is None:
        yield "printer", f"Please choose a printer. There are: {', '.join(printers())}."
        return
    for name, offered in (("trim", Printer.trim), ("stock", Printer.stock)):
        try:
            offered(printer, getattr(book, name))
        except EditorError as error:
            yield name, str(error)


def _is_isbn(isbn: str) -> bool:
    """Whether 13 digits, hyphens aside, end in the one that proves them."""
    digits = isbn.replace("-", "")
    if not _ISBN.fullmatch(digits) or not digits.isascii() or len(isbn) > len("978-0-00-000000-0"):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def _is_caliper(value: Any) -> bool:
    thinnest, thickest = CALIPERS
    return isinstance(value, float) and thinnest <= value <= thickest


def _is_between(number: Any, least: int, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= most

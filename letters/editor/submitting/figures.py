"""The figures of a book, as a publisher asks for them: counted, rounded, and said in words."""

import re
from dataclasses import dataclass

from letters.editor.book import Book, Setting
from letters.editor.typesetting import plain

WORD = re.compile(r"\w+(?:[’'-]\w+)*")

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

SHOWN = {
    Setting.FACSIMILE: "In the book each is shown in its own handwriting.",
    Setting.READING: "In the book they are set in type.",
    Setting.FACING: "In the book each is shown in its own handwriting, with the same words in type beside it.",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a book is. Years are 0 where no letter has a date; `all_dated` is whether each has one."""

    letters: int
    chapters: int
    words: int
    first_year: int
    last_year: int
    all_dated: bool

    @property
    def about(self) -> str:
        """The count of words as a manuscript gives it: rounded to hundreds, from ten thousand on to thousands."""
        step = 1000 if self.words >= 10_000 else 100
        return f"{max(step, (self.words + step // 2) // step * step):,}"

    @property
    def years(self) -> str:
        """“2019”, or “2011 to 2019”; “” where no letter has a date."""
        if self.first_year == self.last_year:
            return f"{self.first_year}" if self.first_year else ""
        return f"{self.first_year} to {self.last_year}"

    @property
    def written(self) -> str:
        """“written in 2019”, or “written from 2011 to 2019”; “” where no letter has a date."""
        return f"written {'in' if self.first_year == self.last_year else 'from'} {self.years}" if self.years else ""


def figures_of(book: Book) -> Figures:
    """The figures of a book. The words are those of its letters and of what was written to go with them."""
    letters = tuple(book.letters)
    matter = book.matter
    texts = (
        *(text for letter in letters for text in (letter.text, letter.answer)),
        matter.dedication,
        matter.epigraph,
        matter.afterword,
    )
    years = [letter.on.year for letter in letters if letter.on]
    return Figures(
        letters=len(letters),
        chapters=sum(1 for chapter in book.chapters if chapter.title.strip() and chapter.letters),
        words=sum(map(words_in, (*texts, matter.acknowledgements))),
        first_year=min(years, default=0),
        last_year=max(years, default=0),
        all_dated=len(years) == len(letters),
    )


def words_in(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(plain(text)))


def counted(number: int, one: str, many: str) -> str:
    """“three letters”, “641 letters”; small numbers in words."""
    return f"{NUMBERS[number] if number < len(NUMBERS) else f'{number:,}'} {one if number == 1 else many}"

"""What the house itself says in a book, in the language of the book: `book_words.toml` has the words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from letters.naming import calendar_of

ENGLISH = "en"


@dataclass(frozen=True)
class BookWords:
    """The words of one language: `phrases` by name, and how papers and occasions are called, by slug."""

    language: str
    phrases: Mapping[str, str]
    papers: Mapping[str, str]
    occasions: Mapping[str, str]

    def __call__(self, name: str, **filled: object) -> str:
        """The words of this name, filled in. Raises KeyError for a name that no language has."""
        return self.phrases[name].format(**filled)

    def day(self, on: date) -> str:
        """A date as it is said: 14 May 2019, 14 mai 2019."""
        return calendar_of(self.language).spelled(on)

    def listed(self, names: tuple[str, ...]) -> str:
        """“Amy, Paul and Tatiana”."""
        if len(names) < 2:
            return "".join(names)
        return self("and", first=", ".join(names[:-1]), last=names[-1])

    def occasion(self, slug: str, label: str) -> str:
        """What an occasion is called, whose English `label` is given; “” where this language has no word for it."""
        return label if self.language == ENGLISH else self.occasions.get(slug, "")


def words_in(language: str) -> BookWords:
    """The words of a language, given as a tag such as pt-BR; English ones for a language that has none here."""
    return _words().get(_code(language), _words()[ENGLISH])


def has_words(language: str) -> bool:
    """Whether there are words of this language."""
    return _code(language) in _words()


def languages_with_words() -> tuple[str, ...]:
    """The codes of the languages that have words."""
    return tuple(_words())


def _code(language: str) -> str:
    return language.partition("-")[0].lower()


@cache
def _words() -> Mapping[str, BookWords]:
    table = tomllib.loads(Path(__file__).with_name("book_words.toml").read_text(encoding="utf-8"))
    return {
        code: BookWords(
            code,
            {name: words for name, words in own.items() if isinstance(words, str)},
            own["papers"],
            own.get("occasions", {}),
        )
        for code, own in table.items()
    }

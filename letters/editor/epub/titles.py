"""What a reader's menu calls the letters, so that no two of them are called the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from letters.editor.book import BookLetter
from letters.editor.runs import bare
from letters.editor.wording import caption_of, heading_of


def titles_of(letters: Iterable[BookLetter], language: str) -> Mapping[int, str]:
    """The titles of letters, by the house's number.

    To whom it is; where that is no letter's own, with what is said of it; and numbered where that is the same as well.
    """
    letters = tuple(letters)
    names = [bare(heading_of(letter, language), language) for letter in letters]
    shared = _shared(names)
    titles = [
        ", ".join(filter(None, (name, bare(caption_of(each, language), language)))) if name in shared else name
        for name, each in zip(names, letters, strict=True)
    ]
    return dict(zip((letter.number for letter in letters), _numbered(titles), strict=True))


def _numbered(titles: list[str]) -> Iterator[str]:
    """Those that several have, each with its number among them: “To Rosa, An anniversary (2)”."""
    numbers = {title: count(1) for title in _shared(titles)}
    return (f"{title} ({next(numbers[title])})" if title in numbers else title for title in titles)


def _shared(titles: list[str]) -> frozenset[str]:
    return frozenset(title for title, times in Counter(titles).items() if times > 1)

"""Finding letters by names, by words in them, and by number, among very many, without reading one of them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_

from django.db.models import Exists, OuterRef, Q, QuerySet

from letters.models import Brief, Letter, Word

__all__ = ["MOST_WORDS", "index_letter", "index_missing", "matching"]

MOST_WORDS = 6
"""Words that a search looks for; whatever follows narrows it no further."""

RARE = 500
"""A word that no more letters have than this leads to them; of commoner ones each letter is asked in turn."""

SHORTEST_PREFIX = 2
"""Names are found by their beginnings, from this many characters on."""

AT_ONCE = 500
"""Letters for which the index is made good in one go."""

NAMES = ("client_name", "client_email", "recipient_name", "nickname", "about_name", "signature")
"""The columns of a brief by which its letter is found."""

_WORD = re.compile(r"\w+")


def matching(letters: QuerySet[Letter], query: str, *, by_words: bool = True) -> QuerySet[Letter]:
    """Those of `letters` that have every word of the query, in their text or in the names of their brief; or the one
    with this number, which is all without `by_words`. Nothing asked finds all."""
    words = list(dict.fromkeys(_words(query)))[:MOST_WORDS]
    if not words:
        return letters
    number = query.strip().lstrip("#")
    is_number = number.isascii() and number.isdecimal() and len(number) < 10
    wanted = Q(pk=int(number)) if is_number else Q(pk__in=())
    if by_words:
        wanted |= reduce(and_, (_having(_digest(word)) for word in words))
    return letters.filter(wanted)


def index_letter(letter: Letter, text: str) -> None:
    """Make the letter findable by the words of `text` and the names of its brief, and by no others.

    Called inside the transaction that keeps the text.
    """
    wanted = frozenset(map(_digest, _words_of(letter.brief, text)))
    rows = Word.objects.filter(letter=letter)
    there = frozenset(rows.values_list("digest", flat=True))
    rows.filter(digest__in=there - wanted).delete()
    Word.objects.bulk_create(Word(letter=letter, digest=digest) for digest in sorted(wanted - there))


def index_missing() -> int:
    """Make findable whatever is not yet, some at a time; how many letters those were."""
    missing = Letter.objects.filter(~Exists(Word.objects.filter(letter=OuterRef("pk")))).order_by("pk")
    letters = list(missing.select_related("brief", "draft")[:AT_ONCE])
    rows = ((letter, _words_of(letter.brief, letter.draft.text if letter.draft else "")) for letter in letters)
    words = (Word(letter=letter, digest=digest) for letter, texts in rows for digest in {*map(_digest, texts)})
    Word.objects.bulk_create(words, ignore_conflicts=True, batch_size=AT_ONCE)
    return len(letters)


def _having(digest: int) -> Q:
    of_word = Word.objects.filter(digest=digest)
    few = list(of_word.values_list("letter", flat=True)[: RARE + 1])
    if len(few) <= RARE:
        return Q(pk__in=few)
    return Q(Exists(of_word.filter(letter=OuterRef("pk"))))


def _words_of(brief: Brief, text: str) -> Iterator[str]:
    yield from _words(text)
    for name in _words(" ".join(str(getattr(brief, column)) for column in NAMES)):
        yield from (name[:length] for length in range(SHORTEST_PREFIX, len(name)))
        yield name


def _words(text: str) -> Iterable[str]:
    """The words of a text as they are compared: without capitals, and without accents."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _WORD.findall(plain.casefold())


def _digest(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), signed=True)

"""Whether words touch what must not be mentioned, so that what is composed or recalled keeps off it."""

from collections.abc import Iterable
from functools import lru_cache

from .mentions import forbidden_mentions
from .topics import signs_in, topics_of


def touches(text: str, avoid: Iterable[str], relation: str = "") -> bool:
    """True for a text that says one of the phrases, or that may be about it, in a letter to somebody of `relation`."""
    return _touches(text, tuple(avoid), relation)


@lru_cache(maxsize=8_192)
def _touches(text: str, avoid: tuple[str, ...], relation: str) -> bool:
    """Kept: the same ways of a template are asked about for every letter of a client."""
    meant = {topic.name: topic for phrase in avoid for topic in topics_of(phrase, relation)}
    return bool(forbidden_mentions(text, avoid)) or any(signs_in(text, [*meant.values()]))

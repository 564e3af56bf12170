"""Which template suits a brief."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from .errors import NoTemplate
from .facts import TONES, Facts

_NEAREST: Mapping[str, tuple[str, ...]] = {
    "tender": ("tender", "warm", "plain", "grave", "formal", "playful"),
    "plain": ("plain", "warm", "tender", "formal", "grave", "playful"),
    "warm": ("warm", "tender", "plain", "playful", "formal", "grave"),
    "playful": ("playful", "warm", "plain", "tender", "formal", "grave"),
    "formal": ("formal", "plain", "grave", "warm", "tender", "playful"),
    "grave": ("grave", "tender", "plain", "formal", "warm", "playful"),
}


class TemplateLike(Protocol):
    """Anything that was written for an occasion in a tone: a seed, or a row."""

    @property
    def slug(self) -> str: ...

    @property
    def occasion(self) -> str: ...

    @property
    def tone(self) -> str: ...


def choose[C: TemplateLike](candidates: Iterable[C], facts: Facts, seed: int, used: Collection[str] = ()) -> C:
    """The candidate for this occasion in the tone asked for, or else in the nearest one.

    Where several suit equally, those come first whose slug is not in `used` (this person has had no letter from
    them), and the seed settles the rest, by the order given: neighbouring seeds take turns. Raises NoTemplate.
    """
    suiting = [candidate for candidate in candidates if candidate.occasion == facts.occasion]
    if not suiting:
        raise NoTemplate(facts.occasion)
    nearest = min(_distance(facts.tone, candidate.tone) for candidate in suiting)
    best = [candidate for candidate in suiting if _distance(facts.tone, candidate.tone) == nearest]
    fresh = [candidate for candidate in best if candidate.slug not in used] or best
    return fresh[seed % len(fresh)]


def _distance(wanted: str, offered: str) -> int:
    order = _NEAREST.get(wanted, tuple(TONES))
    return order.index(offered) if offered in order else len(order)

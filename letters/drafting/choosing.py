"""Which template suits a brief."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from .chance import pick
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


class Candidate(Protocol):
    """Anything that was written for an occasion in a tone: a seed, or a row."""

    @property
    def occasion(self) -> str: ...

    @property
    def tone(self) -> str: ...


def choose[C: Candidate](candidates: Iterable[C], facts: Facts, seed: int) -> C:
    """The candidate for this occasion in the tone asked for, or else in the nearest one.

    Where several suit equally the seed settles it, by the order given. Raises NoTemplate.
    """
    suiting = [candidate for candidate in candidates if candidate.occasion == facts.occasion]
    if not suiting:
        raise NoTemplate(facts.occasion)
    nearest = min(_distance(facts.tone, candidate.tone) for candidate in suiting)
    best = [candidate for candidate in suiting if _distance(facts.tone, candidate.tone) == nearest]
    return best[pick(seed, "template", len(best))]


def _distance(asked: str, offered: str) -> int:
    order = _NEAREST.get(asked, tuple(TONES))
    return order.index(offered) if offered in order else len(order)

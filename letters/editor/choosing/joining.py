"""Neighbours joined, until none of them is too small to stand alone."""

from collections.abc import Callable, Iterable, Sized


def join_small[T: Sized](parts: Iterable[T], few: int, join: Callable[[T, T], T]) -> list[T]:
    """The parts in their order; while one holds fewer than `few`, the smallest joins the smaller part beside it."""
    joined = [*parts]
    while len(joined) > 1:
        sizes = [len(part) for part in joined]
        place = sizes.index(min(sizes))
        if sizes[place] >= few:
            break
        beside = [other for other in (place - 1, place + 1) if 0 <= other < len(joined)]
        first, second = sorted((place, min(beside, key=sizes.__getitem__)))
        joined[first : second + 1] = [join(joined[first], joined[second])]
    return joined

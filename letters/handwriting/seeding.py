"""Chance that can be repeated: every number comes from a digest of the letter's seed and the place it is used.

Nothing here keeps a state, so a page can be drawn alone, twice, or on another machine, and comes out the same.
Only integer arithmetic and the IEEE operations + − × ÷ √ are used: their results are the same on every processor,
which cannot be said of `exp`, `sin` or a library's normal distribution.
"""

import math
from hashlib import blake2b
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Words = NDArray[np.uint64]

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
_64_BITS = (1 << 64) - 1
_SQRT_3 = 1.7320508075688772


def key(seed: int, *place: str | int) -> int:
    """The 64-bit key of one place in one letter, e.g. `key(7, "line", 3)`."""
    spelled = "\x1f".join([str(seed), *map(str, place)])
    return int.from_bytes(blake2b(spelled.encode(), digest_size=8).digest(), "big")


def keys(seed: int, place: str, first: int, count: int) -> Words:
    """A key for each of the numbered things first … first + count − 1 of one kind, such as the lines of a letter."""
    return np.uint64(key(seed, place)) ^ (np.arange(first, first + count, dtype=np.uint64) * _SPREAD)


def bits(keys: Words | int, count: int) -> Words:
    """`count` 64-bit words for every key, shape (…, count): the SplitMix64 finaliser over a counter.

    Source: Steele, Lea and Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014.
    """
    counter = np.arange(1, count + 1, dtype=np.uint64)
    counter *= _GOLDEN
    word: Words = np.asarray(keys, dtype=np.uint64)[..., None] + counter
    shifted = word >> np.uint64(30)
    word ^= shifted
    word *= _MIX_1
    word ^= np.right_shift(word, np.uint64(27), out=shifted)
    word *= _MIX_2
    word ^= np.right_shift(word, np.uint64(31), out=shifted)
    return word


def uniforms(keys: Words | int, count: int) -> Floats:
    """Numbers in [0, 1), shape (…, count)."""
    return (bits(keys, count) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def gaussians(keys: Words | int, count: int) -> Floats:
    """Numbers with mean 0 and deviation 1 that never leave ±3.47, shape (…, count).

    The sum of the four 16-bit quarters of a word (Irwin–Hall): near enough to a bell, and a hand that never does
    anything monstrous.
    """
    quarters = bits(keys, count).astype("<u8", copy=False).view("<u2")
    sums = quarters.reshape(*quarters.shape[:-1], count, 4).sum(axis=-1, dtype=np.int64)
    return (sums.astype(np.float64) * 2.0**-16 - (2.0 - 2.0**-15)) * _SQRT_3


def evenly(key: int, *shape: int) -> Floats:
    """Numbers of the given shape with mean 0 and deviation 1, spread evenly between ±1.73, four from every word.

    For the nodes of smooth fields, which average so many of them that a bell comes out, at a quarter of the cost.
    """
    count = 1
    for side in shape:
        count *= side
    quarters = bits(key, -(-count // 4)).astype("<u8", copy=False).view("<u2")[:count]
    values = quarters - 32767.5
    values *= 2 * _SQRT_3 * 2.0**-16
    return values.reshape(shape)


def evenly_each(keys: Words, count: int) -> Floats:
    """As `evenly`, `count` numbers for every key, shape (k, count)."""
    quarters = bits(keys, -(-count // 4)).astype("<u8", copy=False).view("<u2").reshape(len(keys), -1)[:, :count]
    values: Floats = quarters - 32767.5
    values *= 2 * _SQRT_3 * 2.0**-16
    return values


def gaussian(seed: int, *place: str | int) -> float:
    """One number with mean 0 and deviation 1 for one place."""
    word = _word(key(seed, *place))
    quarters = (word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) + (word >> 48)
    return (quarters * 2.0**-16 - (2.0 - 2.0**-15)) * _SQRT_3


def uniform(seed: int, *place: str | int) -> float:
    """One number in [0, 1) for one place."""
    return (_word(key(seed, *place)) >> 11) * 2.0**-53


def _word(key: int) -> int:
    """The first of the `bits` of one key, without the cost of an array."""
    word = key + 0x9E3779B97F4A7C15 & _64_BITS
    word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9 & _64_BITS
    word = (word ^ word >> 27) * 0x94D049BB133111EB & _64_BITS
    return word ^ word >> 31


def stretch(amount: float) -> float:
    """A factor near e**amount, positive and without `exp`: for lognormal spaces, |amount| up to about 1."""
    return 1 + amount * (1 + amount / 2 * (1 + amount / 3 * (1 + amount / 4)))


def stretches(amounts: Floats) -> Floats:
    """As `stretch`, for many amounts at once."""
    factors: Floats = 1 + amounts * (1 + amounts / 2 * (1 + amounts / 3 * (1 + amounts / 4)))
    return factors


def wandering(keys: Words, memory: float) -> Floats:
    """A walk that remembers: AR(1) with coefficient `memory` and deviation 1, one step for every key, shape (n,)."""
    first, *steps = gaussians(keys, 1)[:, 0].tolist() or [0.0]
    fresh = math.sqrt(1 - memory * memory)
    walk = accumulate(steps, lambda value, step: memory * value + fresh * step, initial=first)
    return np.fromiter(walk, dtype=np.float64, count=len(keys))

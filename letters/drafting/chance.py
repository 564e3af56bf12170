"""Choices that come out the same for the same letter, today and in ten years."""

from hashlib import blake2b


def pick(seed: int, place: str, count: int) -> int:
    """A number in range(count), settled by the letter's seed and the place where it is asked."""
    digest = blake2b(f"{seed}:{place}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) % count

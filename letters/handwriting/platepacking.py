"""Pack: plates as a worker stores them. They say of what version they are, and notice when they were damaged.

A pack is a mark, a version, and the digest of all that follows: the lengths of a list of what there is (JSON), deflated
and as it was, that list, and the streams that it counts, end to end.
"""

import json
import struct
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

import numpy as np

from .deflating import deflated, inflated
from .embedding import ReadyFont
from .errors import DamagedPlates
from .plates import Plate, Shared, require_same_hand
from .sorts import HEAD, PART, Stick

MARK = b"BHLplates"

ROW = HEAD + PART

VERSION = 2
"""Raised whenever packs are written otherwise."""

_HEAD, _LENGTHS = struct.Struct(">9sB16s"), struct.Struct(">II")


def pack_plates(plates: Iterable[Plate]) -> bytes:
    """The plates of a letter as bytes, small enough to be stored. The same plates give the same bytes."""
    streams: list[bytes] = []
    packed_plates = [_plate_values(plate, streams) for plate in plates]
    listed = json.dumps({"plates": packed_plates, "lengths": [*map(len, streams)]}, separators=(",", ":"))
    plain = listed.encode("utf-8", "surrogatepass")
    packed = deflated(plain)
    body = b"".join((_LENGTHS.pack(len(packed), len(plain)), packed, *streams))
    return _HEAD.pack(MARK, VERSION, _digest(body)) + body


def unpack_plates(data: bytes) -> tuple[Plate, ...]:
    """The plates that were packed. Raises DamagedPlates for anything but that, and where they are written with the
    sorts of a hand that has changed since."""
    if len(data) < _HEAD.size:
        raise DamagedPlates("This is no pack of plates: it is too short. Please lay the letter out again.")
    mark, version, digest = _HEAD.unpack_from(data)
    body = memoryview(data)[_HEAD.size :]
    if (mark, version) != (MARK, VERSION):
        raise DamagedPlates("These plates were packed by another version. Please lay the letter out again.")
    if digest != _digest(body):
        raise DamagedPlates("These plates are not as they were stored. Please lay the letter out again.")
    length, plain = _LENGTHS.unpack_from(body)
    packed, rest = body[_LENGTHS.size :][:length], body[_LENGTHS.size + length :]
    listed = json.loads(inflated(bytes(packed), plain))
    streams = _cut(rest, listed["lengths"])
    return tuple(_plate(values, streams) for values in listed["plates"])


def _digest(body: bytes | memoryview) -> bytes:
    return blake2b(body, digest_size=16).digest()


def _plate_values(plate: Plate, streams: list[bytes]) -> list[Any]:
    """A plate as JSON has it; its streams are put to the others."""
    listed = [[name, *_font_values(font, streams)] for name, font in plate.fonts]
    streams.append(plate.content)
    return [plate.width, plate.height, plate.crop, plate.text, plate.ink, listed, _shared_values(plate.shared, streams)]


def _shared_values(shared: Shared | None, streams: list[bytes]) -> list[Any] | None:
    if shared is None:
        return None
    stick, operators = shared.stick, shared.operators.encode("ascii")
    streams += (deflated(operators), deflated(_turned(stick.rows, ROW)), b"".join(parts for _, parts in stick.clusters))
    clusters = [[place, len(parts)] for place, parts in stick.clusters]
    return [shared.hand, shared.drawn_from, shared.stationery, len(operators), stick.texts, len(stick.rows), clusters]


def _turned(rows: bytes, width: int) -> bytes:
    """Rows of so many two-byte numbers as columns: what is alike comes together, and packs better."""
    return np.frombuffer(rows, dtype="<i2").reshape(-1, width).T.tobytes()


def _font_values(font: ReadyFont, streams: list[bytes]) -> list[Any]:
    streams += (font.program, font.texts)
    return [font.called, font.flags, font.box, font.widths, font.length]


def _plate(values: list[Any], streams: Iterator[bytes]) -> Plate:
    width, height, crop, text, ink, fonts, shared = values
    read = tuple((name, _font(font_values, streams)) for name, *font_values in fonts)
    content = next(streams)
    return Plate(width, height, tuple(crop), text, tuple(ink), content, read, shared and _shared(shared, streams))


def _shared(values: list[Any], streams: Iterator[bytes]) -> Shared:
    hand, drawn_from, stationery, length, texts, size, clusters = values
    operators = inflated(next(streams), length).decode("ascii")
    columns = inflated(next(streams), size)
    parts = _cut(memoryview(next(streams)), [length for _, length in clusters])
    stick = Stick(
        texts=tuple(texts),
        rows=_turned(columns, size // (2 * ROW)),
        clusters=tuple((place, each) for (place, _), each in zip(clusters, parts, strict=True)),
    )
    shared = Shared(hand, drawn_from, stationery, operators, stick)
    require_same_hand(shared)
    return shared


def _font(values: list[Any], streams: Iterator[bytes]) -> ReadyFont:
    called, flags, box, widths, length = values
    return ReadyFont(called, flags, box, widths, length, next(streams), next(streams))


def _cut(data: memoryview, lengths: list[int]) -> Iterator[bytes]:
    """The streams of a pack, one after the other."""
    start = 0
    for length in lengths:
        yield bytes(data[start : start + length])
        start += length

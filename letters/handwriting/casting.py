"""Cast: a small TrueType font for one page, in which every piece of writing is a glyph of its own.

The tables are packed straight from the page's arrays. Formats: OpenType 1.9.1, `glyf` (simple glyphs), `loca`
(long), `hmtx`, `head`, `hhea`, `maxp`. A PDF reader needs no others for a CIDFontType2 with an Identity map.
"""

import struct
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .grid import EM
from .inking import InkedPage
from .printing import PrintedLine

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]
Coordinates = NDArray[np.int32]

_EPOCH = struct.pack(">q", 3_786_912_000)
"""Seconds from 1904 to 2024: a date that says nothing, and that no reader doubts."""


@dataclass(frozen=True, slots=True)
class CastFont:
    """A TrueType font program and what a PDF must say of it. Glyph 0 is empty; piece p of the page is glyph p + 1.

    widths are advances and bbox is xMin, yMin, xMax, yMax, both in grid units, of which the font size has `em`.
    """

    em: int
    program: bytes
    widths: tuple[int, ...]
    texts: tuple[str, ...]
    bbox: tuple[int, int, int, int]


def cast(inked: InkedPage | PrintedLine, em: int = EM) -> CastFont:
    """Pack the outlines of a page, or of a printed line, into a font whose size is `em` grid units."""
    outlines = Outlined.of(inked)
    advances = np.concatenate([[0], inked.advances])
    program = assembled(
        em,
        glyf=outlines.glyf,
        loca=outlines.loca,
        advances=advances,
        boxes=outlines.boxes,
        most=outlines.most,
    )
    return CastFont(em, program, tuple(inked.advances.tolist()), inked.texts, bounds(outlines.boxes))


class Outlines(Protocol):
    """Outlines of pieces, end to end, as in `InkedPage`."""

    @property
    def points(self) -> Numbers: ...
    @property
    def on_curve(self) -> NDArray[np.bool_]: ...
    @property
    def ends(self) -> Numbers: ...
    @property
    def point_counts(self) -> Numbers: ...
    @property
    def contour_counts(self) -> Numbers: ...


@dataclass(frozen=True, slots=True, eq=False)
class Outlined:
    """Pieces as glyphs from 1 on, glyph 0 being empty: the `glyf` table and where in it each begins and the last stops;
    xMin, yMin, xMax and yMax of each (g, 4); the most points and contours that one has."""

    glyf: bytes
    loca: Numbers
    boxes: Numbers
    most: tuple[int, int]

    @classmethod
    def of(cls, inked: Outlines) -> "Outlined":
        point_counts = np.concatenate([[0], inked.point_counts])
        contour_counts = np.concatenate([[0], inked.contour_counts])
        # One axis behind the other, so that all that follows reads memory in a row.
        points = np.ascontiguousarray(inked.points.T, dtype=np.int32)
        boxes = _boxes(points, point_counts)
        glyf, loca = _glyf(inked, points, point_counts, contour_counts, boxes)
        return cls(glyf, loca, boxes, (int(point_counts.max()), int(contour_counts.max())))


def bounds(boxes: Numbers) -> tuple[int, int, int, int]:
    """The box around all boxes (g, 4)."""
    return int(boxes[:, 0].min()), int(boxes[:, 1].min()), int(boxes[:, 2].max()), int(boxes[:, 3].max())


def assembled(
    em: int,
    *,
    glyf: bytes,
    loca: Numbers,
    advances: Numbers,
    boxes: Numbers,
    most: tuple[int, int],
    composites: tuple[int, int, int] = (0, 0, 0),
) -> bytes:
    """The font program. `most` are the most points and contours of a glyph; `composites` of one that is made of others,
    and of how many."""
    tables = {
        b"glyf": glyf,
        b"head": _head(em, bounds(boxes)),
        b"hhea": _hhea(advances, boxes, len(advances)),
        b"hmtx": np.column_stack([advances, boxes[:, 0]]).astype(">i2").tobytes(),
        b"loca": loca.astype(">u4").tobytes(),
        b"maxp": _maxp(len(advances), most, composites),
    }
    return _sfnt(tables)


def _boxes(points: Coordinates, counts: Numbers) -> Numbers:
    """xMin, yMin, xMax, yMax of every glyph (g, 4); zeros for an empty one."""
    boxes = np.zeros((len(counts), 4), dtype=np.int64)
    full = counts > 0
    starts = (np.cumsum(counts) - counts)[full]
    if len(starts):
        boxes[full, :2] = np.minimum.reduceat(points, starts, axis=1).T
        boxes[full, 2:] = np.maximum.reduceat(points, starts, axis=1).T
    return boxes


def _deltas(points: Coordinates, counts: Numbers) -> Coordinates:
    """Each point less the one before it in its glyph; the first stands from the origin. (2, n)."""
    deltas = points.copy()
    deltas[:, 1:] -= points[:, :-1]
    firsts = (np.cumsum(counts) - counts)[counts > 0]
    deltas[:, firsts] = points[:, firsts]
    return deltas


def _coordinates(deltas: Coordinates) -> tuple[Bytes, Bytes, Bytes]:
    """Both axes in TrueType's packing, all x before all y: the bytes, how many each takes (2, n), the flags (n,).

    A zero takes no byte (“same”), a distance under 256 one byte with its sign in the flag, others two bytes.
    """
    size = np.abs(deltas)
    some, two = deltas != 0, size > 255
    packed = np.empty((*deltas.shape, 2), dtype=np.uint8)
    packed[..., 0] = deltas >> 8
    packed[..., 1] = np.where(two, deltas, size)
    used = np.empty(packed.shape, dtype=bool)
    used[..., 0], used[..., 1] = two, some
    short = some & ~two
    flags = (short.view(np.uint8) << 1) | ((~some | (short & (deltas > 0))).view(np.uint8) << 4)
    taken = packed.reshape(-1).compress(used.reshape(-1))
    return taken, some.view(np.uint8) + two.view(np.uint8), flags[0] | (flags[1] << 1)


def _glyf(
    inked: Outlines, points: Coordinates, counts: Numbers, contours: Numbers, boxes: Numbers
) -> tuple[bytes, Numbers]:
    """The `glyf` table and its offsets, all glyphs in one pass: each part is scattered to where it belongs."""
    coordinates, sizes, axis_flags = _coordinates(_deltas(points, counts))
    full = counts > 0
    # One glyph after the other: its header, the last point of each contour, no instructions, its flags, its x, its y.
    parts = np.zeros((6, len(counts)), dtype=np.int64)
    parts[0], parts[1], parts[2], parts[3] = 10 * full, 2 * contours, 2 * full, counts
    parts[4:, full] = np.add.reduceat(sizes, (np.cumsum(counts) - counts)[full], axis=1, dtype=np.int64)
    lengths = parts.sum(axis=0)
    lengths += lengths & 1
    loca = np.concatenate([[0], np.cumsum(lengths)])
    content = np.concatenate(
        [
            np.column_stack([contours, boxes])[full].astype(">i2").view(np.uint8).reshape(-1),
            inked.ends.astype(">u2").view(np.uint8),
            np.zeros(2 * int(full.sum()), dtype=np.uint8),
            inked.on_curve.view(np.uint8) | axis_flags,
            coordinates,
        ]
    )
    starts = loca[:-1] + np.cumsum(parts, axis=0) - parts
    table = np.zeros(int(loca[-1]), dtype=np.uint8)
    table[_runs(starts.reshape(-1), parts.reshape(-1))] = content
    return table.tobytes(), loca


def _runs(starts: Numbers, counts: Numbers) -> Numbers:
    """starts[i], starts[i] + 1 … for as many as counts[i] says, end to end."""
    run = np.repeat(starts - (np.cumsum(counts) - counts), counts)
    run += np.arange(len(run))
    return run


def _head(em: int, bbox: tuple[int, int, int, int]) -> bytes:
    return struct.pack(
        ">IIIIHH8s8s4hHHhhh", 0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0x0003, em, _EPOCH, _EPOCH,
        *bbox, 0, 6, 2, 1, 0,
    )  # fmt: skip


def _hhea(advances: Numbers, boxes: Numbers, count: int) -> bytes:
    right = int((advances - boxes[:, 2]).min())
    return struct.pack(
        ">IhhhHhhhhhh4hhH", 0x00010000, int(boxes[:, 3].max()), int(boxes[:, 1].min()), 0, int(advances.max()),
        int(boxes[:, 0].min()), right, int(boxes[:, 2].max()), 1, 0, 0, 0, 0, 0, 0, 0, count,
    )  # fmt: skip


def _maxp(glyphs: int, most: tuple[int, int], composites: tuple[int, int, int]) -> bytes:
    points, contours, parts = composites
    depth = int(parts > 0)
    return struct.pack(">I14H", 0x00010000, glyphs, *most, points, contours, 2, 0, 0, 0, 0, 0, 0, parts, depth)


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    """Put the tables behind a directory, each padded to four bytes, with the checksums the format asks for."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    offset = 12 + 16 * count
    directory, body = [], []
    for tag, data in sorted(tables.items()):
        padded = data + bytes(-len(data) % 4)
        directory.append(struct.pack(">4sIII", tag, _checksum(padded), offset, len(data)))
        body.append(padded)
        offset += len(padded)
    whole = b"".join([header, *directory, *body])
    head_at = 12 + 16 * count + sum(len(part) for part in body[: sorted(tables).index(b"head")])
    adjustment = (0xB1B0AFBA - _checksum(whole)) & 0xFFFFFFFF
    return whole[: head_at + 8] + struct.pack(">I", adjustment) + whole[head_at + 12 :]


def _checksum(padded: bytes) -> int:
    return int(np.frombuffer(padded, dtype=">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF

"""Cast: a small TrueType font for one page, in which every piece of writing is a glyph of its own.

The tables are packed straight from the page's arrays. Formats: OpenType 1.9.1, `glyf` (simple glyphs), `loca`
(long), `hmtx`, `head`, `hhea`, `maxp`. A PDF reader needs no others for a CIDFontType2 with an Identity map.
"""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .inking import InkedPage

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

UNITS_PER_EM = 1000
_EPOCH = struct.pack(">q", 3_786_912_000)
"""Seconds from 1904 to 2024: a date that says nothing, and that no reader doubts."""


@dataclass(frozen=True, slots=True)
class CastFont:
    """A TrueType font program and what a PDF must say of it. Glyph 0 is empty; piece p of the page is glyph p + 1.

    widths are advances and bbox is xMin, yMin, xMax, yMax, both in thousandths of the font size.
    """

    program: bytes
    widths: tuple[int, ...]
    texts: tuple[str, ...]
    bbox: tuple[int, int, int, int]


def cast(inked: InkedPage) -> CastFont:
    """Pack a page's outlines into a font."""
    advances = np.concatenate([[0], inked.page.pieces.advances])
    point_counts = np.concatenate([[0], inked.point_counts])
    contour_counts = np.concatenate([[0], inked.contour_counts])
    boxes = _boxes(inked.points, point_counts)
    glyf, loca = _glyf(inked, point_counts, contour_counts, boxes)
    bbox = (int(boxes[:, 0].min()), int(boxes[:, 1].min()), int(boxes[:, 2].max()), int(boxes[:, 3].max()))
    hmtx = np.column_stack([advances, boxes[:, 0]]).astype(">i2").tobytes()
    tables = {
        b"glyf": glyf,
        b"head": _head(bbox),
        b"hhea": _hhea(advances, boxes, len(advances)),
        b"hmtx": hmtx,
        b"loca": loca.astype(">u4").tobytes(),
        b"maxp": _maxp(len(advances), int(point_counts.max()), int(contour_counts.max())),
    }
    widths = tuple(inked.page.pieces.advances.tolist())
    return CastFont(_sfnt(tables), widths, inked.page.pieces.texts, bbox)


def _boxes(points: Numbers, counts: Numbers) -> Numbers:
    """xMin, yMin, xMax, yMax of every glyph (g, 4); zeros for an empty one."""
    boxes = np.zeros((len(counts), 4), dtype=np.int64)
    full = counts > 0
    starts = (np.cumsum(counts) - counts)[full]
    if len(starts):
        boxes[full, :2] = np.minimum.reduceat(points, starts)
        boxes[full, 2:] = np.maximum.reduceat(points, starts)
    return boxes


def _deltas(points: Numbers, counts: Numbers) -> Numbers:
    """Each point less the one before it in its glyph; the first stands from the origin."""
    deltas = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    firsts = (np.cumsum(counts) - counts)[counts > 0]
    deltas[firsts] = points[firsts]
    return deltas


def _coordinates(deltas: Numbers) -> tuple[Bytes, Numbers, Bytes]:
    """One axis in TrueType's packing: the bytes of all points end to end, how many each takes (n,), its two flag bits.

    A zero takes no byte (“same”), a distance under 256 one byte with its sign in the flag, others two bytes.
    """
    size = np.abs(deltas)
    moved, far = deltas != 0, size > 255
    packed = np.empty((len(deltas), 2), dtype=np.uint8)
    packed[:, 0] = np.where(far, deltas >> 8, size)
    packed[:, 1] = deltas
    short = (moved & ~far).astype(np.uint8)
    flags = short * 0x02 | ((deltas > 0) & ~far | ~moved).astype(np.uint8) * 0x10
    return packed[np.column_stack([moved, far])], moved.astype(np.int64) + far, flags


def _glyf(inked: InkedPage, points: Numbers, contours: Numbers, boxes: Numbers) -> tuple[bytes, Numbers]:
    """The `glyf` table and its offsets, all glyphs in one pass: each part is laid where it belongs."""
    deltas = _deltas(inked.points, points)
    x_bytes, x_sizes, x_flags = _coordinates(deltas[:, 0])
    y_bytes, y_sizes, y_flags = _coordinates(deltas[:, 1])
    full = points > 0
    x_total, y_total = np.zeros_like(points), np.zeros_like(points)
    firsts = (np.cumsum(points) - points)[full]
    if len(firsts):
        x_total[full], y_total[full] = np.add.reduceat(x_sizes, firsts), np.add.reduceat(y_sizes, firsts)
    header, ends = np.where(full, 10, 0), 2 * contours
    instructions = np.where(full, 2, 0)
    lengths = header + ends + instructions + points + x_total + y_total
    lengths += lengths & 1
    loca = np.concatenate([[0], np.cumsum(lengths)])
    table = np.zeros(int(loca[-1]), dtype=np.uint8)
    start = loca[:-1]
    _lay(table, start, header, np.column_stack([contours, boxes])[full].astype(">i2").view(np.uint8).ravel())
    _lay(table, start := start + header, ends, inked.ends.astype(">u2").view(np.uint8))
    flags = (inked.on_curve | x_flags | y_flags << 1).astype(np.uint8)
    _lay(table, start := start + ends + instructions, points, flags)
    _lay(table, start := start + points, x_total, x_bytes)
    _lay(table, start + x_total, y_total, y_bytes)
    return table.tobytes(), loca


def _lay(table: Bytes, starts: Numbers, lengths: Numbers, stream: Bytes) -> None:
    """Write the next `lengths` bytes of a stream at the start of each glyph."""
    table[np.arange(len(stream)) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)] = stream


def _head(bbox: tuple[int, int, int, int]) -> bytes:
    return struct.pack(
        ">IIIIHH8s8s4hHHhhh", 0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0x0003, UNITS_PER_EM, _EPOCH, _EPOCH,
        *bbox, 0, 6, 2, 1, 0,
    )  # fmt: skip


def _hhea(advances: Numbers, boxes: Numbers, count: int) -> bytes:
    right = int((advances - boxes[:, 2]).min())
    return struct.pack(
        ">IhhhHhhhhhh4hhH", 0x00010000, int(boxes[:, 3].max()), int(boxes[:, 1].min()), 0, int(advances.max()),
        int(boxes[:, 0].min()), right, int(boxes[:, 2].max()), 1, 0, 0, 0, 0, 0, 0, 0, count,
    )  # fmt: skip


def _maxp(glyphs: int, points: int, contours: int) -> bytes:
    return struct.pack(">IHHH11H", 0x00010000, glyphs, points, contours, 0, 0, 2, *[0] * 8)


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

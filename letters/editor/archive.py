"""Zip files of the same bytes on every machine: libdeflate packs them, and every date is the first a zip can hold.

Format: APPNOTE.TXT 6.3, sections 4.3 and 4.4, without its extensions: up to 65,535 files and four gigabytes.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile
from zlib import crc32

import deflate

LEVEL = 6
"""Of libdeflate, from 1 to 12: words pack well, and beyond this hardly better."""

PACKED_ALREADY = (".png", ".jpg", ".pdf", ".docx", ".epub")

STORED, DEFLATED = 0, 8
VERSION = 20
UTF_8 = 0x0800
FIRST_DAY = (0, 1 << 5 | 1)
"""Midnight, the first of January 1980."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file as the archive lists it: what both of its headers say, its name, and where it begins."""

    fields: bytes
    name: bytes
    offset: int


def archive(files: Mapping[str, bytes], *, plain: Iterable[str] = ()) -> bytes:
    """A zip of `files` in their order; those named in `plain`, and what is packed already, are stored as they are."""
    stored, entries = frozenset(plain), []
    written = BytesIO()
    for name, data in files.items():
        keep = name in stored or name.endswith(PACKED_ALREADY)
        packed = data if keep else bytes(deflate.deflate_compress(data, LEVEL))
        entry = _entry(name, data, packed, STORED if keep else DEFLATED, written.tell())
        entries.append(entry)
        written.write(b"PK\x03\x04" + entry.fields + entry.name)
        written.write(packed)
    written.write(_directory(entries, written.tell()))
    return written.getvalue()


def rewritten(zipped: bytes) -> bytes:
    """The same files in the same order, without the dates and the packing of whoever zipped them."""
    with ZipFile(BytesIO(zipped)) as opened:
        return archive({info.filename: opened.read(info) for info in opened.infolist()})


def _entry(name: str, data: bytes, packed: bytes, method: int, offset: int) -> _Entry:
    spelled = name.encode("utf-8")
    fields = struct.pack(
        "<5H3L2H", VERSION, UTF_8, method, *FIRST_DAY, crc32(data), len(packed), len(data), len(spelled), 0
    )
    return _Entry(fields, spelled, offset)


def _directory(entries: list[_Entry], start: int) -> bytes:
    listed = b"".join(_listed(entries))
    count = len(entries)
    return listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(listed), start, 0)


def _listed(entries: list[_Entry]) -> Iterator[bytes]:
    for entry in entries:
        yield b"PK\x01\x02" + struct.pack("<H", VERSION) + entry.fields
        yield struct.pack("<3H2L", 0, 0, 0, 0, entry.offset) + entry.name

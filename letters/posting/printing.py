"""One file to print: for each letter its slip and its pages, and then their envelopes, in the same order, or labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from pikepdf import Pdf

from letters.handwriting import paper_named, two_sided

from .labels import label_sheets
from .slips import Slip, slip_pdf


class Sides(StrEnum):
    """How sheets come out of the printer: printed on both sides and turned over an edge, or on one."""

    LONG = "long"
    SHORT = "short"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Item:
    """One letter for the post: its slip, the PDF of its pages, its paper, and its envelope as a PDF; None where its
    address goes on a label."""

    slip: Slip
    pages: bytes
    paper: str
    envelope: bytes | None


def printed(items: Sequence[Item], sides: Sides) -> bytes:
    """The file. The same items give the same bytes. Raises UnprintableText for a label.

    Printed on both sides, everything takes whole sheets: nothing stands on the back of what it does not belong to.
    """
    with Pdf.new() as whole:
        for part in _parts(items):
            with Pdf.open(BytesIO(_for_sides(part, sides))) as pdf:
                whole.pages.extend(pdf.pages)
        file = BytesIO()
        whole.save(file, deterministic_id=True, compress_streams=False)
        return file.getvalue()


def _parts(items: Sequence[Item]) -> Iterator[bytes]:
    for item in items:
        paper = paper_named(item.paper)
        yield slip_pdf(item.slip, (paper.width, paper.height))
        yield item.pages
    yield from (item.envelope for item in items if item.envelope is not None)
    if labels := [item.slip.lines for item in items if item.envelope is None]:
        yield label_sheets(labels)


def _for_sides(part: bytes, sides: Sides) -> bytes:
    return part if sides == Sides.ONE else two_sided(part, flips_short=sides == Sides.SHORT)

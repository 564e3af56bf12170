"""Sheaves: single letters laid out for books by whichever worker is free, each once for all books that need it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from itertools import batched
from typing import Any
from zipfile import ZipFile, ZipInfo

from PIL import Image

from letters.editor import BOOK_ENGINE, BookLetter, EditorError, Renaming, lay_galley, pack_galley
from letters.handwriting import ENGINE, HandwritingError, Layout, lay_out, pack_plates, plates
from letters.models import JobQuerySet, Rendering, Sheaf
from letters.workflow import vault
from letters.workflow.rendering import NotAsApproved
from letters.workflow.working import Hopeless, Work

from .kept_sheaves import SHEAF
from .plans import as_data, letter_for_book

PICTURE_DPI = 130
"""Of the pages in an e-book: sharp on a reader's screen."""

PICTURE_COLOURS = 32
"""Of an ink on paper, from the one to the other: nobody sees a difference, and a page has some 70 KB instead of 250."""

WHITE = 255

Kind = Sheaf.Kind

AT_ONCE = 200
"""Sheaves in one query: a database takes only so many values."""


@dataclass(frozen=True)
class SheafWanted:
    """A sheaf that a book needs. `made_from` says how to make it, and holds no words of the letter."""

    letter: int
    kind: Sheaf.Kind
    key: str
    made_from: Mapping[str, Any]


def wanted(letter: BookLetter, kind: Sheaf.Kind, rendering: int, aliases: Sequence[Any], how: Any) -> SheafWanted:
    """What is needed of one letter. `how` are further plain values that it is made from, such as a measure."""
    made_of = {
        "kind": kind,
        "engine": (BOOK_ENGINE if kind == Kind.GALLEY else f"{ENGINE}/{BOOK_ENGINE}"),
        "letter": as_data(letter),
        **how,
    }
    key = hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()
    return SheafWanted(letter.number, kind, key, {"rendering": rendering, "aliases": list(aliases), **how})


def order(sheaves: Iterable[SheafWanted]) -> list[Sheaf]:
    """The rows of these sheaves; what is new, or failed before, is queued. Called inside a transaction."""
    by_key = {each.key: each for each in sheaves}
    new = (
        Sheaf(key=each.key, letter_id=each.letter, kind=each.kind, made_from=dict(each.made_from))
        for each in by_key.values()
    )
    Sheaf.objects.bulk_create(new, ignore_conflicts=True, batch_size=AT_ONCE)
    rows = [row for keys in batched(by_key, AT_ONCE) for row in Sheaf.objects.filter(key__in=keys)]
    for failed in rows:
        if failed.status == Sheaf.Status.FAILED:
            Sheaf.objects.requeue(failed.pk, Sheaf.Status.FAILED)
    return rows


class LayingOut(Work[Sheaf]):
    """A letter is laid out for books, and kept."""

    RELATED = ("letter",)
    HOPELESS = (HandwritingError, EditorError, NotAsApproved)
    REST = timedelta(seconds=20)
    OUT_OF_TIME = Hopeless("Laying it out took longer than we allow for one letter.")

    digest = ""

    @classmethod
    def rows(cls) -> JobQuerySet[Sheaf]:
        return Sheaf.objects.all()

    def make(self) -> dict[str, Any]:
        """Lay the letter out, under other names where the book has them, and keep it."""
        try:
            data = _sheaf_data(self.job)
        except Rendering.DoesNotExist as error:
            raise Hopeless("The letter is no longer there.") from error
        self.digest = vault.keep(data, SHEAF)
        return {"digest": self.digest, "byte_count": len(data)}

    def drop(self) -> None:
        """The letter may have been erased or withdrawn while we worked; or someone else made the same of it."""
        if self.digest and not Sheaf.objects.filter(digest=self.digest).exists():
            vault.forget(self.digest, SHEAF)


write_sheaf = LayingOut.run


def _sheaf_data(sheaf: Sheaf) -> bytes:
    how = sheaf.made_from
    rendering = Rendering.objects.select_related("letter__brief").get(pk=how["rendering"])
    letter = letter_for_book(rendering, Renaming([(name, instead) for name, instead in how["aliases"]]))
    match sheaf.kind:
        case Kind.PLATES:
            return pack_plates(plates(_laid_out(letter), how["variants"]))
        case Kind.PICTURES:
            return _pack_pictures(_laid_out(letter))
    return pack_galley(lay_galley(letter, how["measure"], how["language"]))


def _laid_out(letter: BookLetter) -> Layout:
    """The letter's pages: those that were approved, or those of its words under other names."""
    layout = lay_out(
        letter.text,
        letter.hand,
        letter.paper,
        letter.seed,
        stationery=letter.stationery,
        pace=letter.pace,
        mends=letter.mends,
        underlines=letter.underlines,
        language=letter.hand_language,
    )
    if letter.layout_digest and layout.digest != letter.layout_digest:
        raise NotAsApproved(
            "Its pages would no longer be exactly those that were approved, because the hand or the way we lay out "
            "has changed since. Approve the letter again, then compile the book."
        )
    return layout


def _pack_pictures(layout: Layout) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for page in range(1, layout.page_count + 1):
            packed.writestr(ZipInfo(f"page-{page:03}.png"), _in_few_colours(layout.png(page, PICTURE_DPI)))
    return file.getvalue()


def _in_few_colours(png: bytes) -> bytes:
    few = Image.open(BytesIO(png)).quantize(PICTURE_COLOURS, Image.Quantize.FASTOCTREE)
    # The octree takes white for the next shade below it.
    few.putpalette(bytes(WHITE if shade == WHITE - 1 else shade for shade in few.getpalette() or ()))
    file = BytesIO()
    few.save(file, "PNG")
    return file.getvalue()

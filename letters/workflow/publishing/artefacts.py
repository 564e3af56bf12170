"""The files of a compiled book: handed out whole and fresh, or not at all."""

import hashlib
from collections.abc import Mapping
from io import BytesIO
from math import ceil

from django.db.models import Exists, OuterRef, QuerySet
from PIL import Image

from letters.editor import Trim
from letters.handwriting import picture
from letters.models import Artefact, Book, BookProof, Compilation
from letters.workflow import vault
from letters.workflow.catalogue import printers
from letters.workflow.errors import NoSuchPage, NotReady, OutOfDate, Unfit

from .plans import plan_kept

PACK = "zip"
"""What a pack for a publisher is called at its end."""

SUFFIXES = {Artefact.Kind.EPUB: "epub", Artefact.Kind.PACK: PACK}
"""What a file is called at its end, where it is no PDF."""

ERASED = "A letter of this book was erased."
"""Why a book is out of date that holds a letter which is no longer there."""

FRONT_PIXELS = (1_600, 2_400)
"""Width and height that a shop for e-books wants of a front at least."""

READ = (Artefact.Kind.INTERIOR, Artefact.Kind.COVER, Artefact.Kind.SCREEN)
"""The files that a client reads before the book is ready."""

POINTS = 72
"""In an inch."""

Kind = Artefact.Kind


def suffix_of(artefact: Artefact) -> str:
    """What the file is called at its end: pdf, epub or zip."""
    return SUFFIXES.get(Kind(artefact.kind), vault.PDF)


def artefact_file(artefact: Artefact) -> bytes:
    """The file, byte for byte as it was made.

    Raises OutOfDate; and Unfit where it is damaged or gone: then the book is queued to be bound again, to the same
    bytes, and the door rings for it.
    """
    if reason := out_of_date(artefact.compilation):
        raise OutOfDate(f"{reason} The book has to be compiled again.")
    try:
        return vault.fetch(artefact.digest, suffix_of(artefact))
    except Unfit:
        Compilation.objects.filter(stale_reason="").requeue(artefact.compilation_id, Compilation.Status.DONE)
        raise


def trim_of(compilation: Compilation) -> Trim | None:
    """The size that its pages were planned at; None where the printer no longer has it."""
    plan = plan_kept(compilation)
    printer = printers().get(plan.printer)
    return next((trim for trim in printer.trims if trim.slug == plan.trim), None) if printer else None


def out_of_date(compilation: Compilation) -> str:
    """Why nothing of it may be handed out any more; "" where it may. An erasure counts before anybody has noted it."""
    if compilation.stale_reason:
        return compilation.stale_reason
    return ERASED if compilation.letters.count() < plan_kept(compilation).count else ""


def bound_to_read(book: Book) -> QuerySet[Compilation]:
    """What is bound of a book, for screen or print, and not marked as out of date, the newest first."""
    files = Artefact.objects.filter(compilation=OuterRef("pk"), kind__in=(Kind.SCREEN, Kind.INTERIOR))
    bound = book.compilations.filter(Exists(files), status=Compilation.Status.DONE, stale_reason="")
    return bound.order_by("-number")


def files_digest(compilation: Compilation) -> str:
    """Names all that a client reads, and answers: made again to other bytes, it is another."""
    answered = compilation.artefacts.filter(kind__in=READ).order_by("kind").values_list("kind", "digest")
    return hashlib.sha256("\n".join(f"{kind} {digest}" for kind, digest in answered).encode()).hexdigest()


def is_approved(compilation: Compilation) -> bool:
    """Whether the client approved these very files; or was handed them out before clients were asked."""
    answers = (BookProof.Answer.APPROVED, BookProof.Answer.HANDED)
    return compilation.proofs.filter(answer__in=answers, pages_digest=files_digest(compilation)).exists()


def readable(book: Book) -> Compilation | None:
    """The newest compilation that whoever asked for the book may take home: one that they approved, not out of date."""
    bound = bound_to_read(book).filter(proofs__isnull=False).distinct()
    return next((each for each in bound if not out_of_date(each) and is_approved(each)), None)


def forget_files(compilation: Compilation) -> None:
    """Remove what was made, but for files that another compilation, which is fresh, was made into as well; and what
    publishers were sent of it."""
    others = Compilation.objects.filter(stale_reason="").exclude(pk=compilation.pk)
    for artefact in compilation.artefacts.all():
        if not others.filter(artefacts__digest=artefact.digest).exists():
            vault.forget(artefact.digest, suffix_of(artefact))
    for sent in compilation.submissions.values_list("pack_digest", flat=True):
        if not others.filter(submissions__pack_digest=sent).exists():
            vault.forget(sent, PACK)


def shown(compilation: Compilation) -> Artefact:
    """The file that spreads are seen in: the pages for the printer, or else those for the screen. Raises NotReady."""
    kinds = {artefact.kind: artefact for artefact in compilation.artefacts.select_related("compilation")}
    artefact = kinds.get(Kind.INTERIOR) or kinds.get(Kind.SCREEN)
    if artefact is None:
        raise NotReady("This book is not bound yet.")
    return artefact


def spreads(compilation: Compilation) -> int:
    """How many spreads there are to see: the first page alone at the right, then two by two."""
    return (compilation.page_count or 0) // 2 + 1 if compilation.page_count else 0


def pages_of_spread(spread: int, page_count: int) -> tuple[int, ...]:
    """The pages, from 1, that lie open together. Spread 1 is the first page alone."""
    return tuple(page for page in (2 * spread - 2, 2 * spread - 1) if 1 <= page <= page_count)


def spread_in_words(spread: int, page_count: int) -> str:
    """What a picture of it is called: "Spread 3: pages 4 and 5"."""
    pages = pages_of_spread(spread, page_count)
    return f"Spread {spread}: page{'s' if len(pages) > 1 else ''} {' and '.join(map(str, pages))}"


def side_of_spread(spread: int, page_count: int) -> str:
    """Whether there are pages on both sides, or only one on the left or on the right."""
    pages = pages_of_spread(spread, page_count)
    return "both" if len(pages) > 1 else "right" if spread == 1 else "left"


def spread_picture(compilation: Compilation, spread: int, dpi: int) -> bytes:
    """Two pages as they lie open, as a PNG; the first and the last stand on their own side.

    Raises NoSuchPage, NotReady, OutOfDate and Unfit.
    """
    artefact = shown(compilation)
    count = artefact.page_count or 0
    pages = pages_of_spread(spread, count)
    if not pages:
        raise NoSuchPage(f"This book has {count} pages, so there is no spread {spread}.")
    pdf = artefact_file(artefact)
    images = {page: Image.open(BytesIO(picture(pdf, page, dpi))) for page in pages}
    return _side_by_side(images)


def to_read(compilation: Compilation) -> Artefact:
    """The file in which it is read in one piece: for the screen, or else the pages for the printer. Raises NotReady."""
    kinds = {artefact.kind: artefact for artefact in compilation.artefacts.select_related("compilation")}
    artefact = kinds.get(Kind.SCREEN) or kinds.get(Kind.INTERIOR)
    if artefact is None:
        raise NotReady("This book is not bound yet.")
    return artefact


def has_cover(compilation: Compilation) -> bool:
    """Whether it has a cover that wraps around the pages."""
    return compilation.artefacts.filter(kind=Kind.COVER).exists()


def cover_picture(compilation: Compilation, dpi: int) -> bytes:
    """Back, spine and front in one piece, as a PNG. Raises NotReady, OutOfDate and Unfit."""
    cover = compilation.artefacts.select_related("compilation").filter(kind=Kind.COVER).first()
    if cover is None:
        raise NotReady("This book has no cover for a printer.")
    return picture(artefact_file(cover), 1, dpi)


def front_of(cover: bytes, trim: Trim) -> bytes:
    """The front of a wrap cover as a PNG, cut as the printer cuts it, at least FRONT_PIXELS large."""
    sides = (trim.width, trim.height)
    dpi = ceil(max(least * POINTS / side for least, side in zip(FRONT_PIXELS, sides, strict=True)))
    wrapped = Image.open(BytesIO(picture(cover, 1, dpi))).convert("RGB")
    width, height = (ceil(side * dpi / POINTS) for side in sides)
    bleed = (wrapped.height - height) // 2
    front = wrapped.crop((wrapped.width - bleed - width, bleed, wrapped.width - bleed, bleed + height))
    return _png(front)


def _side_by_side(images: Mapping[int, Image.Image]) -> bytes:
    width, height = next(iter(images.values())).size
    spread = Image.new("RGB", (2 * width, height), "white")
    for page, image in images.items():
        spread.paste(image.convert("RGB"), (width if page % 2 else 0, 0))
    return _png(spread)


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG", compress_level=3)
    return file.getvalue()

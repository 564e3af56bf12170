"""Photographs as a file takes them: in greys or in colour, with no more dots than paper or a screen shows."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from letters.handwriting import PdfFile

QUALITY = 92

PRINTED_DPI, SCREEN_DPI = 450, 200
"""Dots to the inch that are kept where there are more: paper and screens show no more."""

EBOOK_LONGEST = 1_600
"""Pixels of the longer side in an e-book."""

SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


@dataclass(frozen=True, slots=True)
class _Sized:
    """A JPEG, how many pixels it has, and its colour space as PDF spells it."""

    jpeg: bytes
    width: int
    height: int
    space: str


def embed_photograph(file: PdfFile, jpeg: bytes, points_across: float, *, grey: bool, most_dpi: int) -> str:
    """Put a photograph that is so wide on its page into a file; returns its reference."""
    sized = _sized(jpeg, most_dpi * points_across / 72, grey=grey)
    entries = (
        f" /Type /XObject /Subtype /Image /Width {sized.width} /Height {sized.height} /ColorSpace {sized.space} "
        "/BitsPerComponent 8"
    )
    return file.add_jpeg(sized.jpeg, entries)


def for_ebook(jpeg: bytes) -> bytes:
    """The photograph as an e-book has it."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        scale = EBOOK_LONGEST / max(image.size)
        return jpeg if scale >= 1 else _written(_resized(image, scale))


def _sized(jpeg: bytes, most_across: float, *, grey: bool) -> _Sized:
    """The same bytes, where nothing has to be changed."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        scale = most_across / image.width
        if scale >= 1 and (not grey or image.mode == "L"):
            return _Sized(jpeg, *image.size, SPACES[image.mode])
        shown = image.convert("L") if grey else image
        shown = _resized(shown, scale) if scale < 1 else shown
        return _Sized(_written(shown), *shown.size, SPACES[shown.mode])


def _resized(image: Image.Image, scale: float) -> Image.Image:
    width, height = (max(1, round(scale * side)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _written(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return file.getvalue()

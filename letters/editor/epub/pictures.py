"""Pictures in an e-book: what kind of file each is, and its size."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from letters.editor.errors import UnfitPicture

KINDS = {"PNG": ("png", "image/png"), "JPEG": ("jpg", "image/jpeg")}
"""The formats that every reader shows, each with the ending of its files and its media type."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a file of the book. `path` is its place from the folder of the book; sizes are pixels."""

    path: str
    media_type: str
    width: int
    height: int
    data: bytes


def picture_named(name: str, data: bytes) -> Picture:
    """The picture under a name without ending. Raises UnfitPicture where it is neither PNG nor JPEG."""
    try:
        with Image.open(BytesIO(data), formats=tuple(KINDS)) as image:
            kind, (width, height) = image.format or "", image.size
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise UnfitPicture(
            "A picture for this book is neither a PNG nor a JPEG file, or is far too large. Please choose another."
        ) from error
    ending, media_type = KINDS[kind]
    return Picture(f"images/{name}.{ending}", media_type, width, height, data)

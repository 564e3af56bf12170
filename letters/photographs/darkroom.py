"""The darkroom: a process of its own that opens what a stranger sent, within limits, and makes a plain JPEG of it.

Run by its path, with the file on its standard input. It writes one line of JSON and, where there is a picture, the JPEG
behind it: upright, in greys or sRGB, with nothing of what the file said of place, time, camera or people.
"""

import json
import resource
import sys
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "TIFF")

LONGEST = 5_000
"""Pixels of the longer side that are kept: more than any page shows at 450 dots to the inch."""

QUALITY = 92

MEMORY, SECONDS = 1_500_000_000, 20
"""Bytes of addresses and seconds of a processor that one picture may take."""

GREYS = ("1", "L", "LA", "I", "I;16", "I;16B", "I;16L")
DEEP = ("I", "I;16", "I;16B", "I;16L")
SRGB = ImageCms.createProfile("sRGB")


def main(most_pixels: int) -> None:
    """Read a picture, write it anew."""
    _limit()
    try:
        report, jpeg = _developed(sys.stdin.buffer.read(), most_pixels)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        report, jpeg = {"problem": "unknown"}, b""
    except MemoryError:
        report, jpeg = {"problem": "large"}, b""
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, OverflowError):
        # What Pillow raises for files that begin like a picture and go on otherwise.
        report, jpeg = {"problem": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(report).encode() + b"\n" + jpeg)


def _limit() -> None:
    for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, 0)):
        # Not every system holds every limit; the number of pixels is held everywhere.
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def _developed(data: bytes, most_pixels: int) -> tuple[dict[str, object], bytes]:
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        width, height = opened.size
        if width * height > most_pixels:
            return {"problem": "large", "width": width, "height": height}, b""
        opened.load()
        plain = _plain(ImageOps.exif_transpose(opened))
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    plain.info.clear()
    file = BytesIO()
    plain.save(file, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return {"width": plain.width, "height": plain.height, "colour": plain.mode == "RGB"}, file.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """The picture in greys or in sRGB, on white where it was clear."""
    if image.mode in DEEP:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        image = _on_white(image)
    if image.mode in GREYS:
        return image.convert("L")
    return _in_srgb(image)


def _on_white(image: Image.Image) -> Image.Image:
    clear = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white.convert("L") if image.mode in GREYS else white


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        # A profile that is none counts for nothing.
        with suppress(ImageCms.PyCMSError, OSError):
            shown = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(BytesIO(profile)), SRGB, outputMode="RGB")
            if shown is not None:
                return shown
    return image.convert("RGB")


if __name__ == "__main__":
    main(int(sys.argv[1]))

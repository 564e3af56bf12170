"""Developing: what somebody sent is opened in a darkroom of its own, and comes out as a plain picture or not at all."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .sizes import DPI, LEAST_LONG, MILLIMETRES, is_large_enough, least_pixels, spelled_size

FORMATS = "JPEG, PNG or TIFF"

MOST_BYTES = 25_000_000
"""Of one file: more than a telephone's camera makes, or a scan of a page in colour."""

MOST_PIXELS = 64_000_000

SECONDS = 40.0
"""How long one picture may take."""

_DARKROOM = Path(__file__).with_name("darkroom.py")


class PhotographRefused(Exception):
    """A file that no picture for a book can be made of. `str()` of it can be shown to whoever sent it."""


class NoPicture(PhotographRefused):
    """Not a picture of a kind that we open."""


class BrokenPicture(PhotographRefused):
    """A picture that cannot be read to its end."""


class Overexposed(PhotographRefused):
    """More bytes, pixels or time than we allow for one picture."""


class TooSmall(PhotographRefused):
    """Too few pixels for print."""


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture as the house keeps it: a JPEG of so many pixels, upright, which says nothing of where it was taken."""

    data: bytes
    width: int
    height: int
    colour: bool


def develop(data: bytes) -> Developed:
    """The picture in a file, made anew; the same file gives the same bytes. Raises PhotographRefused."""
    if not data:
        raise NoPicture("There was nothing in this file. Please choose the picture once more.")
    if len(data) > MOST_BYTES:
        raise Overexposed(
            f"This file has more than {MOST_BYTES / 1e6:.0f} MB, which is as much as we take. Please save it as a "
            "JPEG, which is smaller, and send that."
        )
    report, jpeg = _from_darkroom(data)
    if problem := report.get("problem"):
        raise _refusal(str(problem), report)
    developed = Developed(jpeg, int(report["width"]), int(report["height"]), bool(report["colour"]))
    if not is_large_enough(developed.width, developed.height):
        raise _too_small(developed.width, developed.height)
    return developed


def _from_darkroom(data: bytes) -> tuple[dict[str, Any], bytes]:
    """What the darkroom says of a file, and the picture."""
    command = [sys.executable, "-I", str(_DARKROOM), str(MOST_PIXELS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False, env={})  # noqa: S603 - ours, and no word of it typed
    except subprocess.TimeoutExpired:
        return {"problem": "slow"}, b""
    line, _, jpeg = done.stdout.partition(b"\n")
    if done.returncode or not line:
        # Killed by one of its limits, or by a fault in what reads pictures: that is what it is alone for.
        return {"problem": "slow" if done.returncode < 0 else "broken"}, b""
    report: dict[str, Any] = json.loads(line)
    return report, jpeg


def _refusal(problem: str, report: dict[str, Any]) -> PhotographRefused:
    if problem == "unknown":
        return NoPicture(
            f"We cannot open this file as a picture: we take {FORMATS}. A telephone that saves HEIC can share the "
            "picture as a JPEG; a page in a PDF can be saved as a picture."
        )
    if problem == "broken":
        return BrokenPicture("This picture cannot be read to its end. Please save it once more, and send that.")
    if problem == "large" and "width" in report:
        return Overexposed(
            f"This picture has {report['width']:,} × {report['height']:,} pixels, and we take up to "
            f"{MOST_PIXELS / 1e6:.0f} million. Please save it smaller; a page needs {2_000:,} × {3_000:,}."
        )
    return Overexposed("Opening this picture took more than we allow for one. Please save it as a JPEG, and send that.")


def _too_small(width: int, height: int) -> TooSmall:
    long, short = least_pixels()
    return TooSmall(
        f"This picture has {width:,} × {height:,} pixels. At the {DPI} dots to the inch that a book needs, that is "
        f"{spelled_size(width, height)}, and we print none whose longer side is below {LEAST_LONG:g} in "
        f"({LEAST_LONG * MILLIMETRES:.0f} mm). Please send the original, with at least {long:,} × {short:,} pixels."
    )

"""Film: a page that writes itself, as SVG, in the time the pen takes: slow round corners, fast along strokes.

Each stroke is a line that is uncovered by an animation of its own (SMIL), whose steps are the pen's. Where somebody
wants less motion, nothing is covered: the page stands there, written.
"""

from collections.abc import Iterable, Iterator
from html import escape
from math import hypot

from .papers import MM
from .placing import Page
from .tracks import UNITS, Track

UNIT = 0.085
"""Seconds for a unit of the pen's time, of which an ordinary letter takes about four: an everyday writer."""

LIFTED, CARRIED = 0.06, 0.006
"""Seconds for which a pen is lifted, and for every millimetre that it is carried."""

STILL = "@media (prefers-reduced-motion:reduce){path{stroke-dasharray:none!important}}"


def film(page: Page, tracks: Iterable[Track], *, seconds: float, title: str, words: str) -> str:
    """A page as SVG that writes itself once, within so many seconds; 0 is the writer's own time."""
    strokes = list(tracks)
    begins, end = _times(strokes)
    pace = seconds / end if seconds and end else 1.0
    width, height = page.width / MM * UNITS, page.height / MM * UNITS
    red, green, blue = (round(255 * part) for part in page.ink.colour)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" fill="none" '
            f'stroke="#{red:02x}{green:02x}{blue:02x}" stroke-linecap="round" '
            'stroke-linejoin="round" stroke-dasharray="1 2" stroke-dashoffset="1.01">'
            f"<title>{escape(title)}</title><desc>{escape(words)}</desc><style>{STILL}</style>",
            *(_stroke(track, begin * pace, pace) for track, begin in zip(strokes, begins, strict=True)),
            "</svg>\n",
        )
    )


def _times(strokes: list[Track]) -> tuple[list[float], float]:
    """When each stroke begins, in seconds, and when the last ends."""
    begins: list[float] = []
    now, place = 0.0, None
    for track in strokes:
        if place is not None:
            now += LIFTED + CARRIED * hypot(track.begin[0] - place[0], track.begin[1] - place[1])
        begins.append(now)
        now, place = now + track.duration * UNIT, track.end
    return begins, now


def _stroke(track: Track, begin: float, pace: float) -> str:
    """A line of length 1 that is covered until the pen comes, and uncovered as it goes."""
    lasts = max(0.01, track.duration * UNIT * pace)
    return (
        f'<path d="{track.short_path}" stroke-width="{track.width * UNITS:.1f}" pathLength="1"><animate '
        f'attributeName="stroke-dashoffset" begin="{begin:.2f}s" dur="{lasts:.2f}s" '
        f'values="{";".join(_spelled(1 - way) for way in track.ways)}" '
        f'keyTimes="{";".join(_key_times(track))}" fill="freeze"/></path>'
    )


def _key_times(track: Track) -> Iterator[str]:
    """The times of a stroke, from 0 to 1, none before the last."""
    yield "0"
    yield from (_spelled(time) for time in track.times[1:-1])
    yield "1"


def _spelled(share: float) -> str:
    return f"{min(1.0, max(0.0, share)):.3f}".rstrip("0").rstrip(".") or "0"

"""Seeing a letter page by page, at the desk: as it is written, or before that as it would be inked, or is typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.contrib.auth.models import User

from letters.handwriting import HandwritingError, UnwritableText, describe, picture
from letters.models import Letter

from .catalogue import hands, inks, paces, papers
from .errors import NoSuchPage, NotReady, TextRefused
from .history import require
from .reading import finished_rendering, page_picture
from .reviewing import letter_text
from .styling import Style, lay_out_styled

SAMPLE_DPI = 110

MOST_DRAWN = 6
"""Pages drawn while somebody types. Nobody looks at more at once, and each takes its time on every key."""

# One at a time: a browser asks for all pages of a draft at once, and one drawing serves them all.
_DRAWING = Lock()


@dataclass(frozen=True)
class Preview:
    """How the letter came out, or the current draft would. `page_count` is 0 when it cannot be written as it is:
    then `trouble` says why, and `unwritable` names the characters that the hand lacks, in order of appearance.
    `drawn` are the first pages of typed words, as SVG."""

    page_count: int
    unwritable: tuple[str, ...] = ()
    trouble: str = ""
    drawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Drawn:
    page_count: int
    pdf: bytes


def preview(letter: Letter) -> Preview:
    """How many pages the finished letter has, or the current draft needs, or why it cannot be written."""
    try:
        return Preview(finished_rendering(letter).page_count or 0)
    except NotReady:
        return _preview_of_draft(letter)


def preview_picture(letter: Letter, page: int, dpi: int) -> bytes:
    """Page `page`, from 1, as a PNG: of what was written where the letter is ready, else of the current draft.

    Raises NoSuchPage, also when there are no pages at all, and Unfit as `letter_pdf` does.
    """
    try:
        return page_picture(letter, page, dpi)
    except NotReady:
        return _picture_of_draft(letter, page, dpi)


def preview_typed(letter: Letter, by: User, text: str) -> Preview:
    """The pages of words that are being typed, just as `approve` would lay them out. Nothing of them is kept.

    Raises NotYours.
    """
    require(by, "write_letter", "write drafts")
    brief = letter.brief
    try:
        layout = lay_out_styled(letter_text(text), brief.hand, brief.paper, letter.seed, brief.style)
    except (HandwritingError, TextRefused) as error:
        return _nothing_because(error)
    shown = range(1, min(layout.page_count, MOST_DRAWN) + 1)
    return Preview(layout.page_count, drawn=tuple(map(layout.svg, shown)))


def _preview_of_draft(letter: Letter) -> Preview:
    try:
        return Preview(_draw(letter).page_count)
    except HandwritingError as error:
        return _nothing_because(error)


def _nothing_because(error: HandwritingError | TextRefused) -> Preview:
    lacking = error.characters if isinstance(error, UnwritableText) else ()
    return Preview(0, tuple(map(describe, lacking)), str(error))


def _picture_of_draft(letter: Letter, page: int, dpi: int) -> bytes:
    try:
        drawn = _draw(letter)
    except HandwritingError as error:
        raise NoSuchPage(str(error)) from error
    if not 1 <= page <= drawn.page_count:
        raise NoSuchPage(f"This draft has {drawn.page_count} pages.")
    return picture(drawn.pdf, page, dpi)


def _draw(letter: Letter) -> _Drawn:
    # What approve lays out: the same words, hand, paper and seed give the same pages.
    text = letter.draft.text if letter.draft else ""
    with _DRAWING:
        brief = letter.brief
        return _drawn(text, brief.hand, brief.paper, letter.seed, json.dumps(brief.style, sort_keys=True))


@lru_cache(maxsize=8)
def _drawn(text: str, hand: str, paper: str, seed: int, style: str) -> _Drawn:
    # Kept by everything it is made from, so that it is never another draft's.
    layout = lay_out_styled(text, hand, paper, seed, json.loads(style))
    return _Drawn(layout.page_count, layout.pdf())


SAMPLE = "The kettle is on, and your chair is where you left it. Come when you can."


def sample_picture(asked: Mapping[str, str]) -> bytes | None:
    """A few lines of ours as a PNG, in the hand, ink and pace and on the paper that are asked for; None for others."""
    named = {"hand": hands(), "paper": papers(), "ink": inks(), "pace": paces()}
    chosen = {name: asked.get(name, "") for name in named}
    if any(chosen[name] not in known for name, known in named.items()):
        return None
    return _sample(*chosen.values(), ruled=bool(asked.get("ruled")))


@lru_cache(maxsize=256)
def _sample(hand: str, paper: str, ink: str, pace: str, *, ruled: bool) -> bytes:
    style = Style(ink=ink, ruled=ruled, pace=pace)
    return picture(lay_out_styled(SAMPLE, hand, paper, 21, style.as_data()).pdf(), 1, SAMPLE_DPI)

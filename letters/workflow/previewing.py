"""Seeing a letter page by page, at the desk: as it is written, or before that as it would be inked, or is typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from django.contrib.auth.models import User

from letters.handwriting import HandwritingError, UnwritableText, describe, picture, written_otherwise
from letters.models import Letter

from .catalogue import hands, inks, occasion_named, paces, papers, pens
from .errors import NoSuchPage, NotReady, TextRefused
from .finished import finished_rendering, page_picture
from .history import require
from .reviewing import letter_text
from .sentences import first_sentence
from .styling import Style, lay_out_styled
from .submissions import BriefSubmission

SAMPLE_DPI = 110

USUAL_PEN = Style().pen

MOST_DRAWN = 6
"""Pages drawn while somebody types. Nobody looks at more at once, and each takes its time on every key."""

# One at a time: a browser asks for all pages of a draft at once, and one drawing serves them all.
_DRAWING = Lock()


@dataclass(frozen=True)
class Preview:
    """How the letter came out, or the current draft would. `page_count` is 0 when it cannot be written as it is:
    then `trouble` says why, and `unwritable` names the characters that the hand lacks, in order of appearance.
    `otherwise` are signs that the hand writes otherwise than they are typed, such as ⅓, each with what is written.
    `drawn` are the first pages of typed words, as SVG."""

    page_count: int
    unwritable: tuple[str, ...] = ()
    trouble: str = ""
    drawn: tuple[str, ...] = ()
    otherwise: tuple[tuple[str, str], ...] = ()


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
    drawn = tuple(map(layout.svg, shown))
    return Preview(layout.page_count, drawn=drawn, otherwise=written_otherwise(text, brief.hand))


def _preview_of_draft(letter: Letter) -> Preview:
    try:
        otherwise = written_otherwise(letter.draft.text, letter.brief.hand) if letter.draft else ()
        return Preview(_draw(letter).page_count, otherwise=otherwise)
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

MOST_SAMPLED = 72
"""Characters of the client's own first sentence that a sample shows: three lines or four."""


def sample_words(brief: BriefSubmission) -> str:
    """The first lines of the letter as the client tells it so far; where that is nothing yet, lines of ours."""
    occasion = occasion_named(brief.occasion)
    name = brief.text("nickname") or brief.text("recipient_name")
    sentence = (first_sentence(brief, occasion) if occasion else "") or SAMPLE
    shortened = sentence if len(sentence) <= MOST_SAMPLED else f"{sentence[:MOST_SAMPLED].rsplit(' ', 1)[0]} …"
    return f"Dear {name},\n\n{shortened}" if name else shortened


def sample_picture(choices: Mapping[str, str], words: str = SAMPLE) -> bytes | None:
    """A few lines as a PNG, in the hand, ink, pen and pace and on the paper that are asked for; None for others.

    Where the hand cannot write the words, it writes lines of ours.
    """
    named = {"hand": hands(), "paper": papers(), "ink": inks(), "pen": pens(), "pace": paces()}
    chosen = {name: choices.get(name, "") for name in named} | {"pen": choices.get("pen", USUAL_PEN)}
    if any(chosen[name] not in slugs for name, slugs in named.items()):
        return None
    try:
        return _sample(words, *chosen.values(), ruled=bool(choices.get("ruled")))
    except HandwritingError:
        return _sample(SAMPLE, *chosen.values(), ruled=bool(choices.get("ruled")))


@lru_cache(maxsize=64)
def _sample(words: str, hand: str, paper: str, ink: str, pen: str, pace: str, *, ruled: bool) -> bytes:
    style = Style(ink=ink, ruled=ruled, pace=pace, pen=pen)
    return lay_out_styled(words, hand, paper, 21, style.as_data()).opening_png(SAMPLE_DPI)

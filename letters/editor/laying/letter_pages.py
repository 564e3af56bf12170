"""The pages of one letter, in each of the three settings. A letter begins on a page of its own, below its caption."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letters.editor.book import BookLetter, Setting

from .captions import BELOW_HAND, BELOW_TYPE, depth
from .contents import letter_anchor
from .facsimile import Facsimiles
from .pages import Kind, Side, Tag
from .paging import keep_pace
from .photograph_pages import lay_photograph
from .quire import Quire
from .rows import Row


@dataclass(frozen=True, slots=True)
class LetterSettings:
    """How letters are shown, by their numbers: the rows of their captions, the rows of their text where they are in
    type, and their facsimiles where they are in their hands; the rows of what was answered; and their languages."""

    captions: Mapping[int, list[Row]]
    rows: Mapping[int, Sequence[Row]]
    shown: Facsimiles | None
    answers: Mapping[int, tuple[list[Row], list[Row]]]
    languages: Mapping[int, str]


def lay_letter(letter: BookLetter, quire: Quire, settings: LetterSettings) -> None:
    """Put the pages of a letter behind the others."""
    caption, rows, shown = settings.captions[letter.number], settings.rows.get(letter.number), settings.shown
    if rows and shown:
        _facing(letter, caption, rows, shown, quire)
    elif shown:
        _facsimile(letter, caption, shown, quire)
    elif rows:
        _reading(letter, caption, rows, quire)
    for photograph in letter.photographs:
        lay_photograph(photograph, settings.languages[letter.number], quire)
    if letter.number in settings.answers:
        _answer(*settings.answers[letter.number], quire)


def needs(setting: Setting) -> tuple[bool, bool]:
    """Whether a setting shows letters in type, and whether it shows them in their hands."""
    return setting is not Setting.FACSIMILE, setting is not Setting.READING


def _reading(letter: BookLetter, caption: list[Row], rows: Sequence[Row], quire: Quire) -> None:
    quire.flow(
        Kind.LETTER,
        rows,
        sink=depth(caption, BELOW_TYPE),
        heading=quire.set_rows(caption, tag=Tag.LETTER),
        anchors=(letter_anchor(letter),),
        opens=False,
    )


def _answer(caption: list[Row], rows: Sequence[Row], quire: Quire) -> None:
    """What was answered, on pages of its own behind the letter, in type below its caption."""
    sink = depth(caption, BELOW_TYPE)
    quire.flow(Kind.ANSWER, rows, sink=sink, heading=quire.set_rows(caption, tag=Tag.ANSWER), opens=False)


def _facsimile(letter: BookLetter, caption: list[Row], shown: Facsimiles, quire: Quire) -> None:
    for sheet in range(shown.sheets(letter)):
        _hand(letter, caption, sheet, shown, quire)


def _hand(letter: BookLetter, caption: list[Row], sheet: int, shown: Facsimiles, quire: Quire) -> None:
    """A page in the hand; above the first, the caption."""
    quire.add(
        Kind.LETTER,
        type=() if sheet else quire.set_rows(caption, tag=Tag.LETTER),
        plates=(shown.place(letter.number, sheet, quire.side, 0 if sheet else depth(caption, BELOW_HAND)),),
        anchors=() if sheet else (letter_anchor(letter),),
        folio=True,
        head=True,
    )


def _facing(letter: BookLetter, caption: list[Row], rows: Sequence[Row], shown: Facsimiles, quire: Quire) -> None:
    """The hand on versos and the type on rectos, in step: each recto has about the words of the sheet beside it.

    Where one has more pages than the other, what faces the rest is blank.
    """
    lines, begin = quire.block.lines, depth(caption, BELOW_HAND)
    ends = keep_pace(rows, [row.letters for row in rows], shown.shares(letter), lines - begin, lines)
    quire.turn_to(Side.VERSO)
    for number in range(max(shown.sheets(letter), len(ends))):
        if number < shown.sheets(letter):
            _hand(letter, caption, number, shown, quire)
        quire.turn_to(Side.RECTO)
        if number < len(ends):
            part = rows[ends[number - 1] if number else 0 : ends[number]]
            quire.add(Kind.LETTER, quire.set_rows(part, 0 if number else begin), folio=True, head=True)
        quire.turn_to(Side.VERSO)

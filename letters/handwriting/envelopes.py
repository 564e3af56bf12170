"""Envelopes, addressed in the hand of the letter: the addressee right of the middle and low, the sender small above."""

from collections.abc import Iterable, Iterator, Mapping

from .alphabets import alphabet_of
from .breaking import Line, LineSetting, length_of, set_words
from .characters import require_writable
from .cleaning import visible
from .errors import EmptyAddress, TextTooLong, UnknownEnvelope
from .hands import hand_named
from .manuscript import Role, words_of
from .measures import SMALLEST_X_HEIGHT, Measures
from .papers import MM, Paper, sheet
from .pens import pen_named
from .placing import place_all
from .scripts import language_of
from .shaping import ShapedWord, shape_lines
from .stationery import Stationery, ink_named
from .temper import EVERYDAY, temper_of
from .writing import Layout, require_pace

MAX_CHARACTERS = 2_000
"""Of an address: more than any envelope holds."""

STAMP = 38 * MM
"""What is left free at the top, where the stamp and its postmark go, above the first line of the address."""

# What is left free at the foot is for the sorting machine: USPS, Domestic Mail Manual 202, 5/8 inch; here 18 mm.
ENVELOPES = {
    envelope.slug: envelope
    for envelope in (
        sheet("dl", "DL, for A4 folded in three", (220, 110), (10, 12, 8, 18)),
        sheet("c6", "C6, for A5 folded once or A6", (162, 114), (9, 10, 8, 18)),
        sheet("no10", "#10, for US Letter folded in three", (241.3, 104.775), (10, 12, 8, 18)),
        sheet("a7", "A7, for a card of 5 × 7 inches", (184.15, 133.35), (10, 11, 9, 18)),
    )
}

ADDRESS_LEFT, ADDRESS_LEFTMOST = 0.46, 0.28
"""Of the width: where an address begins, and where one with a long line may."""

ADDRESS_MIDDLE = 0.41
"""Of the height: how far the middle of the address stands above the lower edge."""

ADDRESS_SIZE = 1.15
"""Of what the hand writes in letters, with lines as much further apart."""

CLOSEST = 0.74
"""Of the usual leading: what the lines of a long address may be written apart."""

SENDER_SIZE = 0.76
"""Likewise, where that stays legible."""

SENDER_WIDTH = 0.42
"""Of the width."""


def envelope_names() -> Mapping[str, str]:
    """The name of every envelope, by slug."""
    return {slug: envelope.label for slug, envelope in ENVELOPES.items()}


def envelope_named(slug: str) -> Paper:
    """The envelope called `slug`. Raises UnknownEnvelope."""
    try:
        return ENVELOPES[slug]
    except KeyError:
        raise UnknownEnvelope(f"There is no envelope called “{slug}”. There are: {', '.join(ENVELOPES)}.") from None


def address_envelope(
    address: str,
    hand: str = "theodore",
    size: str = "dl",
    seed: int = 7,
    *,
    sender: str = "",
    ink: str = "iron-gall",
    pen: str = "ballpoint",
    pace: float = EVERYDAY,
) -> Layout:
    """The front of an envelope, as a letter of one page in landscape.

    Every line of `address` and of `sender` is a line on the envelope; one that is too long goes on below, a little
    further in. Raises UnknownHand, UnknownEnvelope, UnknownInk, UnknownPen, UnknownPace, EmptyAddress, UnwritableText,
    and TextTooLong when there are more lines than fit.
    """
    alphabet, envelope = alphabet_of(hand_named(hand)), envelope_named(size)
    ink_named(ink)
    pen_named(pen)
    require_pace(pace)
    rows, sender_rows = _rows(address), _rows(sender)
    if not rows:
        raise EmptyAddress
    require_writable(f"{sender}\n{address}", alphabet.hand)
    words = sum(map(len, rows + sender_rows))
    stationery = Stationery(ink=ink, pen=pen)
    measures = Measures(alphabet, envelope, seed, stationery, temper_of(seed, alphabet.hand, pace, words), mends=False)
    shaped, first = shape_lines(sender_rows + rows, alphabet, seed), len(sender_rows)
    above = _sender(shaped[:first], measures)
    lines = [*above, *_address(shaped[first:], sum(map(len, sender_rows)), len(above), measures)]
    return Layout(
        place_all([lines], measures), alphabet, seed, stationery, pace, mends=False, language=language_of(address)
    )


def _rows(text: str) -> list[tuple[str, ...]]:
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(
            f"This address has {len(text):,} characters; {MAX_CHARACTERS:,} are more than an envelope holds."
        )
    return [words_of(line) for line in visible(text).split("\n") if line.strip()]


def _sender(rows: list[tuple[ShapedWord, ...]], measures: Measures) -> list[Line]:
    """The lines of the sender, set small at the upper left of the envelope."""
    size = max(SENDER_SIZE, SMALLEST_X_HEIGHT / measures.x_height)
    right = measures.paper.measure - SENDER_WIDTH * measures.paper.width
    setting = LineSetting(hang=2 * measures.x_height, size=size, right=right, ragged=False, role=Role.HEADING)
    lines = list(_set(rows, setting, 0, 0, measures))
    leading = measures.leading * size
    first = measures.paper.height - measures.paper.top - 2 * measures.x_height * size
    if len(lines) * leading > STAMP:
        raise TextTooLong(
            f"The sender's address takes {len(lines)} lines, and {int(STAMP / leading)} fit above the address. "
            "Please shorten it."
        )
    last = len(lines) - 1
    return [
        line._replace(base=first - leading * index, paragraph=0, ends=index == last) for index, line in enumerate(lines)
    ]


def _address(rows: list[tuple[ShapedWord, ...]], first_word: int, first_line: int, measures: Measures) -> list[Line]:
    """Right of the middle and below it; further left where a line is long, as one sees before beginning."""
    width, full = measures.paper.width, measures.paper.measure
    longest = max(length_of(words, start, ADDRESS_SIZE, measures) for words, start in _counted(rows, first_word))
    begin = max(ADDRESS_LEFTMOST * width, min(ADDRESS_LEFT * width, width - measures.paper.right - 1.04 * longest))
    indent = begin - measures.paper.left
    hang = min(indent + 3 * measures.x_height, full / 2)
    setting = LineSetting(indent=indent, hang=hang, size=ADDRESS_SIZE, ragged=False, role=Role.ADDRESS)
    lines = list(_set(rows, setting, first_word, first_line, measures))
    usual, highest = measures.leading * ADDRESS_SIZE, measures.paper.height - STAMP
    room = highest - measures.paper.bottom
    leading = max(CLOSEST * usual, min(usual, room / max(1, len(lines) - 1)))
    most = 1 + int(room / (CLOSEST * usual))
    if len(lines) > most:
        raise TextTooLong(
            f"This address takes {len(lines)} lines, and {most} fit on this envelope. "
            "Please shorten it or choose a larger envelope."
        )
    depth = leading * (len(lines) - 1)
    first = min(highest, max(ADDRESS_MIDDLE * measures.paper.height + depth / 2, measures.paper.bottom + depth))
    return [line._replace(base=first - leading * index, paragraph=1) for index, line in enumerate(lines)]


def _counted(rows: Iterable[tuple[ShapedWord, ...]], first_word: int) -> Iterator[tuple[tuple[ShapedWord, ...], int]]:
    """Every row with the number of its first word."""
    for words in rows:
        yield words, first_word
        first_word += len(words)


def _set(
    rows: list[tuple[ShapedWord, ...]], setting: LineSetting, first_word: int, first_line: int, measures: Measures
) -> Iterator[Line]:
    for words, start in _counted(rows, first_word):
        for line in set_words(words, setting, start, first_line, measures):
            yield line
            first_line += 1

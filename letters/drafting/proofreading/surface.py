"""What the eye should catch and does not: doubled words, holes, spaces, stops, quotation marks, endless sentences."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .notes import Kind, Note, Weight
from .proof import Proof
from .reading import Span
from .words import words_called

_MAY_DOUBLE = words_called("may_double")
_NEVER_DOUBLE = words_called("never_double")
_HOLE = re.compile(r"\{[^{}\n]{0,60}\}|<[^<>|\n]{1,200}\|[^<>\n]{1,200}>|\x00|_{3,}|\b(?:TODO|XXX|TBC|FIXME)\b|\?{3,}")
# What somebody meant to replace: "[NAME]", "[your address]", "<name>", "(name here)".
_PLACEHOLDER = re.compile(
    r"\[(?:[A-Z][A-Z0-9 _/'-]{1,40}"
    r"|(?i:(?:insert|your|my|their|his|her|the|recipient|sender|client|first|last|add|enter)\b[^\[\]\n]{0,40})"
    r"|(?i:name|date|place|address|signature|memory|blank|[^\[\]\n]{0,40}\bhere))\]"
    r"|<(?i:(?:[a-z]+[ _])?(?:name|date|place|address|recipient|sender))>"
    r"|\((?i:(?:insert |your )?(?:name|date|place|address)(?: here)?)\)"
    r"|(?i:\blorem ipsum\b)|\b(?:NAME|DATE|PLACE|INSERT|ADDRESS) HERE\b"
)
_BRACKET = re.compile(r"[\[\]{}]|\\[\[\]{}<>|]")
_SPACING = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)|(?<=\w)[ \t]+(?=[,;.!?](?![.\w]))|(?<=[,;])(?=[^\W\d_])")
_STOPS = re.compile(r",,+|;;+|(?<!\.)\.\.(?!\.)|,\.|\.,|!\?!+|\?!\?+|!{4,}|\?\?+(?!\?)")
_CLOSED = re.compile(r"[.!?…:,;—–-][\"'\u2019\u201d\u00bb)\]*]*$|[\"'\u201d\u00bb)]$")
QUOTATION_MARKS = "\"'\u2018\u2019\u201c\u201d«»"
_PAIRS = (("\u201c", "\u201d"), ("«", "»"), ("(", ")"))
_QUOTED_ELSEWHERE = re.compile(r"„[^„“”]*[“”]|»[^»«]*«|‚[^‚‘’]*[‘’]")
_DOUBLE_SPACES = 2  # notes: some people put two behind every stop
_PARAGRAPH = 9  # words; what is shorter is a greeting, a date or a line of farewell
_LONGEST = 50  # words
_BREATH = 32  # words without a pause: some fifteen seconds aloud at 130 words a minute
_PAUSE = re.compile(r"[,;:()—–]|\s-\s")


def doubled_words(proof: Proof) -> Iterator[Note]:
    """ "the the". What may stand twice ("had had", "very, very") and names may."""
    words = proof.reading.words
    for first, second in pairwise(words):
        if first.plain != second.plain or first.plain in _MAY_DOUBLE or (second.capitalised and len(second.text) > 1):
            continue
        between = proof.text[first.end : second.start]
        if between.isspace() and "\n\n" not in between:
            reason = f"“{second.text}” stands here twice. Please take one out."
            weight = Weight.BLOCKING if first.plain in _NEVER_DOUBLE else Weight.PLAIN
            yield proof.note(Kind.DOUBLED, first.start, second.end, reason, first.text, weight=weight)


def holes(proof: Proof) -> Iterator[Note]:
    """What a template left behind. A slot must not be sent; a bracket may be meant."""
    slots = (*_HOLE.finditer(proof.text), *_PLACEHOLDER.finditer(proof.text))
    for found in slots:
        reason = "Something was to be filled in here and was not. Please fill it in or take it out."
        yield proof.note(Kind.HOLE, found.start(), found.end(), reason, weight=Weight.BLOCKING)
    places = {place for found in slots for place in range(*found.span())}
    for found in _BRACKET.finditer(proof.text):
        if found.start() not in places:
            reason = f"“{found[0]}” belongs to a template, not to a letter. Please take it out unless it is meant."
            yield proof.note(Kind.HOLE, found.start(), found.end(), reason)


def spacing(proof: Proof) -> Iterator[Note]:
    """Two spaces, a space before a comma, none behind one, a stop too many."""
    double = 0
    for found in _SPACING.finditer(proof.text):
        double += found[0].isspace() and len(found[0]) > 1
        if double <= _DOUBLE_SPACES or len(found[0]) < 2:
            yield _space_note(proof, found)
    for found in _STOPS.finditer(proof.text):
        reason = f"“{found[0]}” has a stop too many. Please keep one."
        yield proof.note(Kind.PUNCTUATION, found.start(), found.end(), reason, found[0][-1:], weight=Weight.MILD)


def unclosed(proof: Proof) -> Iterator[Note]:
    """A paragraph that ends in no stop, a quotation or parenthesis that is opened and not closed."""
    blocks = proof.reading.blocks
    for number, block in enumerate(blocks):
        signed = block == proof.closing and "\n" in proof.text[block.start : block.end]
        if block.length >= _PARAGRAPH and not signed:
            yield from _without_stop(proof, block)
        carries_on = number + 1 < len(blocks) and proof.text[blocks[number + 1].start] in "\u201c«"
        yield from _unpaired(proof, block, carries_on)


def endless_sentences(proof: Proof) -> Iterator[Note]:
    """A sentence that nobody could read aloud in comfort."""
    for sentence in proof.reading.sentences:
        if sentence.length <= _BREATH:
            continue
        stretch = _longest_stretch(proof, sentence)
        if sentence.length > _LONGEST or stretch > _BREATH:
            yield _long_note(proof, sentence, stretch)


def _space_note(proof: Proof, found: re.Match[str]) -> Note:
    start, end = found.span()
    if start == end:
        reason = f"A space is missing behind “{proof.text[start - 1]}”. Please add it."
        return proof.note(Kind.SPACING, start - 1, end, reason, f"{proof.text[start - 1]} ", weight=Weight.MILD)
    before_stop = proof.text[end] in ",;.!?"
    what = f"There is a space before “{proof.text[end]}”." if before_stop else "There are two spaces here."
    better = "" if before_stop else " "
    return proof.note(
        Kind.SPACING,
        start,
        end,
        f"{what} Please close it up.",
        better,
        weight=Weight.MILD,
        subject=_around(proof, start),
    )


def _around(proof: Proof, place: int) -> str:
    return proof.text[max(0, place - 12) : place]


def _without_stop(proof: Proof, block: Span) -> Iterator[Note]:
    if not _CLOSED.search(proof.text, max(block.start, block.end - 6), block.end):
        last = proof.reading.words[block.last - 1]
        last_word = proof.text[last.start : block.end]
        reason = "This paragraph ends without a full stop. Please close it."
        yield proof.note(Kind.PUNCTUATION, last.start, block.end, reason, f"{last_word}.")


def _unpaired(proof: Proof, block: Span, carries_on: bool) -> Iterator[Note]:
    # „So” and »so« are whole in other languages; what is left are quotations as English has them.
    text = _QUOTED_ELSEWHERE.sub(lambda found: " " * len(found[0]), proof.text[block.start : block.end])
    for opener, closer in _PAIRS:
        opened, closed = text.count(opener), text.count(closer)
        if opened > closed and not (carries_on and opener != "("):
            yield _pair_note(proof, block.start + text.rfind(opener), opener, f"opened and not closed with {closer}")
        elif closed > opened and not _is_a_list(text, closer):
            yield _pair_note(proof, block.start + text.find(closer), closer, f"closed and not opened with {opener}")
    if text.count('"') % 2:
        yield _pair_note(proof, block.start + text.rfind('"'), '"', "not closed")


def _is_a_list(text: str, closer: str) -> bool:
    """ "1) … 2) …", or a smile."""
    return closer == ")" and re.search(r"(?:\b\w|[:;][-']?)\)", text) is not None


def _pair_note(proof: Proof, place: int, mark: str, what: str) -> Note:
    reason = f"This {mark} is {what}. Please add its other half or take it out."
    return proof.note(Kind.PUNCTUATION, place, place + 1, reason, subject=mark + _around(proof, place))


def _longest_stretch(proof: Proof, sentence: Span) -> int:
    """The most words between two pauses."""
    longest = since = 0
    words = proof.reading.words_of(sentence)
    for word, following in pairwise(words):
        since += 1
        longest = max(longest, since)
        if _PAUSE.search(proof.text, word.end, following.start):
            since = 0
    return max(longest, since + 1)


def _long_note(proof: Proof, sentence: Span, stretch: int) -> Note:
    if stretch > _BREATH:
        what = f"{stretch} words run on here without a pause, which is more than a breath."
    else:
        what = f"This sentence has {sentence.length} words, and nobody could read it aloud in comfort."
    reason = f"{what} Please let it stop once on the way."
    return proof.note(Kind.LONG, sentence.start, sentence.end, reason, weight=Weight.MILD)

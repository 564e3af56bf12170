"""Shape: a word becomes glyphs with HarfBuzz, with kerning, ligatures and contextual forms.

A cluster is the smallest part that stands for whole characters: one letter, a ligature, a letter and its accent.
It is what is cast, placed and copied out of the page as one piece.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice, pairwise, repeat

import numpy as np
import uharfbuzz as hb

from .characters import drawn
from .faces import Face, Flags, Indexes
from .manuscript import Block, Role
from .seeding import Floats, bits, keys

LIFTED_IN = 5
"""Letters: shorter words are written in one go."""

LIFTED_AFTER = frozenset("bgjopqsvwxyбвоъыьюя")
LIFTED_BEFORE = frozenset("acdgoqадосфэ")
"""Small letters that end where the next does not begin, and that begin with a turn back to the left."""


LONGEST_VARIED = 200
"""In characters: no word is longer, and what is cannot be given a drawing for every letter."""


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """A word in font units, its pen starting at 0.

    texts (c,) are the original characters of each cluster; starts (c,) its pen positions; width the word's advance.
    lifts (c,) says before which clusters the pen may be lifted inside the word, and overlaps (c,) how far the cluster
    before reaches over each. glyphs (g,) with clusters (g,) pointing
    into texts, and x, y (g,) the place of each glyph's origin.
    """

    text: str
    texts: tuple[str, ...]
    starts: Floats
    width: float
    lifts: Flags
    overlaps: Floats
    glyphs: Indexes
    clusters: Indexes
    x: Floats
    y: Floats

    def part(self, first: int, last: int) -> "ShapedWord":
        """The clusters first:last as a word of their own, for a word longer than any line."""
        stop = self.width if last >= len(self.texts) else float(self.starts[last])
        low, high = np.searchsorted(self.clusters, (first, last))
        kept = slice(int(low), int(high))
        left = float(self.starts[first])
        texts = self.texts[first:last]
        return ShapedWord(
            text="".join(texts),
            texts=texts,
            starts=self.starts[first:last] - left,
            width=stop - left,
            lifts=self.lifts[first:last] & (np.arange(last - first) > 0),
            overlaps=self.overlaps[first:last],
            glyphs=self.glyphs[kept],
            clusters=self.clusters[kept] - first,
            x=self.x[kept] - left,
            y=self.y[kept],
        )


@dataclass(frozen=True, slots=True, eq=False)
class ShapedBlock:
    """A part of the letter, like `Block`, its words shaped."""

    role: Role
    lines: tuple[tuple[ShapedWord, ...], ...]
    indents: tuple[int, ...] = ()
    cells: tuple[tuple[int, ...], ...] = ()


def shape_all(blocks: tuple[Block, ...], face: Face, seed: int) -> tuple[ShapedBlock, ...]:
    """All words of a letter in the hand."""
    lines = iter(shape_lines([line for block in blocks for line in block.lines], face, seed))
    return tuple(
        ShapedBlock(block.role, tuple(islice(lines, len(block.lines))), block.indents, block.cells) for block in blocks
    )


def shape_lines(lines: Sequence[tuple[str, ...]], face: Face, seed: int) -> list[tuple[ShapedWord, ...]]:
    """All words of some lines in the hand."""
    words = [word for line in lines for word in line]
    shaped = map(shape, words, repeat(face), _turns(words, face, seed))
    return [tuple(islice(shaped, len(line))) for line in lines]


def _turns(words: list[str], face: Face, seed: int) -> Iterator[int]:
    """Which of its drawings the letters of each word begin with: those that were last written longest ago."""
    if not face.drawings:
        yield from repeat(0, len(words))
        return
    count, at = 1 + len(face.drawings), 0
    written: dict[tuple[str, int], int] = {}
    firsts = bits(keys(seed, "drawing", 0, len(words)), 1)[:, 0] % np.uint64(count)
    for word, first in zip(words, firsts.tolist(), strict=True):
        ranked = _ranked(word) if len(word) <= LONGEST_VARIED else []
        turns = [(first + step) % count for step in range(count)]
        nearness = [
            sum(1 / (1 + at - written.get((letter, (turn + rank) % count), -1000)) for letter, rank in ranked)
            for turn in turns
        ]
        turn = turns[nearness.index(min(nearness))]
        for letter, rank in ranked:
            at += 1
            written[letter, (turn + rank) % count] = at
        yield turn


def _ranked(word: str) -> list[tuple[str, int]]:
    """The letters of a word, each with how often it came before in the word."""
    return [(letter, word.count(letter, 0, index)) for index, letter in enumerate(word)]


@lru_cache(maxsize=8192)
def _remembered(word: str, face: Face, turn: int) -> ShapedWord:
    return _shape(word, face, turn)


def shape(word: str, face: Face, turn: int = 0) -> ShapedWord:
    """A word, which holds no white space, in the hand. Words of everyday length are remembered.

    `turn` is the drawing that letters begin with in a face that has several; a letter takes the next each time it comes
    again in the word.
    """
    return _remembered(word, face, turn) if len(word) <= 40 else _shape(word, face, turn)


def _shape(word: str, face: Face, turn: int) -> ShapedWord:
    pairs = drawn(word, face)
    forms = "".join(form for _, form in pairs)
    origins = [index for index, (_, form) in enumerate(pairs) for _ in form]
    buffer = hb.Buffer()
    buffer.add_str(forms)
    buffer.guess_segment_properties()
    # The guess takes the language from the process; a letter must not depend on where it is written.
    buffer.language = "en"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(face.shaper, buffer, _features(forms, face, turn))
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    heads = [origins[info.cluster] for info in infos]
    firsts = sorted(set(heads))
    texts = tuple(word[a:b] for a, b in pairwise([0, *firsts[1:], len(word)]))
    place = {head: index for index, head in enumerate(firsts)}
    owners = [place[head] for head in heads]
    glyphs = np.array([info.codepoint for info in infos], dtype=np.int64)
    pens = list(accumulate((position.x_advance for position in positions), initial=0.0))
    x = np.array([pen + position.x_offset for pen, position in zip(pens, positions, strict=False)])
    # From the last glyph to the first, so that the first of each cluster says where it starts.
    starts = dict(zip(reversed(owners), reversed(pens[:-1]), strict=True))
    return ShapedWord(
        text=word,
        texts=texts,
        starts=np.array([starts[index] for index in range(len(firsts))]),
        width=pens[-1],
        lifts=_lifts(texts, face.hand.joined),
        overlaps=_overlaps(x, face.boxes[glyphs], owners),
        glyphs=glyphs,
        clusters=np.array(owners, dtype=np.int64),
        x=x,
        y=np.array([float(position.y_offset) for position in positions]),
    )


def _features(forms: str, face: Face, turn: int) -> dict[str, list[tuple[int, int, int]]]:
    """Which characters take which drawing: for each feature, from where to where it is on."""
    if not face.drawings or len(forms) > LONGEST_VARIED:
        return {}
    count = 1 + len(face.drawings)
    features: dict[str, list[tuple[int, int, int]]] = {"calt": [(0, len(forms), 0)]}
    for index, (_, rank) in enumerate(_ranked(forms)):
        if drawing := (turn + rank) % count:
            features.setdefault(face.drawings[drawing - 1], []).append((index, index + 1, 1))
    return features


def _overlaps(x: Floats, boxes: Floats, owners: list[int]) -> Floats:
    """How far each cluster but the first begins before the one before it ends, from the edges of every glyph."""
    begins, ends = [math.inf] * (owners[-1] + 1), [-math.inf] * (owners[-1] + 1)
    for owner, left, right in zip(owners, (x + boxes[:, 0]).tolist(), (x + boxes[:, 2]).tolist(), strict=True):
        begins[owner], ends[owner] = min(begins[owner], left), max(ends[owner], right)
    return np.array([0.0, *(max(0.0, end - begin) for end, begin in zip(ends, begins[1:], strict=False))])


def _lifts(texts: tuple[str, ...], joined: bool) -> Flags:
    """Where the pen may be lifted: in a print hand before every letter, in a joined one inside long words where writers
    do, and never so that a letter is left alone at either end."""
    lifts = np.zeros(len(texts), dtype=bool)
    letters = next((count for count in range(len(texts), 0, -1) if texts[count - 1].isalpha()), 0)
    if not joined:
        lifts[1:] = True
    elif letters >= LIFTED_IN:
        inner = pairwise(texts[1 : letters - 1])
        lifts[2 : letters - 1] = [before in LIFTED_AFTER or text in LIFTED_BEFORE for before, text in inner]
    return lifts

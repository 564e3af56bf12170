"""A letter mended or a word struck through is ink alone: the text stays, the room is there, names are left in peace."""

import numpy as np
import pypdfium2 as pdfium
import pytest

from letters.handwriting import hand_names, lay_out, mending
from letters.handwriting.alphabets import Alphabet, alphabet_of
from letters.handwriting.hands import hand_named
from letters.handwriting.manuscript import read
from letters.handwriting.mending import mended
from letters.handwriting.shaping import ShapedWord, shape_all, shape_words

LETTER = """Dear Margaret,

Yesterday Tommy walked home along the river and thought of your kitchen. It was raining, and nobody minded; we had \
bread and apples, and the radio played something that neither of us would admit to liking. Nothing else happened.

With much love from all here,
Eleanor"""


def face(hand: str = "theodore") -> Alphabet:
    return alphabet_of(hand_named(hand))


def words(hand: str = "theodore", seed: int = 7) -> list[ShapedWord]:
    blocks = mended(shape_all(read(LETTER), face(hand), seed), face(hand), seed)
    return [word for block in blocks for line in block.lines for word in line]


def plain(hand: str = "theodore", seed: int = 7) -> list[ShapedWord]:
    return [word for block in shape_all(read(LETTER), face(hand), seed) for line in block.lines for word in line]


@pytest.fixture
def all_struck(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "APART", 0)
    monkeypatch.setattr(mending, "STRUCK_EVERY", 0)


@pytest.fixture
def all_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "APART", 0)
    monkeypatch.setattr(mending, "STRUCK_EVERY", 1e9)
    monkeypatch.setattr(mending, "MENDED_EVERY", 0)


def changed(found: list[ShapedWord]) -> list[str]:
    return [after.text for before, after in zip(plain(), found, strict=True) if len(before.forms) < len(after.forms)]


@pytest.mark.usefixtures("all_struck")
def test_names_greetings_goodbyes_and_last_words_are_never_struck() -> None:
    struck = changed(words())
    assert {"walked", "river", "kitchen.", "raining,", "something", "bread"} <= set(struck)
    assert not {"Margaret,", "Tommy", "Yesterday", "happened.", "With", "much", "love", "Eleanor", "of", "it"} & set(
        struck
    )


@pytest.mark.usefixtures("all_struck")
@pytest.mark.parametrize("hand", ["theodore", "amy"])
@pytest.mark.parametrize("seed", range(4))
def test_only_a_word_or_its_beginning_is_struck_and_room_is_left_for_it(hand: str, seed: int) -> None:
    boxes, first_strike = face(hand).boxes, face(hand).first_strike
    for before, after in zip(plain(hand, seed), words(hand, seed), strict=True):
        assert after.texts == before.texts
        assert np.allclose(np.diff(after.starts), np.diff(before.starts))
        false = len(after.forms) - len(before.forms)
        if not false:
            continue
        assert not after.clusters[:false].any()
        strokes = int((after.forms >= first_strike).sum())
        assert 1 <= strokes <= 2
        assert false - strokes in (mending.BEGUN, len(before.text.rstrip(".,;:!?")))
        right = float((after.x[:false] + boxes[after.forms[:false], 2]).max())
        left = float((after.x[:false] + boxes[after.forms[:false], 0]).min())
        rewritten = float((after.x[false:] + boxes[after.forms[false:], 0]).min())
        assert right + 0.3 < rewritten
        assert left > float((before.x + boxes[before.forms, 0]).min()) - 0.7
        assert after.width - before.width > right - left - 1.0


@pytest.mark.usefixtures("all_written_over")
def test_a_mended_letter_is_the_same_letter_twice_in_nearly_one_place() -> None:
    changes = 0
    for before, after in zip(plain(), words(), strict=True):
        assert (after.texts, after.width) == (before.texts, before.width)
        if len(after.forms) > len(before.forms):
            changes += 1
            (at,) = np.flatnonzero((np.diff(after.clusters) == 0) & (np.diff(after.forms) == 0))
            assert 0 < abs(after.x[at + 1] - after.x[at]) < 0.2
    assert changes > 15


@pytest.mark.usefixtures("all_struck")
@pytest.mark.parametrize("hand", hand_names())
def test_what_is_struck_cannot_be_copied(hand: str) -> None:
    document = pdfium.PdfDocument(lay_out(LETTER, hand, mends=True).pdf())
    read = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert read.split() == LETTER.split()


def test_mends_are_rare_and_only_when_asked_for() -> None:
    text = LETTER.replace("\n\nWith", " It was so." * 30 + "\n\nWith")
    strikes = written_over = 0
    for seed in range(60):
        for page in lay_out(text, "theodore", "a4", seed, mends=True).pages:
            forms, owners = page.letters.forms, page.owners
            strikes += len(np.unique(owners[forms >= face().first_strike]))
            written_over += int(((np.diff(forms) == 0) & (np.diff(owners) == 0)).sum())
    assert 5 < strikes < 40
    assert 5 < written_over < 60
    untouched = lay_out(text, "theodore", "a4", 2).pages[0]
    assert (untouched.letters.forms < face().first_strike).all()
    assert len(untouched.letters.forms) == sum(len(piece) for piece in untouched.pieces.texts if piece != " ")


@pytest.mark.parametrize("hand", ["amy", "theodore"])
def test_any_letter_of_a_word_can_be_mended(hand: str) -> None:
    opened = face(hand)
    (shaped,) = shape_words(["suffice."], opened, 1)
    for share in (0.0, 0.5, 0.999):
        over = mending._written_over(shaped, opened, np.array([share, 0.5, 0.5, 0.5]))
        assert over.texts == shaped.texts and len(over.forms) > len(shaped.forms)
        assert len(set(over.numbers.tolist())) == len(over.numbers), "not written alike"

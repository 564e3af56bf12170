"""Packed plates: what comes back is what went in, or an error that says so."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.handwriting import (
    DamagedPlates,
    HandwritingError,
    Plate,
    Stationery,
    lay_out,
    pack_plates,
    plates,
    unpack_plates,
)

from .presses import book_of

LAYOUT = lay_out(
    "Dear Zoë,\n\n" + "Thank you for every letter that you wrote last winter. " * 30 + "\n\nLove,\nJosé",
    "theodore",
    seed=3,
    stationery=Stationery(ruled=True, numbered=True, ink="sepia", letterhead="Ferry House"),
    mends=True,
)
MADE = [plates(LAYOUT), plates(LAYOUT, 4)]


@pytest.mark.parametrize("made", MADE)
def test_plates_come_back_as_they_were(made: tuple[Plate, ...]) -> None:
    assert len(made) > 1
    assert unpack_plates(pack_plates(made)) == made
    assert book_of(unpack_plates(pack_plates(made))) == book_of(made)


def test_a_letter_with_shared_forms_packs_small() -> None:
    unique, shared = (len(pack_plates(made)) for made in MADE)
    assert shared < unique / 4


@pytest.mark.parametrize("made", MADE)
def test_damage_is_noticed_wherever_it_is(made: tuple[Plate, ...]) -> None:
    packed = pack_plates(made)
    draw = random.Random(7)
    for place in [*range(40), *draw.choices(range(len(packed)), k=60), len(packed) - 1]:
        damaged = bytearray(packed)
        damaged[place] ^= 1 << draw.randrange(8)
        with pytest.raises(DamagedPlates):
            unpack_plates(bytes(damaged))


@pytest.mark.parametrize("made", MADE)
def test_so_is_what_is_missing_or_too_much(made: tuple[Plate, ...]) -> None:
    packed = pack_plates(made)
    for other in (b"", packed[:10], packed[:-1], packed + b"\0", packed[1:]):
        with pytest.raises(DamagedPlates):
            unpack_plates(other)


@given(st.binary(max_size=200))
def test_anything_else_is_no_pack(data: bytes) -> None:
    with pytest.raises(DamagedPlates):
        unpack_plates(data)


def test_a_hand_that_has_changed_is_noticed_before_anything_is_printed() -> None:
    changed = [replace(plate, shared=plate.shared and replace(plate.shared, drawn_from="0" * 32)) for plate in MADE[1]]
    with pytest.raises(DamagedPlates, match="lay the letter out again"):
        unpack_plates(pack_plates(changed))
    with pytest.raises(DamagedPlates):
        book_of([*MADE[1], *changed])


def test_so_is_one_that_has_left_the_house() -> None:
    gone = [replace(plate, shared=plate.shared and replace(plate.shared, hand="nobody")) for plate in MADE[1]]
    with pytest.raises(DamagedPlates, match="nobody"):
        unpack_plates(pack_plates(gone))


def test_the_damage_is_one_of_the_room() -> None:
    assert issubclass(DamagedPlates, HandwritingError)

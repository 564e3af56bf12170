"""Every hand comes with its licence and where it came from, and can write a letter in English."""

import hashlib
import string
import tomllib

import numpy as np
import pytest

from letters.handwriting.faces import face_of
from letters.handwriting.hands import FONTS, hand_named, hands

SLUGS = sorted(hands())


def test_there_are_several_and_they_live_in_folders_of_their_own() -> None:
    assert len(SLUGS) >= 3
    assert {folder.name for folder in FONTS.iterdir() if folder.is_dir()} == {*SLUGS, "type"}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_hand_has_its_licence_and_provenance(slug: str) -> None:
    folder = FONTS / slug
    provenance = tomllib.loads((folder / "hand.toml").read_text())["provenance"]
    assert provenance["licence"] in {"OFL-1.1", "Apache-2.0"}
    assert {"typeface", "copyright", "package", "version"} <= provenance.keys()
    assert provenance["sha256"] == hashlib.sha256(hand_named(slug).font.read_bytes()).hexdigest()
    licence = (folder / "LICENSE.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in licence or "Apache License" in licence


@pytest.mark.parametrize("slug", SLUGS)
def test_a_hand_writes_english_and_its_neighbours(slug: str) -> None:
    needed = string.ascii_letters + string.digits + ".,;:!?'’‘“”()-–&éèüöäñçåøßÉÄ"
    assert {character for character in needed if ord(character) not in face_of(hand_named(slug)).characters} == set()


def ink_area(points: np.ndarray, ends: np.ndarray) -> float:
    """The area inside the contours, those of holes taken off."""
    area = 0.0
    for contour in np.split(points, ends[:-1] + 1):
        following = np.roll(contour, -1, axis=0)
        area += float((contour[:, 0] * following[:, 1] - following[:, 0] * contour[:, 1]).sum()) / 2
    return abs(area)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("letter", "aegow")
def test_pressing_the_pen_adds_ink(slug: str, letter: str) -> None:
    face = face_of(hand_named(slug))
    glyph = face.shaper.get_nominal_glyph(ord(letter))
    span = slice(int(face.first_point[glyph]), int(face.first_point[glyph + 1]))
    ends = face.ends[face.first_contour[glyph] : face.first_contour[glyph + 1]]
    points, swelling = face.points[span], face.swelling[span]
    pressed = ink_area(points + swelling * 0.2, ends)
    assert 1.05 < pressed / ink_area(points, ends) < 1.5
    assert 0.05 < face.stroke / face.x_height < 0.25


@pytest.mark.parametrize("slug", SLUGS)
def test_the_dot_of_an_i_is_added_after_lifting_the_pen(slug: str) -> None:
    face = face_of(hand_named(slug))
    glyph = face.shaper.get_nominal_glyph(ord("i"))
    floating = face.floating[int(face.first_point[glyph]) : int(face.first_point[glyph + 1])]
    assert 0 < floating.sum() < len(floating)

"""The book face inside an e-book: of each cut that is used, the characters that are used."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont

from letters.editor.typesetting import Face
from letters.editor.typesetting.faces import FOLDER

FEATURES = ("ccmp", "locl", "mark", "mkmk", "kern", "liga", "calt", "onum", "lnum", "smcp", "c2sc")
"""What readers may ask of the face: accents, kerning, ligatures, figures, small capitals."""

NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""What stays of the names in the file, copyright and licence among them (OpenType, name)."""

TYPE = "font/ttf"

LICENCE = "fonts/OFL.txt"

RULE = """@font-face {{
  font-family: "EB Garamond";
  font-style: {style};
  font-weight: {weight};
  src: url("{path}");
}}
"""


def faces_for(documents: Iterable[bytes]) -> Mapping[Face, bytes]:
    """The cuts of the book face that these documents need, each cut down to their characters, as TrueType files."""
    whole = b"".join(documents)
    characters = frozenset(whole.decode("utf-8"))
    return {face: _cut_down(face, characters) for face in _used(whole)}


def rules(faces: Iterable[Face]) -> str:
    """How the style sheet names these cuts."""
    return "".join(
        RULE.format(
            style="italic" if face.slanted else "normal", weight="bold" if face.heavy else "normal", path=path_of(face)
        )
        for face in faces
    )


def path_of(face: Face) -> str:
    """Where a cut lies, from the folder of the book."""
    return f"fonts/{_file_names()[face]}"


def licence() -> bytes:
    """The licence under which the face may be embedded."""
    return (FOLDER / "LICENSE.txt").read_bytes()


def _used(documents: bytes) -> Iterator[Face]:
    """The italic stands in captions, so only the bold ones can be missing."""
    yield from (Face.REGULAR, Face.ITALIC)
    if b"<strong>" in documents:
        yield Face.BOLD
    if b"<strong><em>" in documents:
        yield Face.BOLD_ITALIC


@lru_cache(maxsize=16)
def _cut_down(face: Face, characters: frozenset[str]) -> bytes:
    options = subset.Options(layout_features=FEATURES, name_IDs=NAMES, recalc_timestamp=False, notdef_outline=True)
    # With its own date of change left in it, the same characters make the same file on any day.
    with TTFont(FOLDER / _file_names()[face], recalcTimestamp=False, lazy=True) as font:
        chooser = subset.Subsetter(options)
        chooser.populate(text="".join(sorted(characters)))
        chooser.subset(font)
        file = BytesIO()
        font.save(file)
    return file.getvalue()


def _file_names() -> Mapping[str, str]:
    table = tomllib.loads((FOLDER / "type.toml").read_text(encoding="utf-8"))
    return {face: table[face] for face in Face}

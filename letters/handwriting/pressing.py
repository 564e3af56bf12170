"""Press: plates set into a file as drawings that its pages can show, at any scale."""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from .alphabets import Alphabet
from .deflating import deflated
from .embedding import SCRIPT, SYMBOLIC, ReadyFont, ready
from .pdffile import PdfFile
from .plates import Plate, Shared, require_same_hand
from .shades import Colour, palette
from .sortcasting import cast_sorts
from .sorts import Case, size_of
from .writing import ENGINE


class PlatePress:
    """Sets plates into one file, in greys or in colour. What plates share is put into the file once."""

    def __init__(self, file: PdfFile, *, grey: bool) -> None:
        self._file = file
        self._grey = grey
        self._palettes: dict[Colour, str] = {}
        self._fonts: dict[bytes, str] = {}
        self._cases: dict[str, list[_Case]] = {}

    def place(self, plate: Plate) -> str:
        """The reference of a drawing (a Form XObject) of a plate. Its lengths are points from the lower left corner of
        the sheet, and it shows what lies inside `plate.crop`.

        Printed rules are as thick as lines are where it is shown. Raises DamagedPlates where the hand has changed.
        """
        fonts = [f"/{name} {self._font(font)}" for name, font in plate.fonts]
        content = plate.content
        if plate.shared:
            case = self._case(plate.shared)
            fonts.append(f"/H {case.font}")
            written = _coded(plate.shared.operators, case.sorts.codes(plate.shared.stick))
            content = deflated(plate.shared.stationery.encode("ascii") + b"\n" + written)
        box = " ".join(f"{side:g}" for side in plate.crop)
        return self._file.add_deflated(
            content,
            f" /Type /XObject /Subtype /Form /BBox [{box}] "
            f"/Resources <</Font <<{' '.join(fonts)}>> /ColorSpace <</I {self._palette(plate.ink)}>>>>",
        )

    def finish(self) -> None:
        """Cast what the plates share. Nothing can be placed any more."""
        for case in (case for cases in self._cases.values() for case in cases):
            font = cast_sorts(case.sorts.draw(case.alphabet, ENGINE), size_of(case.alphabet.hand))
            self._file.embed_ready(ready(font, "Hand", SYMBOLIC | SCRIPT), reference=case.font)
        self._cases.clear()

    def _palette(self, ink: Colour) -> str:
        if ink not in self._palettes:
            self._palettes[ink] = self._file.add(palette(ink, grey=self._grey))
        return self._palettes[ink]

    def _font(self, font: ReadyFont) -> str:
        """A font that several plates have alike, as that of a letterhead, is embedded once."""
        digest = blake2b(font.program + font.texts, digest_size=16).digest()
        if digest not in self._fonts:
            self._fonts[digest] = self._file.embed_ready(font)
        return self._fonts[digest]

    def _case(self, shared: Shared) -> "_Case":
        """The case of the hand that has room for the sorts of a plate."""
        cases = self._cases.setdefault(shared.hand, [])
        if not cases or not cases[-1].sorts.has_room_for(shared.stick):
            cases.append(_Case(require_same_hand(shared), shared.drawn_from, self._file.reserve(), Case()))
        if shared.drawn_from != cases[-1].drawn_from:
            require_same_hand(shared)
        return cases[-1]


@dataclass(frozen=True, slots=True, eq=False)
class _Case:
    """A hand, the digest of what its sorts are drawn from, the reference of the font they will be, and they."""

    alphabet: Alphabet
    drawn_from: str
    font: str
    sorts: Case


def _coded(operators: str, codes: list[int]) -> bytes:
    """The operators of a plate with its codes, in order, in their places."""
    content = np.frombuffer(operators.encode("ascii"), dtype=np.uint8).copy()
    inside = np.cumsum((content == ord("<")).view(np.int8) - (content == ord(">")).view(np.int8), dtype=np.int64) > 0
    spelled = np.array(codes, dtype=">u2").tobytes().hex().encode("ascii")
    content[inside & (content != ord("<"))] = np.frombuffer(spelled, dtype=np.uint8)
    return content.tobytes()

"""Press: plates set into a file as drawings that its pages can show, at any scale."""

from hashlib import blake2b

from .embedding import ReadyFont
from .pdffile import PdfFile
from .plates import Plate
from .shades import Colour, palette


class PlatePress:
    """Sets plates into one file, in greys or in colour. What plates share is put into the file once."""

    def __init__(self, file: PdfFile, *, grey: bool) -> None:
        self._file = file
        self._grey = grey
        self._palettes: dict[Colour, str] = {}
        self._fonts: dict[bytes, str] = {}

    def place(self, plate: Plate) -> str:
        """The reference of a drawing (a Form XObject) of a plate. Its lengths are points from the lower left corner of
        the sheet, and it shows what lies inside `plate.crop`."""
        fonts = " ".join(f"/{name} {self._font(font)}" for name, font in plate.fonts)
        box = " ".join(f"{side:g}" for side in plate.crop)
        return self._file.add_deflated(
            plate.content,
            f" /Type /XObject /Subtype /Form /BBox [{box}] "
            f"/Resources <</Font <<{fonts}>> /ColorSpace <</I {self._palette(plate.ink)}>>>>",
        )

    def finish(self) -> None:
        """Cast what the plates share. Nothing can be placed any more."""

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

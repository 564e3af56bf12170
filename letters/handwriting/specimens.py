"""Pictures and specimen sheets of the hands: `python -m letters.handwriting.specimens PICTURES SHEETS`.

Into the folder PICTURES, for the pages where a client chooses a hand: `hands/<hand>.png`, two lines in each hand, and
`specimen.png`, a whole page of a letter. Into the folder SHEETS: `<hand>.pdf` and `<hand>.png`, a page on which the
hand shows what it can.
"""

import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from .hands import Hand, offered_hands
from .pictures import picture
from .scripts import languages_in, scripts_in
from .stationery import Stationery
from .writing import lay_out, write_letter

SAMPLE = "The kettle is on, and your\nchair is where you left it."

LETTER = """My dear Rosa,

The pear tree came down in the storm on Sunday night. Nobody was hurt, and the fence can be mended, but I stood in \
the garden in my coat and thought of you at nine years old, halfway up it with a book, telling me you could not \
come in because you lived there now.

I kept a piece of the trunk. Your uncle says he can make a bowl of it, or two small ones. I have asked for two.

I am well. My knee is better since the spring, and Tomás brings the shopping up on Fridays and pretends that it is \
on his way. Come when the work lets you. The bed is made and the key is where it always was.

With all my love,
Nana"""

RAIN = "The rain stopped at four, just as you said it would."

JARS = """I have put the good cups out and quarrelled with \
the oven, and by six there were nine jars of quince jelly on the sill; you would be proud, and only a little vexed. \
Come on Friday. I shall pretend to be surprised."""

APPLES = "Яблоки уже падают, и кот спит в твоём кресле. Приезжай, мы ждём тебя!"

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

SIGNS = "0123456789 .,;:!? & £ € ( ) – “” ‘’"

LICENCES = {"OFL-1.1": "SIL Open Font License 1.1", "Apache-2.0": "Apache License 2.0"}

OWN_NAMES = {
    "Western European": "English, français, Deutsch, español, italiano, português, dansk, svenska",
    "Polish": "polski",
    "Czech": "čeština",
    "Hungarian": "magyar",
    "Romanian": "română",
    "Turkish": "türkçe",
    "Welsh": "cymraeg",
    "Russian": "русский",
    "Ukrainian": "українська",
    "Bulgarian": "български",
    "Serbian": "српски",
}
"""What those who speak a language call it."""

PIXELS_PER_INCH = 220

FILM_SECONDS = 60.0
"""For a page that writes itself at the door: quicker than anybody writes, and slow enough to be watched."""

SHEET_PIXELS_PER_INCH = 120


def main() -> int:
    """Write everything into the two folders named on the command line."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    pictures, sheets = map(Path, sys.argv[1:])
    (pictures / "hands").mkdir(parents=True, exist_ok=True)
    sheets.mkdir(parents=True, exist_ok=True)
    for seed, (slug, hand) in enumerate(offered_hands().items(), start=21):
        _save(_trimmed(write_letter(SAMPLE, slug, "a5", seed)), pictures / "hands" / f"{slug}.png")
        _write_sheet(hand, seed, sheets)
    page = Image.open(BytesIO(picture(write_letter(LETTER, "theodore", "a5", seed=12), 1, 160)))
    _save(page.convert("L"), pictures / "specimen.png")
    written = lay_out(LETTER, "theodore", "a5", seed=12).film(1, seconds=FILM_SECONDS)
    (pictures / "specimen.svg").write_text(written, encoding="utf-8")
    return 0


def sheet_text(hand: Hand) -> str:
    """What a hand writes on its sheet: who writes, every letter and figure, the languages, a few lines of a letter."""
    passage = f"{RAIN}\n\n{APPLES}" if "Cyrillic" in scripts_in(hand.characters) else f"{RAIN} {JARS}"
    return "\n\n".join((*_signs(hand), passage, f"Yours,\n{hand.name}"))


def _signs(hand: Hand) -> Iterator[str]:
    yield hand.description
    yield _pairs(string.ascii_lowercase)
    if "Cyrillic" in scripts_in(hand.characters):
        yield _pairs(CYRILLIC)
    yield SIGNS
    yield ", ".join(OWN_NAMES[language] for language in languages_in(hand.characters) if language in OWN_NAMES)


def _pairs(letters: str) -> str:
    """“Aa Bb Cc”, but for letters that no word begins with."""
    return " ".join(letter if letter in "ъыь" else letter.upper() + letter for letter in letters)


def _write_sheet(hand: Hand, seed: int, folder: Path) -> None:
    head = f"{hand.name} · {hand.provenance.typeface} · {LICENCES[hand.provenance.licence]}"
    layout = lay_out(sheet_text(hand), hand.slug, "a5", seed, stationery=Stationery(letterhead=head))
    if layout.page_count > 1:
        raise SystemExit(f"The sheet of {hand.name} takes {layout.page_count} pages.")
    pdf = layout.pdf(title=f"{hand.name}, a specimen")
    (folder / f"{hand.slug}.pdf").write_bytes(pdf)
    page = Image.open(BytesIO(picture(pdf, 1, SHEET_PIXELS_PER_INCH)))
    _save(page.convert("L"), folder / f"{hand.slug}.png")


def _trimmed(pdf: bytes) -> Image.Image:
    """The written part of the first page, with a little paper around it."""
    page = Image.open(BytesIO(picture(pdf, 1, PIXELS_PER_INCH))).convert("L")
    left, top, right, bottom = ImageOps.invert(page).getbbox() or (0, 0, *page.size)
    return page.crop((left - 20, top - 20, right + 20, bottom + 20))


def _save(image: Image.Image, path: Path) -> None:
    """Sixteen greys are enough for ink on paper, and a quarter of the bytes."""
    image.quantize(16).save(path, "PNG", optimize=True)
    print(path)


if __name__ == "__main__":
    sys.exit(main())

"""Pictures of the hands, for the pages where a client chooses one: `python -m letters.handwriting.specimens FOLDER`.

Writes `hands/<hand>.png`, two lines in each hand, and `specimen.png`, a whole page of a letter.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from .pictures import picture
from .writing import hand_names, write_letter

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

PIXELS_PER_INCH = 220


def main() -> int:
    """Write all pictures into the folder named on the command line."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    (folder / "hands").mkdir(parents=True, exist_ok=True)
    for seed, hand in enumerate(hand_names(), start=21):
        _save(_trimmed(write_letter(SAMPLE, hand, "a5", seed)), folder / "hands" / f"{hand}.png")
    page = Image.open(BytesIO(picture(write_letter(LETTER, "theodore", "a5", seed=12), 1, 160)))
    _save(page.convert("L"), folder / "specimen.png")
    return 0


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

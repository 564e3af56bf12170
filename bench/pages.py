"""Pages to be looked at: each text of a file, a line each, written in a hand, as pictures.

    python -m bench.pages TEXTS OUT [--hands theodore,paul] [--dpi 200] [--paper a4] [--each 4] [--seed 1]

Writes OUT/<hand>-<n>.png. No text is written twice; where texts run out, no more pages are written.
With `--sizes` each page is shown in a size of its own between 1.1 and 1.75 times its own, as people write larger and
smaller.
"""

import argparse
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from letters.handwriting import hand_names, lay_out, unwritable
from letters.handwriting.seeding import uniform


def main() -> None:
    """Write the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--hands", default=",".join(hand_names()), help="slugs, with commas between")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--paper", default="a5")
    parser.add_argument("--each", type=int, default=4, help="pages in each hand")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sizes", action="store_true", help="show each page in a size of its own")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    texts = [text for text in asked.texts.read_text(encoding="utf-8").splitlines() if text.strip()]
    number = 0
    for each in range(asked.each):
        for hand in asked.hands.split(","):
            text = next((texts.pop(index) for index, text in enumerate(texts) if not unwritable(text, hand)), None)
            if text is None:
                return
            number += 1
            dpi = round(asked.dpi * (1.1 + 0.65 * uniform(asked.seed, "size", number))) if asked.sizes else asked.dpi
            layout = lay_out(text, hand, asked.paper, asked.seed * 1000 + number)
            page = Image.open(BytesIO(layout.png(1, dpi))).convert("L")
            left, top, right, bottom = ImageOps.invert(page).getbbox() or (0, 0, *page.size)
            page.crop((left - dpi // 4, top - dpi // 4, right + dpi // 4, bottom + dpi // 4)).save(
                asked.out / f"{hand}-{each + 1}.png"
            )


if __name__ == "__main__":
    main()

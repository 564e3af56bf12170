"""Layouts that a reviewer can read: where every line of some letters stands, kept as text.

When a change moves a line on purpose, look at the difference, then write the texts anew with

    python -m tests.handwriting.test_golden
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from letters.handwriting import Layout, Stationery, address_envelope, lay_out
from letters.handwriting.papers import MM
from letters.handwriting.placing import Page

GOLDEN = Path(__file__).with_name("golden")

FRIEND = """14 Garden Row
Whitby
Sunday, 22 November

Dear Amy,

I still think about the summer we painted the boat. You said that it should be red, and so we made it red, and then \
the rain came and it was neither. I have kept the tin. It stands on the shelf above the bench with the brushes in it, \
stiff as little trees.

What I never told you is that I was afraid you would go. You did not. You rang on Thursdays for eleven years, and I \
want to say thank you for every one of them.

Please bring when you come:
- the photographs of your mother, the ones in the biscuit tin that she was so careful of
- a warm coat
- yourself

With all my love,
Paul

P.S. The pear tree came down in the storm. I have kept a piece of it for you."""

OFFICE = """The Old Ferry House
Whitby

22 November

Ms. A. Hale
The Harbour Office
3 Quay Street, Whitby

Dear Ms. Hale,

Thank you for the eleven years in which I could work for you. I will leave the office at the end of January, and I \
would like to hand over my books in good order before that.

1. The moorings are paid up to March, and the list is in the green folder.
2. Two of the ferrymen are owed a day's wages each; I have written their names inside the cover.

Yours sincerely,
Paul Arellano"""

GRANDMOTHER = """Дорогая бабушка!

Спасибо тебе за посылку. Варенье доехало целым, а шапку я ношу каждый день, и все спрашивают, кто её связал.

Приезжай к нам в мае, когда зацветёт сирень.

Целую,
Таня"""

LETTERS: dict[str, Callable[[], Layout]] = {
    "friend-on-a5": lambda: lay_out(FRIEND, "theodore", "a5", 7),
    "friend-on-a-ruled-card": lambda: lay_out(
        FRIEND, "amy", "a6", 11, stationery=Stationery(ruled=True, numbered=True)
    ),
    "office-on-us-letter": lambda: lay_out(
        OFFICE, "catherine", "letter", 3, stationery=Stationery(letterhead="The Old Ferry House · Whitby"), pace=0.1
    ),
    "grandmother-in-russian": lambda: lay_out(GRANDMOTHER, "tatiana", "5x7", 5, pace=0.9),
    "envelope": lambda: address_envelope(
        "Ms. Amelia Featherstonehaugh\nThe Old Ferry House\n14 Garden Row\nWhitby\nYO21 3PB",
        "samantha",
        "dl",
        9,
        sender="P. Arellano\n3 Mill Lane\nLeeds LS1 4AP",
    ),
}


def told(layout: Layout) -> str:
    """A layout as text: for every line how far its baseline is from the top and its start from the left, in mm."""
    return "\n\n".join("\n".join(_told_page(page)) for page in layout.pages) + "\n"


def _told_page(page: Page) -> Iterator[str]:
    yield f"page {page.number}, {page.width / MM:.1f} × {page.height / MM:.1f} mm, x-height {page.x_height / MM:.2f} mm"
    if page.letterhead:
        line = page.letterhead
        yield f"  printed {(page.height - line.base) / MM:7.1f} {line.left / MM:6.1f}  {''.join(line.texts)}"
    if len(page.rules.heights):
        first, last = ((page.height - height) / MM for height in page.rules.heights[[0, -1]])
        yield f"  {len(page.rules.heights)} rules from {first:.1f} to {last:.1f} mm"
    lines = [""] * len(page.lines.base)
    for text, line in zip(page.pieces.texts, page.pieces.lines.tolist(), strict=True):
        lines[line] += text
    for number, (base, left, words) in enumerate(zip(page.lines.base, page.lines.left, lines, strict=True), start=1):
        yield f"  {number:>7} {(page.height - base) / MM:7.1f} {left / MM:6.1f}  {words}"


@pytest.mark.parametrize("name", LETTERS)
def test_every_line_stands_where_it_stood(name: str) -> None:
    kept = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert told(LETTERS[name]()) == kept, "Lines moved: if they should have, write the texts anew."


def test_no_text_is_kept_for_nothing() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(LETTERS)


def main() -> None:
    """Write the texts of this engine."""
    for name, lay in LETTERS.items():
        (GOLDEN / f"{name}.txt").write_text(told(lay()), encoding="utf-8")


if __name__ == "__main__":
    main()

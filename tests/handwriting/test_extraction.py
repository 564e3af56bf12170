"""The letter copied out of the PDF, by programs that had no part in making it: word for word, paragraphs apart."""

import random
import re
import subprocess
from pathlib import Path

import pytest

from letters.handwriting import Stationery, hand_names, lay_out, unwritable

from .readers import READERS, Reader, paragraphs, required, written

LETTER = """The Mill House
12 March 2024

Mrs Eleanor Vance
14 Harbour Row
Whitby YO21

Dear Zoë and Søren,

These pre- and post-war letters, the mid- and long-distance ones, well-known half- or quarter- or three-quarter- to \
nine-tenths- of a mother-in-law's - and so on- and- on- they- are- here- all- for- you- to- see- that- it- works.

Short one.

Another short “one”.

- milk and eggs
- a thing so long that it must turn to the next line, and hang from its dash
- x-

It's three o'clock and the café is "closing". I wanted to say – before anyone else does – that you were right. \
‘Really.’ Will Bill still tell all? Illicit, willing, all ill.

I
am a few
short lines

With love,
José

P.S. Tom & Jerry; if a<b then; {{ user.password }}; 100% of £20; (see p. 3), a/b, x@y.org."""

CYRILLIC = """Дорогая мама,

Спасибо за письмо и за варенье, оно чудесное. Мы открыли его в воскресенье, когда приходили Лёва и Анна.

Целую,
Ира"""


def copied_as_written(text: str, hand: str, reader: Reader, folder: Path, paper: str = "a5", **chosen: object) -> None:
    layout = lay_out(text, hand, paper, **chosen)  # type: ignore[arg-type]
    pages = reader(layout.pdf(), folder)
    assert [paragraphs(page) for page in pages] == [written(page) for page in layout.pages]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("hand", hand_names())
def test_every_hand_can_be_copied_word_for_word_paragraphs_apart(hand: str, reader: Reader, tmp_path: Path) -> None:
    assert not unwritable(LETTER, hand)
    copied_as_written(LETTER, hand, reader, tmp_path)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("hand", [hand for hand in hand_names() if not unwritable(CYRILLIC, hand)])
def test_cyrillic_too(hand: str, reader: Reader, tmp_path: Path) -> None:
    copied_as_written(CYRILLIC, hand, reader, tmp_path)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("paper", ["a6", "5x7", "letter"])
@pytest.mark.parametrize("ruled", [False, True])
def test_so_can_cards_rules_and_numbered_pages(reader: Reader, paper: str, ruled: bool, tmp_path: Path) -> None:
    stationery = Stationery(ruled=ruled, numbered=True)
    for hand in ("theodore", "mark", "catherine"):
        copied_as_written(LETTER, hand, reader, tmp_path, paper, stationery=stationery)


@pytest.mark.parametrize("reader", READERS)
def test_a_letterhead_is_a_paragraph_of_its_own(reader: Reader, tmp_path: Path) -> None:
    layout = lay_out(LETTER, stationery=Stationery(letterhead="The Old Ferry House · Whitby"))
    first = paragraphs(reader(layout.pdf(), tmp_path)[0])
    assert first == ["The Old Ferry House · Whitby", *written(layout.pages[0])]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("end", ["so.", "I", "on-", "x x x", "…"])
def test_a_paragraph_whose_last_line_is_short_stays_whole(reader: Reader, end: str, tmp_path: Path) -> None:
    for hand in ("theodore", "paul", "ruth"):
        for count in range(7, 12):
            text = f"Dear Amy,\n\n{'every word ' * count}{end}\n\n{end}\n{end} and more"
            copied_as_written(text, hand, reader, tmp_path, seed=count)


WORDS = "a I the still Bill illicit lll - – … “well” well- it's Zoë naïve 1999 12.30 £5 x; (a) [b] AVAST ffi my-own's"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("seed", range(12))
def test_words_in_any_order_come_back_in_that_order(reader: Reader, seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    text = "\n\n".join(" ".join(draw.choices(WORDS.split(), k=draw.randint(6, 60))) for _ in range(5))
    layout = lay_out(text, draw.choice([*hand_names()]), draw.choice(["a4", "a5", "a6"]), seed)
    pages = reader(layout.pdf(), tmp_path)
    told = [page.split() for page in pages]
    assert told == [" ".join(written(page)).split() for page in layout.pages]


@required("pdfinfo")
def test_tags_read_the_letter_aloud_in_order_each_paragraph_whole(tmp_path: Path) -> None:
    layout = lay_out(LETTER, "catherine", stationery=Stationery(numbered=True, letterhead="Ferry House"))
    assert layout.page_count > 1
    (tmp_path / "letter.pdf").write_bytes(layout.pdf())
    command = ["pdfinfo", "-struct-text", str(tmp_path / "letter.pdf")]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    read = [" ".join(part.split()) for part in re.split(r"^  P \(block\)$", told.replace('"', ""), flags=re.M)[1:]]
    assert read[0] == "Ferry House"
    assert read[1:] == [part.replace('"', "") for part in paragraphs(LETTER.replace(",\nJosé", ",\n\nJosé"))]

"""The file: what is in it, and that nothing but the letter decides its bytes."""

import gc
import hashlib
import os
import re
import subprocess
import sys
import tracemalloc

import pytest

from letters.handwriting import Stationery, hand_names, lay_out, write_letter

from .reading_fonts import fonts

LETTER = """Dear Zoë,

It's three o'clock and the café is "closing".

With love,
José"""

PROGRAM = """
import hashlib, sys
from letters.handwriting import Stationery, lay_out
layout = lay_out(sys.argv[1], "amy", "a4", 11, stationery=Stationery(ruled=True, letterhead="Ferry House"))
print(hashlib.sha256(layout.pdf()).hexdigest(), hashlib.sha256(layout.svg(1).encode()).hexdigest())
"""

OLD = "AVX2 FMA3 X86_V3 X86_V4 AVX512_ICL AVX512_SPR"
"""What numpy is to do without, by its older names and its newer ones."""

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONHASHSEED": "2", "OPENBLAS_NUM_THREADS": "2", "LC_ALL": "C.UTF-8", "NPY_DISABLE_CPU_FEATURES": OLD},
)


def test_the_bytes_depend_on_nothing_around_them() -> None:
    layout = lay_out(LETTER, "amy", "a4", 11, stationery=Stationery(ruled=True, letterhead="Ferry House"))
    here = [hashlib.sha256(data).hexdigest() for data in (layout.pdf(), layout.svg(1).encode())]
    for surroundings in SURROUNDINGS:
        run = subprocess.run(
            [sys.executable, "-X", "utf8", "-W", "ignore", "-c", PROGRAM, LETTER],
            env={**os.environ, **surroundings},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.split() == here


@pytest.mark.parametrize("hand", hand_names())
def test_every_font_is_embedded(hand: str) -> None:
    pdf = write_letter(LETTER, hand, stationery=Stationery(letterhead="Ferry House"))
    names = set(re.findall(rb"/BaseFont /(\S+)", pdf))
    assert names == set(re.findall(rb"/FontName /(\S+)", pdf))
    assert len(names) == len(fonts(pdf)) == 2


def test_a_page_is_read_in_the_order_of_its_tags() -> None:
    pdf = write_letter(LETTER)
    assert re.search(rb"/MarkInfo \d+ 0 R", pdf)
    assert pdf.count(b"/S /P ") == len(LETTER.split("\n\n")) + 1  # the name is a paragraph of its own
    assert b"/DisplayDocTitle true" in pdf
    assert b"/Tabs /S" in pdf


def test_the_thousandth_letter_needs_no_more_memory_than_the_first() -> None:
    def write(seeds: range) -> None:
        for seed in seeds:
            write_letter(f"Dear {seed},\n\nThank you for {seed} pears.", seed=seed)

    write(range(20))
    gc.collect()
    tracemalloc.start()
    write(range(20))
    before, _ = tracemalloc.get_traced_memory()
    write(range(20, 60))
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 200_000

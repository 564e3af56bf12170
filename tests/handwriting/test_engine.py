"""What was approved must come out the same next year: exact pages, fixed for this engine.

When a change moves a coordinate on purpose, raise `ENGINE` in `writing.py` and write the digests anew with

    python -m tests.handwriting.test_engine
"""

import hashlib
import tomllib
from pathlib import Path

import numpy as np
import pytest

from letters.handwriting import ENGINE, Layout, hands, lay_out, plates
from letters.handwriting.inking import ink
from letters.handwriting.sorts import Case
from letters.handwriting.stroking import strokes_of

DIGESTS = Path(__file__).with_name("engine-digests.toml")

LETTER = """Dear Zoë,

It's three o'clock, and the café is "closing". I wanted to say – before anyone else does – that you were right.

Come when the work lets you; the key is where it always was. There are 12 eggs & a cake.

With love,
José"""


STRESSED = """Dear Zoë,

It *is* three o'clock. **Come**, when the work lets you, _by the road along the river, where nobody ever goes so early_.

With ***all*** my love,
José"""

VARIANTS = 4


def pages_of(hand: str) -> dict[str, str]:
    """The digest of where everything stands, that of every outline's final points, that of the pages as they are
    where they share their forms, with those, and that of the lines under words that are stressed."""
    layout = lay_out(LETTER, hand, "a5", seed=7)
    inked = hashlib.sha256()
    for page in layout.pages:
        inked.update(ink(page, layout.alphabet, layout.seed).points.astype("<i8").tobytes())
    return {
        "placed": layout.digest,
        "inked": inked.hexdigest(),
        "shared": shared(layout),
        "underlined": underlined(lay_out(STRESSED, hand, "a5", seed=7)),
    }


def underlined(layout: Layout) -> str:
    """The digest of where everything stands, and of the outlines of the lines under words."""
    digest = hashlib.sha256(layout.digest.encode("ascii"))
    for stroke in (stroke for page in layout.pages for stroke in strokes_of(page)):
        digest.update(np.rint(stroke.controls * 100).astype("<i8").tobytes())
    return digest.hexdigest()


def shared(layout: Layout) -> str:
    """The digest of the pages that share their forms, and of those."""
    digest, case = hashlib.sha256(), Case()
    for plate in plates(layout, VARIANTS):
        assert plate.shared
        digest.update(plate.shared.operators.encode("ascii"))
        digest.update(repr(case.codes(plate.shared.stick)).encode("ascii"))
    sorts = case.draw(layout.alphabet, ENGINE)
    for part in (sorts.forms.points, sorts.parts, sorts.offsets):
        digest.update(part.astype("<i8").tobytes())
    return digest.hexdigest()


@pytest.mark.parametrize("hand", hands())
def test_the_engine_still_writes_as_it_did(hand: str) -> None:
    kept = tomllib.loads(DIGESTS.read_text())
    assert kept["engine"] == ENGINE
    assert pages_of(hand) == kept[hand], "The pages changed: raise ENGINE, then write the digests anew."


def main() -> None:
    """Write the digests of this engine."""
    parts = [f'engine = "{ENGINE}"\n']
    for hand in hands():
        lines = "".join(f'{name} = "{digest}"\n' for name, digest in pages_of(hand).items())
        parts.append(f"\n[{hand}]\n{lines}")
    DIGESTS.write_text("".join(parts))


if __name__ == "__main__":
    main()

"""What was approved must come out the same next year: exact pages, fixed for this engine.

When a change moves a coordinate on purpose, raise `ENGINE` in `writing.py` and write the digests anew with

    python -m tests.handwriting.test_engine
"""

import hashlib
import tomllib
from pathlib import Path

import pytest

from letters.handwriting import ENGINE, hand_names, lay_out
from letters.handwriting.inking import ink

DIGESTS = Path(__file__).with_name("engine-digests.toml")

LETTER = """Dear Zoë,

It's three o'clock, and the café is "closing". I wanted to say – before anyone else does – that you were right.

Come when the work lets you; the key is where it always was. There are 12 eggs & a cake.

With love,
José"""


def pages_of(hand: str) -> dict[str, str]:
    """The digest of where everything stands, and that of every outline's final points."""
    layout = lay_out(LETTER, hand, "a5", seed=7)
    inked = hashlib.sha256()
    for page in layout.pages:
        inked.update(ink(page, layout.face, layout.seed).points.astype("<i8").tobytes())
    return {"placed": layout.digest, "inked": inked.hexdigest()}


@pytest.mark.parametrize("hand", hand_names())
def test_the_engine_still_writes_as_it_did(hand: str) -> None:
    kept = tomllib.loads(DIGESTS.read_text())
    assert kept["engine"] == ENGINE
    assert pages_of(hand) == kept[hand], "The pages changed: raise ENGINE, then write the digests anew."


def main() -> None:
    """Write the digests of this engine."""
    parts = [f'engine = "{ENGINE}"\n']
    for hand in hand_names():
        lines = "".join(f'{name} = "{digest}"\n' for name, digest in pages_of(hand).items())
        parts.append(f"\n[{hand}]\n{lines}")
    DIGESTS.write_text("".join(parts))


if __name__ == "__main__":
    main()

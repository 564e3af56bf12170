"""Laid books that a reviewer can read: a small book in its three settings, kept as text, one line an item.

When a change moves something on purpose, look at the difference, then write the texts anew with

    python -m tests.editor.laying.test_golden
"""

from pathlib import Path

import pytest

from letters.editor import Setting
from tests.editor.books import plain_book

from .made_up import laid

GOLDEN = Path(__file__).with_name("golden")


@pytest.mark.parametrize("setting", Setting)
def test_everything_stands_where_it_stood(setting: Setting) -> None:
    kept = (GOLDEN / f"{setting}.txt").read_text(encoding="utf-8")
    assert laid(plain_book(), setting).proof == kept, "Something moved: if it should have, write the texts anew."


def main() -> None:
    """Write the texts of this engine."""
    for setting in Setting:
        (GOLDEN / f"{setting}.txt").write_text(laid(plain_book(), setting).proof, encoding="utf-8")


if __name__ == "__main__":
    main()

"""What other programs look at lies in a folder of its own, and does not stay there."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from letters.editor import clear_workshops
from letters.editor.programs import workshop

HOUR = 3600.0


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this machine keeps what is temporary."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_workshop_opens_for_nobody_else_and_goes_when_the_work_is_done(folder: Path) -> None:
    with workshop() as place:
        (place / "book.pdf").write_bytes(b"a book")
        assert place.parent == folder and place.stat().st_mode & 0o777 == 0o700
    assert not list(folder.iterdir())


def test_what_somebody_left_who_was_killed_is_cleared_away_and_nothing_else(folder: Path) -> None:
    with workshop() as left, workshop() as at_work:
        (left / "book.pdf").write_bytes(b"a book")
        strange = folder / "somebody-elses"
        strange.mkdir()
        for path in (left, strange):
            os.utime(path, (time.time() - 2 * HOUR,) * 2)
        assert clear_workshops(HOUR) == 1
        assert {*folder.iterdir()} == {at_work, strange}
        left.mkdir()

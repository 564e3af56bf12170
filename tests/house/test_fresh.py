"""A demo begins on fresh data, and empties only a folder that a demo has filled."""

from pathlib import Path

import pytest

from bhl_site.house import AlreadyOpen, CannotOpen
from bhl_site.house.fresh import MARKER, start_afresh
from bhl_site.house.lock import sole_use


def filled(folder: Path) -> Path:
    (folder / "private").mkdir(parents=True)
    (folder / "private" / "letter.pdf").write_text("Dear Catherine")
    (folder / "house.sqlite3").touch()
    return folder


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_what_no_demo_has_put_there_stays(tmp_path: Path) -> None:
    theirs = filled(tmp_path / "demo")
    before = names(theirs)
    with pytest.raises(CannotOpen, match="was not put there by a demo"):
        start_afresh(theirs)
    assert names(theirs) == before
    assert (theirs / "private" / "letter.pdf").exists()


def test_what_an_earlier_demo_left_is_removed(tmp_path: Path) -> None:
    start_afresh(tmp_path / "new" / "demo")
    folder = filled(tmp_path / "new" / "demo")
    start_afresh(folder)
    assert names(folder) == {"house.lock", MARKER}


def test_an_empty_folder_will_do_and_so_will_one_that_was_only_locked(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    with sole_use(folder):
        pass
    start_afresh(folder)
    assert MARKER in names(folder)


def test_a_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    elsewhere, folder = filled(tmp_path / "elsewhere"), tmp_path / "demo"
    start_afresh(folder)
    (folder / "link").symlink_to(elsewhere)
    start_afresh(folder)
    assert names(folder) == {"house.lock", MARKER}
    assert (elsewhere / "private" / "letter.pdf").exists()


def test_a_demo_that_is_running_keeps_its_data(tmp_path: Path) -> None:
    start_afresh(tmp_path / "demo")
    folder = filled(tmp_path / "demo")
    with sole_use(folder), pytest.raises(AlreadyOpen):
        start_afresh(folder)
    assert (folder / "private" / "letter.pdf").exists()

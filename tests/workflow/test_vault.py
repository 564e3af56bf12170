"""Where finished letters lie."""

import errno
import os
import time
from pathlib import Path
from typing import Any

import pytest

from letters.workflow import vault
from letters.workflow.errors import Damaged, Missing

HOUR = 3600.0


@pytest.mark.parametrize("digest", ["", "0" * 64, "../../etc/passwd", "A" * 64])
def test_what_was_never_kept_is_missing(digest: str) -> None:
    with pytest.raises(Missing):
        vault.fetch(digest)


def test_what_is_kept_comes_back(private_root: Path) -> None:
    digest = vault.keep(b"a letter")
    assert vault.fetch(digest) == b"a letter"
    assert (private_root / f"{digest}.pdf").stat().st_mode & 0o777 == 0o600
    assert private_root.stat().st_mode & 0o777 == 0o700


def test_keeping_twice_mends_what_was_damaged(private_root: Path) -> None:
    digest = vault.keep(b"a letter")
    (private_root / f"{digest}.pdf").write_bytes(b"a lettes")
    with pytest.raises(Damaged):
        vault.fetch(digest)
    assert vault.keep(b"a letter") == digest
    assert vault.fetch(digest) == b"a letter"


@pytest.mark.promise("disk-full")
@pytest.mark.parametrize("deed", ["replace", "fsync", "open"])
def test_a_full_disk_leaves_nothing_behind(private_root: Path, monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    def no_space(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk, pytest.raises(OSError, match="No space"):
        disk.setattr(os, deed, no_space)
        vault.keep(b"a letter")
    assert list(private_root.iterdir()) == []


def test_only_stale_temporary_files_are_removed(private_root: Path) -> None:
    digest = vault.keep(b"a letter")
    old, new = private_root / ".old.tmp", private_root / ".new.tmp"
    for path in (old, new):
        path.touch()
    long_ago = time.time() - 2 * vault.STALE_SECONDS
    os.utime(old, (long_ago, long_ago))
    assert vault.clear_stale() == 1
    assert {path.name for path in private_root.iterdir()} == {".new.tmp", f"{digest}.pdf"}


def test_what_has_lain_there_is_told_by_the_clock_of_the_disk(
    private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = vault.keep(b"a letter"), vault.keep(b"another", "epub")
    long_ago = time.time() - 2 * HOUR
    os.utime(private_root / f"{old}.pdf", (long_ago, long_ago))
    (private_root / "a-note-of-somebody.txt").touch()
    os.utime(private_root / "a-note-of-somebody.txt", (long_ago, long_ago))
    # This machine's clock is two hours fast.
    monkeypatch.setattr(time, "time", lambda now=time.time: now() + 2 * HOUR)
    assert vault.stored(HOUR) == [f"{old}.pdf"]
    assert not vault.forget_old(f"{new}.epub", HOUR) and vault.fetch(new, "epub")
    assert vault.forget_old(f"{old}.pdf", HOUR)
    assert {path.name for path in private_root.iterdir()} == {f"{new}.epub", "a-note-of-somebody.txt"}


def test_what_somebody_has_just_kept_again_is_not_removed(private_root: Path) -> None:
    digest = vault.keep(b"a letter")
    os.utime(private_root / f"{digest}.pdf", (time.time() - 2 * HOUR,) * 2)
    assert vault.stored(HOUR) == [f"{digest}.pdf"]
    vault.keep(b"a letter")
    assert not vault.forget_old(f"{digest}.pdf", HOUR)
    assert vault.fetch(digest)


def test_nothing_to_clear_where_nothing_was_ever_kept() -> None:
    assert vault.clear_stale() == 0 and vault.stored(0) == []

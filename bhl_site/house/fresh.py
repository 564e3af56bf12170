"""A fresh folder for every demo, made without ever emptying one that somebody else filled."""

import shutil
from pathlib import Path

from bhl_site.house.lock import LOCK, sole_use
from bhl_site.house.opening import CannotOpen

MARKER = "emptied-by-the-next-demo"


def start_afresh(data_dir: Path) -> None:
    """Make the folder, or remove what an earlier demo left in it.

    Raises CannotOpen when it holds anything that no demo has put there, AlreadyOpen while a demo is running.
    """
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    names = {each.name for each in data_dir.iterdir()}
    if names - {LOCK} and MARKER not in names:
        raise CannotOpen(
            f"The demo would empty {data_dir} and work there, but what is in it was not put there by a demo.\n"
            "Nothing was changed. Please move the folder away, or give the demo another place:"
            " DATA_DIR=/tmp/house make demo"
        )
    with sole_use(data_dir):
        # Marked first, so that a demo that is interrupted from here on is recognised by the next.
        (data_dir / MARKER).touch()
        for old in data_dir.iterdir():
            if old.name not in {LOCK, MARKER}:
                remove(old)


def remove(path: Path) -> None:
    """Remove a file, a folder with all that is in it, or a link but not what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()

"""Where finished letters and books lie: sealed, each under the digest of its bytes, whole or not at all."""

import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from letters.sealing import KeyLost, NotWhole, keyring

from .errors import Damaged, Missing

STALE_SECONDS = 3600

PDF, JPEG = "pdf", "jpg"

_DIGEST = re.compile(r"[0-9a-f]{64}")
MARK = ".house"
ERASED = ".erased"
_NAME = re.compile(r"[0-9a-f]{64}\.[a-z]+")


def keep(data: bytes, suffix: str = PDF) -> str:
    """Store the bytes durably, sealed, and return their SHA-256, as hexadecimal. `suffix` says what kind of file it is.

    A file has its final name only when all of it is on the disk. Raises OSError: then there is no half file, though
    a whole one may be there, and keeping the same bytes again does no harm.
    """
    digest = hashlib.sha256(data).hexdigest()
    _put(_path(digest, suffix), keyring().seal(data))
    return digest


def fetch(digest: str, suffix: str = PDF) -> bytes:
    """The bytes stored under this digest, verified. Raises Missing and Damaged."""
    try:
        data = keyring().open(_path(digest, suffix).read_bytes())
    except OSError:
        raise Missing("What was finished is not where it was kept. It can be made again.") from None
    except (NotWhole, KeyLost) as error:
        raise Damaged("What was finished cannot be opened. It can be made again.") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise Damaged("What was finished was found damaged. It can be made again.")
    return data


def seal_again(name: str) -> bool:
    """Seal the file of this name with the key of today. False where it is already, is gone, or cannot be opened."""
    path, ring = Path(settings.PRIVATE_ROOT, name), keyring()
    try:
        with path.open("rb") as file:
            if file.read(len(ring.beginning)) == ring.beginning:
                return False
        data = ring.open(path.read_bytes())
    except (FileNotFoundError, NotWhole, KeyLost):
        # Whoever reads it finds it damaged, and has it made again.
        return False
    _put(path, ring.seal(data))
    return True


def is_kept(digest: str, suffix: str = PDF) -> bool:
    """Whether there is a file under this digest. Whether it is whole is seen when it is read."""
    return _path(digest, suffix).is_file()


def copy_out(folder: Path) -> int:
    """Copy all that is kept here into a new folder, sealed as it is; how many files. Raises OSError."""
    folder.mkdir(mode=0o700)
    return sum(_copied(path, folder) for path in _kept_in(Path(settings.PRIVATE_ROOT)))


def copy_in(folder: Path) -> int:
    """Take up what was copied out and is not here; how many files those were. Raises OSError."""
    root = Path(settings.PRIVATE_ROOT)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    missing = [path for path in _kept_in(folder) if not (root / path.name).exists()]
    for path in missing:
        _put(root / path.name, path.read_bytes())
    return len(missing)


def forget(digest: str, suffix: str = PDF) -> None:
    """Remove what is stored under this digest, if anything is."""
    _path(digest, suffix).unlink(missing_ok=True)


def stored(older_than: float) -> list[str]:
    """The names of all that has been kept here for so many seconds; nothing of what is being kept now."""
    root = Path(settings.PRIVATE_ROOT)
    if not root.is_dir():
        return []
    before = _clock(root) - older_than
    return [path.name for path in root.iterdir() if _NAME.fullmatch(path.name) and _modified(path) < before]


def marked(mark: str) -> str:
    """What whoever came first has marked this folder with: `mark`, where that is now."""
    path = Path(settings.PRIVATE_ROOT, MARK)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(mark)
    except FileExistsError:
        return path.read_text()
    return mark


def note_erased(digests: Iterable[str]) -> None:
    """Write down, beside the files, that these letters are gone: an older database that is restored does not know."""
    noted = erased()
    new = [digest for digest in digests if digest not in noted and _DIGEST.fullmatch(digest)]
    if not new:
        return
    path = Path(settings.PRIVATE_ROOT, ERASED)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="ascii") as file:
        # In one piece: two that append at once do not mix their lines.
        file.write("".join(f"{digest}\n" for digest in new))
        file.flush()
        os.fsync(file.fileno())


def erased() -> frozenset[str]:
    """The digests of all letters of which it is written down that they are gone."""
    try:
        lines = Path(settings.PRIVATE_ROOT, ERASED).read_text(encoding="ascii").split()
    except FileNotFoundError:
        return frozenset()
    return frozenset(filter(_DIGEST.fullmatch, lines))


def forget_old(name: str, older_than: float) -> bool:
    """Remove what is kept under this name, unless somebody has just kept it again."""
    path = Path(settings.PRIVATE_ROOT, name)
    is_old = _modified(path) < _clock(path.parent) - older_than
    if is_old:
        path.unlink(missing_ok=True)
    return is_old


def clear_stale(older_than: float = STALE_SECONDS) -> int:
    """Remove temporary files that a worker left when it died, older than so many seconds; how many there were."""
    before = time.time() - older_than
    stale = [path for path in Path(settings.PRIVATE_ROOT).glob(".*.tmp") if _modified(path) < before]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def _kept_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if _NAME.fullmatch(path.name)] if folder.is_dir() else []


def _copied(path: Path, folder: Path) -> bool:
    try:
        shutil.copy2(path, folder)
    except FileNotFoundError:
        return False  # it was erased meanwhile
    return True


def _path(digest: str, suffix: str) -> Path:
    if not _DIGEST.fullmatch(digest):
        raise Missing("Nothing finished is kept under this name.")
    return Path(settings.PRIVATE_ROOT, f"{digest}.{suffix}")


def _put(final: Path, data: bytes) -> None:
    final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = final.with_name(f".{final.stem}.{uuid4().hex}.tmp")
    try:
        _write_through(draft, data)
        os.replace(draft, final)  # noqa: PTH105 - the tests take the disk away here
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(final.parent)


def _write_through(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # The new name itself is only on the disk once its folder is.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def _clock(folder: Path) -> float:
    """The time by which files here are dated: on a shared disk it is not that of this machine."""
    dated = folder / f".{uuid4().hex}.tmp"
    try:
        dated.touch(mode=0o600)
        return dated.stat().st_mtime
    finally:
        dated.unlink(missing_ok=True)

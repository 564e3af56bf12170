"""A copy of all that the house remembers, in a folder: the database as it is at one moment, the files, and a list.

Never the keys: whoever has both reads every letter.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from letters.models import Letter, Notice
from letters.sealing import keyring

from . import dumping, vault
from .erasing import erased_digests
from .errors import Refused

MANIFEST = "manifest.json"
FILES = "files"
ERASED = "erased.txt"
FORMAT = 1
"""Raised when a restore has to read a backup otherwise."""


class BackupRefused(Refused):
    """There is no such backup, or it cannot be put back here. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup. `keys` are the names of the keys that open it, which are not keys."""

    format: int
    made_at: str
    vendor: str
    database_sha256: str
    keys: tuple[str, ...]
    letters: int
    emails: int
    files: int


def back_up(into: Path, *, with_files: bool = True) -> Path:
    """Make a backup in a new folder in `into`, while the house is open; the folder, which is whole or not there.

    Raises BackupRefused and OSError.
    """
    made_at = timezone.now()
    final = into / f"letters-{made_at:%Y-%m-%dT%H-%M-%S}"
    if into.resolve().is_relative_to(Path(settings.PRIVATE_ROOT).resolve()):
        raise BackupRefused("A backup cannot lie among the files that it is of. Please name another folder.")
    draft = into / f".{final.name}.{uuid4().hex}.tmp"
    draft.mkdir(mode=0o700, parents=True)
    try:
        # The database first: of what it names, only what is erased meanwhile can be missing among the files.
        database = dumping.dump(draft)
        (draft / ERASED).write_text("".join(f"{digest}\n" for digest in erased_digests()), encoding="ascii")
        files = vault.copy_out(draft / FILES) if with_files else 0
        counts = {"letters": Letter.objects.count(), "emails": Notice.objects.count(), "files": files}
        manifest = Manifest(
            FORMAT, made_at.isoformat(), dumping.vendor(), digest_of(database), (*names_of_keys(),), **counts
        )
        (draft / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        draft.rename(final)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return final


def read_manifest(folder: Path) -> Manifest:
    """What is in the backup in this folder. Raises BackupRefused where it is none, damaged, or of another format."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise BackupRefused(f"This backup has the format {data['format']}, and this house reads {FORMAT}.")
        manifest = Manifest(**data | {"keys": tuple(data["keys"])})
        whole = digest_of(dumping.dumped(folder)) == manifest.database_sha256
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupRefused(f"There is no whole backup in this folder ({type(error).__name__}).") from error
    if not whole:
        raise BackupRefused("The database of this backup is not as it was written. Please take an older one.")
    return manifest


def names_of_keys() -> Iterator[str]:
    """The names of the keys of this house."""
    return (name.hex() for name in keyring().keys)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

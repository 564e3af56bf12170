"""Putting a backup back: nothing that was erased returns, what is missing is written again, no e-mail goes twice."""

from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from letters.models import Letter, Rendering

from . import dumping, vault
from .backing_up import ERASED, FILES, BackupRefused, Manifest, names_of_keys, read_manifest
from .erasing import erase_again, erased_digests, note_erased
from .holding_mail import hold_emails
from .mailing.doubting import doubt_postings
from .rendering import redraw_damaged


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore came to."""

    manifest: Manifest
    files: int
    written_again: int
    erased_again: int
    held: int
    doubted: int


def restore(folder: Path) -> Restored:
    """Put the backup in this folder in the place of what is here. Files that are here stay.

    Raises BackupRefused and DumpRefused: then nothing was changed.
    """
    manifest = read_manifest(folder)
    if missing := {*manifest.keys} - {*names_of_keys()}:
        raise BackupRefused(
            f"{len(missing)} of the {len(manifest.keys)} keys that it was sealed with are not here, and it cannot be "
            "read without them. Put data_keys back where it was (or name them in DATA_KEYS), and do this again. "
            "Nothing was changed."
        )
    gone = {*erased_digests(), *(folder / ERASED).read_text(encoding="ascii").split()}
    dumping.put_back(folder)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        # Before anything else: from here on a worker may come.
        held, doubted = hold_emails(), doubt_postings()
        note_erased(gone)
        files = vault.copy_in(folder / FILES)
        return Restored(manifest, files, _write_missing_again(), erase_again(), held, doubted)
    finally:
        dumping.leave()


def _write_missing_again() -> int:
    """Queue every letter that was written out and whose file is not here; how many those are."""
    written = Letter.objects.filter(status__in=(Letter.Status.READY, Letter.Status.PROOF)).order_by("pk")
    return sum(_write_again(letter) for letter in written.iterator())


def _write_again(letter: Letter) -> bool:
    rendering = letter.renderings.filter(status=Rendering.Status.DONE).order_by("-pk").first()
    return rendering is not None and not vault.is_kept(rendering.pdf_digest) and redraw_damaged(rendering)

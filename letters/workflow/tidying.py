"""The dustpan: files that outlived what they were made for, wherever somebody was killed, or erased something."""

import logging
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from letters.editor import clear_workshops
from letters.models import Artefact, Photograph, Rendering, Sheaf, Submission

from . import vault
from .erasing import erase_again
from .mailing.providing import tend_provider
from .proof_days import tend_proofs
from .publishing.artefacts import PACK, suffix_of
from .publishing.kept_sheaves import SHEAF
from .publishing.staleness import note_erasures
from .retaining import erase_outlived
from .scrubbing import scrub_database
from .searching import index_missing
from .unsent import forget_old

logger = logging.getLogger(__name__)


def tidy() -> int:
    """Erase what was kept long enough, and again what came back with an older database; mark the books of erased
    letters, forget what was never sent, go on with proofs whose day has come, make findable what an older house kept,
    and remove every file that nothing names any more; how many those were.

    The verbs that withdraw and fail remove their files at once. This finds what they left where somebody was killed
    in between, and what belonged to rows that are gone.
    """
    erase_again()
    erase_outlived()
    # A login that has ended still remembers what was looked for in it.
    SessionStore.clear_expired()
    note_erasures()
    forget_old()
    tend_proofs()
    tend_provider()
    index_missing()
    clear_workshops(vault.STALE_SECONDS)
    removed = _forget_unnamed()
    scrub_database()
    return removed


def patience() -> float:
    """Seconds for which a file may lie without a row that names it: the first of a book waits for the last."""
    return float(max(vault.STALE_SECONDS, 2 * settings.BIND_SECONDS))


def _forget_unnamed() -> int:
    stored = {*vault.stored(patience())}
    unnamed = stored - {*_named()}
    if unnamed and (unnamed == stored or not _is_at_home()):
        # Somebody gave it another house's folder, or an empty database: then nothing here is its own to remove.
        logger.warning(
            "PRIVATE_ROOT is another house's, or this is not its database, so nothing there is removed. If it is, and "
            "only its SECRET_KEY is new, remove the file %s there.",
            vault.MARK,
        )
        return 0
    return sum(vault.forget_old(name, patience()) for name in unnamed)


def _is_at_home() -> bool:
    """Whether the folder is this house's. Every house has a key of its own, and marks its folder with it."""
    marks = [_mark(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return vault.marked(marks[0]) in marks


def _mark(key: str) -> str:
    return salted_hmac("letters.workflow.tidying", "PRIVATE_ROOT", secret=key, algorithm="sha256").hexdigest()


def _named() -> Iterator[str]:
    """The file of every row. Those of a book that is out of date are wanted by nobody."""
    yield from _names(Rendering.objects.values_list("pdf_digest", flat=True), vault.PDF)
    yield from _names(Photograph.objects.values_list("digest", flat=True), vault.JPEG)
    yield from _names(Sheaf.objects.values_list("digest", flat=True), SHEAF)
    for artefact in Artefact.objects.filter(compilation__stale_reason="").only("kind", "digest").iterator():
        yield f"{artefact.digest}.{suffix_of(artefact)}"
    packs = Submission.objects.filter(compilation__stale_reason="")
    yield from _names(packs.values_list("pack_digest", flat=True), PACK)


def _names(digests: "QuerySet[Any, str]", suffix: str) -> Iterator[str]:
    return (f"{digest}.{suffix}" for digest in digests.order_by().iterator())

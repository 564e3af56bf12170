"""What was laid out of letters and is kept: read, made again where it cannot be read, and forgotten."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.db import transaction

from letters.editor import DamagedGalley, unpack_galley
from letters.handwriting import DamagedPlates, unpack_plates
from letters.models import Compilation, Letter, Sheaf
from letters.workflow import vault
from letters.workflow.errors import Damaged, Unfit

SHEAF = "sheaf"
"""What the file of a sheaf is called at its end."""

Kind = Sheaf.Kind


def read_sheaf(sheaf: Sheaf) -> Any:
    """What was made: plates, a galley, or pages as PNG, by its kind.

    Where it is damaged, gone, or of another engine, it is queued to be made again, and Unfit is raised.
    """
    try:
        return _UNPACK[Kind(sheaf.kind)](vault.fetch(sheaf.digest, SHEAF))
    except (Unfit, DamagedPlates, DamagedGalley) as error:
        Sheaf.objects.requeue(sheaf.pk, Sheaf.Status.DONE)
        raise Damaged("A letter that was laid out can no longer be read, and is being laid out again.") from error


def lay_damaged_again(compilation: Compilation) -> None:
    """Queue whatever cannot be read of a compilation, all at once: a moth seldom eats one alone."""
    for sheaf in compilation.sheaves.filter(status=Sheaf.Status.DONE).iterator():
        with suppress(Unfit):
            read_sheaf(sheaf)


def forget_sheaves(letter: Letter) -> None:
    """Remove all that was laid out of a letter: its rows, and once that is kept, its files. What a worker has in hand
    is dropped when it is done. Called inside a transaction."""
    forget_these(letter.sheaves.values_list("pk", flat=True))


def forget_these(pks: Iterable[int]) -> None:
    """Remove these sheaves, as `forget_sheaves` does. Called inside a transaction."""
    rows = Sheaf.objects.filter(pk__in=[*pks])
    digests = [digest for digest in rows.select_for_update().values_list("digest", flat=True) if digest]
    rows.delete()
    transaction.on_commit(partial(_forget, digests), robust=True)


def unpack_pictures(data: bytes) -> tuple[bytes, ...]:
    """The pages of a letter as PNG, in order. Raises Damaged."""
    try:
        with ZipFile(BytesIO(data)) as opened:
            return tuple(opened.read(name) for name in opened.namelist())
    except BadZipFile as error:
        raise Damaged("The pictures of a letter were found damaged, and are being drawn again.") from error


_UNPACK: Mapping[Sheaf.Kind, Callable[[bytes], Any]] = {
    Kind.PLATES: unpack_plates,
    Kind.GALLEY: unpack_galley,
    Kind.PICTURES: unpack_pictures,
}


class Sheaves[T](Mapping[int, T]):
    """What the workers left of each letter, by letter; each is read from the vault when it is asked for."""

    def __init__(self, rows: Mapping[int, Sheaf]) -> None:
        self._rows = rows

    def __getitem__(self, letter: int) -> T:
        """Raises Unfit where it is damaged: then it is made again."""
        sheaf: T = read_sheaf(self._rows[letter])
        return sheaf

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def rows_of_kind(compilation: Compilation, kind: Sheaf.Kind) -> dict[int, Sheaf]:
    """The sheaves of one kind that a compilation was made of, by letter."""
    return {row.letter_id: row for row in compilation.sheaves.filter(kind=kind)}


def _forget(digests: Iterable[str]) -> None:
    for digest in digests:
        if not Sheaf.objects.filter(digest=digest).exists():
            vault.forget(digest, SHEAF)

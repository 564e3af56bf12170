"""No file outlives what it was made for, whoever was killed in between."""

import os
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Artefact, Book, Compilation, Letter, Publisher, Rendering, Sheaf, Submission
from letters.workflow import tidying, vault
from letters.workflow.publishing.artefacts import ERASED
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.kept_sheaves import SHEAF
from letters.workflow.publishing.sheaves import write_sheaf
from letters.workflow.tidying import tidy

from .conftest import Agree, Compiled, Write, history


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other folder of this machine is tidied up here."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


def age(private_root: Path) -> None:
    """Let everything have lain there for longer than anybody's patience."""
    long_ago = time.time() - tidying.patience() - 60
    for path in private_root.iterdir():
        os.utime(path, (long_ago, long_ago))


def names(private_root: Path) -> set[str]:
    return {path.name for path in private_root.iterdir() if not path.name.startswith(".")}


@pytest.fixture
def compilation(book: Book, ready: Letter, agree: Agree, paul: User, write: Write) -> Compilation:
    """A book of two letters: one laid out, one not."""
    other = write("Dear Catherine,\n\nThe tram was late, and I was glad of it.\n\nTheodore")
    for letter in (ready, other):
        agree(letter)
        keep(book, letter, paul, book.version)
        book.refresh_from_db()
    made = compile_book(book, paul, book.version, for_ebook=False)
    write_sheaf(made.sheaves.get(letter=ready).pk)
    return made


def test_what_something_names_stays_however_old(
    compilation: Compilation, compiled: Compiled, ready: Letter, paul: User, private_root: Path
) -> None:
    bound = compiled(compilation.book, ready, kinds=("interior", "epub", "pack"))
    press = Publisher.objects.create(slug="crown-point-press", name="Crown Point Press")
    sent = {"sent_by": paul, "sent_on": timezone.localdate(), "pack_digest": vault.keep(b"a pack", "zip")}
    Submission.objects.create(compilation=bound, publisher=press, **sent)
    before = names(private_root)
    age(private_root)
    assert len(before) == 2 + 1 + 3 + 1
    assert tidy() == 0 and names(private_root) == before


def test_what_nothing_names_goes_once_it_has_lain_there(compilation: Compilation, private_root: Path) -> None:
    before = names(private_root)
    for suffix in ("pdf", SHEAF, "epub", "zip"):
        vault.keep(b"left by somebody who was killed", suffix)
    assert tidy() == 0, "a worker may be about to name it"
    age(private_root)
    assert tidy() == 4 and names(private_root) == before


def test_files_that_a_withdrawal_could_not_remove_go(
    compiled: Compiled, book: Book, ready: Letter, private_root: Path
) -> None:
    bound = compiled(book, ready)
    Compilation.objects.update(stale_reason="Whoever marked it was killed before the files were gone.")
    age(private_root)
    assert tidy() == 2
    assert names(private_root) == {f"{ready.renderings.get().pdf_digest}.pdf"}
    assert bound.artefacts.count() == 2, "what was made stays known"


@pytest.mark.django_db(transaction=True)
def test_an_erased_letter_leaves_no_file_and_no_word_in_any_plan(
    compilation: Compilation, ready: Letter, private_root: Path
) -> None:
    Artefact.objects.create(compilation=compilation, kind="interior", byte_count=1, digest=vault.keep(b"the book"))
    Compilation.objects.update(status="done")
    ready.brief.delete()
    age(private_root)
    assert tidy() == 2, "its pages, and its sheaf; the book went at once"
    compilation.refresh_from_db()
    assert (compilation.stale_reason, compilation.plan) == (ERASED, {})
    assert names(private_root) == {f"{Rendering.objects.get().pdf_digest}.pdf"}
    tidy()
    assert history(compilation.book).count("went_stale") == 1


def test_what_belongs_to_another_house_is_left_alone(
    compilation: Compilation, private_root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    age(private_root)
    before = names(private_root)
    Sheaf.objects.all().delete()
    Rendering.objects.all().delete()
    assert tidy() == 0 and names(private_root) == before
    assert "nothing there is removed" in caplog.text


def test_two_houses_that_share_a_folder_by_mistake_lose_nothing(
    compilation: Compilation, private_root: Path, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    vault.keep(b"left by somebody who was killed")
    age(private_root)
    assert tidy() == 1
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "rotated", [settings.SECRET_KEY]
    vault.keep(b"left by somebody else who was killed")
    age(private_root)
    assert tidy() == 1
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "that of another house", []
    vault.keep(b"a letter of the first house")
    age(private_root)
    assert tidy() == 0 and "nothing there is removed" in caplog.text


def test_a_book_whose_letters_are_all_there_stays_fresh(compilation: Compilation) -> None:
    Compilation.objects.update(created_at=timezone.now() - timedelta(days=400))
    tidy()
    compilation.refresh_from_db()
    assert not compilation.stale_reason and compilation.plan["count"] == 2

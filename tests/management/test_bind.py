"""`manage.py bind`: a book from the shell, with or without a worker."""

import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models.functions import Now

from letters.models import Book, Compilation, Sheaf
from letters.workflow.briefs import BriefSubmission
from letters.workflow.publishing.consenting import withdraw_consent
from letters.workflow.publishing.sheaves import LayingOut, write_sheaf
from tests.bookmaking import agreed_book, finished_letter

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Dear Catherine,\n\nThe tram was late, and I was glad of it.\n\nTheodore"


@pytest.fixture
def book(house: None, submission: BriefSubmission, amy: User, paul: User, samantha: User) -> Book:
    return agreed_book([finished_letter(submission, amy, paul, TEXT)], paul)


def bind(book: Book, out: Path, *how: str) -> None:
    call_command("bind", str(book.pk), "--out", str(out), *how)


def test_without_a_number_the_books_are_listed(book: Book, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("bind")
    listed = f"{book.pk:>4}  Letters from Your Life: the letters in their hands, being put together\n"
    assert capsys.readouterr().out == listed


def test_what_is_not_there_is_said(book: Book, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no book"):
        call_command("bind", "99", "--out", str(tmp_path))
    with pytest.raises(CommandError, match="Nobody is called “nobody”"):
        bind(book, tmp_path, "--by", "nobody")


@pytest.mark.parametrize("out", ["a-file", "a-file/in/it", "/proc/x"])
def test_where_nothing_can_be_written_it_says_so_before_the_work(book: Book, tmp_path: Path, out: str) -> None:
    (tmp_path / "a-file").write_text("A page.", encoding="utf-8")
    with pytest.raises(CommandError, match=rf"Nothing can be written to .*{out}: .*\. Nothing was begun"):
        bind(book, tmp_path / out, "--here", "--setting", "reading")
    assert not Compilation.objects.exists() and Book.objects.get().setting == "facsimile"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a-file"]


def test_it_is_bound_here_and_every_file_is_copied_with_its_checks(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bind(book, tmp_path / "out", "--here")
    files = {path.name.removeprefix(f"book-{book.pk}-facsimile-") for path in (tmp_path / "out").iterdir()}
    assert files == {"interior.pdf", "cover.pdf", "screen.pdf", "epub.epub", "pack.zip", "proof.pdf", "checks.txt"}
    checks = (tmp_path / "out" / f"book-{book.pk}-facsimile-checks.txt").read_text(encoding="utf-8")
    assert "[passed]" in checks and "FAILED" not in checks
    assert "the pages, for the printer: " in capsys.readouterr().out


def test_a_file_that_was_damaged_since_is_made_again(book: Book, tmp_path: Path, private_root: Path) -> None:
    bind(book, tmp_path / "first", "--here")
    for kept in private_root.glob("*.epub"):
        kept.write_bytes(b"moth")
    bind(book, tmp_path / "second", "--here")
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / out).iterdir()} for out in ("first", "second")
    )
    assert first == second and Compilation.objects.count() == 1


def test_another_setting_and_only_for_the_screen(book: Book, tmp_path: Path) -> None:
    bind(book, tmp_path / "out", "--here", "--setting", "reading", "--no-print")
    files = {path.name.removeprefix(f"book-{book.pk}-reading-") for path in (tmp_path / "out").iterdir()}
    assert files == {"screen.pdf", "epub.epub", "pack.zip", "checks.txt"}
    assert set(Sheaf.objects.values_list("kind", flat=True)) == {"galley", "pictures"}


def test_who_has_not_agreed_is_named(book: Book, tmp_path: Path) -> None:
    withdraw_consent(book.entries.get().letter.consents.get(party="recipient"), None)
    with pytest.raises(CommandError, match="Catherine"):
        bind(book, tmp_path / "out", "--here")
    assert not (tmp_path / "out").exists()


def test_where_no_worker_runs_it_says_so(book: Book, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Is a worker running"):
        bind(book, tmp_path / "out", "--seconds", "0.1")
    assert Compilation.objects.get().status == "queued", "a worker that comes later binds it"


def test_here_it_waits_for_a_worker_that_has_one_of_the_letters_in_hand(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_ring = LayingOut.to_ring

    def taken(**about: int) -> tuple[int, ...]:
        first, *_ = to_ring(**about)
        Sheaf.objects.claim(first, timedelta(seconds=60))
        monkeypatch.setattr(LayingOut, "to_ring", to_ring)
        return to_ring(**about)

    def done_meanwhile(_: float) -> None:
        Sheaf.objects.filter(status="running").update(lease_until=Now() - timedelta(seconds=1))
        for sheaf in Sheaf.objects.waiting():
            write_sheaf(sheaf.pk)

    monkeypatch.setattr(LayingOut, "to_ring", taken)
    monkeypatch.setattr(time, "sleep", done_meanwhile)
    bind(book, tmp_path / "out", "--here")
    assert Compilation.objects.get().status == "done"

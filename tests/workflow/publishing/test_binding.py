"""A compiled book is bound once, with every file and every check, or not at all and with a reason."""

import errno
import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2 as pdfium
import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.contrib.auth.models import User
from django.db.models.functions import Now
from django.utils import timezone
from PIL import Image

from letters.editor import Book as BookToMake
from letters.editor import Matter, draw_cover, draw_screen
from letters.models import Artefact, Book, Brief, Compilation, Letter, Publisher, Rendering, Sheaf, Submission
from letters.workflow import catalogue, vault
from letters.workflow.errors import NoSuchPage, NotNow, OutOfDate, Unfit
from letters.workflow.publishing import binding, making
from letters.workflow.publishing.artefacts import artefact_file, front_of, pages_of_spread, spread_picture, spreads
from letters.workflow.publishing.binding import Binding, bind_book
from letters.workflow.publishing.books import change_book
from letters.workflow.publishing.compiling import compile_book, progress_of, retry_compilation
from letters.workflow.publishing.consenting import Scopes, withdraw_consent
from letters.workflow.publishing.kept_sheaves import SHEAF
from letters.workflow.publishing.offering import offer, pack_sent
from letters.workflow.publishing.packs import pack_for
from letters.workflow.publishing.praising import give_stars
from letters.workflow.publishing.sheaves import LayingOut, write_sheaf
from letters.workflow.rendering import redraw_damaged, write_rendering
from letters.workflow.sweeping import sweep

from .conftest import ALL, Agree, history

UNQUOTED = Scopes(may_print=True, may_ebook=True, may_name=True)


@pytest.fixture
def bound(laid: Compilation) -> Compilation:
    assert bind_book(laid.pk)
    laid.refresh_from_db()
    return laid


def made_of(compilation: Compilation) -> dict[str, Artefact]:
    """Lay out and bind what was compiled: its files by kind."""
    for sheaf in LayingOut.to_ring(compilations=compilation.pk):
        write_sheaf(sheaf)
    assert bind_book(compilation.pk)
    return {artefact.kind: artefact for artefact in compilation.artefacts.all()}


def said_of(compilation: Compilation) -> str:
    return progress_of(Compilation.objects.get(pk=compilation.pk)).sentence


def file_of(compilation: Compilation, kind: str) -> bytes:
    return artefact_file(compilation.artefacts.get(kind=kind))


def test_a_compilation_that_is_not_there_or_waits_for_a_letter_is_not_bound(laid: Compilation) -> None:
    assert not bind_book(laid.pk + 1)
    Sheaf.objects.filter(kind="plates").update(status="queued")
    assert not bind_book(laid.pk)
    laid.refresh_from_db()
    assert (laid.status, laid.attempts) == ("queued", 0)


def test_all_its_files_are_there_and_checked(bound: Compilation) -> None:
    assert bound.status == "done" and bound.page_count and bound.page_count % 2 == 0
    made = {artefact.kind: artefact for artefact in bound.artefacts.all()}
    assert set(made) == {"interior", "cover", "proof", "screen", "epub", "pack"}
    with pikepdf.open(BytesIO(file_of(bound, "interior"))) as interior:
        assert len(interior.pages) == bound.page_count == made["interior"].page_count
    assert [check for check in made["interior"].report["checks"] if check["passed"] is False] == []
    assert {check["by"] for check in made["interior"].report["checks"]} >= {"our preflight"}
    assert history(bound.book)[-1] == "bound"


def test_the_screen_has_bookmarks_and_the_printer_none(bound: Compilation) -> None:
    with pikepdf.open(BytesIO(file_of(bound, "screen"))) as screen, screen.open_outline() as outline:
        assert [item.title for item in outline.root]
    with pikepdf.open(BytesIO(file_of(bound, "interior"))) as interior:
        assert "/Outlines" not in interior.Root


def test_the_e_book_and_the_pack_are_whole(bound: Compilation) -> None:
    with ZipFile(BytesIO(file_of(bound, "epub"))) as epub:
        assert epub.namelist()[0] == "mimetype" and any(name.endswith(".png") for name in epub.namelist())
    with ZipFile(BytesIO(file_of(bound, "pack"))) as pack:
        assert [name[0] for name in sorted(pack.namelist())] == ["1", "2", "3", "4", "4", "5", "5"]


def test_a_publisher_is_sent_a_pack_of_their_own_and_a_withdrawal_takes_it_away(
    bound: Compilation, ready: Letter, paul: User, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    press = Publisher.objects.create(slug="crown-point-press", name="Crown Point Press", contact="Ms Adeyemi")
    sent = offer(bound, press, paul, timezone.localdate())
    with ZipFile(BytesIO(pack_sent(sent))) as pack:
        query = tmp_path / "query.pdf"
        query.write_bytes(pack.read("1-query-letter.pdf"))
    with pdfium.PdfDocument(query) as pdf:
        said = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "A writer of this house made a letter of these" in said, "Amy did"
    assert "Crown Point Press" in said and "Dear Ms Adeyemi" in said and "Letters from Your Life" in said
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(ready.consents.get(party="recipient"), None)
    with pytest.raises(OutOfDate):
        pack_sent(Submission.objects.get())


def test_a_publisher_reads_no_letter_that_may_not_be_shown_and_no_name_that_is_hidden(
    bound: Compilation, tmp_path: Path
) -> None:
    bound.plan |= {"quotable": [], "aliases": [["Lewman", "Porter"]]}
    bound.plan["pitch"] |= {"overview": "Lewman still asks."}
    with ZipFile(BytesIO(pack_for(bound, Publisher(name="Crown Point Press")))) as pack:
        names = pack.namelist()
        said = {name: _words(pack.read(name), tmp_path) for name in names if name.endswith(".pdf")}
        rows = pack.read("5-permissions.csv").decode()
    assert "3-sample-letters.pdf" not in names
    assert "kept back" in said["4-manuscript.pdf"] and "Tuesdays" not in said["4-manuscript.pdf"]
    assert "Porter still asks." in said["2-overview.pdf"] and "Lewman" not in said["2-overview.pdf"]
    assert "A letter of 3 May" not in rows


def _words(data: bytes, folder: Path) -> str:
    path = folder / "read.pdf"
    path.write_bytes(data)
    with pdfium.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())


def test_bound_again_it_is_the_same_to_the_byte(bound: Compilation) -> None:
    before = dict(bound.artefacts.values_list("kind", "digest"))
    Compilation.objects.filter(pk=bound.pk).update(status="queued", attempts=0)
    assert bind_book(bound.pk)
    assert dict(bound.artefacts.values_list("kind", "digest")) == before


def test_delivered_three_times_it_is_bound_once(laid: Compilation) -> None:
    assert [bind_book(laid.pk) for _ in range(3)] == [True, False, False]
    assert history(laid.book).count("bound") == 1


def test_without_excerpts_there_is_no_pack_until_everyone_agrees_and_it_is_compiled_again(
    book: Book, laid: Compilation, ready: Letter, agree: Agree, paul: User
) -> None:
    agree(ready, UNQUOTED, "recipient")
    book.refresh_from_db()
    without = compile_book(book, paul, book.version)
    assert made_of(without).keys() == {"interior", "cover", "proof", "screen", "epub"}
    agree(ready, ALL, "recipient")
    assert "pack" in made_of(compile_book(book, paul, book.version))


def test_bound_again_it_is_the_same_whatever_was_allowed_or_thought_of_its_letters_since(
    bound: Compilation, ready: Letter, paul: User
) -> None:
    before = dict(bound.artefacts.exclude(kind="pack").values_list("kind", "digest"))
    give_stars(ready, paul, 5)
    redraw_damaged(ready.renderings.get())
    assert write_rendering(ready.renderings.get().pk)
    Rendering.objects.update(finished_at=Now() + timedelta(days=400))
    Compilation.objects.filter(pk=bound.pk).update(status="queued", attempts=0)
    assert bind_book(bound.pk)
    assert dict(bound.artefacts.exclude(kind="pack").values_list("kind", "digest")) == before


@pytest.mark.promise("book-letter-fails")
def test_a_letter_that_failed_is_named_and_nothing_is_bound(laid: Compilation, ready: Letter) -> None:
    Sheaf.objects.filter(kind="plates").update(status="failed", reason="The pen is dry.")
    assert not bind_book(laid.pk)
    laid.refresh_from_db()
    assert laid.status == "failed" and f"Letter {ready.pk}: The pen is dry." in laid.reason
    assert history(laid.book)[-1] == "binding_failed"


def test_a_failed_compilation_is_tried_again_with_its_letters(laid: Compilation, paul: User) -> None:
    with pytest.raises(NotNow):
        retry_compilation(laid, paul)
    Sheaf.objects.filter(kind="plates").update(status="failed", reason="The pen is dry.")
    bind_book(laid.pk)
    laid.refresh_from_db()
    retry_compilation(laid, paul)
    for sheaf in LayingOut.to_ring(compilations=laid.pk):
        write_sheaf(sheaf)
    assert bind_book(laid.pk)


def test_a_damaged_sheaf_is_laid_out_again_and_then_it_is_bound(laid: Compilation, private_root: Path) -> None:
    for path in private_root.glob(f"*.{SHEAF}"):
        path.write_bytes(b"moth")
    assert not bind_book(laid.pk)
    assert len(LayingOut.to_ring(compilations=laid.pk)) == laid.sheaves.count() == 2, (
        "all that are damaged are queued at once"
    )
    assert made_of(laid)


def test_a_consent_withdrawn_while_it_was_compiled_is_noticed_before_it_is_bound(
    laid: Compilation, ready: Letter
) -> None:
    withdraw_consent(ready.consents.get(party="recipient"), None)
    # As if the withdrawal had not found it yet.
    Compilation.objects.update(stale_reason="")
    assert not bind_book(laid.pk)
    laid.refresh_from_db()
    assert laid.status == "failed" and f"no longer agrees to all that is done with letter {ready.pk}" in laid.reason
    assert "Catherine" not in laid.reason + str(list(laid.book.events.values_list("note", flat=True)))


def test_a_consent_withdrawn_while_it_is_bound_leaves_no_file(
    laid: Compilation, ready: Letter, private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = draw_screen

    def withdrawn_meanwhile(*args: object) -> bytes:
        withdraw_consent(ready.consents.get(party="recipient"), None)
        return draw(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "draw_screen", withdrawn_meanwhile)
    assert not bind_book(laid.pk)
    laid.refresh_from_db()
    assert laid.status == "failed" and laid.reason == laid.stale_reason, "nobody waits for a lease to end"
    assert not Artefact.objects.exists()
    assert {path.suffix for path in private_root.iterdir()} == {".pdf", f".{SHEAF}"}
    assert len(list(private_root.glob("*.pdf"))) == 1, "the letter itself is the client's"


@pytest.mark.promise("erased-meanwhile")
def test_a_letter_erased_while_it_is_bound_leaves_no_book(
    laid: Compilation, private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, before = draw_screen, set(private_root.iterdir())

    def erased_meanwhile(*args: object) -> bytes:
        Brief.objects.all().delete()
        return draw(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "draw_screen", erased_meanwhile)
    assert not bind_book(laid.pk)
    laid.refresh_from_db()
    assert laid.status == "failed" and "erased" in laid.reason
    assert not Artefact.objects.exists() and set(private_root.iterdir()) == before


def test_a_book_that_takes_too_long_leaves_no_file(
    laid: Compilation, private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_: object, **__: object) -> bytes:
        raise SoftTimeLimitExceeded

    before = set(private_root.iterdir())
    monkeypatch.setattr(making, "make_epub", endless)
    assert not bind_book(laid.pk, out_of_time=SoftTimeLimitExceeded)
    laid.refresh_from_db()
    assert (laid.status, laid.reason) == ("failed", str(Binding.OUT_OF_TIME))
    assert set(private_root.iterdir()) == before


@pytest.mark.promise("disk-full")
def test_a_full_disk_keeps_no_half_of_a_book_and_it_is_bound_when_there_is_space(
    laid: Compilation, private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_file = vault.keep

    def no_space_for_the_second(data: bytes, suffix: str) -> str:
        if len(list(private_root.glob("*.pdf"))) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return keep_file(data, suffix)

    before = set(private_root.iterdir())
    with monkeypatch.context() as disk:
        disk.setattr(vault, "keep", no_space_for_the_second)
        assert not bind_book(laid.pk)
    assert set(private_root.iterdir()) == before
    why = "It could not be bound and kept: No space left on device. Nothing is lost"
    assert said_of(laid) == f"{why}, and it is tried again by itself."
    assert not bind_book(laid.pk), "it rests first"
    Compilation.objects.update(lease_until=Now() - timedelta(seconds=1), attempts=Compilation.MAX_ATTEMPTS)
    assert said_of(laid) == f"{why}."
    sweep()
    assert "tried 3 times" in said_of(laid)
    retry_compilation(laid, User.objects.get(username="paul"))
    assert "disk" not in said_of(laid) and "device" not in said_of(laid), "begun anew"
    assert bind_book(laid.pk)


def test_a_withdrawal_takes_the_files_away_and_what_was_laid_out_of_the_letter(
    bound: Compilation, ready: Letter, private_root: Path, django_capture_on_commit_callbacks: Any
) -> None:
    artefact = bound.artefacts.get(kind="interior")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(ready.consents.get(party="recipient"), None)
    artefact.refresh_from_db()
    with pytest.raises(OutOfDate):
        artefact_file(artefact)
    assert not Sheaf.objects.exists()
    assert [path.stem for path in private_root.iterdir()] == [ready.renderings.get().pdf_digest]


def test_a_file_that_is_gone_since_a_withdrawal_is_not_made_again(bound: Compilation, ready: Letter) -> None:
    artefact = bound.artefacts.select_related("compilation").get(kind="screen")
    withdraw_consent(ready.consents.get(party="recipient"), None)
    vault.forget(artefact.digest)
    with pytest.raises(Unfit):
        artefact_file(artefact)
    bound.refresh_from_db()
    assert bound.status == "done"


def test_nothing_is_handed_out_once_a_letter_is_erased(bound: Compilation, ready: Letter, paul: User) -> None:
    ready.brief.delete()
    with pytest.raises(OutOfDate, match="was erased"):
        artefact_file(bound.artefacts.get(kind="screen"))
    press = Publisher.objects.create(slug="crown-point-press", name="Crown Point Press")
    with pytest.raises(OutOfDate, match="was erased"):
        offer(bound, press, paul, timezone.localdate())


@pytest.mark.promise("file-damaged")
def test_a_damaged_file_is_noticed_and_made_again_to_the_byte(bound: Compilation, private_root: Path) -> None:
    artefact = bound.artefacts.get(kind="screen")
    (private_root / f"{artefact.digest}.pdf").write_bytes(b"moth")
    with pytest.raises(Unfit):
        artefact_file(artefact)
    assert Binding.to_ring(pk=bound.pk) == (bound.pk,)
    assert bind_book(bound.pk)
    again = bound.artefacts.get(kind="screen")
    assert again.digest == artefact.digest
    assert artefact_file(again).startswith(b"%PDF")


def test_a_worker_that_comes_late_is_fenced_off(laid: Compilation, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken_meanwhile(_: Compilation, say: making.Say) -> list[making.Made]:
        Compilation.objects.update(lease_until=Now() - timedelta(seconds=1))
        with monkeypatch.context() as other:
            other.setattr(binding, "make_book", making.make_book)
            assert bind_book(laid.pk)
        say("The late one goes on.")
        raise AssertionError("it should have noticed")

    monkeypatch.setattr(binding, "make_book", overtaken_meanwhile)
    assert not bind_book(laid.pk)
    assert history(laid.book).count("bound") == 1


def test_the_sweep_rings_for_what_waits_and_gives_up_what_cannot_be_done(laid: Compilation) -> None:
    Compilation.objects.update(rung_at=None)
    assert sweep()[Binding] == Binding.to_ring(pk=laid.pk) == (laid.pk,)
    Compilation.objects.update(attempts=Compilation.MAX_ATTEMPTS)
    assert sweep()[Binding] == ()
    laid.refresh_from_db()
    assert laid.status == "failed" and "tried 3 times" in laid.reason


def test_spreads_are_two_pages_as_they_lie_open(bound: Compilation) -> None:
    assert pages_of_spread(1, 24) == (1,) and pages_of_spread(2, 24) == (2, 3) and pages_of_spread(13, 24) == (24,)
    count = spreads(bound)
    assert count == (bound.page_count or 0) // 2 + 1
    first = Image.open(BytesIO(spread_picture(bound, 1, 40)))
    assert first.size == Image.open(BytesIO(spread_picture(bound, count, 40))).size
    assert first.size[0] > first.size[1]
    with pytest.raises(NoSuchPage):
        spread_picture(bound, count + 1, 40)


def test_the_thickness_of_a_page_widens_the_spine(book: Book, bound: Compilation, paul: User) -> None:
    book.refresh_from_db()
    change_book(book, paul, book.version, caliper=0.01)
    book.refresh_from_db()
    thick = compile_book(book, paul, book.version, for_ebook=False)
    assert bind_book(thick.pk)
    with pikepdf.open(BytesIO(file_of(bound, "cover"))) as thin, pikepdf.open(BytesIO(file_of(thick, "cover"))) as wide:
        widened = float(wide.pages[0].mediabox[2]) - float(thin.pages[0].mediabox[2])
    assert widened == pytest.approx((0.01 - 0.0025) * 72 * (bound.page_count or 0), abs=0.02)


def test_ingram_gets_its_pages_as_pdfx(book: Book, laid: Compilation, paul: User) -> None:
    book.refresh_from_db()
    change_book(book, paul, book.version, printer="ingramspark", stock="cream", trim="6x9")
    book.refresh_from_db()
    compilation = compile_book(book, paul, book.version, for_ebook=False)
    assert bind_book(compilation.pk), compilation.reason
    made = {artefact.kind: artefact for artefact in compilation.artefacts.all()}
    if "pdfx" not in made:
        pytest.skip("Ghostscript is not installed here")
    with pikepdf.open(BytesIO(artefact_file(made["pdfx"]))) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]).startswith("PDF/X-1")


@pytest.mark.parametrize("size", ["5x8", "6x9", "8.25x6", "8.5x11"])
def test_the_front_of_an_e_book_is_as_large_as_shops_want_it(size: str) -> None:
    printer = catalogue.printers()["kdp"]
    made = BookToMake(Matter(title="The Pear Tree"), (), trim=size)
    front = Image.open(BytesIO(front_of(draw_cover(made, printer, 120, ""), printer.trim(size))))
    assert front.width >= 1_600 and front.height >= 2_400
    trim = printer.trim(size)
    assert front.width / front.height == pytest.approx(trim.width / trim.height, rel=0.01)

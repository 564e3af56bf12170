"""One letter is laid out for books: once, as it was approved, or not at all and with a reason."""

import errno
import os
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.contrib.auth.models import User
from django.db.models.functions import Now
from PIL import Image, ImageChops

from letters.editor import Renaming
from letters.handwriting import lay_out
from letters.models import Book, Brief, Letter, Rendering, Sheaf
from letters.workflow import vault
from letters.workflow.errors import Unfit
from letters.workflow.publishing.books import change_book, rename_in_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import withdraw_consent
from letters.workflow.publishing.kept_sheaves import SHEAF, read_sheaf
from letters.workflow.publishing.plans import as_data, letter_for_book
from letters.workflow.publishing.sheaves import PICTURE_DPI, write_sheaf

from .conftest import Agree


@pytest.fixture
def facing(book: Book, ready: Letter, agree: Agree, paul: User) -> Book:
    """A book that needs everything of its one letter."""
    agree(ready)
    keep(book, ready, paul, book.version)
    book.refresh_from_db()
    change_book(book, paul, book.version, setting="facing")
    book.refresh_from_db()
    return book


@pytest.fixture
def sheaves(facing: Book, paul: User) -> dict[str, Sheaf]:
    """The sheaves of that book, by kind. Nobody has begun them."""
    return {sheaf.kind: sheaf for sheaf in compile_book(facing, paul, facing.version).sheaves.all()}


def written(sheaf: Sheaf) -> Any:
    assert write_sheaf(sheaf.pk)
    sheaf.refresh_from_db()
    return read_sheaf(sheaf)


def rested(sheaf: Sheaf) -> None:
    Sheaf.objects.filter(pk=sheaf.pk).update(lease_until=Now() - timedelta(seconds=1))


def test_a_sheaf_that_is_not_there_is_not_written(db: None) -> None:
    assert not write_sheaf(1)


def test_plates_hold_the_pages_that_were_approved(sheaves: dict[str, Sheaf], ready: Letter) -> None:
    [plate] = written(sheaves["plates"])
    assert plate.text.split() == (ready.draft.text if ready.draft else "").split()


def test_a_galley_holds_the_words_in_type(sheaves: dict[str, Sheaf]) -> None:
    assert written(sheaves["galley"]).language == "en"


def test_pictures_are_the_pages_in_few_colours(sheaves: dict[str, Sheaf], ready: Letter) -> None:
    [page] = written(sheaves["pictures"])
    picture = Image.open(BytesIO(page)).convert("RGB")
    rendering = ready.renderings.get()
    drawn = lay_out(rendering.text, rendering.hand, rendering.paper, rendering.seed).png(1, PICTURE_DPI)
    assert len(page) < len(drawn) / 2
    differences = ImageChops.difference(picture, Image.open(BytesIO(drawn)).convert("RGB"))
    assert np.asarray(differences).max() < 16, "a step that nobody sees"
    assert picture.getpixel((1, 1)) == (255, 255, 255)


def test_delivered_three_times_it_is_written_once(sheaves: dict[str, Sheaf], private_root: Path) -> None:
    assert [write_sheaf(sheaves["galley"].pk) for _ in range(3)] == [True, False, False]
    assert len(list(private_root.glob(f"*.{SHEAF}"))) == 1


def test_pages_other_than_the_approved_ones_are_not_laid_out(
    facing: Book, ready: Letter, paul: User, private_root: Path
) -> None:
    Rendering.objects.update(layout_digest="0" * 64)
    sheaf = compile_book(facing, paul, facing.version).sheaves.get(kind="plates")
    assert not write_sheaf(sheaf.pk)
    sheaf.refresh_from_db()
    assert sheaf.status == "failed" and "exactly those that were approved" in sheaf.reason
    assert not list(private_root.glob(f"*.{SHEAF}"))


def test_under_another_name_it_is_written_anew_with_the_same_seed(facing: Book, ready: Letter, paul: User) -> None:
    rename_in_book(facing, paul, facing.version, [("person", "Lewman", "Porter")])
    facing.refresh_from_db()
    sheaf = compile_book(facing, paul, facing.version).sheaves.get(kind="plates")
    [plate] = written(sheaf)
    assert "Porter still asks after you" in " ".join(plate.text.split()) and "Lewman" not in plate.text
    rendering = ready.renderings.get()
    text = rendering.text.replace("Lewman", "Porter")
    again = lay_out(text, rendering.hand, rendering.paper, rendering.seed)
    assert again.page_count == 1 and plate.width == again.pages[0].width


@pytest.fixture
def with_stars(facing: Book, ready: Letter) -> Rendering:
    """The rendering of the letter in that book, as if it had been approved before the hand underlined anything."""
    rendering = ready.renderings.get()
    text = rendering.text.replace("Lewman", "*Lewman*")
    pages = lay_out(text, rendering.hand, rendering.paper, rendering.seed, underlines=False)
    style = {name: value for name, value in rendering.style.items() if name != "underlines"}
    Rendering.objects.update(text=text, layout_digest=pages.digest, style=style)
    return rendering


def test_a_letter_that_was_approved_with_stars_keeps_them_in_a_book(
    with_stars: Rendering, facing: Book, paul: User
) -> None:
    [plate] = written(compile_book(facing, paul, facing.version).sheaves.get(kind="plates"))
    assert "*Lewman*" in plate.text


def test_under_another_name_even_that_letter_is_underlined(with_stars: Rendering, facing: Book, paul: User) -> None:
    rename_in_book(facing, paul, facing.version, [("person", "Lewman", "Porter")])
    facing.refresh_from_db()
    [plate] = written(compile_book(facing, paul, facing.version).sheaves.get(kind="plates"))
    assert "Porter" in plate.text and "*" not in plate.text


def test_a_letter_that_is_underlined_has_a_sheaf_of_its_own(with_stars: Rendering) -> None:
    letter = letter_for_book(with_stars, Renaming([]))
    with_stars.refresh_from_db()
    starred = letter_for_book(with_stars, Renaming([]))
    assert as_data(letter) == as_data(replace(letter, underlines=False)), "without marks it makes no difference"
    assert as_data(starred) != as_data(replace(starred, underlines=True))


@pytest.mark.promise("disk-full")
def test_a_full_disk_leaves_no_file_and_it_is_written_when_there_is_space(
    sheaves: dict[str, Sheaf], private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = set(private_root.iterdir())
    with monkeypatch.context() as disk:
        disk.setattr(os, "replace", no_space)
        assert not write_sheaf(sheaves["galley"].pk)
    assert set(private_root.iterdir()) == before
    assert not write_sheaf(sheaves["galley"].pk), "it rests first"
    rested(sheaves["galley"])
    assert write_sheaf(sheaves["galley"].pk)


@pytest.mark.promise("file-damaged")
@pytest.mark.parametrize("kind", ["galley", "plates", "pictures"])
def test_a_damaged_sheaf_is_noticed_and_queued_again(sheaves: dict[str, Sheaf], private_root: Path, kind: str) -> None:
    written(sheaves[kind])
    sheaf = sheaves[kind]
    (private_root / f"{sheaf.digest}.{SHEAF}").write_bytes(b"moth")
    with pytest.raises(Unfit):
        read_sheaf(sheaf)
    sheaf.refresh_from_db()
    assert sheaf.status == "queued"
    assert written(sheaf)


@pytest.mark.parametrize("kind", ["galley", "plates", "pictures"])
def test_a_sheaf_that_another_version_packed_is_made_again(
    sheaves: dict[str, Sheaf], private_root: Path, kind: str
) -> None:
    sheaf = sheaves[kind]
    written(sheaf)
    Sheaf.objects.filter(pk=sheaf.pk).update(digest=vault.keep(b"as it was packed in another year", SHEAF))
    sheaf.refresh_from_db()
    with pytest.raises(Unfit):
        read_sheaf(sheaf)
    assert written(sheaf)


@pytest.mark.promise("erased-meanwhile")
def test_a_letter_erased_meanwhile_leaves_nothing(
    sheaves: dict[str, Sheaf], private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_file = vault.keep

    def erase_meanwhile(data: bytes, suffix: str) -> str:
        Brief.objects.all().delete()
        return keep_file(data, suffix)

    monkeypatch.setattr(vault, "keep", erase_meanwhile)
    assert not write_sheaf(sheaves["plates"].pk)
    assert not list(private_root.glob(f"*.{SHEAF}"))


def test_a_consent_withdrawn_meanwhile_leaves_nothing(
    sheaves: dict[str, Sheaf], ready: Letter, private_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_file = vault.keep

    def withdraw_meanwhile(data: bytes, suffix: str) -> str:
        withdraw_consent(ready.consents.get(party="recipient"), None)
        return keep_file(data, suffix)

    monkeypatch.setattr(vault, "keep", withdraw_meanwhile)
    assert not write_sheaf(sheaves["plates"].pk)
    assert not list(private_root.glob(f"*.{SHEAF}"))

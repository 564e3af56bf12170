"""Zip files that are the same wherever they are made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from letters.editor.archive import archive, rewritten

FILES = {"mimetype": b"application/epub+zip", "päge.txt": b"word " * 400, "a/b.png": b"\x89PNG" * 50}


def test_the_files_come_out_as_they_went_in_and_in_their_order() -> None:
    with ZipFile(BytesIO(archive(FILES))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == list(FILES)
        assert {name: opened.read(name) for name in opened.namelist()} == FILES


def test_words_are_packed_and_pictures_and_what_is_to_stay_plain_are_not() -> None:
    with ZipFile(BytesIO(archive(FILES, plain=["mimetype"]))) as opened:
        methods = [info.compress_type for info in opened.infolist()]
    assert methods == [ZIP_STORED, ZIP_DEFLATED, ZIP_STORED]


def test_the_type_of_an_ebook_stands_where_readers_look_for_it() -> None:
    assert archive(FILES, plain=["mimetype"])[30:58] == b"mimetypeapplication/epub+zip"


def test_no_clock_leaves_a_trace() -> None:
    with ZipFile(BytesIO(archive(FILES))) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive(FILES) == archive(dict(FILES))


def test_an_archive_of_somebody_else_loses_its_dates_and_nothing_else() -> None:
    theirs = BytesIO()
    with ZipFile(theirs, "w", ZIP_STORED) as opened:
        for name, data in FILES.items():
            opened.writestr(name, data)
    assert rewritten(theirs.getvalue()) == archive(FILES)

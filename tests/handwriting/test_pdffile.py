"""The file that letters and books are written into: what is put in can be read back, and nothing is held twice."""

import os
import tracemalloc
from io import BytesIO

import pikepdf
import pytest

from letters.handwriting import PdfFile, pdf_text


def new_file() -> PdfFile:
    return PdfFile("Letters from Zoë", "Theodore (and others)", "A book", "en")


def page(file: PdfFile, content: str) -> bytes:
    return f"<</Type /Page /Parent {file.pages} /MediaBox [0 0 100 200] /Resources <<>> /Contents {content}>>".encode(
        "ascii"
    )


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def test_pages_come_back_in_the_order_in_which_they_were_added() -> None:
    file = new_file()
    words = [b"first words", b"second words", b"third words"]
    for each in words:
        file.add_page(page(file, file.add_stream(each)))
    with opened(file.finish()) as pdf:
        assert [each.Contents.read_bytes() for each in pdf.pages] == words
        assert not pdf.check_pdf_syntax()


def test_a_page_can_be_named_before_it_is_there() -> None:
    file = new_file()
    second = file.reserve()
    first = page(file, file.add_stream(b"see over"))
    file.add_page(first[:-2] + f" /Over {second}>>".encode())
    assert file.add_page(page(file, file.add_stream(b"over")), second) == second
    with opened(file.finish()) as pdf:
        assert pdf.pages[0].obj.Over.objgen == pdf.pages[1].objgen


def test_what_is_said_of_the_file_can_be_read() -> None:
    file = PdfFile("Letters from Zoë", "Theodore (and others)", "A book", "en-GB", (1, 7), "The house")
    file.add_page(page(file, file.add_stream(b"")))
    file.set_catalog("PageLayout", "/TwoPageRight")
    file.set_catalog("ViewerPreferences", "<</DisplayDocTitle true>>")
    file.set_catalog("OutputIntents", "[]")
    with opened(file.finish()) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.PageLayout == "/TwoPageRight"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/OutputIntents" in pdf.Root
        told = {str(name): str(value) for name, value in pdf.docinfo.items()}
    assert (told["/Title"], told["/Author"]) == ("Letters from Zoë", "Theodore (and others)")
    assert (told["/Subject"], told["/Creator"]) == ("A book", "The house")
    assert told["/CreationDate"] == "D:20000101000000+00'00'"


def test_a_catalog_has_no_room_for_everything() -> None:
    with pytest.raises(ValueError, match="no entry"):
        new_file().set_catalog("Pagelayout", "/TwoPageRight")


def test_what_is_reserved_must_be_filled_once() -> None:
    file = new_file()
    later = file.reserve()
    with pytest.raises(ValueError, match=later):
        file.finish()
    file.fill(later, b"<<>>")
    with pytest.raises(KeyError):
        file.fill(later, b"<<>>")


def test_the_same_calls_give_the_same_bytes_whatever_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    def written() -> bytes:
        file = new_file()
        file.add_page(page(file, file.add_stream(b"words")))
        return file.finish()

    first = written()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert written() == first


@pytest.mark.parametrize("text", ["plain", r"br(ack)ets \ and )(", "Zoë – “жизнь” 🌲", "\ud800 half", "", "two\nlines"])
def test_every_text_can_be_spelled(text: str) -> None:
    file = new_file()
    file.add_page(page(file, file.add_stream(b"")))
    file.set_catalog("PageLabels", f"<</Nums [0 <</P {pdf_text(text)}>>]>>")
    with opened(file.finish()) as pdf:
        assert str(pdf.Root.PageLabels.Nums[1].P) == text.replace("\ud800", "?")


def test_a_long_book_is_never_held_twice() -> None:
    streams, size = 160, 100_000
    tracemalloc.start()
    try:
        file = new_file()
        for _ in range(streams):
            file.add_page(page(file, file.add_stream(os.urandom(size))))
        pdf = file.finish()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(pdf) > streams * size
    assert peak < 1.3 * len(pdf)

"""What programs that share nothing with ours say: they agree on a sound file, and find what is wrong by themselves."""

from pathlib import Path

import pytest
from pikepdf import Array

from letters.editor import Check, second_opinion
from letters.editor.preflight.others import font_rows
from tests.handwriting.readers import required

from .pdfs import changed, drawn, helvetica, sound_pdf

SOUND = sound_pdf()

pytestmark = [required(program) for program in ("qpdf", "pdfinfo", "pdffonts", "gs")]


def failed(pdf: bytes) -> list[tuple[str, str]]:
    return [(check.by, check.name) for check in second_opinion(pdf, grey=True) if check.passed is False]


def test_all_agree_on_a_sound_file() -> None:
    checks = second_opinion(SOUND, grey=True)
    assert [check.by for check in checks] == ["qpdf", "pdfinfo", "pdffonts", "Ghostscript"]
    assert all(check.passed for check in checks)
    assert [check.figure for check in checks] == ["no error", "6 pages, 432 x 648 pt", "1 of 1", "black"]


def test_qpdf_finds_a_damaged_stream() -> None:
    place = SOUND.index(b"stream\n") + 30
    assert ("qpdf", "Opens") in failed(SOUND[:place] + bytes(40) + SOUND[place + 40 :])


def test_qpdf_finds_what_is_no_pdf() -> None:
    assert ("qpdf", "Opens") in failed(b"Dear Amy,")


def test_pdffonts_finds_a_font_that_is_not_in_the_file() -> None:
    lent = changed(SOUND, lambda document: drawn(b"BT /Bad 9 Tf 90 300 Td (x) Tj ET", helvetica(document))(document))
    (check,) = [check for check in second_opinion(lent, grey=False) if check.passed is False]
    assert (check.by, check.figure) == ("pdffonts", "1 of 2")
    assert "Helvetica" in check.says


def test_pdfinfo_finds_a_page_of_another_size() -> None:
    def widen(document: object) -> None:
        document.pages[2].MediaBox = Array([0, 0, 450, 648])  # type: ignore[attr-defined]

    assert failed(changed(SOUND, widen)) == [("pdfinfo", "Page count")]


def test_ghostscript_finds_colour() -> None:
    red = changed(SOUND, drawn(b"0.8 0.2 0.1 rg 200 200 50 50 re f"))
    assert failed(red) == [("Ghostscript", "Colours")]
    (check,) = [check for check in second_opinion(red, grey=True) if check.by == "Ghostscript"]
    assert "page 5" in check.says
    assert [check.by for check in second_opinion(red, grey=False)] == ["qpdf", "pdfinfo", "pdffonts"]


def test_what_is_not_installed_is_said_and_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    checks = second_opinion(SOUND, grey=True)
    assert [check.passed for check in checks] == [None] * 4
    assert checks[0] == Check("Opens", "not run", "no error, no warning", None, "qpdf is not installed here.", "qpdf")


def test_what_takes_too_long_is_said_and_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "pdffonts"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("letters.editor.preflight.others.SECONDS", 0.3)
    (check,) = [check for check in second_opinion(SOUND, grey=False) if check.by == "pdffonts"]
    assert check.passed is None
    assert "had not ended after 0.3 seconds" in check.says


def test_names_of_fonts_may_have_spaces_or_be_long() -> None:
    table = (
        "name                                 type              encoding         emb sub uni object ID\n"
        "------------------------------------ ----------------- ---------------- --- --- --- ---------\n"
        "ABCDEF+A Face With Spaces            CID TrueType      Identity-H       yes yes yes      9  0\n"
        "Helvetica                            Type 1            WinAnsi          no  no  no      10  0\n"
    )
    assert list(font_rows(table)) == [("ABCDEF+A Face With Spaces", True), ("Helvetica", False)]
    assert list(font_rows("")) == []

"""Preflight of the pages: a sound file passes, and each thing that can be wrong is found, wherever it hides."""

import json
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

from letters.editor import UnknownPrinter, preflight_interior, preflight_screen
from letters.editor.preflight.margins import SAMPLE, sample

from .looking import INGRAM, KDP, SOUND, THIN, failed, figure, looked_at
from .pdfs import Change, changed, sound_pdf


def test_a_sound_file_passes_with_every_figure() -> None:
    preflight = looked_at(SOUND)
    assert preflight.passed
    assert not preflight.undecided
    assert len(preflight.checks) >= 25
    assert figure(preflight, "Page count") == "6"
    assert figure(preflight, "Page size") == "6 × 9 in"
    assert figure(preflight, "Fonts embedded") == "1 of 1"
    assert figure(preflight, "Colours") == "DeviceGray"
    assert figure(preflight, "Smallest type") == "11.00 pt"
    assert figure(preflight, "Words clear of the bind") == "1.25 in"
    assert all(check.says.endswith(".") and check.wanted for check in preflight.checks)


def test_it_can_be_kept_as_json() -> None:
    data = json.loads(json.dumps(looked_at(sound_pdf(22), KDP).as_data()))
    assert (data["of"], data["passed"], data["failed"]) == ("interior", False, 1)
    (check,) = [check for check in data["checks"] if check["passed"] is False]
    assert check["name"] == "Page count"
    assert check["figure"] == "22"
    assert check["wanted"] == "24 to 776"
    assert "The KDP paperback can have from 24 to 776 pages" in check["says"]


def test_a_trim_or_paper_that_the_printer_has_not_is_no_matter_of_the_file() -> None:
    with pytest.raises(UnknownPrinter):
        preflight_interior(SOUND, KDP, "4x4", "cream")
    with pytest.raises(UnknownPrinter):
        preflight_interior(SOUND, KDP, "6x9", "vellum")


def test_what_cannot_be_opened_has_one_check() -> None:
    locked = changed(SOUND, lambda _: None, encryption=Encryption(user="secret", owner="secret"))
    for pdf, found in ((b"Dear Amy,", "read as a PDF"), (b"", "read as a PDF"), (locked, "password")):
        (check,) = looked_at(pdf).checks
        assert check.passed is False
        assert found in check.says


def test_a_damaged_stream_is_found() -> None:
    place = SOUND.index(b"stream\n") + 30
    assert "Opens" in failed(SOUND[:place] + bytes(40) + SOUND[place + 40 :])


def without_info(document: Pdf) -> None:
    del document.docinfo["/Title"]


def on_page(change: Callable[[pikepdf.Object], None], number: int = 5) -> Change:
    return lambda document: change(document.pages[number - 1].obj)


def put(key: str, value: object) -> Change:
    return on_page(lambda page: page.__setitem__(key, value))


def link() -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))


def attach(document: Pdf) -> None:
    document.attachments["note.txt"] = b"To be read by nobody."


def bookmark(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Chapter one", 2))


def script(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(document: Pdf) -> None:
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def layers(document: Pdf) -> None:
    document.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())


def whole_name(document: Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        font.BaseFont = Name("/EBGaramond-Regular")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("Page size", put("/MediaBox", Array([0, 0, 432, 650]))),
        ("Trim box", on_page(lambda page: page.__delitem__("/TrimBox"))),
        ("Trim box", put("/TrimBox", Array([9, 9, 423, 639]))),
        ("Bleed box", put("/BleedBox", Array([0, 0, 432, 640]))),
        ("Upright pages", put("/Rotate", 90)),
        ("Upright pages", put("/UserUnit", 2)),
        ("Upright pages", put("/CropBox", Array([0, 0, 432, 600]))),
        ("Annotations", put("/Annots", Array([link()]))),
        ("Attachments", attach),
        ("Bookmarks", bookmark),
        ("Scripts", script),
        ("Scripts", named_script),
        ("Scripts", put("/AA", Dictionary())),
        ("Layers", layers),
        ("Title and language", without_info),
        ("Title and language", lambda document: document.Root.__delitem__("/Lang")),
        ("Fonts cut down", whole_name),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_file(name: str, change: Change) -> None:
    assert failed(changed(SOUND, change)) == [name]


def test_a_locked_file_is_found() -> None:
    locked = changed(SOUND, lambda _: None, encryption=Encryption(owner="secret", user=""))
    assert failed(locked) == ["Encryption"]


@pytest.mark.parametrize(("pages", "names"), [(22, ["Page count"]), (25, ["Even count"]), (778, ["Page count"])])
def test_how_many_pages_there_are(pages: int, names: list[str]) -> None:
    assert [check.name for check in looked_at(sound_pdf(pages), KDP).failed] == names


def test_a_large_trim_has_fewer_pages() -> None:
    preflight = preflight_interior(sound_pdf(600), KDP, "8.5x11", "white")
    (check,) = [check for check in preflight.checks if check.name == "Page count"]
    assert (check.passed, check.wanted) == (False, "24 to 590 (an unsure figure)")


def test_a_file_that_is_too_large() -> None:
    small = replace(THIN, file=replace(KDP.file, largest_mb=0))
    assert [check.name for check in preflight_interior(SOUND, small, "6x9", "cream").failed] == ["File size"]


def test_the_last_page_is_blank_where_the_printer_wants_that() -> None:
    def names(pdf: bytes) -> list[str]:
        return [check.name for check in looked_at(pdf, INGRAM).failed]

    book = sound_pdf(18)
    assert names(book) == ["Last page"]
    assert names(changed(book, on_page(lambda page: page.__delitem__("/Contents"), 18))) == []


def test_bleed_makes_a_page_of_another_size() -> None:
    def names(pdf: bytes, *, bleeds: bool) -> list[str]:
        return [check.name for check in preflight_interior(pdf, THIN, "6x9", "cream", bleeds=bleeds).failed]

    def bled(document: Pdf) -> None:
        for number, page in enumerate(document.pages, 1):
            page.obj.MediaBox = page.obj.BleedBox = Array([0, 0, 441, 666])
            page.obj.TrimBox = Array([0, 9, 432, 657] if number % 2 else [9, 9, 441, 657])

    assert names(SOUND, bleeds=True) == ["Page size", "Trim box", "Bleed box"]
    assert names(changed(SOUND, bled), bleeds=True) == []


def test_of_a_long_book_some_spreads_are_drawn() -> None:
    assert sample(24) == list(range(1, 25))
    chosen = sample(640)
    assert len(chosen) <= SAMPLE
    assert (chosen[0], chosen[-1]) == (1, 640)
    assert sum(number % 2 for number in chosen) in range(SAMPLE // 3, 2 * SAMPLE // 3)
    (check,) = [check for check in looked_at(sound_pdf(100)).checks if check.name == "Ink clear of the bind"]
    assert f"on {SAMPLE} of 100 pages" in check.says


def test_a_book_for_the_screen_has_bookmarks() -> None:
    assert [check.name for check in preflight_screen(SOUND).failed] == ["Tags", "Bookmarks"]
    assert [check.name for check in preflight_screen(changed(SOUND, bookmark)).failed] == ["Tags"]

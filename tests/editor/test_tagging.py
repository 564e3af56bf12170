"""The book for the screen as it is read aloud: what is what, in which order."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from letters.editor import Chapter, Setting, draw_interior, draw_screen, preflight_screen
from tests.editor.books import letter, plain_book
from tests.editor.laying.made_up import laid


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An element and all below it, in order."""
    yield element
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        if "/S" in kid:
            yield from elements(kid)


def kinds(element: pikepdf.Object) -> list[str]:
    """What stands in an element."""
    return [str(kid.S) for kid in element.K if "/S" in kid]


@pytest.mark.parametrize("setting", Setting)
def test_everything_is_tagged_or_an_artefact(setting: Setting) -> None:
    checked = preflight_screen(draw_screen(laid(plain_book(), setting)))
    [tags] = [check for check in checked.checks if check.name == "Tags"]
    assert tags.passed, tags.says
    assert checked.failed == ()


def test_a_letter_is_a_section_below_its_chapter_with_a_heading_its_pictures_and_paragraphs() -> None:
    chapter = Chapter("The storm", (replace(letter(11), answer="I read it."), replace(letter(12), language="fr")))
    pdf = pikepdf.open(BytesIO(draw_screen(laid(replace(plain_book(), chapters=(chapter,)), Setting.FACING))))
    document = pdf.Root.StructTreeRoot.K
    [storm] = [each for each in document.K if "/Sect" in kinds(each)]
    first, second = [kid for kid in storm.K if str(kid.S) == "/Sect"]
    assert kinds(storm)[0] == "/H1" and kinds(first)[:3] == ["/H2", "/Figure", "/P"]
    assert str(first.K[1].Alt) == "The letter from Paul to Rosa, in handwriting. Its words follow."
    assert "/H3" in kinds(first) and "/H3" not in kinds(second)
    assert "/Lang" not in first and str(second.Lang) == "fr"
    assert str(pdf.Root.Lang) == "en" and bool(pdf.Root.MarkInfo.Marked)


def test_a_paragraph_that_goes_over_the_page_is_one() -> None:
    long = "I kept a branch of it in the jug, and it is green, and so are you. " * 90
    book = replace(plain_book(), chapters=(Chapter("All", (letter(1, f"Dear Rosa,\n\n{long}\n\nPaul"),)),))
    pdf = pikepdf.open(BytesIO(draw_screen(laid(book))))
    [whole] = [each for each in elements(pdf.Root.StructTreeRoot.K) if len(each.K) > 40]
    assert str(whole.S) == "/P" and len({kid.Pg.objgen for kid in whole.K}) > 1


def test_what_lacks_its_tags_is_told() -> None:
    pdf = pikepdf.open(BytesIO(draw_screen(laid(plain_book(), Setting.FACSIMILE))))
    figure = next(each for each in elements(pdf.Root.StructTreeRoot.K) if str(each.S) == "/Figure")
    del figure.Alt
    file = BytesIO()
    pdf.save(file)
    [tags] = [check for check in preflight_screen(file.getvalue()).checks if check.name == "Tags"]
    assert tags.passed is False and "a picture says nothing" in tags.says
    printed = [check for check in preflight_screen(draw_interior(laid(plain_book()))).checks if check.name == "Tags"]
    assert [check.passed for check in printed] == [False]

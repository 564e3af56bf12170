"""What is handed out is what was written, or nothing."""

from pathlib import Path

import pytest

from letters.models import Letter, Rendering
from letters.workflow.errors import Damaged, Missing, NoSuchPage, NotReady
from letters.workflow.finished import letter_pdf, page_picture, words_to_read
from letters.workflow.rendering import write_rendering


@pytest.fixture
def finished(rendering: Rendering) -> Rendering:
    write_rendering(rendering.pk)
    rendering.refresh_from_db()
    return rendering


def stored(rendering: Rendering, private_root: Path) -> Path:
    return private_root / f"{rendering.pdf_digest}.pdf"


def test_a_letter_that_is_not_written_yet_cannot_be_read(rendering: Rendering) -> None:
    with pytest.raises(NotReady):
        letter_pdf(Letter.objects.get())
    with pytest.raises(NotReady):
        page_picture(Letter.objects.get(), 1, 50)


@pytest.mark.promise("file-damaged")
def test_a_damaged_letter_is_noticed_and_drawn_again(finished: Rendering, private_root: Path) -> None:
    letter, path = Letter.objects.get(), stored(finished, private_root)
    whole = letter_pdf(letter)
    path.write_bytes(whole[:-1] + b"?")
    with pytest.raises(Damaged):
        letter_pdf(letter)
    letter.refresh_from_db()
    assert letter.status == Letter.Status.APPROVED
    with pytest.raises(NotReady):
        letter_pdf(letter)
    assert write_rendering(finished.pk)
    letter.refresh_from_db()
    assert letter_pdf(letter) == whole
    assert [event.verb for event in letter.events.all()][-2:] == ["damage_found", "written"]
    assert letter.brief.notices.filter(kind="ready").count() == 1, "nobody is told twice"


@pytest.mark.promise("file-damaged")
def test_a_letter_that_is_gone_is_drawn_again(finished: Rendering, private_root: Path) -> None:
    stored(finished, private_root).unlink()
    with pytest.raises(Missing):
        letter_pdf(Letter.objects.get())
    assert write_rendering(finished.pk)
    assert letter_pdf(Letter.objects.get()).startswith(b"%PDF-")


def test_two_readers_of_a_damaged_letter_queue_it_once(finished: Rendering, private_root: Path) -> None:
    letter = Letter.objects.get()
    stale = Letter.objects.get()
    stored(finished, private_root).unlink()
    for reader in (letter, stale):
        with pytest.raises((Missing, NotReady)):
            letter_pdf(reader)
    assert letter.events.filter(verb="damage_found").count() == 1


@pytest.mark.parametrize("page", [0, -1, 2, 10**9])
def test_a_page_that_is_not_there(finished: Rendering, page: int) -> None:
    with pytest.raises(NoSuchPage):
        page_picture(Letter.objects.get(), page, 50)


def test_a_page_is_shown_as_it_will_be_printed(finished: Rendering) -> None:
    assert page_picture(Letter.objects.get(), 1, 50).startswith(b"\x89PNG")


def test_who_reads_the_words_in_type_sees_no_marks(finished: Rendering) -> None:
    finished.text = "Dear Catherine,\n\nI am *so* glad; 3 * 4 is **twelve**."
    assert words_to_read(finished) == "Dear Catherine,\n\nI am so glad; 3 * 4 is twelve."

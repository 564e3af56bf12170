"""Handing out a finished letter. What is handed out is what was written, byte for byte, or nothing."""

from letters.handwriting import HandwritingError, picture, without_marks
from letters.models import Letter, Rendering

from .errors import NoSuchPage, NotReady, Unfit
from .rendering import redraw_damaged
from .styling import address_styled
from .vault import fetch


def finished_rendering(letter: Letter) -> Rendering:
    """The rendering that the client gets. Raises NotReady."""
    done = letter.renderings.filter(status=Rendering.Status.DONE, letter__status=Letter.Status.READY).first()
    if done is None:
        raise NotReady("This letter is not written out yet.")
    return done


def letter_pdf(letter: Letter) -> bytes:
    """The finished letter. Raises NotReady, and Unfit when what is stored is damaged or gone.

    Then the letter is queued to be written out again, and the same address gives it in a little while.
    """
    rendering = finished_rendering(letter)
    try:
        return fetch(rendering.pdf_digest)
    except Unfit:
        redraw_damaged(rendering)
        raise


def words_to_read(rendering: Rendering) -> str:
    """The words of a letter for somebody who reads them in type, without the marks of what is underlined."""
    return without_marks(rendering.text)


def envelope_pdf(letter: Letter) -> bytes:
    """The front of the envelope, in the hand that wrote the letter. Raises NotReady, also when none was asked for."""
    rendering, brief = finished_rendering(letter), letter.brief
    if not brief.envelope or not brief.address:
        raise NotReady("No envelope was asked for with this letter.")
    try:
        layout = address_styled(
            brief.address, brief.sender, rendering.hand, brief.envelope, rendering.seed, rendering.style
        )
    except HandwritingError as error:
        raise NotReady(str(error)) from error
    return layout.pdf(title="An envelope", author=brief.client_name)


def page_picture(letter: Letter, page: int, dpi: int) -> bytes:
    """Page `page`, from 1, as a PNG. Raises NoSuchPage, and as `letter_pdf`."""
    pages = finished_rendering(letter).page_count or 0
    if not 1 <= page <= pages:
        raise NoSuchPage(f"This letter has {pages} pages.")
    return picture(letter_pdf(letter), page, dpi)

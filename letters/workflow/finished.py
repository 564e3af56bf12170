"""Handing out a finished letter. What is handed out is what was written, byte for byte, or nothing."""

from letters.handwriting import HandwritingError, picture, two_sided, without_marks
from letters.models import Letter, Rendering

from .errors import NoSuchPage, NotReady, Unfit
from .mailing.enveloping import addressed_by_hand, envelope_of
from .rendering import redraw_damaged
from .styling import lay_out_again
from .vault import fetch


def finished_rendering(letter: Letter) -> Rendering:
    """The rendering that the client gets. Raises NotReady."""
    done = letter.renderings.filter(status=Rendering.Status.DONE, letter__status=Letter.Status.READY).first()
    if done is None:
        raise NotReady("This letter is not written out yet.")
    return done


def proofed_rendering(letter: Letter) -> Rendering:
    """The rendering whose pages lie before the client to be read. Raises NotReady."""
    done = letter.renderings.filter(status=Rendering.Status.DONE, letter__status=Letter.Status.PROOF).first()
    if done is None:
        raise NotReady("No pages of this letter lie before its client.")
    return done


def letter_pdf(letter: Letter) -> bytes:
    """The finished letter. Raises NotReady, and Unfit when what is stored is damaged or gone.

    Then the letter is queued to be written out again, and the same address gives it in a little while.
    """
    return _bytes_of(finished_rendering(letter))


def proof_pdf(letter: Letter) -> bytes:
    """The pages that lie before the client. Raises as `letter_pdf`."""
    return _bytes_of(proofed_rendering(letter))


def words_to_read(rendering: Rendering) -> str:
    """The words of a letter for somebody who reads them in type, without the marks of what is underlined."""
    return without_marks(rendering.text)


def letter_sheets(letter: Letter, *, flips_short: bool) -> bytes:
    """The finished letter for sheets that are printed on both sides, by a printer that turns them over their long edge,
    or their short one (`flips_short`). Raises as `letter_pdf`."""
    return two_sided(letter_pdf(letter), flips_short=flips_short)


def letter_text(letter: Letter) -> bytes:
    """The words of the finished letter. Raises NotReady."""
    return f"{words_to_read(finished_rendering(letter))}\n".encode()


def letter_plot(letter: Letter, page: int) -> bytes:
    """Page `page`, from 1, of the finished letter as SVG for a plotter that holds a real pen, with registration marks.

    Raises NoSuchPage, and NotReady, also where the house no longer moves the pen as it did: another letter than the one
    that was approved is never handed out.
    """
    rendering = finished_rendering(letter)
    try:
        layout = lay_out_again(rendering.text, rendering.hand, rendering.paper, rendering.seed, rendering.style)
    except HandwritingError as error:
        raise NotReady(str(error)) from error
    if layout.digest != rendering.layout_digest:
        raise NotReady("The pen has changed since this letter was written, and would write other pages.")
    if not 1 <= page <= layout.page_count:
        raise NoSuchPage(f"This letter has {layout.page_count} pages.")
    return layout.plot(page, marks=True).encode()


def envelope_pdf(letter: Letter) -> bytes:
    """The front of the envelope, in the hand that wrote the letter. Raises NotReady, also when none was asked for."""
    return _envelope(letter, finished_rendering(letter))


def proof_envelope(letter: Letter, dpi: int) -> bytes:
    """The front of the envelope of pages that lie before the client, as a PNG. Raises as `envelope_pdf`."""
    return picture(_envelope(letter, proofed_rendering(letter)), 1, dpi)


def _envelope(letter: Letter, rendering: Rendering) -> bytes:
    envelope = envelope_of(letter)
    if not envelope.size or not envelope.address:
        raise NotReady("No envelope was asked for with this letter.")
    try:
        layout = addressed_by_hand(envelope, rendering.hand, rendering.seed, rendering.style)
    except HandwritingError as error:
        raise NotReady(str(error)) from error
    return layout.pdf(title="An envelope", author=letter.brief.client_name)


def page_picture(letter: Letter, page: int, dpi: int) -> bytes:
    """Page `page`, from 1, as a PNG. Raises NoSuchPage, and as `letter_pdf`."""
    return _picture_of(finished_rendering(letter), page, dpi)


def proof_picture(letter: Letter, page: int, dpi: int) -> bytes:
    """Page `page`, from 1, of those that lie before the client, as a PNG. Raises as `page_picture`."""
    return _picture_of(proofed_rendering(letter), page, dpi)


def _picture_of(rendering: Rendering, page: int, dpi: int) -> bytes:
    pages = rendering.page_count or 0
    if not 1 <= page <= pages:
        raise NoSuchPage(f"This letter has {pages} pages.")
    return picture(_bytes_of(rendering), page, dpi)


def _bytes_of(rendering: Rendering) -> bytes:
    try:
        return fetch(rendering.pdf_digest)
    except Unfit:
        redraw_damaged(rendering)
        raise

"""The style of a letter travels from the brief to the ink, and rows from before have none."""

from io import BytesIO

import pikepdf
import pytest
from django.contrib.auth.models import User

from letters.handwriting import PACES, HandwritingError, TextTooLong, address_envelope, lay_out, words_on
from letters.models import Brief, Letter, Rendering
from letters.workflow import catalogue
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.errors import BriefRefused, NotReady
from letters.workflow.finished import envelope_pdf, letter_pdf
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, revise_and_send, revise_draft, send_to_review
from letters.workflow.styling import (
    FITTING,
    Style,
    address_styled,
    as_approved,
    lay_out_again,
    lay_out_styled,
    underlines,
)

CHOSEN = Style(ink="sepia", ruled=True, letterhead="12 Orchard Lane", numbered=True, pace="hasty", mends=True)


def test_a_style_is_kept_as_plain_values() -> None:
    assert Style.from_data(CHOSEN.as_data()) == CHOSEN
    assert Style.from_data({}) == Style()
    assert Style.from_data({"ink": "sepia", "of another time": 1}) == Style(ink="sepia")


def test_the_first_laying_out_names_the_seed_that_gives_its_pages_again() -> None:
    text = "Dear Ana,\n\nThe boat is painted. Come and see it, and bring the dog."
    first = lay_out_styled(text, "paul", "a5", 12, CHOSEN.as_data())
    assert lay_out_again(text, "paul", "a5", first.seed, CHOSEN.as_data()).digest == first.digest
    assert lay_out_again(text, "paul", "a5", first.seed, {}).digest != first.digest


def test_what_the_client_chose_is_what_is_written(
    house: None, submission: BriefSubmission, amy: User, paul: User
) -> None:
    brief = submit_brief(submission.but(**CHOSEN.as_data(), heading="Lisbon, 3 November")).brief
    letter = brief.letter
    assert letter.draft and letter.draft.text.startswith("Lisbon, 3 November\n\n")
    send_to_review(letter, amy, letter.version)
    rendering = approve(letter, paul, letter.version).rendering
    assert write_rendering(rendering.pk)
    rendering.refresh_from_db()
    assert rendering.style == rendering.approval.style == as_approved(CHOSEN.as_data(), rendering.text)
    assert rendering.seed == rendering.approval.seed
    assert rendering.findings["figures"]["nearest_on_a_line"] > 0


GERMAN = """Liebe Catherine,

ich denke oft an die Donaudampfschifffahrtsgesellschaftskapitänsmützen und daran, dass du nicht da bist. Du hast "ja"
gesagt, und das war mir genug. Es war ein Abend, wie ich ihn mit dir noch einmal haben will.

Dein Theodore"""


def test_a_letter_in_another_language_is_written_parted_and_read_aloud_in_it(
    house: None, submission: BriefSubmission, amy: User, paul: User
) -> None:
    letter = submit_brief(submission).brief.letter
    revise_draft(letter, amy, GERMAN, letter.version)
    send_to_review(letter, amy, letter.version)
    rendering = approve(letter, paul, letter.version).rendering
    assert write_rendering(rendering.pk)
    rendering.refresh_from_db()
    assert rendering.style["language"] == "de" and "language" not in as_approved({}, "Dear Rosa,\n\nUnd so on.")
    with pikepdf.open(BytesIO(letter_pdf(Letter.objects.get(pk=letter.pk)))) as opened:
        assert str(opened.Root.Lang) == "de"
    english = {**rendering.style, "language": ""}
    args = (GERMAN, rendering.hand, rendering.paper, rendering.seed)
    assert lay_out_again(*args, rendering.style).digest == rendering.layout_digest
    assert lay_out_again(*args, english).digest != rendering.layout_digest


def test_a_letter_from_before_there_were_styles_is_written_as_it_was_approved(rendering: Rendering) -> None:
    plain = lay_out_again(rendering.text, rendering.hand, rendering.paper, rendering.seed, {})
    Rendering.objects.update(style={}, findings={}, layout_digest=plain.digest)
    assert write_rendering(rendering.pk)


@pytest.fixture
def stressed(letter: Letter, amy: User, paul: User) -> Rendering:
    """The rendering of an approved letter with words that are stressed. Nobody has begun it."""
    revise_and_send(letter, amy, "Dear Catherine,\n\nI am *so* glad.\n\nTheodore", letter.version)
    return approve(letter, paul, letter.version).rendering


def test_what_is_approved_now_is_underlined(stressed: Rendering) -> None:
    assert underlines(stressed.style) and underlines(stressed.approval.style)
    assert not underlines(stressed.letter.brief.style), "nobody chooses it"
    assert write_rendering(stressed.pk)
    stressed.letter.refresh_from_db()
    assert "so glad" in words_on(letter_pdf(stressed.letter), 1).replace("\n", " ")


def test_what_was_approved_with_its_stars_is_written_with_them(stressed: Rendering) -> None:
    style = stressed.letter.brief.style
    before = lay_out(stressed.text, stressed.hand, stressed.paper, stressed.seed, underlines=False)
    assert before.digest != stressed.layout_digest
    Rendering.objects.update(style=style, layout_digest=before.digest)
    assert write_rendering(stressed.pk)
    stressed.letter.refresh_from_db()
    assert "*so* glad" in words_on(letter_pdf(stressed.letter), 1).replace("\n", " ")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ink": "azure"}, "ink"),
        ({"pace": "galloping"}, "pace"),
        ({"letterhead": "see www.example.com"}, "letterhead"),
        ({"heading": "x" * 121}, "heading"),
        ({"writers": "a choir"}, "writers"),
        ({"recipients": "a crowd"}, "recipients"),
        ({"about_pronouns": "it"}, "about_pronouns"),
        ({"envelope": "a bottle"}, "envelope"),
        ({"voice": "x" * 8_001}, "voice"),
        ({"address": "x" * 401}, "address"),
    ],
)
def test_what_the_house_does_not_offer_is_refused(
    house: None, submission: BriefSubmission, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(BriefRefused) as refusal:
        submit_brief(submission.but(**wrong))
    assert field in refusal.value.problems
    assert not Brief.objects.exists()


def test_an_envelope_is_addressed_by_the_hand_of_the_letter(
    house: None, submission: BriefSubmission, amy: User, paul: User
) -> None:
    brief = submit_brief(submission.but(envelope="dl", address="Catherine Twombly\n8 Hill Street\nLos Angeles")).brief
    letter = brief.letter
    with pytest.raises(NotReady):
        envelope_pdf(letter)
    send_to_review(letter, amy, letter.version)
    assert write_rendering(approve(letter, paul, letter.version).rendering.pk)
    letter.refresh_from_db()
    assert envelope_pdf(letter) == envelope_pdf(letter)
    assert envelope_pdf(letter).startswith(b"%PDF-")


@pytest.mark.parametrize("address", ["", "Катя\nМосква ☃", "\n".join("abcdefghijklm")])
def test_an_envelope_that_cannot_be_written_is_refused_at_once(
    house: None, submission: BriefSubmission, address: str
) -> None:
    with pytest.raises(BriefRefused) as refusal:
        submit_brief(submission.but(envelope="c6", address=address))
    assert set(refusal.value.problems) == {"address"}


def test_no_envelope_where_none_was_asked_for(rendering: Rendering) -> None:
    write_rendering(rendering.pk)
    with pytest.raises(NotReady, match="No envelope"):
        envelope_pdf(rendering.letter)


@pytest.mark.parametrize("letterhead", ["Twombly and Klausen, Letters for Every Occasion, " * 2, "The House ☃"])
def test_a_letterhead_that_cannot_be_printed_is_refused_while_it_can_be_changed(
    house: None, submission: BriefSubmission, letterhead: str
) -> None:
    with pytest.raises(BriefRefused) as refusal:
        submit_brief(submission.but(paper="a6", letterhead=letterhead))
    assert set(refusal.value.problems) == {"letterhead"}
    assert not Brief.objects.exists()


def test_a_pace_of_another_time_is_named_and_breaks_nothing() -> None:
    with pytest.raises(HandwritingError, match="galloping"):
        lay_out_again("Dear Ana, come.", "paul", "a5", 1, {"pace": "galloping"})


def test_an_envelope_that_was_taken_is_written_with_any_seed() -> None:
    """These lines fill the envelope, and with some seeds one of them takes two."""
    crowded = "\n".join(["Catherine Twombly, Klausen House, Low Long Lane 8"] * 7)
    assert address_styled(crowded, "", "amy", "no10", FITTING, {"pace": "hasty"}).page_count == 1
    with pytest.raises(TextTooLong):
        address_envelope(crowded, "amy", "no10", 5, pace=PACES["hasty"])
    assert address_styled(crowded, "", "amy", "no10", 5, {"pace": "hasty"}).page_count == 1


def test_the_third_person_needs_a_name_where_the_letter_cannot_do_without(
    house: None, submission: BriefSubmission
) -> None:
    occasion = next(each for each in catalogue.occasions() if each.about_required)
    answers = {stem.key: "walked home in the rain" for stem in occasion.stems if stem.required}
    with pytest.raises(BriefRefused) as refusal:
        submit_brief(submission.but(occasion=occasion.slug, answers=answers))
    assert set(refusal.value.problems) == {"about_name"}

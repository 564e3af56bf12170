"""What the client told us, to be read again."""

from collections.abc import Iterator

from letters.models import Brief
from letters.workflow import catalogue
from letters.workflow.styling import Style


def told(brief: Brief) -> list[tuple[str, str]]:
    """Each question with its answer, in the order of the form. Questions left open are left out."""
    return [(question, answer) for question, answer in _all(brief) if answer]


def _all(brief: Brief) -> Iterator[tuple[str, str]]:
    style = Style.kept(brief.style)
    yield "Who you are", f"{brief.client_name}, {brief.client_email}"
    yield "Who writes", "Several people together" if brief.writers == "several" else ""
    yield "Who the letter is for", brief.recipient_name
    yield "Who reads it", "Several people" if brief.recipients == "several" else ""
    yield "What else you call them", brief.nickname
    yield "What they are to you", brief.relation
    yield "Who the letter speaks of", brief.about_name
    yield "How it speaks of them", catalogue.pronouns().get(brief.about_pronouns, "") if brief.about_name else ""
    yield "How it should sound", catalogue.tones().get(brief.tone, brief.tone)
    yield "How you write yourself", brief.voice
    openings = _openings(brief)
    yield from ((f"{openings.get(key, key)} …", answer) for key, answer in brief.answers.items())
    yield "What we must not mention", brief.avoid
    yield "Who must be named", brief.named
    yield "How you sign", brief.signature
    yield "Place and date", brief.heading
    yield "The hand", catalogue.hands().get(brief.hand, brief.hand)
    yield "How carefully", catalogue.paces().get(style.pace, style.pace)
    yield "The paper", ", ".join(_paper(brief.paper, style))
    yield "The ink", catalogue.inks().get(style.ink, style.ink)
    yield "The envelope", catalogue.envelopes().get(brief.envelope, brief.envelope)
    yield "What it says", brief.address
    yield "Who sends it", brief.sender


def _paper(slug: str, style: Style) -> Iterator[str]:
    yield catalogue.papers().get(slug, slug)
    if style.ruled:
        yield "ruled"
    if style.numbered:
        yield "with page numbers"
    if style.letterhead:
        yield f"printed at the head: {style.letterhead}"
    if style.mends:
        yield "with a mended word now and then"


def _openings(brief: Brief) -> dict[str, str]:
    found = catalogue.occasion_named(brief.occasion)
    several = (brief.writers, brief.recipients)
    return {stem.key: catalogue.opening_for(stem, *several) for stem in found.stems} if found else {}

"""What the client told us, to be read again."""

from collections.abc import Iterator

from letters.models import Brief
from letters.workflow import catalogue


def told(brief: Brief) -> list[tuple[str, str]]:
    """Each question with its answer, in the order of the form. Questions left open are left out."""
    return [(question, answer) for question, answer in _all(brief) if answer]


def _all(brief: Brief) -> Iterator[tuple[str, str]]:
    yield "Who you are", f"{brief.client_name}, {brief.client_email}"
    yield "Who the letter is for", brief.recipient_name
    yield "What they are to you", brief.relation
    yield "How it should sound", catalogue.tones().get(brief.tone, brief.tone)
    openings = _openings(brief.occasion)
    yield from ((f"{openings.get(key, key)} …", answer) for key, answer in brief.answers.items())
    yield "What we must not mention", brief.avoid
    yield "How you sign", brief.signature
    yield "The hand", catalogue.hands().get(brief.hand, brief.hand)
    yield "The paper", catalogue.papers().get(brief.paper, brief.paper)


def _openings(occasion: str) -> dict[str, str]:
    found = catalogue.occasion_named(occasion)
    return {stem.key: stem.opening for stem in found.stems} if found else {}

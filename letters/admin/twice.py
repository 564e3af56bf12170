"""A button pressed twice: the second press finds done what it asks for, and nobody needs to be told off."""

from django.contrib.auth.models import User

from letters.models import Event, Letter
from letters.workflow.hygiene import clean_text

DEEDS = {
    "save": Event.Verb.REVISED,
    "send": Event.Verb.SENT_TO_REVIEW,
    "approve": Event.Verb.APPROVED,
    "ask": Event.Verb.CHANGES_REQUESTED,
    "overrule": Event.Verb.OVERRULED,
    "retry": Event.Verb.RETRIED,
}


def done_before(name: str, letter: Letter, by: User, text: str | None, note: str) -> bool:
    """Whether the last thing that anyone did to this letter is this very press, words and all."""
    last = letter.events.filter(actor__isnull=False).order_by("-pk").first()
    if last is None or (last.actor_id, last.verb) != (by.pk, DEEDS[name]):
        return False
    return (text is None or _is_draft(letter, text)) and (not note or last.note == clean_text(note))


def _is_draft(letter: Letter, text: str) -> bool:
    letter.refresh_from_db(fields=["draft"])
    return letter.draft is not None and letter.draft.text == clean_text(text)

"""The buttons of a letter's desk that write, review and approve it."""

from collections.abc import Mapping

from django.contrib.auth.models import User

from letters.models import Event, Letter
from letters.tasks import ring, write_rendering
from letters.workflow.catalogue import hand_called
from letters.workflow.commenting import add_comment, settle_comment
from letters.workflow.errors import NotNow
from letters.workflow.hygiene import clean_text
from letters.workflow.proofreading import accept, overrule
from letters.workflow.rehanding import change_hand
from letters.workflow.rendering import retry_rendering
from letters.workflow.reviewing import approve, request_changes, revise_and_send, revise_draft
from letters.workflow.scratching import forget_scratch

from .buttons import Button, Pressed, Trace


def save(letter: Letter, by: User, pressed: Pressed) -> str:
    """Save the text as the next draft."""
    draft = revise_draft(letter, by, pressed.text or "", pressed.seen_version)
    return f"Draft {draft.number} is saved."


def send(letter: Letter, by: User, pressed: Pressed) -> str:
    """Save the text as the next draft and send it to an editor: both, or neither."""
    draft = revise_and_send(letter, by, pressed.text or "", pressed.seen_version)
    return f"Draft {draft.number} is saved, and an editor can read it now."


def approve_and_ring(letter: Letter, by: User, pressed: Pressed) -> str:
    """Approve the draft, and have a worker write it out."""
    approval = approve(letter, by, pressed.seen_version, despite_marks=pressed.is_ticked("despite"))
    ring(write_rendering, approval.rendering.pk)
    return f"Draft {approval.draft.number} is approved. It is being written out."


def ask(letter: Letter, by: User, pressed: Pressed) -> str:
    """Give the letter back to a writer, with a note."""
    request_changes(letter, by, pressed.word("note"), pressed.seen_version)
    return "The letter is back with a writer, and your note with it."


def overrule_note(letter: Letter, by: User, pressed: Pressed) -> str:
    """Let one of the proofreader's notes no longer hold the letter back."""
    overrule(letter, by, pressed.word("key"), pressed.word("note"), pressed.seen_version)
    return "The note is overruled in your name, and your reason is kept."


def retry(letter: Letter, by: User, pressed: Pressed | None = None) -> str:
    """Write out again what failed. It carries no version: trying twice does no harm."""
    rendering = letter.renderings.select_related("letter").first()
    if rendering is None:
        raise NotNow("This letter was never written out, so there is nothing to try again. Nothing was changed.")
    retry_rendering(rendering, by)
    ring(write_rendering, rendering.pk)
    return f"{letter} is being written out again."


def accept_note(letter: Letter, by: User, pressed: Pressed) -> str:
    """Put what a note suggests in its place, and save that as the next draft."""
    text = accept(letter, clean_text(pressed.text or ""), pressed.word("key"))
    draft = revise_draft(letter, by, text, pressed.seen_version)
    return f"The suggestion stands in draft {draft.number}."


def forget(letter: Letter, by: User, pressed: Pressed) -> str:
    """Let go what was typed and not saved."""
    forget_scratch(letter, by)
    return "What you had typed and not saved is gone. This is the draft as it is saved."


def comment(letter: Letter, by: User, pressed: Pressed) -> str:
    """Say something of a passage."""
    add_comment(letter, by, pressed.word("quoted"), pressed.word("remark"), pressed.seen_version)
    return "Your comment stands beside the passage."


def settle(letter: Letter, by: User, pressed: Pressed) -> str:
    """Say that a comment has been seen to."""
    settle_comment(letter, by, pressed.number("comment"))
    return "The comment is settled."


def rewrite(letter: Letter, by: User, pressed: Pressed) -> str:
    """Let another hand write the letter."""
    change_hand(letter, by, pressed.word("hand"), pressed.seen_version)
    return f"{hand_called(letter.brief.hand)} writes it now."


def last_deed(verb: Event.Verb) -> Trace[Letter]:
    """Whether the last thing that anyone did to the letter is this deed of the same person, with the same words."""

    def is_done(letter: Letter, by: User, pressed: Pressed) -> bool:
        last = letter.events.filter(actor__isnull=False).order_by("-pk").first()
        if last is None or (last.actor_id, last.verb) != (by.pk, verb):
            return False
        note = clean_text(pressed.word("note"))
        return (pressed.text is None or _is_draft(letter, pressed.text)) and (not note or last.note == note)

    return is_done


BUTTONS: Mapping[str, Button[Letter]] = {
    "save": Button(save, last_deed(Event.Verb.REVISED)),
    "send": Button(send, last_deed(Event.Verb.SENT_TO_REVIEW), goes_on=True),
    "approve": Button(approve_and_ring, last_deed(Event.Verb.APPROVED), goes_on=True),
    "ask": Button(ask, last_deed(Event.Verb.CHANGES_REQUESTED), goes_on=True),
    "overrule": Button(overrule_note, last_deed(Event.Verb.OVERRULED)),
    "accept": Button(accept_note, place="notes-heading"),
    "forget": Button(forget),
    "comment": Button(comment, place="comments-heading"),
    "settle": Button(settle, place="comments-heading"),
    "hand": Button(rewrite, last_deed(Event.Verb.HAND_CHANGED), place="inked-heading"),
    "retry": Button(retry, last_deed(Event.Verb.RETRIED)),
}


def _is_draft(letter: Letter, text: str) -> bool:
    return letter.draft is not None and letter.draft.text == clean_text(text)

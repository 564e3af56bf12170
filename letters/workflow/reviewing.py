"""From draft to approval. `seen_version` is always the letter's version on the page that the person looked at."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from letters.handwriting import HandwritingError, Layout, UnwritableText, edition_of
from letters.models import Approval, Draft, Letter, Rendering

from .assigning import WITH_WRITER, make_own, require_own
from .commenting import clients_marks
from .errors import MarksUnsettled, NotYours, TextRefused, Unwritable
from .history import Status, Verb, look, move, name_of, record, require
from .hygiene import LETTER_CAP, clean_text
from .page_days import day_on_page
from .proofreading import require_settled
from .proofs import take_back
from .remembering import learn_phrases
from .scratching import forget_scratch
from .searching import index_letter
from .styling import as_approved, lay_out_styled

WITH_EDITOR = (Status.IN_REVIEW,)


def revise_draft(letter: Letter, by: User, text: str, seen_version: int, note: str = "") -> Draft:
    """Save the text as the next draft. Text that says the same as the current one changes nothing.

    Raises NotYours, Overtaken, NotNow (from review on the text is frozen) and TextRefused.
    """
    require(by, "write_letter", "write drafts")
    clean = letter_text(text)
    current = _look_to_write(letter, by, seen_version)
    with transaction.atomic():
        draft = _next_draft(current, by, clean, note)
    letter.refresh_from_db()
    return draft


def revise_and_send(letter: Letter, by: User, text: str, seen_version: int, note: str = "") -> Draft:
    """Save the text as the next draft, if it differs, and hand it to an editor: both, or neither.

    Raises what `revise_draft` and `send_to_review` raise.
    """
    require(by, "write_letter", "write drafts and send letters to review")
    clean = letter_text(text)
    current = _look_to_write(letter, by, seen_version)
    # Before the transaction, like every laying out: it takes its time, and SQLite has one writer at a time.
    _lay_out(clean, current)
    with transaction.atomic():
        draft = _next_draft(current, by, clean, note)
        _hand_over(current, by, draft)
    letter.refresh_from_db()
    return draft


def send_to_review(letter: Letter, by: User, seen_version: int) -> None:
    """Hand the current draft to an editor.

    Raises NotYours, Overtaken, NotNow, TextRefused, and Unwritable when the hand lacks a character.
    """
    require(by, "write_letter", "send letters to review")
    current = _look_to_write(letter, by, seen_version)
    draft = _draft_of(current)
    if _approved_once(draft):
        raise TextRefused(
            "This draft was approved before, and came back. Save it once more as a new draft, "
            "with or without changes, and send that. Nothing was changed."
        )
    _lay_out(draft.text, current)
    with transaction.atomic():
        _hand_over(current, by, draft)
    letter.refresh_from_db()


def request_changes(letter: Letter, by: User, note: str, seen_version: int) -> None:
    """Give the letter back to the writer, with a note that says why. Also the way out when ink failed, and the way to
    take pages back that lie before their client: whatever is edited, they have not approved.

    Raises NotYours, Overtaken, NotNow, and TextRefused for an empty note.
    """
    require(by, "approve_letter", "ask for changes")
    clean = clean_text(note)
    if not clean:
        raise TextRefused("Please write a note, so that the writer knows what to change. Nothing was changed.")
    with transaction.atomic():
        move(letter, seen_version, (*WITH_EDITOR, Status.FAILED, Status.PROOF), Status.CHANGES_REQUESTED)
        take_back(letter)
        record(letter, Verb.CHANGES_REQUESTED, by, clean)


def approve(letter: Letter, by: User, seen_version: int, *, despite_marks: bool = False) -> Approval:
    """Give the word for the current draft, naming its exact pages, and queue the writing-out.

    The door rings for `approval.rendering`. Raises NotYours (four eyes), Overtaken, NotNow, Unwritable, NotesUnsettled
    for what the proofreader holds back, and MarksUnsettled for what the client marked on a proof, which only
    `despite_marks` overrules: that is kept in the history.
    """
    require(by, "approve_letter", "approve letters")
    current = look(letter, seen_version, WITH_EDITOR)
    _require_four_eyes(current, by)
    require_settled(current)
    marks = clients_marks(current)
    if marks and not despite_marks:
        raise MarksUnsettled(len(marks))
    # Before the transaction: laying out takes its time, and the version still decides.
    layout = _lay_out(_draft_of(current).text, current)
    with transaction.atomic():
        move(letter, seen_version, WITH_EDITOR, Status.APPROVED, dated_on=_dated_on(current))
        approval = _approval(current, by, layout)
        _queue_rendering(current, approval, layout)
        learn_phrases(current, approval.draft)
        record(letter, Verb.APPROVED, by, _what_was_approved(_draft_of(current), len(marks)))
    return approval


def _what_was_approved(draft: Draft, marks: int) -> str:
    if not marks:
        return f"Draft {draft.number}"
    return f"Draft {draft.number}, although {marks} of the client’s marks {'is' if marks == 1 else 'are'} not settled"


def why_not_approve(letter: Letter, by: User) -> str:
    """Four eyes: why someone else must approve this letter, in a sentence; empty when this person may.

    Every draft and every sending counts: else one changed character would make another's words approvable.
    """
    if letter.drafts.filter(author=by).exists():
        deed = "wrote a draft of this letter"
    elif letter.events.filter(verb=Verb.SENT_TO_REVIEW, actor=by).exists():
        deed = "sent this letter to review"
    else:
        return ""
    return f"{name_of(by)} {deed}, so someone else must approve it."


def letter_text(text: str) -> str:
    """What was typed, as a draft keeps it. Raises TextRefused for nothing, and for more than a letter holds."""
    clean = clean_text(text)
    if not clean:
        raise TextRefused("A letter needs at least one word. The draft before this one is as it was.")
    if len(clean) > LETTER_CAP:
        raise TextRefused(
            f"This letter has {len(clean):,} characters and there is room for {LETTER_CAP:,}. "
            "It was not saved; please make it shorter."
        )
    return clean


def _look_to_write(letter: Letter, by: User, seen_version: int) -> Letter:
    """The letter as it is now, for whoever writes. Raises Overtaken, NotNow, and NotYours where another has it."""
    current = look(letter, seen_version, WITH_WRITER)
    require_own(current, by)
    return current


def _next_draft(letter: Letter, by: User, text: str, note: str) -> Draft:
    """The current draft where it says the same and may still be approved; else a new one."""
    forget_scratch(letter, by)
    if letter.draft and letter.draft.text == text and not _approved_once(letter.draft):
        return letter.draft
    move(letter, letter.version, WITH_WRITER, Status.DRAFTING)
    number = letter.drafts.count() + 1
    draft = Draft.objects.create(letter=letter, number=number, text=text, author=by, note=clean_text(note))
    letter.draft = draft
    letter.save(update_fields=["draft"])
    make_own(letter, by)
    index_letter(letter, text)
    record(letter, Verb.REVISED, by, f"Draft {number}")
    return draft


def _hand_over(letter: Letter, by: User, draft: Draft) -> None:
    move(letter, letter.version, WITH_WRITER, Status.IN_REVIEW)
    make_own(letter, by)
    record(letter, Verb.SENT_TO_REVIEW, by, f"Draft {draft.number}")


def _lay_out(text: str, letter: Letter) -> Layout:
    try:
        return lay_out_styled(text, letter.brief.hand, letter.brief.paper, letter.seed, letter.brief.style)
    except UnwritableText as error:
        raise Unwritable(f"{error} Nothing was changed.", error.characters) from error
    except HandwritingError as error:
        raise TextRefused(f"{error} Nothing was changed.") from error


def _require_four_eyes(letter: Letter, by: User) -> None:
    reason = why_not_approve(letter, by)
    if reason:
        raise NotYours(f"{reason} Nothing was changed.")


def _approval(letter: Letter, by: User, layout: Layout) -> Approval:
    return Approval.objects.create(
        draft=_draft_of(letter),
        editor=by,
        layout_digest=layout.digest,
        hand=letter.brief.hand,
        paper=letter.brief.paper,
        style=as_approved(letter.brief.style, _draft_of(letter).text),
        seed=layout.seed,
        engine=edition_of(letter.brief.hand),
    )


def _queue_rendering(letter: Letter, approval: Approval, layout: Layout) -> Rendering:
    return Rendering.objects.create(
        letter=letter,
        approval=approval,
        text=approval.draft.text,
        hand=approval.hand,
        paper=approval.paper,
        style=approval.style,
        seed=approval.seed,
        layout_digest=approval.layout_digest,
        engine=approval.engine,
        findings=layout.findings.as_data(),
    )


def _dated_on(letter: Letter) -> date:
    """Which day a letter is of that is approved today: what stands on its page, else what somebody said."""
    today = timezone.localdate()
    return day_on_page(_draft_of(letter).text, letter.dated_on or today) or letter.dated_on or today


def _draft_of(letter: Letter) -> Draft:
    if letter.draft is None:
        raise TextRefused("This letter has no draft yet. Save one first.")
    return letter.draft


def _approved_once(draft: Draft) -> bool:
    return Approval.objects.filter(draft=draft).exists()

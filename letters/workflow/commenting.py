"""What people say of a passage of the draft: found again by its words, wherever it now stands."""

from django.contrib.auth.models import User
from django.db import transaction

from letters.models import Comment, Letter

from .errors import NotYours, TextRefused
from .history import Status, Verb, look, name_of, record
from .hygiene import ANSWER_CAP, clean_text

__all__ = ["add_comment", "clients_marks", "comments_on", "settle_comment"]

UNFINISHED = tuple(status for status in Status if status != Status.READY)


def add_comment(letter: Letter, by: User | None, quoted: str, words: str, seen_version: int) -> Comment:
    """Keep what somebody says of a passage of the current draft; `by` is nobody for the client.

    Raises NotYours, Overtaken, NotNow, and TextRefused for a passage that the draft does not have.
    """
    _require_at_work(by)
    current = look(letter, seen_version, UNFINISHED)
    passage, clean = clean_text(quoted), clean_text(words)
    if not clean or len(clean) > ANSWER_CAP:
        raise TextRefused(f"Please write what you have to say, in up to {ANSWER_CAP:,} characters. Nothing was kept.")
    if current.draft is None or not passage or passage not in current.draft.text:
        raise TextRefused("These words do not stand in the draft as it is now. Please copy them from it.")
    with transaction.atomic():
        comment = Comment.objects.create(draft=current.draft, quoted=passage, words=clean, author=by)
        record(current, Verb.COMMENTED, by)
    return comment


def settle_comment(letter: Letter, by: User, pk: int) -> None:
    """Say that a comment has been seen to. Settled before, it stays so. Raises NotYours, and TextRefused."""
    _require_at_work(by)
    comment = Comment.objects.filter(pk=pk, draft__letter=letter).first()
    if comment is None:
        raise TextRefused("This comment is not there any more. Nothing was changed.")
    Comment.objects.filter(pk=pk, settled_by__isnull=True).update(settled_by=by)


def comments_on(letter: Letter) -> tuple[Comment, ...]:
    """What has been said of the letter's drafts and is not settled, in its order."""
    open_ones = Comment.objects.filter(draft__letter=letter, settled_by__isnull=True)
    return tuple(open_ones.select_related("author", "draft").order_by("pk"))


def clients_marks(letter: Letter) -> tuple[Comment, ...]:
    """What the client said of passages, and nobody has settled."""
    return tuple(comment for comment in comments_on(letter) if comment.author_id is None)


def _require_at_work(by: User | None) -> None:
    if by is not None and not (by.has_perm("letters.write_letter") or by.has_perm("letters.approve_letter")):
        raise NotYours(f"{name_of(by)} may not comment on letters. Nothing was changed.")

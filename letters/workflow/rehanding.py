"""Another hand for a letter that is not approved yet: where the chosen one cannot write what the letter says."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction

from letters.handwriting import hands_for, unwritable
from letters.models import Letter

from .assigning import WITH_WRITER, require_own
from .catalogue import hand_called, hands
from .errors import NotYours, TextRefused, Unwritable
from .history import Status, Verb, look, move, record
from .mailing.enveloping import envelope_of

__all__ = ["change_hand", "may_change_hand", "other_hands"]

BEFORE_APPROVAL = (*WITH_WRITER, Status.IN_REVIEW)


def may_change_hand(letter: Letter, by: User) -> bool:
    """Whether this person has the letter, as a writer or as an editor, and it is not approved yet."""
    if letter.status == Status.IN_REVIEW:
        return by.has_perm("letters.approve_letter")
    own = letter.writer_id in (None, by.pk) or by.has_perm("letters.see_every_letter")
    return letter.status in WITH_WRITER and own and by.has_perm("letters.write_letter")


def other_hands(letter: Letter) -> Mapping[str, str]:
    """The names of the other hands that can write all that the letter and its envelope say, by slug."""
    able = set(hands_for(_all_words(letter)))
    return {slug: name for slug, name in hands().items() if slug in able and slug != letter.brief.hand}


def change_hand(letter: Letter, by: User, hand: str, seen_version: int) -> None:
    """Let another hand write the letter. The same hand again changes nothing.

    Raises NotYours, Overtaken, NotNow, TextRefused for a hand that is none, and Unwritable where it lacks something.
    """
    current = look(letter, seen_version, BEFORE_APPROVAL)
    if not may_change_hand(current, by):
        raise NotYours("The hand is changed by whoever has the letter. Nothing was changed.")
    if current.status in WITH_WRITER:
        require_own(current, by)
    _require_able(current, hand)
    brief, before = current.brief, current.brief.hand
    if hand == before:
        return
    with transaction.atomic():
        move(letter, seen_version, BEFORE_APPROVAL, Status(current.status))
        brief.hand = hand
        brief.save(update_fields=["hand"])
        record(letter, Verb.HAND_CHANGED, by, f"From {hand_called(before)} to {hand_called(hand)}")
    letter.refresh_from_db()


def _require_able(letter: Letter, hand: str) -> None:
    if hand not in hands():
        raise TextRefused("Please choose a hand. Nothing was changed.")
    if missing := unwritable(_all_words(letter), hand):
        raise Unwritable(f"{hand_called(hand)} cannot write {', '.join(missing)} either. Nothing was changed.", missing)


def _all_words(letter: Letter) -> str:
    """What the hand has to write: the draft, and the envelope."""
    envelope = envelope_of(letter)
    words = (letter.draft.text if letter.draft else "", envelope.address, envelope.sender)
    return "\n".join(filter(None, words))

"""A client and the house write to one another about a letter, on its private page and on its desk."""

import hashlib
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from letters.models import Letter, Message, Notice

from .errors import NotNow, TextRefused
from .history import Verb, record, require
from .hygiene import clean_text

__all__ = [
    "MESSAGE_CAP",
    "lay_aside",
    "messages_of",
    "note_seen",
    "unread_by_client",
    "write_to_client",
    "write_to_house",
]

MESSAGE_CAP = 4_000
"""Characters of one message."""

MESSAGES_A_DAY = 30
"""From one letter's page: more than anyone means."""


def write_to_house(letter: Letter, words: str, form: UUID) -> Message:
    """Keep what the client writes; the same form sent again is the same message. Raises TextRefused and NotNow."""
    today = letter.messages.filter(author__isnull=True, at__date=timezone.localdate())
    if today.count() >= MESSAGES_A_DAY:
        raise NotNow(f"{MESSAGES_A_DAY} messages came from this page today. Please send this one tomorrow.")
    message, is_new = _keep(letter, None, words, form)
    return message if is_new else _same(message, letter)


def write_to_client(letter: Letter, by: User, words: str, form: UUID, read_to: int = 0) -> Message:
    """Keep what somebody of the house writes, and queue the e-mail that says so without a word of it.

    What the client wrote is answered with it, up to the message numbered `read_to`, the last on the page that the
    person looked at. The door rings. Raises NotYours and TextRefused.
    """
    require(by, "answer_client", "answer clients")
    with transaction.atomic():
        message, is_new = _keep(letter, by, words, form)
        if is_new:
            _settle(letter, read_to)
            _announce(letter)
    return message if is_new else _same(message, letter)


def lay_aside(letter: Letter, by: User, read_to: int) -> int:
    """Say that what the client wrote, up to this message, needs no answer; how many messages those were.

    Raises NotYours.
    """
    require(by, "answer_client", "lay aside what clients write")
    return _settle(letter, read_to)


def messages_of(letter: Letter) -> tuple[Message, ...]:
    """All that was written, in its order."""
    return tuple(letter.messages.select_related("author").order_by("pk"))


def note_seen(letter: Letter, *, by_client: bool) -> None:
    """Note that the client, or else somebody of the house, has what the other side wrote before them."""
    _from(letter, client=not by_client).filter(seen_at__isnull=True).update(seen_at=Now())


def unread_by_client(letter: Letter) -> int:
    """How many messages of the house the client has not opened."""
    return _from(letter, client=False).filter(seen_at__isnull=True).count()


def _keep(letter: Letter, by: User | None, words: str, form: UUID) -> tuple[Message, bool]:
    """The message, and whether it is new. Raises TextRefused."""
    clean = clean_text(words)
    if not clean:
        raise TextRefused("There is nothing in it yet. Please write what you would like to say.")
    if len(clean) > MESSAGE_CAP:
        raise TextRefused(
            f"This message has {len(clean):,} characters, and there is room for {MESSAGE_CAP:,}. It was not sent, and "
            "is still here. Please make it shorter, or send it in two."
        )
    digest = hashlib.sha256(form.bytes).hexdigest()
    try:
        with transaction.atomic():
            message = Message.objects.create(letter=letter, author=by, words=clean, form_digest=digest)
            record(letter, Verb.ANSWERED if by else Verb.CLIENT_WROTE, by)
    except IntegrityError:
        return Message.objects.get(form_digest=digest), False
    return message, True


def _same(message: Message, letter: Letter) -> Message:
    """Raises NotNow for a form that came from another letter's page."""
    if message.letter_id != letter.pk:
        raise NotNow("This form belongs to another letter. Please open this letter’s page again. Nothing was sent.")
    return message


def _from(letter: Letter, *, client: bool) -> QuerySet[Message]:
    return letter.messages.filter(author__isnull=client)


def _settle(letter: Letter, read_to: int) -> int:
    return _from(letter, client=True).filter(settled_at__isnull=True, pk__lte=read_to).update(settled_at=Now())


def _announce(letter: Letter) -> None:
    """One e-mail for all that was written before it goes out."""
    notices = letter.brief.notices.filter(kind=Notice.Kind.MESSAGE)
    if not notices.filter(status=Notice.Status.QUEUED).exists():
        Notice.objects.create(brief=letter.brief, kind=Notice.Kind.MESSAGE, number=notices.count() + 1)

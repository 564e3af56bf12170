"""Letters that a provider prints and posts for the house, where there is one: handed over, called back, followed.

A row is the queue here too: what is handed over waits in its row until the provider has it, and each look at them asks
again for what is not done. Sent twice, a letter is one there, because its key is the same.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from time import monotonic

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from letters.models import Posting
from letters.posting import HttpProvider, Order, Provider, ProviderAway, ProviderEvent, ProviderRefused, What

from ..errors import NotNow, Overtaken, Refused
from ..finished import letter_pdf
from ..history import Verb, record, require
from ..publishing.holding import hold
from .enveloping import envelope_of
from .sending import MOST_AT_ONCE, note_posted, note_returned, trouble_sentences
from .standing import ready_now

__all__ = ["hand_over", "has_provider", "tend_provider"]

logger = logging.getLogger(__name__)

Status = Posting.Status

MOST_SECONDS = 12
"""That one look takes: whoever tidies has more to do."""

FOLLOWED = timedelta(days=60)
"""How long a posted letter may still come back through its provider."""


def has_provider() -> bool:
    """Whether this house has a provider."""
    return bool(settings.POST_PROVIDER_URL and settings.POST_PROVIDER_TOKEN)


def hand_over(pks: Sequence[int], by: User) -> tuple[int, tuple[str, ...]]:
    """Let the provider print and post these letters; how many those were, and why others were left out. Pressed twice,
    it is done once. Raises NotYours, NotNow where there is no provider, and Overtaken where nothing is left."""
    require(by, "post_letter", "print and post letters")
    if not has_provider():
        raise NotNow("This house has no provider that prints and posts. Nothing was changed.")
    rows = [*Posting.objects.filter(ready_now(), pk__in=pks[:MOST_AT_ONCE]).select_related("letter__brief")]
    able, left_out = trouble_sentences(rows)
    with transaction.atomic():
        hold(posting.letter_id for posting in able)
        count = sum(_hand(posting, by) for posting in able)
        if not count and not Posting.objects.filter(pk__in=pks[:MOST_AT_ONCE], status=Status.HANDED).exists():
            raise Overtaken(" ".join(("None of these letters can be handed over now. Nothing was changed.", *left_out)))
    return count, left_out


def tend_provider(provider: Provider | None = None) -> int:
    """Give the provider what is handed over and they do not have, call back what clients called back, and take up what
    they tell; how many letters moved. Does nothing where there is no provider, and stops where they are away."""
    if provider is None and not has_provider():
        return 0
    provider = provider or HttpProvider(settings.POST_PROVIDER_URL, settings.POST_PROVIDER_TOKEN)
    try:
        return sum(_moves(provider, monotonic() + MOST_SECONDS))
    except ProviderAway as error:
        logger.warning("The provider that posts letters is away, and is asked again: %s", error)
        return 0


def _moves(provider: Provider, end: float) -> Iterator[bool]:
    handed = Posting.objects.filter(status=Status.HANDED).select_related("letter__brief").order_by("pk")
    for posting in handed.filter(recalled_at__isnull=False):
        if monotonic() < end:
            yield _call_back(posting, provider)
    for posting in handed.filter(reference="", recalled_at__isnull=True):
        if monotonic() < end:
            yield _give(posting, provider)
    followed = Posting.objects.exclude(reference="").filter(status__in=(Status.HANDED, Status.POSTED))
    first = followed.filter(asked_at__gte=timezone.now() - FOLLOWED).order_by("asked_at").first()
    if first:
        yield from (_take_up(event) for event in provider.events(timezone.localtime(first.asked_at).date()))


def _hand(posting: Posting, by: User) -> bool:
    if not Posting.objects.filter(ready_now(), pk=posting.pk).update(status=Status.HANDED):
        return False
    record(posting.letter, Verb.HANDED, by)
    return True


def _give(posting: Posting, provider: Provider) -> bool:
    """Give it to them; what they will not have comes back to our own desk, with why."""
    try:
        reference = provider.create(_order(posting))
    except (ProviderRefused, Refused) as why:
        return _back_to_us(posting, str(why))
    still = Posting.objects.filter(pk=posting.pk, status=Status.HANDED, reference="")
    return bool(still.update(reference=reference[:120]))


def _call_back(posting: Posting, provider: Provider) -> bool:
    """Call it back from them. Too late, it goes its way, and the client reads that it did."""
    if posting.reference and not provider.cancel(posting.reference):
        Posting.objects.filter(pk=posting.pk).update(recalled_at=None)
        record(posting.letter, Verb.HANDED, note="It was printed already, and could not be called back.")
        return False
    still = Posting.objects.filter(pk=posting.pk, status=Status.HANDED)
    return bool(still.update(status=Status.CALLED_BACK))


def _order(posting: Posting) -> Order:
    """Raises Refused where the letter cannot be read."""
    letter = posting.letter
    envelope = envelope_of(letter, posting)
    # What they gave back and is handed over again is another letter there.
    times = letter.events.filter(verb=Verb.GIVEN_BACK).count()
    key = hashlib.sha256(f"{letter.brief.address_digest} {posting.number} {times}".encode()).hexdigest()
    lines, sender = tuple(envelope.address.split("\n")), tuple(filter(None, envelope.sender.split("\n")))
    return Order(key, letter_pdf(letter), letter.brief.paper, posting.address, lines, sender)


def _take_up(event: ProviderEvent) -> bool:
    """What they tell, done once however often they tell it."""
    posting = Posting.objects.select_related("letter__brief").filter(reference=event.reference).first()
    if posting is None or not event.reference:
        return False
    on = min(event.on, timezone.localdate())
    if event.what == What.FAILED:
        return _back_to_us(posting, event.why)
    with transaction.atomic():
        hold([posting.letter_id])
        if event.what == What.POSTED:
            return note_posted(posting, (Status.HANDED,), None, on, event.tracking)
        return note_returned(posting, None, _not_before(posting, on), event.why)


def _not_before(posting: Posting, on: date) -> date:
    return max(on, posting.posted_on) if posting.posted_on else on


def _back_to_us(posting: Posting, why: str) -> bool:
    with transaction.atomic():
        hold([posting.letter_id])
        still = Posting.objects.filter(pk=posting.pk, status=Status.HANDED)
        if not still.update(status=Status.ASKED, reference="", recalled_at=None):
            return False
        record(posting.letter, Verb.GIVEN_BACK, note=why)
    return True

"""A client asks the house to post a letter, says where to, and calls it back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from letters.handwriting import HandwritingError
from letters.models import Letter, Posting
from letters.posting import PostingError, UnknownCountry, address_fields, address_problems

from ..errors import FieldsRefused, NotNow
from ..history import Verb, record
from ..hygiene import clean_line, clean_text
from ..publishing.holding import hold
from ..remembering import correspondence
from ..retaining import kept_until
from ..styling import FITTING
from .enveloping import addressed_by_hand, envelope_to, latest_posting

__all__ = ["address_before", "ask_posting", "call_back", "clean_address", "follow_brief", "hold_for_word", "may_ask"]

Status = Posting.Status

CHANGEABLE = (Status.ASKED, Status.HELD)


def ask_posting(letter: Letter, address: Mapping[str, str], not_before: date | None = None) -> Posting:
    """The client has the letter posted to this address, on a day and not before where they name one; or changes that.
    Sent twice, it is one posting.

    Raises FieldsRefused, naming each field at fault; and NotNow once it is printed or posted.
    """
    _require_offered()
    cleaned = clean_address(letter, address)
    wanted = {"address": cleaned, "not_before": not_before}
    with transaction.atomic():
        hold([letter.pk])
        posting = latest_posting(letter)
        if posting is None or posting.status in (Status.CALLED_BACK, Status.RETURNED):
            _require_day(letter, not_before)
            return _begin(letter, (posting.number if posting else 0) + 1, **wanted, addressed_at=Now())
        if posting.status not in CHANGEABLE:
            raise NotNow(_too_late(posting))
        if not_before != posting.not_before:
            _require_day(letter, not_before)
        if (posting.address, posting.not_before, posting.status) != (cleaned, not_before, Status.ASKED):
            Posting.objects.filter(pk=posting.pk).update(**wanted, addressed_at=Now(), status=Status.ASKED)
            record(letter, Verb.ADDRESSED)
    posting.refresh_from_db()
    return posting


def call_back(letter: Letter) -> None:
    """The client calls the letter back. Done twice, it is done once. Raises NotNow once it is printed or posted."""
    with transaction.atomic():
        hold([letter.pk])
        posting = latest_posting(letter)
        if posting is None or posting.status == Status.CALLED_BACK:
            return
        if posting.status == Status.HANDED:
            _recall(posting)
            return
        if posting.status not in CHANGEABLE:
            raise NotNow(_too_late(posting))
        Posting.objects.filter(pk=posting.pk).update(status=Status.CALLED_BACK)
        record(letter, Verb.CALLED_BACK)


def may_ask(letter: Letter) -> bool:
    """Whether the client can say now where the letter is to be posted to."""
    posting = latest_posting(letter)
    return bool(settings.POST) and (
        posting is None or posting.status not in (Status.HANDED, Status.PRINTED, Status.POSTED)
    )


def follow_brief(letter: Letter) -> None:
    """Do as the brief says: begin a posting that waits for its address, or call one back that is not asked for any
    more. Called inside the transaction that keeps the brief."""
    posting = latest_posting(letter)
    if letter.brief.post and settings.POST and posting is None:
        _begin(letter, 1)
    elif not letter.brief.post and posting is not None and not posting.address and posting.status in CHANGEABLE:
        posting.delete()


def hold_for_word(letter: Letter) -> None:
    """Let nothing leave at a client's silence: until they say that it may. Called inside the transaction that takes
    their proof as approved."""
    Posting.objects.filter(letter=letter, status=Status.ASKED).update(status=Status.HELD)


def address_before(letter: Letter) -> Mapping[str, str]:
    """Where the last letter of this correspondence went that the house posted; nothing where there is none."""
    earlier = Posting.objects.filter(letter__in=correspondence(letter.brief), addressed_at__isnull=False)
    newest = earlier.exclude(letter=letter).exclude(status=Status.RETURNED).order_by("-pk").first()
    return newest.address if newest else {}


def clean_address(letter: Letter, address: Mapping[str, str]) -> Mapping[str, str]:
    """The address as it is kept: the fields of its country alone, cleaned, and tried on the letter's own envelope.

    Raises FieldsRefused.
    """
    code = address.get("country_code", "").upper()
    try:
        fields = address_fields(code)
    except UnknownCountry:
        raise FieldsRefused({"country_code": "Please choose the country."}) from None
    clean = {each.name: clean_text if each.rows > 1 else clean_line for each in fields}
    values = {name: tidy(address.get(name, "")) for name, tidy in clean.items()}
    cleaned = {"country_code": code, **{name: value for name, value in values.items() if value}}
    if problems := address_problems(cleaned):
        raise FieldsRefused(problems)
    _try_on_envelope(letter, cleaned)
    return cleaned


def _try_on_envelope(letter: Letter, address: Mapping[str, str]) -> None:
    """Raises FieldsRefused for what the hand cannot write, and for more lines than fit."""
    brief = letter.brief
    try:
        addressed_by_hand(envelope_to(letter, address), brief.hand, FITTING, brief.style)
    except (HandwritingError, PostingError) as error:
        raise FieldsRefused({"street_address": str(error)}) from error


def _recall(posting: Posting) -> None:
    """Note that the provider is to be asked for it, which `providing.tend_provider` does."""
    if Posting.objects.filter(pk=posting.pk, recalled_at__isnull=True).update(recalled_at=Now()):
        record(posting.letter, Verb.CALLED_BACK)


def _require_day(letter: Letter, day: date | None) -> None:
    """Raises FieldsRefused for a day that is over, and for one on which the letter is not here any more."""
    if day is None:
        return
    if day < timezone.localdate():
        raise FieldsRefused({"not_before": "That day is over. Please choose another, or leave it open."})
    last = kept_until(letter)
    if last and day > last:
        until = date_format(last, "j F Y")
        raise FieldsRefused({"not_before": f"We keep the letter until {until}. Please choose a day before that."})


def _begin(letter: Letter, number: int, **given: Any) -> Posting:
    posting = Posting.objects.create(letter=letter, number=number, **given)
    record(letter, Verb.POSTING_ASKED)
    posting.refresh_from_db()
    return posting


def _require_offered() -> None:
    if not settings.POST:
        raise NotNow("This house posts no letters itself. Nothing was changed.")


def _too_late(posting: Posting) -> str:
    """Why nothing can be changed of it any more."""
    if posting.status == Status.POSTED and posting.posted_on:
        return f"Your letter was posted on {date_format(posting.posted_on, 'l, j F')}. Nothing was changed."
    if posting.status == Status.HANDED:
        return (
            "Your letter is with those who print and post it for us. Nothing was changed. You can still call it back."
        )
    day = date_format(localtime(posting.run.pressed_at), "l, j F") if posting.run else ""
    return (
        f"Your letter was printed on {day}, and lies among those that go to the post. Nothing was changed. Please "
        "write to the house at once if it must not leave."
    )

"""Letters that a provider prints and posts for the house, over HTTP on this machine."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Event, Notice, Posting
from letters.workflow.errors import NotNow, Overtaken
from letters.workflow.mailing.asking import ask_posting, call_back
from letters.workflow.mailing.providing import hand_over, tend_provider
from tests.posting.provider_double import TOKEN, Double, provider_double

from .conftest import LEITH

pytestmark = pytest.mark.django_db

Status = Posting.Status


@pytest.fixture
def double(settings: Any) -> Iterator[Double]:
    with provider_double() as double:
        settings.POST_PROVIDER_URL, settings.POST_PROVIDER_TOKEN = double.url, TOKEN
        yield double


@pytest.fixture
def handed(double: Double, posting: Posting, charles: User) -> Posting:
    assert hand_over([posting.pk], charles) == (1, ())
    assert tend_provider() == 1
    return Posting.objects.select_related("letter__brief").get(pk=posting.pk)


def now(posting: Posting) -> Posting:
    return Posting.objects.get(pk=posting.pk)


def test_without_a_provider_nothing_is_handed_over(posting: Posting, charles: User) -> None:
    with pytest.raises(NotNow):
        hand_over([posting.pk], charles)
    assert tend_provider() == 0


def test_handed_over_twice_it_is_one_letter_there(handed: Posting, double: Double, charles: User) -> None:
    assert hand_over([handed.pk], charles) == (0, ())
    Posting.objects.update(reference="")
    tend_provider()
    (letter,) = double.letters.values()
    assert letter["address"] == {**LEITH, "lines": ["Catherine Lee", "12 Elm Row", "LEITH", "EH6 8AA"]}
    assert now(handed).reference == "L1"
    with pytest.raises(NotNow, match="who print and post"):
        ask_posting(handed.letter, {**LEITH, "city": "Perth"})


def test_what_they_tell_is_noted_once(handed: Posting, double: Double) -> None:
    day = timezone.localdate()
    double.events = [
        {"reference": "L1", "what": "posted", "on": day.isoformat(), "tracking": "RX1"},
        {"reference": "L1", "what": "returned", "on": day.isoformat(), "why": "Unknown"},
        {"reference": "L9", "what": "posted", "on": day.isoformat()},
    ]
    assert tend_provider() == 2
    assert tend_provider() == 0
    posting = now(handed)
    assert (posting.status, posting.tracking, posting.why) == (Status.RETURNED, "RX1", "Unknown")
    assert posting.posted_on == posting.returned_on == day
    kinds = (Notice.Kind.POSTED, Notice.Kind.RETURNED)
    assert Notice.objects.filter(kind__in=kinds).count() == 2


def test_called_back_from_them_or_too_late(handed: Posting, double: Double) -> None:
    double.too_late = True
    call_back(handed.letter)
    call_back(handed.letter)
    assert handed.letter.events.filter(verb=Event.Verb.CALLED_BACK).count() == 1
    tend_provider()
    assert (now(handed).status, now(handed).recalled_at) == (Status.HANDED, None)
    double.too_late = False
    call_back(handed.letter)
    assert tend_provider() == 1
    assert now(handed).status == Status.CALLED_BACK and double.cancelled == ["L1"]


def test_what_they_will_not_have_lies_on_our_own_desk(double: Double, posting: Posting, charles: User) -> None:
    double.refuses = "We do not go there"
    hand_over([posting.pk], charles)
    assert tend_provider() == 1
    assert now(posting).status == Status.ASKED
    assert posting.letter.events.get(verb=Event.Verb.GIVEN_BACK).note == "We do not go there"


def test_while_they_are_away_it_waits(double: Double, posting: Posting, charles: User, settings: Any) -> None:
    settings.POST_PROVIDER_TOKEN = "not the one they know, at all"
    hand_over([posting.pk], charles)
    assert tend_provider() == 0 and now(posting).status == Status.HANDED
    settings.POST_PROVIDER_TOKEN = TOKEN
    assert tend_provider() == 1 and now(posting).reference == "L1"
    with pytest.raises(Overtaken):
        hand_over([posting.pk + 1], charles)

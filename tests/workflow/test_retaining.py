"""A letter is there until its day, and no longer; who opened it is known meanwhile."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Erasure, Letter, Opening
from letters.workflow.opening import note_opening, openings_of
from letters.workflow.retaining import erase_outlived, kept_until


def moved(letter: Letter, days: int) -> None:
    """Let the letter have moved last so many days ago."""
    Letter.objects.filter(pk=letter.pk).update(moved_at=timezone.now() - timedelta(days=days))
    letter.refresh_from_db()


def test_it_is_there_until_its_day_and_erased_then(letter: Letter, settings: Any) -> None:
    settings.KEEP_DAYS = 30
    moved(letter, 30)
    assert kept_until(letter) == timezone.localdate()
    assert erase_outlived() == 0
    moved(letter, 32)
    assert erase_outlived() == 1
    assert Erasure.objects.get().why == "kept_long"


def test_it_may_be_kept_for_ever(letter: Letter, settings: Any) -> None:
    settings.KEEP_DAYS = 0
    moved(letter, 40_000)
    assert kept_until(letter) is None
    assert erase_outlived() == 0


def test_who_opened_it_is_noted_once_a_day(letter: Letter, amy: User, paul: User) -> None:
    for person in (amy, paul, amy):
        note_opening(letter, person)
    Opening.objects.filter(person=amy).update(on=timezone.localdate() - timedelta(days=1))
    note_opening(letter, amy)
    assert [opened.who for opened in openings_of(letter)] == ["Amy", "Paul", "Amy"]

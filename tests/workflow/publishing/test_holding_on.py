"""Who binds a book is heard of often enough that nobody else takes it over."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from letters.editor.preflight import others
from letters.editor.programs import Refused as NotAnswered
from letters.models import Compilation
from letters.workflow.publishing import binding
from letters.workflow.publishing.binding import Binding, bind_book


def test_a_long_stage_is_not_taken_over_in_the_middle(laid: Compilation, settings: Any) -> None:
    claim = Binding.claimed(laid.pk)
    assert claim
    for is_long, seconds in ((False, binding.STAGES_LEASE * settings.LEASE_SECONDS), (True, settings.BIND_SECONDS)):
        claim.say("Ghostscript has it.", is_long=is_long)
        laid.refresh_from_db()
        assert laid.lease_until
        assert seconds - 30 < (laid.lease_until - timezone.now()).total_seconds() <= seconds


def test_the_claim_is_renewed_before_every_program_that_looks_at_the_book(
    laid: Compilation, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them takes so long that the claim is nearly gone, and the book is bound all the same, once."""
    held: list[float] = []

    def slow(program: str, *_: object) -> None:
        laid.refresh_from_db()
        assert laid.lease_until
        held.append((laid.lease_until - timezone.now()).total_seconds())
        Compilation.objects.update(lease_until=Now() + timedelta(seconds=2))
        raise NotAnswered(f"{program} had not ended.")

    monkeypatch.setattr(others, "ask", slow)
    assert bind_book(laid.pk)
    assert len(held) == 7, "four programs for the pages, three for the cover"
    assert min(held) > binding.STAGES_LEASE * settings.LEASE_SECONDS - 30

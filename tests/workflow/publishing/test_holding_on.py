"""Who binds a book notices before every stage that somebody else has taken it over."""

import pytest

from letters.editor.preflight import others
from letters.editor.programs import Refused as NotAnswered
from letters.models import Compilation
from letters.workflow.publishing.binding import Binding, bind_book
from letters.workflow.working import ClaimLost


def test_a_stage_is_not_begun_with_a_claim_that_is_lost(laid: Compilation) -> None:
    work = Binding.claimed(laid.pk)
    assert work
    work.say("Ghostscript has it.")
    Compilation.objects.update(token=None)
    with pytest.raises(ClaimLost):
        work.say("Poppler has it.")
    laid.refresh_from_db()
    assert laid.stage == "Ghostscript has it."


def test_it_is_noticed_before_every_program_that_looks_at_the_book(
    laid: Compilation, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def taken_over_meanwhile(program: str, *_: object) -> None:
        asked.append(program)
        Compilation.objects.update(token=None)
        raise NotAnswered(f"{program} had not ended.")

    monkeypatch.setattr(others, "ask", taken_over_meanwhile)
    assert not bind_book(laid.pk)
    assert len(asked) == 1

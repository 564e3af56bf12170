"""`manage.py doctor`."""

import pytest
from django.core.management import CommandError, call_command

from letters import tasks


def test_it_says_that_all_is_well(
    house: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks, "workers_that_answer", lambda: 1)
    call_command("doctor")
    told = capsys.readouterr().out
    assert "workers that answer: 1" in told and told.endswith("All is well.\n")


def test_it_says_what_is_wrong_and_ends_with_1(house: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "workers_that_answer", lambda: 0)
    with pytest.raises(CommandError, match="No worker answers") as trouble:
        call_command("doctor")
    assert trouble.value.returncode == 1

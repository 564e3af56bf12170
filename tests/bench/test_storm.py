"""What a storm counts: what is lost, done twice or corrupt does not go unseen."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.storm import bell
from bench.storm.outcome import Counted, counted, waits
from bench.storm.plan import Plan
from letters.models import Event, Rendering
from letters.workflow.rendering import WritingOut

pytestmark = pytest.mark.django_db

ALL_WELL = Counted(1, 0, 0, 0, emails=2, emails_lost=0, emails_twice=0)


@pytest.fixture
def written(rendering: Rendering) -> Rendering:
    assert WritingOut.run(rendering.pk)
    rendering.refresh_from_db()
    return rendering


def seen(came: dict[str, int] | None = None) -> Counted:
    return counted(1, Counter(came or {"<one>": 1, "<two>": 1}))


def test_all_is_well_where_it_is(written: Rendering) -> None:
    assert seen() == ALL_WELL
    assert waits()["letters"]["longest"] >= 0


def test_a_letter_that_is_not_written_is_lost(rendering: Rendering) -> None:
    assert seen() == replace(ALL_WELL, lost=1)


def test_a_letter_whose_file_is_another_is_corrupt(written: Rendering) -> None:
    Rendering.objects.update(pdf_digest="0" * 64)
    # And the file that is there is named by nothing.
    assert seen() == replace(ALL_WELL, corrupt=1, twice=1)


def test_a_line_of_history_that_is_there_twice_is_counted(written: Rendering) -> None:
    Event.objects.create(letter=written.letter, verb=Event.Verb.WRITTEN)
    assert seen() == replace(ALL_WELL, twice=1)


def test_e_mails_are_counted_by_their_number() -> None:
    assert seen({"<one>": 3}) == Counted(1, 1, 0, 0, emails=2, emails_lost=1, emails_twice=2)


def test_the_same_seed_makes_the_same_weather() -> None:
    plan = Plan(100, 20, seed=7)
    assert plan.schedule() == plan.schedule() != Plan(100, 20, seed=8).schedule()
    assert [name for _, name in plan.schedule()].count("kill") == 20
    assert Plan(100, 20, seed=7, faults=False).schedule() == []


def test_some_messages_never_leave_and_some_leave_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("DROPPED", "0.2"), ("DOUBLED", "0.1"), ("TALLY", str(tmp_path / "tally"))):
        monkeypatch.setenv(f"STORM_{name}", value)
    left: list[int] = []
    bell._unreliable(lambda task, pks: left.extend(pks))(None, tuple(range(1000)))
    counts = Counter((tmp_path / "tally").read_text().split())
    assert counts[bell.NEVER] == 1000 - len({*left}) and counts[bell.TWICE] == len(left) - len({*left})
    assert 100 < counts[bell.NEVER] < 300 and 50 < counts[bell.TWICE] < 160

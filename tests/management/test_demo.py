"""`manage.py demo`: which letters it writes, and that the house lets every one of them through."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as the_settings

from letters.management.commands.demo import SHOWN, Staff, bring_to_approval, member, read_brief, wait_for
from letters.models import Letter, Rendering
from letters.workflow.catalogue import hands, papers
from letters.workflow.rendering import write_rendering

BRIEFS = {path.stem: path for path in Path(the_settings.SEEDS_ROOT, "briefs").glob("*.json")}


def test_ten_occasions_in_ten_hands_are_shown() -> None:
    shown = [json.loads(BRIEFS[name].read_text(encoding="utf-8")) for name in SHOWN]
    assert len({brief["occasion"] for brief in shown}) == len({brief["hand"] for brief in shown}) == 10


@pytest.mark.parametrize("name", BRIEFS)
def test_every_sample_brief_is_read(name: str) -> None:
    submission, sample = read_brief(BRIEFS[name]), json.loads(BRIEFS[name].read_text(encoding="utf-8"))
    assert submission.text("hand") in hands() and submission.text("paper") in papers()
    assert (submission.occasion, submission.answers) == (sample.pop("occasion"), sample.pop("answers"))
    for field, value in sample.items():
        assert submission.text(field) == ("\n".join(value) if isinstance(value, list) else value)


def test_those_that_are_shown_can_be_approved_as_they_are(house: None) -> None:
    staff = Staff(member("demo-writer", "Writers"), member("demo-editor", "Editors"))
    for name, style in SHOWN.items():
        letter = bring_to_approval(read_brief(BRIEFS[name]), staff)
        assert letter.status == Letter.Status.APPROVED, name
        assert letter.brief.style == style.as_data()


def test_its_client_likes_the_pages(rendering: Rendering, settings: Any) -> None:
    settings.PROOF = True
    write_rendering(rendering.pk)
    letter = Letter.objects.get()
    wait_for(letter, deadline=0)
    assert letter.status == Letter.Status.READY
    assert letter.events.filter(verb="proof_approved").exists()

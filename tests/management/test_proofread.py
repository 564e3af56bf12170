"""`manage.py proofread`, on files alone."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from letters.workflow.proofreading import proofread_file, written_as
from letters.workflow.trying import try_brief

BRIEF = Path(settings.SEEDS_ROOT, "briefs", "fifty-years.json")


def proofread(text: str, tmp_path: Path, **options: Any) -> tuple[str, int]:
    """What the command prints, and how it ends."""
    letter, out = tmp_path / "letter.txt", StringIO()
    letter.write_text(text, encoding="utf-8")
    try:
        call_command("proofread", letter, stdout=out, **options)
    except SystemExit as end:
        return out.getvalue(), int(str(end.code))
    return out.getvalue(), 0


@pytest.fixture
def draft() -> str:
    return try_brief(BRIEF, 1).composition.text


def test_the_houses_own_draft_passes(draft: str, tmp_path: Path) -> None:
    """The one note is on words of the client's own, which may touch what they asked us not to mention."""
    printed, code = proofread(draft, tmp_path, brief=BRIEF)
    assert printed.count("the client typed this themselves") == 1
    assert printed.endswith("1 note, none of them blocking.\n")
    assert code == 0


def test_notes_are_printed_with_place_and_suggestion_and_a_blocking_one_ends_with_1(draft: str, tmp_path: Path) -> None:
    printed, code = proofread(draft.replace("Dear Inés", "Dear Ines").replace("truck", "trukc"), tmp_path, brief=BRIEF)
    assert "1:6: name (blocking): The brief spells the recipient “Inés”, and here is “Ines”." in printed
    assert "    → truck" in printed
    assert printed.endswith("3 notes, 1 of them blocking.\n")
    assert code == 1


def test_a_text_without_a_brief_can_be_read_too(tmp_path: Path) -> None:
    printed, code = proofread("Dear Amy,\n\nAt the end of the day it rained.\n\nPaul", tmp_path)
    assert (printed.count("cliche"), code) == (1, 0)


def test_earlier_letters_in_a_folder_are_known(draft: str, tmp_path: Path) -> None:
    past = tmp_path / "past"
    past.mkdir()
    (past / "one.txt").write_text(
        "Before.\n\nPut the newspaper down when somebody comes into the room.", encoding="utf-8"
    )
    printed, _ = proofread(draft, tmp_path, brief=BRIEF, past=past)
    assert "These words were in an earlier letter to Inés." in printed


def test_what_the_hand_cannot_write_is_told(draft: str, tmp_path: Path) -> None:
    printed, code = proofread(draft.replace("truck", "truck ☃"), tmp_path, brief=BRIEF)
    assert "Theodore cannot write “☃”." in printed
    assert code == 1


def test_what_is_wrong_with_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("proofread", tmp_path / "none.txt")
    broken = tmp_path / "brief.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match="is not JSON"):
        proofread("Dear Amy", tmp_path, brief=broken)
    with pytest.raises(CommandError, match="is no folder"):
        proofread("Dear Amy", tmp_path, past=broken)


def test_too_few_messages_for_a_voice_are_told(draft: str, tmp_path: Path) -> None:
    brief = tmp_path / "brief.json"
    brief.write_text(
        json.dumps(json.loads(BRIEF.read_text(encoding="utf-8")) | {"voice": "See you."}), encoding="utf-8"
    )
    printed, _ = proofread(draft, tmp_path, brief=brief)
    assert "José Arellano has pasted 2 words; about 40 are needed" in printed


def test_pages_are_measured_for_the_hand_and_the_paper(draft: str) -> None:
    assert written_as(draft, "theodore", "a5").pages >= 1
    assert written_as(draft, "nobody", "a5").pages == 0
    assert proofread_file(draft, None, ()).voice == ""

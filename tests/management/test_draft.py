"""`manage.py draft`: a brief in, a letter out, and no database in between."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

BRIEF = Path(settings.SEEDS_ROOT, "briefs", "fifty-years.json")


def drafted(path: Path, **options: Any) -> str:
    out = StringIO()
    call_command("draft", str(path), stdout=out, **options)
    return out.getvalue()


def test_it_prints_the_draft() -> None:
    text = drafted(BRIEF)
    assert text.startswith("Dear Inés,\n\n")
    assert text.endswith("\nYour José\n")
    assert drafted(BRIEF, seed=1) == text != drafted(BRIEF, seed=2)


def test_the_place_and_date_stand_above_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(json.loads(BRIEF.read_text(encoding="utf-8")) | {"heading": "Mendoza, 3 May"}))
    assert drafted(path) == f"Mendoza, 3 May\n\n{drafted(BRIEF)}"
    assert "the time we drove to Mendoza" in drafted(path, why=True)


def test_it_says_why() -> None:
    text = drafted(BRIEF, why=True)
    assert text.startswith("From the template love-tender, “")
    assert "the time we drove to Mendoza" in text
    assert "    the answer, memory: drove to Mendoza in your uncle's truck" in text
    assert "    the template, line " in text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "one object"),
        ('{"tone": "loud"}', "client_name is missing."),
        (json.dumps(json.loads(BRIEF.read_text(encoding="utf-8")) | {"tone": "loud"}), "there is no “loud”"),
    ],
)
def test_what_is_wrong_with_a_brief_is_said(content: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "brief.json").write_text(content)
    with pytest.raises(CommandError, match=reason):
        drafted(tmp_path / "brief.json")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        drafted(tmp_path / "none.json")

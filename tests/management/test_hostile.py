"""What has broken such houses before, in the files that commands read: notes, a draft, or a sentence that says no."""

import json
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.hostile import HOSTILE

BRIEF = json.loads(Path(settings.SEEDS_ROOT, "briefs", "fifty-years.json").read_text(encoding="utf-8"))


def answered(command: str, path: Path) -> str:
    """What it printed, whatever it ends with."""
    out = StringIO()
    try:
        # It ends with 1 where a note holds the letter back.
        with suppress(SystemExit):
            call_command(command, str(path), stdout=out)
    except CommandError as refusal:
        return str(refusal)
    return out.getvalue()


@pytest.mark.promise("door-command")
def test_a_text_to_be_proofread(tmp_path: Path, subtests: Any) -> None:
    path = tmp_path / "letter.txt"
    for kind, text in HOSTILE.items():
        with subtests.test(kind=kind):
            path.write_bytes(f"Dear Catherine,\n\n{text}\n\nTheodore\n".encode("utf-8", "surrogatepass"))
            assert answered("proofread", path).strip()


@pytest.mark.promise("door-command")
def test_a_brief_to_be_drafted(tmp_path: Path, subtests: Any) -> None:
    path = tmp_path / "brief.json"
    for kind, text in HOSTILE.items():
        with subtests.test(kind=kind):
            answers = dict.fromkeys(BRIEF["answers"], text)
            path.write_text(json.dumps(BRIEF | {"answers": answers, "recipient_name": text}))
            answered("draft", path).encode()

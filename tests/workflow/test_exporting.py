"""What a client takes home: read by people, and by programs."""

import json
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from letters.models import Letter
from letters.workflow import vault
from letters.workflow.briefs import BriefSubmission, address_of, submit_brief
from letters.workflow.exporting import archive_of, archived_with
from tests.bookmaking import finished_letter

TEXT = "Dear Catherine,\n\nTom & Jerry say hello, as long as a < b, and so do I.\n\nTheodore"


@pytest.fixture
def letter(house: None, submission: BriefSubmission, amy: User, paul: User) -> Letter:
    return finished_letter(submission, amy, paul, TEXT)


def opened(letter: Letter) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive_of(archived_with(letter)))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_words_the_pdf_and_what_was_told_are_in_it(letter: Letter) -> None:
    files = opened(letter)
    assert [*files] == ["index.html", "letters.json", "letter-1.pdf", "letter-1.txt"]
    assert files["letter-1.txt"].decode() == TEXT
    assert files["letter-1.pdf"] == vault.fetch(letter.renderings.get().pdf_digest)
    page = files["index.html"].decode()
    assert "Tom &amp; Jerry say hello, as long as a &lt; b" in page
    assert "walked home in the rain" in page
    own = json.loads(files["letters.json"])["letters"][0]
    assert own["words"] == TEXT
    assert own["from"]["email"] == "theodore@example.org"
    assert "walked home in the rain" in own["answers"].values()


def test_the_other_letters_to_the_same_person_are_in_it_and_nobody_elses(
    letter: Letter, submission: BriefSubmission
) -> None:
    after = submission.but(key=uuid4(), after=address_of(letter.brief), sender="The pier")
    second = submit_brief(after).brief.letter
    submit_brief(submission.but(key=uuid4(), sender="Elsewhere"))
    own = json.loads(opened(second)["letters.json"])["letters"]
    assert [each["status"] for each in own] == ["ready", "drafting"]
    # What nobody has approved yet is not handed out.
    assert (own[1]["words"], own[1]["files"]) == ("", [])


def test_a_pdf_that_is_damaged_leaves_the_words(letter: Letter) -> None:
    vault.forget(letter.renderings.get().pdf_digest)
    assert opened(letter)["letter-1.txt"].decode() == TEXT


def test_the_same_letters_give_the_same_bytes(letter: Letter) -> None:
    assert archive_of(archived_with(letter)) == archive_of(archived_with(letter))


def test_from_the_shell(letter: Letter, tmp_path: Path) -> None:
    out = tmp_path / "theirs.zip"
    call_command("export", client="theodore@example.org", out=out)
    assert ZipFile(out).read("letter-1.txt").decode() == TEXT
    assert out.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="no such letters"):
        call_command("export", client="nobody@example.org", out=out)

"""`manage.py erase`: said first, done with --sure, and done again after an older database was restored."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from letters.models import Brief, Erasure, Letter
from letters.workflow import erasing


def erased(*args: object, **options: Any) -> str:
    out = StringIO()
    call_command("erase", *map(str, args), stdout=out, **options)
    return out.getvalue().strip()


def test_without_sure_nothing_is_erased(letter: Letter) -> None:
    assert erased(letter.pk) == f"1 to erase: {letter.pk}. Say --sure to erase them."
    assert Letter.objects.exists()


def test_a_letter_is_erased_by_its_number_or_by_who_wrote(letter: Letter) -> None:
    assert erased(client="somebody@example.org") == "None."
    assert erased(client=" Theodore@example.ORG ", sure=True) == "1 erased."
    assert not Letter.objects.exists()


def test_a_number_that_is_none_is_said(letter: Letter) -> None:
    with pytest.raises(CommandError, match="There is no letter 999"):
        erased(letter.pk, 999, sure=True)
    assert Letter.objects.exists()


def test_the_list_erases_again_what_a_backup_brings_back(letter: Letter, tmp_path: Path) -> None:
    digest = letter.brief.address_digest
    # As before the letter was erased, in a house that knows of nothing but the list.
    listed = tmp_path / "erased.txt"
    listed.write_text(f"{digest}\nno digest\n")
    assert erased(again=True, listed=listed) == "1 letters had come back, and are erased again."
    assert not Brief.objects.exists()
    assert erased(list=True) == digest
    assert erasing.erased_digests() == [Erasure.objects.get().address_digest]


def test_a_list_that_cannot_be_read_is_said(letter: Letter, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        erased(again=True, listed=tmp_path / "nowhere.txt")
    assert Letter.objects.exists()

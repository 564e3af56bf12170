"""The first logins of a house: made once at random, kept for the owner's eyes only."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command

from letters.management.commands import staff_logins
from letters.workflow.staff import set_up_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def logins_file(settings: Any, tmp_path: Path) -> Path:
    set_up_groups()
    settings.DATA_DIR = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return tmp_path / "logins.json"


def printed() -> str:
    out = StringIO()
    call_command("staff_logins", stdout=out)
    return out.getvalue()


def passwords(path: Path) -> dict[str, str]:
    return {each["username"]: each["password"] for each in json.loads(path.read_text())}


def test_each_can_do_their_part_and_no_more(logins_file: Path) -> None:
    printed()
    amy, paul, samantha = (
        authenticate(username=name, password=password) for name, password in passwords(logins_file).items()
    )
    assert amy and paul and samantha
    assert amy.is_staff and amy.has_perm("letters.write_letter") and not amy.has_perm("letters.approve_letter")
    assert paul.is_staff and paul.has_perm("letters.approve_letter") and not paul.has_perm("letters.write_letter")
    assert samantha.is_superuser and not (amy.is_superuser or paul.is_superuser)


def test_they_are_made_once_and_only_their_owner_can_read_them(logins_file: Path) -> None:
    first = printed()
    assert logins_file.stat().st_mode & 0o777 == 0o600
    assert printed() == first
    assert User.objects.count() == 3
    assert len(set(passwords(logins_file).values())) == 3


def test_another_house_has_other_passwords(logins_file: Path) -> None:
    printed()
    first = passwords(logins_file)
    logins_file.unlink()
    User.objects.all().delete()
    printed()
    assert not set(first.values()) & set(passwords(logins_file).values())


def test_a_password_that_was_changed_is_not_changed_back(logins_file: Path) -> None:
    printed()
    amy = User.objects.get(username="amy")
    amy.set_password("my own")
    amy.save()
    assert "amy         writer          (changed since)" in printed()
    amy.refresh_from_db()
    assert amy.check_password("my own")


def test_who_was_removed_does_not_come_back(logins_file: Path) -> None:
    printed()
    User.objects.get(username="samantha").delete()
    assert "samantha" not in printed()
    assert not User.objects.filter(username="samantha").exists()
    assert list(passwords(logins_file)) == ["amy", "paul"]


def test_nor_does_who_was_removed_when_the_file_is_not_there(logins_file: Path) -> None:
    printed()
    User.objects.get(username="samantha").delete()
    logins_file.unlink()
    assert printed() == ""
    assert set(User.objects.values_list("username", flat=True)) == {"amy", "paul"}


def test_a_login_that_was_switched_off_is_not_offered(logins_file: Path) -> None:
    printed()
    User.objects.filter(username="amy").update(is_active=False)
    assert "amy" not in printed()


def test_a_house_whose_data_was_replaced_can_be_entered(logins_file: Path) -> None:
    printed()
    User.objects.all().delete()
    printed()
    assert all(authenticate(username=name, password=word) for name, word in passwords(logins_file).items())


def test_an_interruption_locks_nobody_out(logins_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    for function in ("make_all", "as_of_today"):
        monkeypatch.setattr(staff_logins, function, interrupted)
        with pytest.raises(KeyboardInterrupt):
            printed()
        monkeypatch.undo()
        printed()
        assert all(authenticate(username=name, password=word) for name, word in passwords(logins_file).items())
        User.objects.all().delete()


def test_nothing_is_printed_where_it_would_be_logged(logins_file: Path) -> None:
    out = StringIO()
    call_command("staff_logins", verbosity=0, stdout=out)
    assert out.getvalue() == ""
    assert len(passwords(logins_file)) == 3

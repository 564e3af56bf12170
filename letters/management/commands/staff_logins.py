"""`manage.py staff_logins`: a writer, an editor and an administrator, for a house that is new."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.crypto import get_random_string

# Without the letters and digits that are taken for one another: people will type these.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
CHANGED = "(changed since)"


@dataclass(frozen=True)
class Post:
    """A post in the house and who holds it in a new one. The administrator needs no group."""

    username: str
    role: str
    group: str | None


POSTS = (
    Post("amy", "writer", "Writers"),
    Post("paul", "editor", "Editors"),
    Post("samantha", "administrator", None),
)


@dataclass(frozen=True)
class Login:
    """What somebody needs to come in."""

    username: str
    role: str
    password: str


class Command(BaseCommand):
    """Makes the three logins while nobody works here, and prints those that were made here and are still there."""

    help = (
        "Makes a writer, an editor and an administrator with random passwords if there is no staff at all, and"
        " prints them. The passwords are kept in DATA_DIR/logins.json, which only its owner can read. Who was"
        " removed since is not made again, and no password is ever changed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make, keep and print the logins."""
        path = Path(settings.DATA_DIR) / "logins.json"
        # The people are asked for, not the file: on a second machine, or once it is lost, they are there without it.
        if not get_user_model().objects.filter(is_staff=True).exists():
            new = [Login(post.username, post.role, new_password()) for post in POSTS]
            # Kept before they are used: a house interrupted in between can still be entered.
            keep(path, new)
            make_all(new)
        logins = [login for each in logins_in(path) if (login := as_of_today(each))]
        keep(path, logins)
        # At verbosity 0 they are only kept: whoever runs the house logs what its commands print.
        for login in logins if options["verbosity"] else ():
            self.stdout.write(f"{login.username:<12}{login.role:<16}{login.password}")


def logins_in(path: Path) -> list[Login]:
    """The logins in the file; none when there is no file."""
    if not path.exists():
        return []
    return [Login(**each) for each in json.loads(path.read_text(encoding="utf-8"))]


def as_of_today(login: Login) -> Login | None:
    """The login as it is now: without its password if that was changed; None if whose it was can no longer come in."""
    user = get_user_model().objects.filter(username=login.username, is_active=True).first()
    if user is None:
        return None
    return login if user.check_password(login.password) else replace(login, password=CHANGED)


def new_password() -> str:
    """Four groups of four readable characters: 79 random bits."""
    return "-".join(get_random_string(4, READABLE) for _ in range(4))


@transaction.atomic
def make_all(logins: Sequence[Login]) -> None:
    """Make everybody or nobody. Raises Group.DoesNotExist when `manage.py seed` has not made the groups yet."""
    for post, login in zip(POSTS, logins, strict=True):
        user = get_user_model().objects.create_user(
            post.username, password=login.password, is_staff=True, is_superuser=post.group is None
        )
        if post.group:
            user.groups.add(Group.objects.get(name=post.group))


def keep(path: Path, logins: list[Login]) -> None:
    """Write the file anew, readable by its owner alone from its first byte on."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump([asdict(login) for login in logins], file, indent=1)
    draft.replace(path)

"""`manage.py staff_logins`: a writer, an editor and an administrator, for a house that is new."""

import json
import os
from dataclasses import asdict, dataclass
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
    """Makes the three logins where they are missing and prints all three; never changes a password."""

    help = (
        "Makes a writer, an editor and an administrator with random passwords where there are none, and"
        " prints them. The passwords are kept in DATA_DIR/logins.json, which only its owner can read."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make, keep and print the logins."""
        path = Path(settings.DATA_DIR) / "logins.json"
        known = read_passwords(path)
        logins = [(post, known.get(post.username) or new_password()) for post in POSTS]
        # Kept before they are used: a house interrupted in between can still be entered.
        keep(path, [Login(post.username, post.role, password) for post, password in logins])
        valid = [ensure(post, password) for post, password in logins]
        keep(path, valid)
        # At verbosity 0 they are only kept: whoever runs the house logs what its commands print.
        for login in valid if options["verbosity"] else ():
            self.stdout.write(f"{login.username:<12}{login.role:<16}{login.password}")


def read_passwords(path: Path) -> dict[str, str]:
    """The passwords that were kept and are valid, by username; none when there is no file yet."""
    if not path.exists():
        return {}
    kept = json.loads(path.read_text(encoding="utf-8"))
    return {each["username"]: each["password"] for each in kept if each["password"] != CHANGED}


@transaction.atomic
def ensure(post: Post, password: str) -> Login:
    """The login for a post, made when nobody of that name is there. Somebody's own password stays theirs."""
    user = get_user_model().objects.filter(username=post.username).first()
    if user is None:
        make(post, password)
    elif not user.check_password(password):
        return Login(post.username, post.role, CHANGED)
    return Login(post.username, post.role, password)


def new_password() -> str:
    """Four groups of four readable characters: 79 random bits."""
    return "-".join(get_random_string(4, READABLE) for _ in range(4))


def make(post: Post, password: str) -> None:
    """Make the user. Raises Group.DoesNotExist when `manage.py seed` has not made the groups yet."""
    user = get_user_model().objects.create_user(
        post.username, password=password, is_staff=True, is_superuser=post.group is None
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

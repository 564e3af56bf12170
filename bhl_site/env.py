"""Reading the environment. Nonsense is refused at the start, naming the variable and what it should hold."""

import ipaddress
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

from letters.sealing import Keyring, new_key

LEAST_SECRET, LEAST_DIFFERENT = 50, 5
"""Characters of a secret, and how many of them differ: what Django's own check asks for (security.W009)."""

LEAST_TOKEN = 20
"""Characters of a token."""

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})


def text(name: str, default: str = "") -> str:
    """The variable without surrounding space; `default` where it is missing or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """A yes or a no. Raises ImproperlyConfigured."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be 1 or 0 (or true or false), not {raw!r}.")
    return word in YES


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number between `least` and `most`, both included. Raises ImproperlyConfigured."""
    raw = text(name, str(default))
    try:
        value = int(raw)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}.") from None
    if not least <= value <= most:
        raise ImproperlyConfigured(f"{name} must be between {least} and {most}, not {value}.")
    return value


def names(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    return [part.strip() for part in text(name).split(",") if part.strip()] or list(default)


def choice(name: str, words: tuple[str, ...]) -> str:
    """One of these words; the first where it is not set. Raises ImproperlyConfigured."""
    word = text(name, words[0]).lower()
    if word not in words:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(words)}, not {word!r}.")
    return word


def country(name: str, default: str) -> str:
    """Two letters that name a country, as capitals. Raises ImproperlyConfigured."""
    code = text(name, default).upper()
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise ImproperlyConfigured(f"{name} must be the two letters of a country, such as GB, not {code!r}.")
    return code


def provider(name: str) -> str:
    """An address that takes letters: encrypted on the way, or on this machine; "" where not set. Raises
    ImproperlyConfigured."""
    value = text(name).rstrip("/")
    place = urlsplit(value)
    is_near = place.scheme == "http" and place.hostname in ("127.0.0.1", "::1", "localhost")
    if value and not (place.hostname and (place.scheme == "https" or is_near)):
        raise ImproperlyConfigured(f"{name} must begin with https:// (or http:// on this machine): letters go there.")
    return value


def networks(name: str, default: tuple[str, ...]) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Networks and single addresses. Raises ImproperlyConfigured."""
    try:
        return [ipaddress.ip_network(network) for network in names(name, default)]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} must be networks separated by commas, such as 10.0.0.0/8: {error}"
        ) from None


def token(name: str) -> str:
    """A secret that somebody shows to be let in; "" where not set. Raises ImproperlyConfigured for one that is weak."""
    value = text(name)
    if value and (len(value) < LEAST_TOKEN or len(set(value)) < LEAST_DIFFERENT):
        raise ImproperlyConfigured(f"{name} can be guessed: it needs at least {LEAST_TOKEN} characters.")
    return value


def folder(name: str, default: Path) -> Path:
    """An absolute folder, which need not exist yet. Raises ImproperlyConfigured."""
    path = Path(text(name, str(default))).expanduser()
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name} must name a folder, but {path} is a file.")
    return path.resolve()


def shut(path: Path) -> None:
    """Make the folder where it is missing, and let nobody but its owner look into it, also where an older house, or
    whoever set the machine up, left it open. What belongs to somebody else, or to all (such as /tmp), stays as it is.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.stat()
    is_for_all = status.st_mode & stat.S_ISVTX
    if status.st_uid == os.geteuid() and status.st_mode & 0o077 and not is_for_all:
        path.chmod(0o700)


def address(name: str, default: str, schemes: tuple[str, ...]) -> str:
    """A URL with one of these schemes. Raises ImproperlyConfigured; a password in it is not repeated."""
    value = text(name, default)
    if value.partition(":")[0] not in schemes:
        allowed = ", ".join(f"{scheme}:" for scheme in schemes)
        raise ImproperlyConfigured(f"{name} must begin with one of: {allowed}")
    try:
        _ = urlsplit(value).port
    except ValueError:
        reason = "its host or its port is none; a / : @ # or ? in a password must be percent-encoded"
        raise ImproperlyConfigured(f"{name} must be a valid address, but {reason}.") from None
    return value


def time_zone(name: str, default: str) -> str:
    """The name of a time zone that this machine knows. Raises ImproperlyConfigured."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ImproperlyConfigured(f"{name} must be a time zone such as Europe/Paris, not {value!r}.") from None
    return value


def secret(name: str, path: Path) -> str:
    """The variable, or else the secret kept in this file. Raises ImproperlyConfigured for one that can be guessed."""
    value = text(name)
    if not value:
        return kept_secret(path)
    if len(value) < LEAST_SECRET or len(set(value)) < LEAST_DIFFERENT:
        raise ImproperlyConfigured(
            f"{name} can be guessed: it needs at least {LEAST_SECRET} characters, {LEAST_DIFFERENT} of them different. "
            "Leave it out, and one is made."
        )
    return value


def data_keys(name: str, path: Path) -> list[str]:
    """The keys in this variable; none where it is not set, and then there is one in this file. Raises
    ImproperlyConfigured."""
    keys = names(name)
    if not keys:
        kept_secret(path, new_key)
    try:
        Keyring.of(keys)
    except ValueError:
        problem = f"{name} must be keys separated by commas, each 32 bytes as URL-safe base64."
        raise ImproperlyConfigured(f"{problem} `manage.py rotate_keys --new-key` prints one.") from None
    return keys


def new_secret() -> str:
    """A secret made at random."""
    return secrets.token_urlsafe(64)


def kept_secret(path: Path, make: Callable[[], str] = new_secret) -> str:
    """The secret in this file; made at random, once, readable by its owner alone, where there is none yet."""
    if not path.exists():
        _make_secret(path, make())
    secret = path.read_text(encoding="ascii").strip()
    if not secret:
        raise ImproperlyConfigured(f"{path} is empty. Remove it to have a new secret made.")
    return secret


def _make_secret(path: Path, secret: str) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.touch(mode=0o600)
    draft.write_text(secret, encoding="ascii")
    try:
        # A link never replaces: of two processes that start at once, both end with the same secret.
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()

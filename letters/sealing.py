"""Sealing bytes with keys that rotate, so that what is stored can be read with a key of the house alone.

AES-256-GCM (`cryptography`). What is sealed begins with the name of its key, so that older keys still open it.
"""

import base64
import binascii
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

__all__ = [
    "TEXT_MARK",
    "KeyLost",
    "Keyring",
    "NotWhole",
    "forget_old_keys",
    "keyring",
    "new_key",
    "use_new_key",
]

KEY_BYTES = 32

NAME_BYTES, NONCE_BYTES = 4, 12

MARK = b"\x01BHL1"
"""With which every sealed value begins. No text that is typed has a control character, and no file of ours this."""


TEXT_MARK = "\x01"
"""With which sealed text begins. Texts are cleaned of control characters on their way into the house."""


class NotWhole(Exception):
    """What was sealed has been changed since, or cut."""


class KeyLost(Exception):
    """What was sealed was sealed with a key that this house does not have."""


@dataclass(frozen=True)
class Keyring:
    """The keys of the house by name; the first seals, each opens."""

    keys: Mapping[bytes, bytes]

    @classmethod
    def of(cls, keys: Iterable[str]) -> "Keyring":
        """From keys as they are kept: URL-safe base64. Raises ValueError for one that is none."""
        raw = [_raw(key) for key in keys]
        return cls({hashlib.sha256(b"letters.sealing" + key).digest()[:NAME_BYTES]: key for key in raw})

    @property
    def beginning(self) -> bytes:
        """How everything begins that is sealed with the first key."""
        return MARK + next(iter(self.keys))

    def seal(self, data: bytes) -> bytes:
        """`data`, which nobody can read or change without the first key."""
        name, key = next(iter(self.keys.items()))
        nonce = os.urandom(NONCE_BYTES)
        return MARK + name + nonce + AESGCM(key).encrypt(nonce, data, MARK)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed; what was kept before anything was sealed is given as it is. Raises NotWhole and KeyLost."""
        if not sealed.startswith(MARK):
            return sealed
        name, rest = sealed[len(MARK) :][:NAME_BYTES], sealed[len(MARK) + NAME_BYTES :]
        key = self.keys.get(name)
        if key is None:
            raise KeyLost("This was sealed with a key that is not among DATA_KEYS. Put the old key back behind them.")
        try:
            return AESGCM(key).decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], MARK)
        except (InvalidTag, ValueError) as error:
            raise NotWhole("What was sealed is damaged.") from error

    @property
    def beginning_of_text(self) -> str:
        """As `beginning`, of sealed text."""
        return TEXT_MARK + base64.urlsafe_b64encode(self.beginning).decode("ascii")

    def seal_text(self, text: str) -> str:
        """As `seal`, for a column of text. Half characters, which no database takes, are refused as it would."""
        return TEXT_MARK + base64.urlsafe_b64encode(self.seal(text.encode())).decode("ascii")

    def open_text(self, sealed: str) -> str:
        """As `open`, for a column of text."""
        if not sealed.startswith(TEXT_MARK):
            return sealed
        try:
            return self.open(base64.urlsafe_b64decode(sealed[len(TEXT_MARK) :])).decode()
        except ValueError as error:
            raise NotWhole("What was sealed is damaged.") from error


def keyring() -> Keyring:
    """The house's keys as they are now: another process may have added one to the file since this one began."""
    if settings.DATA_KEYS:
        return _ring(tuple(settings.DATA_KEYS))
    path = Path(settings.DATA_KEYS_FILE)
    return _ring_in(path, path.stat().st_mtime_ns)


def new_key() -> str:
    """A key made at random, as it is kept."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode("ascii")


def use_new_key() -> None:
    """Put a new key before those in the file, which stay. From now on it seals, in every process of this house."""
    path = Path(settings.DATA_KEYS_FILE)
    _replace(path, [new_key(), *path.read_text(encoding="ascii").split()])


def forget_old_keys() -> int:
    """Leave only the first key in the file; how many others there were. What they sealed cannot be opened any more."""
    path = Path(settings.DATA_KEYS_FILE)
    first, *others = path.read_text(encoding="ascii").split()
    _replace(path, [first])
    return len(others)


def _replace(path: Path, keys: Iterable[str]) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write("".join(f"{key}\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _raw(key: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(key)
    except (binascii.Error, ValueError) as error:
        raise ValueError("A data key must be 32 bytes as URL-safe base64.") from error
    if len(raw) != KEY_BYTES:
        raise ValueError("A data key must be 32 bytes as URL-safe base64.")
    return raw


@lru_cache(maxsize=4)
def _ring(keys: tuple[str, ...]) -> Keyring:
    return Keyring.of(keys)


@lru_cache(maxsize=4)
def _ring_in(path: Path, changed: int) -> Keyring:
    # By when the file was changed, so that it is read once until then.
    return Keyring.of(path.read_text(encoding="ascii").split())

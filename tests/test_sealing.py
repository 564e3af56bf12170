"""What is sealed is opened with its key, and with no other."""

import os
from pathlib import Path
from typing import Any

import pytest

from letters.sealing import KeyLost, Keyring, NotWhole, forget_old_keys, keyring, new_key, use_new_key

WORDS = b"Dear Catherine"


def test_what_is_sealed_shows_nothing_and_is_opened_again() -> None:
    ring = Keyring.of([new_key()])
    sealed = ring.seal(WORDS)
    assert WORDS not in sealed
    assert sealed != ring.seal(WORDS)
    assert ring.open(sealed) == WORDS
    assert ring.open_text(ring.seal_text("Grüße 🍐")) == "Grüße 🍐"
    assert ring.seal_text("pear").startswith(ring.beginning_of_text)


def test_what_was_never_sealed_is_given_as_it_is() -> None:
    ring = Keyring.of([new_key()])
    assert (ring.open(WORDS), ring.open_text("Dear Catherine"), ring.open_text("")) == (WORDS, "Dear Catherine", "")


def test_an_older_key_opens_and_the_newest_seals() -> None:
    old, new = new_key(), new_key()
    both = Keyring.of([new, old])
    assert both.open(Keyring.of([old]).seal(WORDS)) == WORDS
    assert Keyring.of([new]).open(both.seal(WORDS)) == WORDS


def test_without_its_key_it_stays_shut() -> None:
    with pytest.raises(KeyLost, match="DATA_KEYS"):
        Keyring.of([new_key()]).open(Keyring.of([new_key()]).seal(WORDS))


@pytest.mark.parametrize("place", [12, 25, -1])
def test_what_was_changed_or_cut_is_noticed(place: int) -> None:
    ring = Keyring.of([new_key()])
    sealed = bytearray(ring.seal(WORDS))
    with pytest.raises(NotWhole):
        ring.open(bytes(sealed[:place]))
    sealed[place] ^= 1
    with pytest.raises(NotWhole):
        ring.open(bytes(sealed))
    with pytest.raises(NotWhole):
        ring.open_text("\x01" + "no base64 !")


@pytest.mark.parametrize("key", ["", "abc", "A" * 44, "ü" * 44])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="data key"):
        Keyring.of([key])


def test_a_key_that_another_process_adds_is_known_at_once(settings: Any, tmp_path: Path) -> None:
    settings.DATA_KEYS, settings.DATA_KEYS_FILE = [], tmp_path / "data_keys"
    settings.DATA_KEYS_FILE.write_text(new_key())
    os.utime(settings.DATA_KEYS_FILE, (1, 1))
    before = keyring()
    sealed = before.seal(WORDS)
    use_new_key()
    assert keyring().beginning != before.beginning
    assert keyring().open(sealed) == WORDS
    assert settings.DATA_KEYS_FILE.stat().st_mode & 0o777 == 0o600
    assert forget_old_keys() == 1
    with pytest.raises(KeyLost):
        keyring().open(sealed)

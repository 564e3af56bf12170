"""What is stored is sealed; a new key seals it again, also after a stop, and the old ones go when all is done."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F, TextField
from django.db.models.functions import Cast

from letters.models import Book, Brief, Draft, Event, Letter, Rendering, open_rows_again, seal_rows_again, sealing_again
from letters.sealing import KeyLost, keyring, new_key, use_new_key
from letters.workflow import vault
from letters.workflow.errors import Damaged, Refused
from letters.workflow.publishing.asking import ask_for_book
from letters.workflow.rendering import write_rendering
from letters.workflow.rotating import drop_old_keys, new_key_first, seal_all_again
from tests.bookmaking import ALL


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path: Path) -> Path:
    """A house with one key, in a file of its own."""
    settings.DATA_KEYS, settings.DATA_KEYS_FILE = [], tmp_path / "data_keys"
    settings.DATA_KEYS_FILE.write_text(new_key())
    path: Path = settings.DATA_KEYS_FILE
    return path


@pytest.fixture
def done(keys: Path, rendering: Rendering) -> Rendering:
    """A letter that is written out."""
    assert write_rendering(rendering.pk)
    rendering.refresh_from_db()
    return rendering


def raw(model: Any, column: str) -> list[str]:
    """A column as it stands in the database."""
    return list(model.objects.annotate(raw=Cast(F(column), TextField())).values_list("raw", flat=True))


def test_nothing_of_what_was_told_or_written_stands_in_the_clear(done: Rendering, private_root: Path) -> None:
    letter = done.letter
    Event.objects.create(letter=letter, verb="commented", note="About the trial")
    ask_for_book(letter.brief, "Letters", "With the pear tree.", [], ALL)
    columns = ((Brief, "answers"), (Brief, "avoid"), (Draft, "text"), (Draft, "sources"), (Rendering, "text"))
    kept = [
        value for model, column in (*columns, (Event, "note"), (Book, "wish")) for value in raw(model, column) if value
    ]
    assert len(kept) >= len(columns) + 2
    for value in kept:
        assert value.lstrip('"').startswith(("\x01", "\\u0001"))
        assert not any(word in value for word in ("walked home", "Catherine", "Sacramento", "trial", "pear"))
    assert not [path for path in private_root.iterdir() if b"%PDF" in path.read_bytes()]
    assert vault.fetch(done.pdf_digest).startswith(b"%PDF")
    assert "walked home in the rain" in Brief.objects.get().answers.values()
    assert Draft.objects.values_list("text", flat=True).get().startswith("Dear Catherine")


def test_nothing_is_looked_up_by_what_is_sealed(theodores_brief: Brief) -> None:
    # Untyped: whoever writes such a look-up down is refused by mypy already.
    rows: Any = Brief.objects
    for look_up in ("answers", "answers__memory", "avoid__icontains", "letter__draft__text"):
        with pytest.raises(FieldError, match="sealed"):
            rows.filter(**{look_up: "a"}).exists()


def in_the_clear() -> None:
    """As an older house left its rows."""
    open_rows_again(apps)


def test_what_an_older_house_kept_is_read_and_then_sealed(done: Rendering) -> None:
    text, answers = Draft.objects.get().text, Brief.objects.get().answers
    in_the_clear()
    assert raw(Draft, "text") == [text]
    assert (Draft.objects.get().text, Brief.objects.get().answers) == (text, answers)
    assert seal_rows_again(apps) > 0
    assert raw(Draft, "text") != [text]
    assert (Draft.objects.get().text, Brief.objects.get().answers) == (text, answers)
    assert seal_rows_again(apps) == 0


def test_a_new_key_seals_everything_again_and_the_old_one_goes(done: Rendering, keys: Path) -> None:
    text, old = done.text, keyring().beginning_of_text
    new_key_first()
    assert Rendering.objects.get().text == text
    rotated = seal_all_again()
    assert rotated.values > 4
    assert rotated.files == 1
    assert seal_all_again().nothing
    assert drop_old_keys() == 1
    assert len(keys.read_text().split()) == 1
    assert not [value for value in raw(Rendering, "text") if value.startswith(old)]
    assert Rendering.objects.get().text == text
    assert vault.fetch(done.pdf_digest)


def test_stopped_half_way_it_goes_on_where_it_was(done: Rendering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing_again, "AT_ONCE", 1)
    use_new_key()
    texts = [*Draft.objects.values_list("text", flat=True)]
    first = [*sealing_again.sealed_columns(apps)][:8]
    with monkeypatch.context() as stopped:
        stopped.setattr(sealing_again, "sealed_columns", lambda _: first)
        some = seal_rows_again(apps)
    rest = seal_rows_again(apps)
    assert some
    assert rest
    assert seal_rows_again(apps) == 0
    assert [*Draft.objects.values_list("text", flat=True)] == texts


def test_what_was_written_anew_meanwhile_is_not_overwritten(letter: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_clear()
    atomic = transaction.atomic

    def after_somebody(*args: Any) -> Any:
        monkeypatch.setattr(transaction, "atomic", atomic)
        Draft.objects.update(text="Newer")
        return atomic(*args)

    columns = [each for each in sealing_again.sealed_columns(apps) if (each.model, each.name) == (Draft, "text")]
    monkeypatch.setattr(sealing_again, "sealed_columns", lambda _: columns)
    monkeypatch.setattr(transaction, "atomic", after_somebody)
    assert seal_rows_again(apps) == 0
    assert Draft.objects.get().text == "Newer"


def test_old_keys_stay_while_anything_needs_them(done: Rendering) -> None:
    use_new_key()
    with pytest.raises(Refused, match="ask again"):
        drop_old_keys()
    assert drop_old_keys() == 1


def test_without_its_key_a_row_is_not_read_as_something_else(done: Rendering, keys: Path) -> None:
    keys.unlink()
    keys.write_text(new_key())
    with pytest.raises(KeyLost, match="DATA_KEYS"):
        Draft.objects.get()
    with pytest.raises(Damaged):
        vault.fetch(done.pdf_digest)


def test_from_the_shell(done: Rendering, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("rotate_keys")
    assert "1 files sealed anew" in capsys.readouterr().out
    call_command("rotate_keys", resume=True)
    assert capsys.readouterr().out.startswith("0 values and 0 files")
    call_command("rotate_keys", drop_old=True)
    assert capsys.readouterr().out == "1 old keys forgotten.\n"
    settings.DATA_KEYS = [new_key()]
    with pytest.raises(CommandError, match="come from DATA_KEYS"):
        call_command("rotate_keys")

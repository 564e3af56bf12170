"""Every promise that is declared has a test, every input is tried, and the document says so."""

from tests.hostile import HOSTILE
from tests.promises import DOCUMENT, declared, doors, marked, table


def test_every_promise_and_every_door_has_a_test() -> None:
    assert [name for name in (*declared()["promises"], *doors()) if not marked().get(name)] == []


def test_no_test_is_marked_with_what_nobody_promises() -> None:
    assert {*marked()} - {*declared()["promises"], *doors()} == set()


def test_every_input_is_tried() -> None:
    assert [*HOSTILE] == [*declared()["inputs"]]


def test_the_document_is_made_from_them() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == table(), "make promises writes it anew"

"""Characters that did not come through are named for what they are."""

import pytest

from letters.drafting.proofreading import Kind

from .conftest import Notes


@pytest.mark.parametrize(
    ("text", "place", "better"),
    [
        ("The cafÃ© was full.", "Ã©", "é"),
        ("I donâ€™t know.", "â€™", "’"),
        ("She said â€œyesâ€\x9d once.", "â€œ", "“"),
        ("Fish &amp; chips.", "&amp;", "&"),
        ("It&#39;s late.", "&#39;", "'"),
        ("It\\u2019s late.", "\\u2019", "’"),
        ("So%20late.", "%20", " "),
        ("The caf\ufffd was full.", "\ufffd", ""),
    ],
)
def test_a_garbled_character(text: str, place: str, better: str, notes: Notes) -> None:
    note = notes(text, Kind.GARBLED)[0]
    assert (note.quoted, note.suggestion, note.blocking) == (place, better, True)


@pytest.mark.parametrize(
    "text", ["SÃO PAULO and Ângela.", "Fish & chips; R&B; 20% of it.", "AT&T; and so on.", "Où est-il ? À côté."]
)
def test_what_came_through(text: str, notes: Notes) -> None:
    assert notes(text, Kind.GARBLED) == []

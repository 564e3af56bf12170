"""Where words may be parted."""

import pytest

from letters.editor.typesetting.hyphenating import COMPOUND, HYPHEN, NAME, SHORT, places


def parted(word: str, language: str = "en") -> str:
    """The word with a bar wherever a line may end, and a hyphen with it where one is put in."""
    shown, text = "", word.replace("\u00ad", "")
    at = 0
    for place in places(word, language):
        shown += text[at : place.at] + ("-|" if place.hyphen else "|")
        at = place.at
    return shown + text[at:]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("remember", "en", "re-|mem-|ber"),
        ("remember,”", "en", "re-|mem-|ber,”"),
        ("photographer’s", "en-GB", "pho-|to-|grapher’s"),
        ("photographer", "en-US", "pho-|tog-|ra-|pher"),
        ("Straßenbahn", "de", "Stra-|ßen-|bahn"),
        ("bibliothèque", "fr", "bi-|blio-|thèque"),
        ("maravilloso", "es", "ma-|ra-|vi-|lloso"),
        ("remember", "xx", "remember"),
        ("only", "en", "only"),
        ("couldn’t", "en", "couldn’t"),
        ("NASA’s", "en", "NASA’s"),
        ("mother-in-law", "en", "mother-|in-|law"),
        ("well-considered", "en", "well-|con-|sidered"),
        ("e-mail", "en", "e-mail"),
        ("-5", "en", "-5"),
        ("so—and", "en", "so—|and"),
        ("“—and", "en", "“—and"),
        ("1939–45", "en", "1939–|45"),
        ("and/or", "en", "and/|or"),
        ("so…then", "en", "so…|then"),
        ("so…", "en", "so…"),
        ("re\u00admember", "en", "re-|member"),
        ("\u00adre", "en", "re"),
        ("x" * 5000, "en", "x" * 5000),
    ],
)
def test_places(word: str, language: str, expected: str) -> None:
    assert parted(word, language) == expected


def test_what_a_place_costs() -> None:
    """A name, a compound and what leaves two letters are parted last; German writes every noun with a capital."""
    assert [place.penalty for place in places("remember", "en")] == [SHORT, HYPHEN]
    assert [place.penalty for place in places("Catherine", "en")] == [NAME, NAME]
    assert [place.penalty for place in places("Katharina", "de")] == [SHORT, HYPHEN]
    assert [place.penalty for place in places("well-considered", "en")] == [HYPHEN, COMPOUND]


def test_a_spelling_never_changes() -> None:
    """Hungarian would write asz-szony-nyal."""
    assert places("asszonnyal", "hu") == ()

"""Quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.editor.typesetting import curled, guillemets


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("I can't", "I can’t"),
        ('"Hello," she said', "“Hello,” she said"),
        ("\"He said 'no', and left.\"", "“He said ‘no’, and left.”"),
        ("'Tis the '60s, rock 'n' roll", "’Tis the ’60s, rock ’n’ roll"),
        ("the sisters' house", "the sisters’ house"),
        ('("so")', "(“so”)"),
        ('the end—"you"—', "the end—“you”—"),
        ('"…and then"', "“…and then”"),
        ("5'10\"", "5’10”"),
        ("“curled” already", "“curled” already"),
    ],
)
def test_quotation_marks_are_curled(typed: str, set_as: str) -> None:
    assert curled(typed) == set_as


def test_each_language_has_its_own() -> None:
    assert curled('"Ja", sagte sie, "so geht\'s, \'kurz\'."', "de-DE") == "„Ja“, sagte sie, „so geht’s, ‚kurz‘.“"
    assert curled('"Hej"', "sv") == "”Hej”"
    assert curled('"J\'ai"', "fr") == "“J’ai”"


@given(st.text(alphabet="ab '\"(—.\n"))
def test_nothing_else_is_changed(text: str) -> None:
    found = curled(text)
    assert len(found) == len(text)
    assert all(was == now or was in "'\"" for was, now in zip(text, found, strict=True))
    assert not {"'", '"'} & set(found)


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ('Elle a dit "oui" hier.', "Elle a dit «\u202foui\u202f» hier."),
        ('"*Bonjour*" et *"bonsoir"*.', "«\u202f*Bonjour*\u202f» et *«\u202fbonsoir\u202f»*."),
        ('("vraiment ?")', "(«\u202fvraiment ?\u202f»)"),
        ("5'10\" de haut", "5'10\" de haut"),
        ("« déjà »", "« déjà »"),
    ],
)
def test_french_has_guillemets_held_to_what_they_enclose(typed: str, set_as: str) -> None:
    assert guillemets(typed, "fr-CA") == set_as and guillemets(typed, "en") == typed


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("'Ere, 'Enry, 'neath the 'edge", "’Ere, ’Enry, ’neath the ’edge"),
        ('"Aye","nay"', "“Aye”,“nay”"),
        ('“Aye”;"nay," she said', "“Aye”;“nay,” she said"),
        ('"So,"he said.', "“So,”he said."),
        ('and/"or"', "and/“or”"),
    ],
)
def test_type_curls_what_people_type_as_the_hand_does(typed: str, set_as: str) -> None:
    assert curled(typed) == set_as

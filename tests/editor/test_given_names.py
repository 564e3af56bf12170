"""An index never says more of somebody than the page to which it leads, and a couple are two people."""

import pytest

from letters.editor import as_given


@pytest.mark.parametrize(
    ("name", "page", "given"),
    [
        ("Matteo Ricci", "Dear Rosa,\n\nCome home.\n\nM", []),
        ("Matteo Ricci", "Dear Rosa,\n\nCome home.\n\nMatteo", ["Matteo"]),
        ("Matteo Ricci", "To Matteo Ricci", ["Matteo Ricci"]),
        ("Theodore Twombly", "*Theodore* signed", ["Theodore"]),
        ("Rosa and Jim", "Dear Rosa and Jim,", ["Rosa", "Jim"]),
        ("Anna & Tom Price", "Dear Anna and Tom Price,", ["Anna Price", "Tom Price"]),
        ("Anna und Karl", "Liebe Anna, lieber Karl,", ["Anna", "Karl"]),
        ("Anna-Lena de la Cruz", "Anna-Lena de la Cruz came", ["Anna-Lena de la Cruz"]),
        ("Dad", "Dear Dad,", ["Dad"]),
        ("王芳", "亲爱的 王芳", ["王芳"]),
        ("my sister", "my sister came", []),
    ],
)
def test_as_much_of_a_name_as_the_page_has(name: str, page: str, given: list[str]) -> None:
    assert [*as_given(name, page)] == given

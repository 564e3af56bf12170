"""The day at the head of a letter, as people write it."""

from datetime import date

import pytest

from letters.naming import calendar_of, day_in

NEAR = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Lisbon, 3 November", date(2026, 11, 3)),
        ("Lisbon, 5 January", date(2027, 1, 5)),
        ("Oxford, the 21st of June 1987", date(1987, 6, 21)),
        ("Sunday, February 29, 2004", date(2004, 2, 29)),
        ("14 Sept. 2019", date(2019, 9, 14)),
        ("Graz, den 7. März 1999", date(1999, 3, 7)),
        ("Nîmes, le 1er août 2012", date(2012, 8, 1)),
        ("Vigo, 9 de mayo de 2021", date(2021, 5, 9)),
        ("Lucca, 30 aprile 2018", date(2018, 4, 30)),
        ("Gent, 2 mei 2020", date(2020, 5, 2)),
        ("Braga, 25 de dezembro de 2016", date(2016, 12, 25)),
        ("2019-05-14", date(2019, 5, 14)),
        ("Wien, 3.4.2019", date(2019, 4, 3)),
        ("23/4/2019", date(2019, 4, 23)),
        ("4/4/2019", date(2019, 4, 4)),
    ],
)
def test_a_day_is_read(text: str, on: date) -> None:
    found = day_in(text, NEAR)
    assert found is not None and found.on == on


@pytest.mark.parametrize(
    "text",
    ["Lisbon, in the autumn", "3/4/2019", "31 June 2019", "12 Maybury Road", "May 2019", "", "3, Marsh Lane"],
)
def test_what_is_no_day_for_sure(text: str) -> None:
    assert day_in(text, NEAR) is None


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Lisbon, 3 November", "Lisbon, 22 May"),
        ("Oxford, the 21st of June 1987", "Oxford, the 22nd of May 2023"),
        ("SUNDAY, FEBRUARY 29, 2004", "MONDAY, MAY 22, 2023"),
        ("Graz, Montag, den 7. März 1999", "Graz, Montag, den 22. Mai 2023"),
        ("Nîmes, le 1er août 2012", "Nîmes, le 22 mai 2023"),
        ("2019-05-14", "2023-05-22"),
        ("Wien, 3.4.2019", "Wien, 22.5.2023"),
        ("Sat, 03.04.2019, at night", "Sat, 22.05.2023, at night"),
    ],
)
def test_another_day_stands_in_the_same_form(text: str, other: str) -> None:
    found = day_in(text, NEAR)
    assert found is not None and found.put(text, date(2023, 5, 22)) == other


@pytest.mark.parametrize(
    ("language", "spelled"),
    [
        ("en-GB", "1 May 2019"), ("de", "1. Mai 2019"), ("fr", "1er mai 2019"), ("es", "1 de mayo de 2019"),
        ("it", "1º maggio 2019"), ("nl", "1 mei 2019"), ("pt-BR", "1 de maio de 2019"), ("fi", "1 May 2019"),
    ],
)  # fmt: skip
def test_a_day_is_said_as_its_language_does(language: str, spelled: str) -> None:
    assert calendar_of(language).spelled(date(2019, 5, 1)) == spelled

"""Addresses are asked for, checked and written as their country has them."""

import pytest

from letters.posting import UnknownCountry, address_fields, address_lines, address_problems, countries

LEITH = {
    "country_code": "GB",
    "name": "Catherine Lee",
    "street_address": "12 Elm Row\nFlat 2",
    "city": "Leith",
    "postal_code": "eh6 8aa",
}


def test_every_country_has_fields_and_takes_its_own_example() -> None:
    assert len(countries()) > 240 and len({*countries().values()}) == len(countries())
    for code in countries():
        fields = {field.name: field for field in address_fields(code)}
        assert {"name", "street_address"} <= fields.keys(), code
        example = fields["postal_code"].example if "postal_code" in fields else ""
        assert (
            "postal_code" not in address_problems({"country_code": code, "postal_code": example or "x"}) or not example
        )


@pytest.mark.parametrize(
    ("code", "order"),
    [
        ("GB", "name company_name street_address city postal_code"),
        ("DE", "name company_name street_address postal_code city"),
        ("US", "name company_name street_address city country_area postal_code"),
        ("BR", "name company_name street_address city_area city country_area postal_code"),
    ],
)
def test_fields_come_in_the_order_of_the_envelope(code: str, order: str) -> None:
    assert [field.name for field in address_fields(code)] == order.split()


def test_the_country_stands_last_unless_the_letter_stays_in_it() -> None:
    at_home = ("Catherine Lee", "12 Elm Row", "Flat 2", "LEITH", "EH6 8AA")
    assert address_lines(LEITH, "GB") == at_home
    assert address_lines(LEITH, "DE") == (*at_home, "UNITED KINGDOM")


def test_what_stood_between_fields_goes_with_them() -> None:
    plain = {"country_code": "US", "name": "Amy", "street_address": "1 Pier", "city": "Venice", "postal_code": "90291"}
    assert address_lines({**plain, "country_area": "CA"}, "US") == ("Amy", "1 Pier", "VENICE, CA 90291")
    cork = {"country_code": "IE", "name": "Amy", "street_address": "1 Quay", "city": "Cork"}
    assert address_lines(cork, "IE") == ("Amy", "1 Quay", "CORK")


def test_another_script_is_written_in_latin_letters() -> None:
    tokyo = {"country_code": "JP", "name": "Amy", "street_address": "1-2-3 Ginza", "country_area": "東京都"}
    assert address_lines({**tokyo, "postal_code": "104-0061"}, "GB")[1:] == ("1-2-3 Ginza, TOKYO", "104-0061", "JAPAN")
    areas = next(field.choices for field in address_fields("JP") if field.name == "country_area")
    assert dict(areas)["東京都"] == "Tokyo" and [name for _, name in areas] == sorted(name for _, name in areas)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("street_address", ""),
        ("street_address", "a\nb\nc\nd"),
        ("city", ""),
        ("city", "x" * 61),
        ("city", "two\nlines"),
        ("postal_code", ""),
        ("postal_code", "90291"),
        ("postal_code", "EH6 8AA and more"),
    ],
)
def test_what_cannot_stand_so_is_named_by_its_field(field: str, value: str) -> None:
    assert address_problems(LEITH) == {}
    assert address_problems({**LEITH, field: value}).keys() == {field}


def test_a_postcode_belongs_to_its_state() -> None:
    venice = {**LEITH, "country_code": "US", "country_area": "CA", "postal_code": "90291"}
    assert address_problems(venice) == {}
    assert address_problems({**venice, "country_area": "NY"}).keys() == {"postal_code"}
    assert address_problems({**venice, "country_area": "Leith"}).keys() == {"country_area"}


@pytest.mark.parametrize("code", ["", "ZZ", "gb", "../all", "ALL"])
def test_no_country_is_none(code: str) -> None:
    with pytest.raises(UnknownCountry):
        address_problems({"country_code": code})

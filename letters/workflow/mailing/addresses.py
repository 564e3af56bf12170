"""Countries and the fields of their addresses, for the doors."""

from collections.abc import Mapping

from letters.posting import AddressField, UnknownCountry, address_fields, countries

__all__ = ["AddressField", "country_choices_by_code", "fields_in"]


def country_choices_by_code() -> Mapping[str, str]:
    """The name of every country that mail goes to, by code, in the order of the names."""
    return countries()


def fields_in(code: str) -> tuple[AddressField, ...]:
    """The fields of an address in this country, in the order of its envelopes; none where it is no country."""
    try:
        return address_fields(code)
    except UnknownCountry:
        return ()

"""How a letter travels: addresses as countries write them, weights and postage, and what is printed for the post.

No Django, no database; and no network but in `providing`, where a house has a provider that prints and posts.
"""

from .addresses import (
    CITY_LIKE,
    Address,
    AddressField,
    address_fields,
    address_lines,
    address_problems,
    countries,
    country_called,
)
from .carrying import Postage, PostageTable, Stock, load_postage, load_stock, sheets_of
from .errors import PostingError, UnknownCountry, UnprintableText
from .labels import LABELS_ON_A_SHEET, label_sheets
from .printing import Item, Sides, printed
from .providing import HttpProvider, Order, Provider, ProviderAway, ProviderEvent, ProviderRefused, What
from .slips import Slip

__all__ = [
    "CITY_LIKE",
    "LABELS_ON_A_SHEET",
    "Address",
    "AddressField",
    "HttpProvider",
    "Item",
    "Order",
    "Postage",
    "PostageTable",
    "PostingError",
    "Provider",
    "ProviderAway",
    "ProviderEvent",
    "ProviderRefused",
    "Sides",
    "Slip",
    "Stock",
    "UnknownCountry",
    "UnprintableText",
    "What",
    "address_fields",
    "address_lines",
    "address_problems",
    "countries",
    "country_called",
    "label_sheets",
    "load_postage",
    "load_stock",
    "printed",
    "sheets_of",
]

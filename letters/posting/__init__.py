"""How a letter travels: addresses as countries write them, weights and postage, and what is printed for the post.

No Django, no database, no network.
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
from .slips import Slip

__all__ = [
    "CITY_LIKE",
    "LABELS_ON_A_SHEET",
    "Address",
    "AddressField",
    "Item",
    "Postage",
    "PostageTable",
    "PostingError",
    "Sides",
    "Slip",
    "Stock",
    "UnknownCountry",
    "UnprintableText",
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

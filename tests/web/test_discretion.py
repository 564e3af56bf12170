"""What opens a letter is never written to a log."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from letters.web.discretion import Discretion

SPOKEN = ("django.request", "letters")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a handler with our filter writes down."""
    handler = logging.StreamHandler(io.StringIO())
    handler.addFilter(Discretion())
    for name in SPOKEN:
        logging.getLogger(name).addHandler(handler)
    yield handler.stream
    for name in SPOKEN:
        logging.getLogger(name).removeHandler(handler)


def test_no_address_of_a_letter_is_logged(client: Client, address: str, log: io.StringIO) -> None:
    client.get(f"{address}letter.pdf")
    client.post(address)
    logging.getLogger("letters").warning("Sent %s.", f"http://127.0.0.1{address}")
    assert log.getvalue().count("/letters/…/") == 3
    assert address not in log.getvalue()


@pytest.mark.parametrize("kind", ["letters", "books", "consents", "unsent"])
def test_no_address_of_any_kind_is_logged(log: io.StringIO, kind: str) -> None:
    logging.getLogger("letters").warning("GET %s 404", f"/{kind}/{'kE3v-T0' * 6}/page-1.png?noted=yes")
    assert log.getvalue() == f"GET /{kind}/…/page-1.png?noted=yes 404\n"


def test_every_handler_of_the_house_has_the_filter() -> None:
    handlers: Any = settings.LOGGING["handlers"]
    assert all("discretion" in each["filters"] for each in handlers.values())

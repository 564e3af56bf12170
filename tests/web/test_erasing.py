"""Erasing a letter on its private page: looking erases nothing, pressing erases all, and then there is no page."""

from io import BytesIO
from typing import Any
from unittest.mock import Mock
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.db import OperationalError
from django.test import Client

from letters.models import Brief, Erasure
from letters.web import leaving_views
from tests.web.conftest import send_in

from .well_formed import Page


def test_the_letters_page_leads_there_and_looking_erases_nothing(client: Client, address: str) -> None:
    assert f'href="{address}erase/"' in client.get(address).content.decode()
    page = client.get(f"{address}erase/")
    assert Page(page.text).faults == []
    assert page["Cache-Control"] == "private, no-store"
    assert "Catherine" in page.content.decode()
    assert Brief.objects.exists()


def test_pressing_erases_and_the_address_leads_nowhere(client: Client, address: str) -> None:
    done = client.post(f"{address}erase/", follow=True)
    assert done.redirect_chain == [("/erased/", 302)]
    assert "It is gone." in done.content.decode()
    assert not Brief.objects.exists()
    assert Erasure.objects.get().why == "client"
    assert client.get(address).status_code == 404
    assert client.post(f"{address}erase/").status_code == 404


def test_nobody_elses_page_can_press_it(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{address}erase/").status_code == 403
    assert Brief.objects.exists()


def test_the_other_letters_to_the_same_person_go_along_where_that_is_ticked(
    client: Client, address: str, occasion: Any, words: dict[str, str]
) -> None:
    for place in ("The first", "The second"):
        again = words | {"submission": str(uuid4()), "heading": place, "another": "yes"}
        assert send_in(client, f"{address}again/{occasion.slug}/", again).status_code == 302
    assert "And my 2 other letters to Catherine" in client.get(f"{address}erase/").content.decode()
    client.post(f"{address}erase/", {"all": "yes"})
    assert not Brief.objects.exists()


def test_a_database_that_is_locked_is_said_and_nothing_is_erased(
    client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving_views, "erase_by_client", Mock(side_effect=OperationalError("database is locked")))
    page = client.post(f"{address}erase/")
    assert page.status_code == 503
    assert "nothing was erased" in page.content.decode()
    assert Brief.objects.exists()


def test_everything_can_be_taken_home_first(client: Client, address: str) -> None:
    assert f'href="{address}letters.zip"' in client.get(f"{address}erase/").text
    archive = client.get(f"{address}letters.zip")
    assert archive["Content-Disposition"] == 'attachment; filename="letters.zip"'
    assert archive["Cache-Control"] == "private, no-store"
    assert "index.html" in ZipFile(BytesIO(archive.content)).namelist()

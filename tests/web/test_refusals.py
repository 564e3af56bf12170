"""Who is turned away, and how: the wrong address and the wrong verb."""

import pytest
from django.test import Client

NOWHERE = "A" * 43
PARTS = ("", "page-1.png", "letter.pdf")


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("token", [NOWHERE, "short", "x" * 4000, "..%2f..%2fetc", "%00" * 30, "ключ" * 10])
def test_a_wrong_address_is_not_found(client: Client, token: str, part: str) -> None:
    response = client.get(f"/letters/{token}/{part}")
    assert response.status_code == 404
    assert "There is nothing at this address" in response.text


@pytest.mark.parametrize("place", [0, 20, -2])
def test_one_wrong_character_is_a_wrong_address(client: Client, address: str, place: int) -> None:
    token = address.split("/")[2]
    wrong = list(token)
    # Flips a bit that counts: the very last character of base64 has bits to spare.
    wrong[place] = "A" if wrong[place] != "A" else "B"
    assert client.get(address).status_code == 200
    assert client.get(f"/letters/{''.join(wrong)}/").status_code == 404


@pytest.mark.parametrize("part", ["page-1.png", "page-0.png", "page-99999999999999999999.png", "letter.pdf"])
def test_a_letter_that_is_not_ready_has_no_pages(client: Client, address: str, part: str) -> None:
    response = client.get(address + part)
    assert response.status_code == 404
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_an_unknown_occasion_is_not_found(client: Client) -> None:
    assert client.get("/write/no-such-occasion/").status_code == 404
    assert client.post("/write/no-such-occasion/", {}).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("part", PARTS)
def test_a_letter_is_only_read(client: Client, address: str, method: str, part: str) -> None:
    assert getattr(client, method)(address + part).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/write/"])
def test_pages_are_only_read(client: Client, page: str) -> None:
    assert client.post(page).status_code == 405


@pytest.mark.django_db
def test_a_form_that_is_none_of_ours_is_kindly_refused() -> None:
    response = Client(enforce_csrf_checks=True).post("/write/", {"client_name": "Theodore"})
    assert response.status_code == 403
    assert "nothing was sent" in response.text

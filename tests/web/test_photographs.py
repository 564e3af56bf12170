"""Photographs behind a letter, on its private page: sent, refused kindly, shown to who is in them, taken away."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from letters.models import Letter, Photograph
from letters.workflow.publishing.consenting import Party, address_of_consent, ask_consent
from letters.workflow.publishing.photographs import MOST_BYTES

from .test_consents import ALL, allowed
from .well_formed import Page

SAID = {"description": "A boat and two people", "people": "Ottoline Vance", "caption": "The lake", "is_allowed": "on"}


def photograph(shade: int = 80, size: tuple[int, int] = (1200, 900)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, (shade, 140, 150)).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def page(finished: Letter, address: str) -> str:
    return f"{address}photographs/"


def sent(client: Client, page: str, data: bytes = b"", **otherwise: str) -> Any:
    file = SimpleUploadedFile("boat.jpg", data or photograph(), "image/jpeg")
    return client.post(page, SAID | otherwise | {"picture": file})


def test_it_is_behind_the_letter_and_its_client_agrees(client: Client, page: str, address: str) -> None:
    answer = sent(client, page)
    assert answer.status_code == 302 and allowed(Party.CLIENT).may_show
    shown = client.get(answer["Location"])
    assert Page(shown.text).faults == [] and "In it: Ottoline Vance." in shown.text
    assert "4.0 × 3.0 in (102 × 76 mm)" in shown.text and "One stands behind the letter." in client.get(address).text
    row = Photograph.objects.get()
    picture = client.get(f"{page}{row.pk}.jpg")
    assert picture["Content-Type"] == "image/jpeg" and "no-store" in picture["Cache-Control"]
    assert client.post(f"{page}{row.pk}/away/").status_code == 302
    assert client.get(f"{page}{row.pk}.jpg").status_code == 404 and not Photograph.objects.exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 of a page", "JPEG, PNG or TIFF"),
        (photograph(size=(640, 480)), "2.1 × 1.6 in (54 × 41 mm)"),
        (photograph()[:900], "cannot be read to its end"),
    ],
)
def test_what_cannot_be_printed_is_given_back_with_the_reason(
    client: Client, page: str, data: bytes, reason: str
) -> None:
    answer = sent(client, page, data, caption="The *lake* <b>")
    assert answer.status_code == 400 and reason in answer.text
    assert Page(answer.text).faults == [] and "The *lake* &lt;b&gt;" in answer.text and "choose the file" in answer.text
    assert not Photograph.objects.exists() and not allowed(Party.CLIENT).may_show


def test_too_large_a_file_is_told_so(client: Client, page: str) -> None:
    answer = sent(client, page, b"\xff\xd8" + b"\0" * (MOST_BYTES + 9_000_000))
    assert answer.status_code == 413 and "more than 25 MB" in answer.text


def test_nothing_is_taken_unless_it_is_allowed_and_looked_at(client: Client, page: str) -> None:
    answer = sent(client, page, is_allowed="", people="")
    assert answer.status_code == 400 and not Photograph.objects.exists()
    assert "tick that you may" in answer.text and "tick that nobody can be made out" in answer.text
    assert sent(client, page, people="", nobody="on").status_code == 302


def test_who_is_in_it_sees_it_and_not_the_letter(client: Client, page: str, finished: Letter, samantha: User) -> None:
    sent(client, page)
    sent(client, page, photograph(20), people="Catherine")
    other, row = Photograph.objects.order_by("-pk")
    token = address_of_consent(ask_consent(finished, Party.THIRD, "Ottoline Vance", samantha))
    shown = client.get(f"/consents/{token}/")
    assert "you are in a photograph" in shown.text and "The lake" in shown.text and "Dear Catherine" not in shown.text
    statuses = [
        client.get(f"/consents/{token}/{name}").status_code
        for name in (f"photograph-{row.pk}.jpg", f"photograph-{other.pk}.jpg", "page-1.png")
    ]
    assert statuses == [200, 404, 404]
    client.post(f"/consents/{token}/", ALL | {"may_show": "on", "deed": "give"})
    assert allowed(Party.THIRD).may_show


def test_not_before_there_is_a_letter(client: Client, address: str) -> None:
    assert client.get(f"{address}photographs/").status_code == 404
    assert sent(client, f"{address}photographs/").status_code == 404


def test_the_desk_adds_one_and_asks_the_client(client: Client, finished: Letter, samantha: User) -> None:
    client.force_login(samantha)
    desk = f"/admin/letters/letter/{finished.pk}/photographs/"
    assert sent(client, desk, photograph(size=(300, 200))).status_code == 409
    assert sent(client, desk).status_code == 302
    page = client.get(desk)
    assert "In it: Ottoline Vance" in page.text and not allowed(Party.CLIENT).may_show
    row = Photograph.objects.get()
    assert client.get(f"{desk}{row.pk}.jpg").status_code == 200
    assert client.post(f"{desk}{row.pk}/away/").status_code == 302 and not Photograph.objects.exists()

"""The page on which a client keeps a letter closed until a day to come: no door of theirs gives it before."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from letters.models import Letter
from letters.workflow.finished import finished_rendering, letter_pdf, words_to_read
from letters.workflow.publishing.consenting import Party, address_of_consent, ask_consent
from tests.hostile import sendable

pytestmark = pytest.mark.django_db

HOSTILE = sendable()

DOORS = ("letter.pdf", "letter.txt", "page-1.png", "plot-1.svg", "sheets-long.pdf")
PAGES = ("answer/", "consent/", "photographs/")
DAY = timezone.localdate().replace(year=timezone.localdate().year + 3, day=14)


def test_closed_no_door_gives_a_word_of_it_and_on_the_day_all_do(
    client: Client, address: str, finished: Letter, samantha: User
) -> None:
    recipient = ask_consent(finished, Party.RECIPIENT, finished.brief.recipient_name, samantha)
    consent = f"/consents/{address_of_consent(recipient)}/"
    doors = [f"{address}{name}" for name in (*DOORS, *PAGES)] + [f"{consent}page-1.png"]
    were_open = [door for door in doors if client.get(door).status_code == 200]
    words = words_to_read(finished_rendering(finished)).split("\n")[2]
    assert len(were_open) >= len(doors) - 1 and words in client.get(address).text
    assert client.post(f"{address}day/", {"day": DAY.isoformat(), "go": "close"}).status_code == 302
    page = client.get(address).text
    assert "closed until its day" in page and str(DAY.year) in page and words not in page
    assert {client.get(door).status_code for door in doors} == {404}
    assert words not in client.get(consent).text
    with ZipFile(BytesIO(client.get(f"{address}letters.zip").content)) as archive:
        assert {*archive.namelist()} == {"index.html", "letters.json"}
    assert letter_pdf(finished), "the house has it all the same"
    Letter.objects.update(opens_on=timezone.localdate())
    assert [door for door in doors if client.get(door).status_code == 200] == were_open


def test_a_client_opens_it_before(client: Client, address: str, finished: Letter) -> None:
    client.post(f"{address}day/", {"day": DAY.isoformat(), "go": "close"})
    assert f'value="{DAY.isoformat()}"' in client.get(f"{address}day/").text
    client.get(f"{address}day/", {"go": "open"})
    assert client.get(f"{address}letter.pdf").status_code == 404, "looking opens nothing"
    assert client.post(f"{address}day/", {"go": "open"}).status_code == 302
    assert client.get(f"{address}letter.pdf").status_code == 200


@pytest.mark.parametrize("typed", ["", "soon", "2020-01-01", "9999-12-31", "2030-02-30"])
def test_what_is_no_day_to_come_is_refused_beside_its_field(client: Client, address: str, typed: str) -> None:
    answer = client.post(f"{address}day/", {"day": typed, "go": "close"})
    assert answer.status_code == 200 and "Nothing was changed." in answer.text and 'aria-invalid="true"' in answer.text
    assert Letter.objects.get().opens_on is None


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_for_a_day_are_refused(client: Client, address: str, kind: str) -> None:
    answer = client.post(f"{address}day/", {"day": HOSTILE[kind], "go": "close"})
    assert answer.status_code in (200, 400) and "<script>alert" not in answer.text
    assert Letter.objects.get().opens_on is None


def test_before_it_is_finished_the_day_is_named_and_the_way_goes_on(client: Client, address: str) -> None:
    client.post(f"{address}day/", {"day": (timezone.localdate() + timedelta(days=90)).isoformat(), "go": "close"})
    page = client.get(address).text
    assert "It stays closed until" in page and "It waits for a writer" in page

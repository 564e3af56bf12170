"""What a client does on the letter's page behind sending: change it, take it back, write to the house."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Brief, Letter, Message, UnsentBrief
from letters.workflow.assigning import take
from letters.workflow.messaging import write_to_client
from letters.workflow.opening import note_opening

from .well_formed import Page


def test_the_page_says_when_it_is_due_and_that_a_person_read_it(client: Client, address: str, amy: User) -> None:
    letter = Letter.objects.get()
    text = client.get(address).text
    assert "It is due on" in text and "Nobody here has opened it yet." in text
    note_opening(letter, amy)
    assert "Somebody here read what you told us" in client.get(address).text
    Letter.objects.update(due_on="2026-01-02")
    assert "It was due on 2 January, and is late." in client.get(address).text


def test_one_answer_is_changed_alone(client: Client, address: str) -> None:
    assert f"{address}change/" in Page(client.get(address).text).values("href")
    page = client.get(f"{address}change/")
    assert Page(page.text).faults == [] and not UnsentBrief.objects.filter(changes__isnull=False).exists()
    step = client.post(f"{address}change/", {"step": "client"})
    shown = client.get(step["Location"])
    assert Page(shown.text).having("input", name="client_name", value="Theodore Twombly")
    typed = {"client_name": "Theo T.", "client_email": "theodore@example.org", "then": "all"}
    everything = client.post(step["Location"], typed)["Location"]
    last = client.get(everything)
    assert Page(last.text).faults == [] and "Keep these changes" in last.text
    assert Brief.objects.get().client_name == "Theodore Twombly"
    done = client.post(everything)
    assert done["Location"] == f"{address}?again=taken"
    assert Brief.objects.get().client_name == "Theo T."
    assert "We have your changes." in client.get(done["Location"]).text
    assert client.get(everything)["Location"] == address, "the way back leads to the letter"


def test_too_late_the_changes_become_a_message(client: Client, address: str, amy: User) -> None:
    step = client.post(f"{address}change/", {"step": "client"})["Location"]
    typed = {"client_name": "Theo T.", "client_email": "t@example.org", "then": "all"}
    everything = client.post(step, typed)["Location"]
    take(Letter.objects.get(), amy)
    late = client.post(everything)
    assert late.status_code == 409 and "A writer has begun" in late.text
    assert Page(late.text).faults == []
    box = client.get(f"{address}house/?changes=yes").text
    assert ": Theo T." in box and "t@example.org" in box
    refused = client.get(f"{address}change/")
    assert "A writer has begun" in refused.text and Page(refused.text).faults == []
    assert client.post(f"{address}change/", {"step": "client"}).status_code == 409


def test_a_letter_is_taken_back_with_a_press_and_not_with_a_look(client: Client, address: str) -> None:
    page = client.get(f"{address}withdraw/")
    assert Page(page.text).faults == [] and Brief.objects.exists()
    kept = client.post(f"{address}withdraw/", {"answers": "keep"})
    assert client.get(address).status_code == 404
    back = client.get(kept["Location"])
    assert "It is taken back" in back.text and "Catherine" in back.text and Page(back.text).faults == []


def test_a_letter_is_taken_back_with_all_of_it(client: Client, address: str) -> None:
    assert client.post(f"{address}withdraw/", {"answers": "erase"})["Location"] == "/erased/"
    assert not UnsentBrief.objects.exists()


def test_a_late_taking_back_is_told(client: Client, address: str, amy: User) -> None:
    take(Letter.objects.get(), amy)
    refused = client.post(f"{address}withdraw/", {"answers": "keep"})
    assert refused.status_code == 409 and "A writer has begun" in refused.text
    assert Page(refused.text).faults == [] and Brief.objects.exists()


def test_client_and_house_write_to_one_another(client: Client, address: str, amy: User) -> None:
    form = {"form": str(uuid4()), "words": "<b>She</b> moved.\r\nTo Oslo."}
    sent = [client.post(f"{address}house/", form) for _ in range(2)]
    assert {each["Location"] for each in sent} == {f"{address}house/?sent=yes"}
    assert Message.objects.get().words == "<b>She</b> moved.\nTo Oslo."
    page = client.get(sent[0]["Location"])
    assert "&lt;b&gt;She&lt;/b&gt;" in page.text and "Nobody here has read it yet" in page.text
    assert Page(page.text).faults == []
    write_to_client(Letter.objects.get(), amy, "We will say so.", uuid4())
    assert "The house has written to you." in client.get(address).text
    assert "We will say so." in client.get(f"{address}house/").text
    assert "The house has written to you." not in client.get(address).text


@pytest.mark.parametrize("typed", ["", "x" * 5000])
def test_what_cannot_be_sent_is_given_back(client: Client, address: str, typed: str) -> None:
    refused = client.post(f"{address}house/", {"words": typed})
    assert refused.status_code == 409 and Page(refused.text).faults == []
    assert typed in refused.text and not Message.objects.exists()


def test_a_lost_token_gives_the_message_back(address: str) -> None:
    refused = Client(enforce_csrf_checks=True).post(f"{address}house/", {"words": "She moved to Oslo."})
    assert refused.status_code == 403 and "She moved to Oslo." in refused.text
    assert Page(refused.text).faults == [] and not Message.objects.exists()


def test_what_a_script_keeps_late_asks_for_nothing(
    client: Client, brief: Brief, words: dict[str, str], occasion: Any
) -> None:
    form = {"submission": words["submission"], "client_name": "Late", "client_email": "late@example.org"}
    late = client.post(f"/write/{occasion.slug}/", form, headers={"Accept": "application/json"})
    assert late.status_code == 409
    assert not UnsentBrief.objects.filter(changes__isnull=False).exists()


def test_everything_is_taken_home_by_the_private_address_alone(client: Client, address: str, finished: Letter) -> None:
    page = Page(client.get(address).text)
    files = {name: client.get(address + name) for name in ("letter.pdf", "letter.txt", "plot-1.svg")}
    assert page.faults == [] and {address + name for name in files} <= {*page.values("href")}
    assert files["letter.txt"].text.startswith("Dear Catherine")
    assert files["plot-1.svg"].text.startswith("<svg") and "<path" in files["plot-1.svg"].text
    sides = {edge: client.get(f"{address}sheets-{edge}.pdf").content for edge in ("long", "short")}
    assert all(data.startswith(b"%PDF-") for data in sides.values()) and b"/Rotate 180" in sides["short"]
    for name in (*files, "sheets-long.pdf"):
        answer = client.get(address + name)
        assert "attachment" in answer["Content-Disposition"] and answer["Cache-Control"] == "private, no-store"
        stranger = f"/letters/{'a' * 43}/{name}"
        assert client.get(stranger).status_code == 404
    assert client.get(f"{address}plot-2.svg").status_code == client.get(f"{address}sheets-wide.pdf").status_code == 404


def test_nothing_is_taken_home_before_it_is_ready(client: Client, address: str) -> None:
    for name in ("letter.pdf", "letter.txt", "plot-1.svg", "sheets-long.pdf"):
        assert client.get(address + name).status_code == 404


def test_another_pens_way_is_never_handed_out(client: Client, address: str, finished: Letter) -> None:
    finished.renderings.update(layout_digest="0" * 64)
    assert client.get(f"{address}plot-1.svg").status_code == 404
    assert client.get(f"{address}letter.pdf").status_code == 200

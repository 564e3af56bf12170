"""A finished letter's desk: stars, the answer, and who agrees to what."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Answer, Book, Consent, Letter, Stars
from letters.workflow.publishing.consenting import Scopes, address_of_consent, take_back, withdraw_consent
from letters.workflow.publishing.praising import give_stars, tell_answer
from letters.workflow.reviewing import revise_draft

from .conftest import Write, agree, desk_of, press

BUTTONS = (
    *("stars", "told", "ask-consent", "note-consent", "withdraw-consent"),
    *("take-back-consent", "ask-named", "clear-names"),
)


@pytest.fixture
def ready(write: Write) -> Letter:
    """A letter in Amy's words that names Lewman."""
    return write("Dear Catherine,\n\nAsk Lewman about the boat.\n\nTheodore", named="Lewman")


def key_of(page: str, name: str) -> str:
    """The value by which the page's forms call this person."""
    found = re.search(rf'<option value="([^"]+)"[^>]*>{name},', page)
    assert found, name
    return found[1]


def do(client: Client, button: str, letter: Letter, **typed: Any) -> Any:
    return press(client, button, letter, **typed)


@pytest.mark.parametrize("button", BUTTONS)
def test_who_is_not_let_in(client: Client, pauls: Client, letter: Letter, button: str) -> None:
    assert do(client, button, letter).status_code == 302
    assert do(client, button, letter)["Location"].startswith("/admin/login/")
    assert pauls.get(f"/admin/letters/letter/{letter.pk}/{button}/").status_code == 405
    assert pauls.post(f"/admin/letters/letter/9999/{button}/").status_code == 404


@pytest.mark.parametrize("button", BUTTONS)
def test_a_writer_neither_praises_nor_speaks_for_others(ready: Letter, amys: Client, button: str) -> None:
    page = amys.get(desk_of(ready)).text
    assert "Who agrees to what" in page
    assert "Give these stars" not in page and "Note it" not in page and "/consents/" not in page
    typed = {"count": "5", "kind": "came", "who": "0-writer", "may_print": "yes", "evidence": "A call"}
    assert do(amys, button, ready, **typed).status_code == 409
    assert not Stars.objects.exists() and not Answer.objects.exists()
    assert not Consent.objects.filter(given_at__isnull=False).exists()


def test_a_letter_that_is_not_finished_has_no_such_part(letter: Letter, pauls: Client) -> None:
    assert 'id="in-a-book"' not in pauls.get(desk_of(letter)).text
    assert do(pauls, "stars", letter, count="5").status_code == 409


def test_stars_are_given_and_others_are_seen(ready: Letter, pauls: Client, tatiana: User) -> None:
    give_stars(ready, tatiana, 3)
    assert do(pauls, "stars", ready, count="5")["Location"] == f"{desk_of(ready)}#in-a-book"
    page = pauls.get(desk_of(ready)).text
    assert 'value="5" checked' in page
    assert "Tatiana: 3" in page
    assert do(pauls, "stars", ready, count="6").status_code == 409
    assert do(pauls, "stars", ready, count="٣").status_code == 409


def test_an_answer_is_noted_for_the_client(ready: Letter, pauls: Client) -> None:
    do(pauls, "told", ready, kind="wrote", words="Four <pages>.")
    page = pauls.get(desk_of(ready)).text
    assert "Wrote back." in page and "Four &lt;pages&gt;." in page
    response = do(pauls, "told", ready, kind="sang", words="A long song.")
    assert response.status_code == 409
    assert "A long song.</textarea>" in response.text


def test_everyone_concerned_is_listed_and_asked_by_a_page_to_hand_on(
    ready: Letter, pauls: Client, client: Client
) -> None:
    page = pauls.get(desk_of(ready)).text
    section = page[page.index('id="in-a-book"') : page.index('class="before"')]
    for name in ("Amy", "Theodore Twombly", "Catherine", "Lewman"):
        assert f"<strong>{name}</strong>" in section
    assert section.count("not asked yet") == 4
    do(pauls, "ask-consent", ready, who=key_of(page, "Catherine"))
    consent = Consent.objects.get()
    address = f"/consents/{address_of_consent(consent)}/"
    page = pauls.get(desk_of(ready)).text
    assert address in page and "has not answered yet" in page
    assert client.get(address).status_code == 200


def test_somebody_else_who_is_named_is_asked_by_name(ready: Letter, pauls: Client) -> None:
    do(pauls, "ask-consent", ready, who="third", name="Old Tom")
    assert Consent.objects.get().party == Consent.Party.THIRD
    assert "<strong>Old Tom</strong>" in pauls.get(desk_of(ready)).text


def test_what_somebody_told_us_is_noted_with_how_we_know(ready: Letter, pauls: Client, paul: User) -> None:
    who = key_of(pauls.get(desk_of(ready)).text, "Lewman")
    do(pauls, "note-consent", ready, who=who, may_print="yes", may_name="yes", evidence="A call, 3 May")
    consent = Consent.objects.get()
    assert Scopes.of(consent) == Scopes(may_print=True, may_name=True)
    assert (consent.name, consent.evidence, consent.recorded_by) == ("Lewman", "A call, 3 May", paul)
    page = pauls.get(desk_of(ready)).text
    assert "agrees: in print, under their name" in page and "A call, 3 May" in page


@pytest.mark.parametrize(
    "wrong", [{"evidence": ""}, {"evidence": "x" * 300}, {"who": "9-third"}, {"who": "third", "name": ""}]
)
def test_what_cannot_be_noted_is_given_back(ready: Letter, pauls: Client, wrong: dict[str, str]) -> None:
    who = key_of(pauls.get(desk_of(ready)).text, "Lewman")
    typed = {"who": who, "may_excerpt": "yes", "evidence": "A letter, 4 May", "name": "Tom <Ferry>"} | wrong
    response = do(pauls, "note-consent", ready, **typed)
    assert response.status_code == 409
    assert 'name="may_excerpt" value="yes" checked' in response.text
    assert "Tom &lt;Ferry&gt;" in response.text or not typed["name"]
    assert "A letter, 4 May" in response.text or "evidence" in wrong
    assert not Consent.objects.filter(given_at__isnull=False).exists()


def test_a_consent_is_withdrawn(ready: Letter, pauls: Client, paul: User) -> None:
    agree(ready, paul)
    who = key_of(pauls.get(desk_of(ready)).text, "Catherine")
    do(pauls, "withdraw-consent", ready, who=who)
    page = pauls.get(desk_of(ready)).text
    assert "said no, or no longer agrees" in page
    assert Consent.objects.get(name="Catherine").withdrawn_at is not None
    assert do(pauls, "withdraw-consent", ready, who="9-third").status_code == 409


def test_what_people_did_themselves_is_said_in_the_history(ready: Letter, pauls: Client, paul: User) -> None:
    agree(ready, paul)
    tell_answer(ready, Answer.Kind.CAME, "", None)
    withdraw_consent(ready.consents.get(name="Catherine"), None)
    page = pauls.get(desk_of(ready)).text
    history = page[page.index('class="history"') :]
    assert "<strong>The client</strong> told what the recipient answered" in history
    assert "<strong>On their own page, somebody</strong> noted that a consent is withdrawn" in history


def test_whom_nobody_thought_of_is_asked_or_cleared(write: Write, pauls: Client, amys: Client) -> None:
    letter = write("Dear Catherine,\n\nAsk Sunniva, or Basel, or Mr Doyle.\n\nTheodore")
    page = pauls.get(desk_of(letter)).text
    assert [f'name="names" value="{name}"' in page for name in ("Sunniva", "Mr Doyle", "Catherine")] == [1, 1, 0]
    assert do(pauls, "ask-named", letter).status_code == do(pauls, "clear-names", letter).status_code == 409
    assert do(pauls, "ask-named", letter, names=["Sunniva", "Mr Doyle"]).status_code == 302
    assert do(pauls, "clear-names", letter, names="Basel").status_code == 302
    page = pauls.get(desk_of(letter)).text
    assert "nobody has looked at them" not in page and "Need not be asked: Basel." in page
    assert "<strong>Mr Doyle</strong>, somebody named in it: has not answered yet" in page
    assert "Those ticked need not be asked" not in amys.get(desk_of(letter)).text


def test_a_slip_is_taken_back_and_a_dog_is_cleared(ready: Letter, pauls: Client) -> None:
    assert "if it was a slip" in pauls.get(do(pauls, "ask-consent", ready, who="third", name="Lemwan")["Location"]).text
    page = pauls.get(desk_of(ready)).text
    assert page.count("It was a slip") == 1
    assert do(pauls, "take-back-consent", ready, who=key_of(page, "Lemwan")).status_code == 302
    page = pauls.get(desk_of(ready)).text
    assert not Consent.objects.exists() and "Lemwan</strong>" not in page
    assert do(pauls, "take-back-consent", ready, who=key_of(page, "Lewman")).status_code == 409
    assert 'aria-label="Need not be asked: Lewman"' in page
    assert do(pauls, "clear-names", ready, names="Lewman").status_code == 302
    assert "<strong>Lewman</strong>" not in pauls.get(desk_of(ready)).text


def test_striking_out_twice_strikes_out_nobody_else(ready: Letter, pauls: Client) -> None:
    for name in ("Lemwan", "Sunniva"):
        do(pauls, "ask-consent", ready, who="third", name=name)
    who = key_of(pauls.get(desk_of(ready)).text, "Lemwan")
    assert do(pauls, "take-back-consent", ready, who=who).status_code == 302
    again = do(pauls, "take-back-consent", ready, who=who)
    assert (again.status_code, again["Location"]) == (302, f"{desk_of(ready)}#in-a-book")
    assert "pressed twice" in pauls.get(desk_of(ready)).text
    assert [consent.name for consent in Consent.objects.all()] == ["Sunniva"]


def test_what_another_struck_out_is_not_said_to_be_ours(ready: Letter, pauls: Client, tatiana: User) -> None:
    do(pauls, "ask-consent", ready, who="third", name="Lemwan")
    who = key_of(pauls.get(desk_of(ready)).text, "Lemwan")
    take_back(Consent.objects.get(), tatiana)
    refused = do(pauls, "take-back-consent", ready, who=who)
    assert refused.status_code == 409
    assert "Nobody by this name is asked any more." in refused.text


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("stars", {"count": "5"}),
        ("told", {"kind": "wrote", "words": "Four pages."}),
        ("ask-consent", {"who": "third", "name": "Old Tom"}),
        ("note-consent", {"who": "third", "name": "Old Tom", "may_print": "yes", "evidence": "A call, 3 May"}),
        ("withdraw-consent", {"who": "recipient-Catherine"}),
        ("ask-named", {"names": ["Lewman"]}),
        ("clear-names", {"names": ["Lewman"]}),
    ],
)
def test_a_second_press_does_nothing_more(ready: Letter, pauls: Client, paul: User, button: str, typed: Any) -> None:
    if button == "withdraw-consent":
        agree(ready, paul)
    assert do(pauls, button, ready, **typed).status_code == 302
    lines = ready.events.count()
    assert do(pauls, button, ready, **typed).status_code == 302
    assert ready.events.count() == lines


def test_a_writer_withdraws_their_own(ready: Letter, amys: Client, paul: User) -> None:
    agree(ready, paul)
    page = amys.get(desk_of(ready)).text
    assert page.count(">They do not agree<") == 1
    who = re.search(r'name="who" value="([^"]+)"', page)
    assert who and do(amys, "withdraw-consent", ready, who=who[1]).status_code == 302
    assert Consent.objects.get(party=Consent.Party.WRITER).withdrawn_at is not None


def test_the_books_it_stands_in_are_named(book: Book, three: list[Letter], pauls: Client, amys: Client) -> None:
    link = f'href="/admin/letters/book/{book.pk}/change/"'
    assert link in pauls.get(desk_of(three[0])).text
    assert link not in amys.get(desk_of(three[0])).text


def test_the_draft_s_own_buttons_work_as_before(ready: Letter, letter: Letter, amy: User, amys: Client) -> None:
    revise_draft(letter, amy, "Dear Catherine,\n\nHello.\n\nTheodore", letter.version)
    assert press(amys, "send", letter, text="Dear Catherine,\n\nHello you.\n\nTheodore").status_code == 302

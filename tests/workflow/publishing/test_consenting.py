"""Asking for consent, and keeping what was given."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Consent, Letter
from letters.workflow.errors import BookRefused, NotNow, NotReady, NotYours
from letters.workflow.history import name_of
from letters.workflow.publishing.consenting import (
    EVIDENCE_CAP,
    Party,
    Scopes,
    ask_consent,
    give_consent,
    lacking,
    own_consent,
    record_consent,
    take_back,
    withdraw_consent,
)
from letters.workflow.publishing.parties import parties_of
from letters.workflow.publishing.scopes import NOTHING

from .conftest import ALL, UNNAMED, Agree, deeds


@pytest.fixture
def consent(ready: Letter, paul: User) -> Consent:
    """Catherine was asked."""
    return ask_consent(ready, Party.RECIPIENT, "Catherine", paul)


def test_a_writer_neither_asks_nor_records(ready: Letter, amy: User) -> None:
    with pytest.raises(NotYours, match="ask for consent"):
        ask_consent(ready, Party.RECIPIENT, "Catherine", amy)
    with pytest.raises(NotYours, match="record consents"):
        record_consent(ready, Party.RECIPIENT, "Catherine", ALL, amy, "She said so")
    assert not Consent.objects.exists()


def test_nobody_is_asked_about_a_letter_that_is_not_finished(letter: Letter, paul: User) -> None:
    with pytest.raises(NotReady):
        ask_consent(letter, Party.RECIPIENT, "Catherine", paul)


@pytest.mark.parametrize("party", [Party.WRITER, Party.CLIENT, Party.RECIPIENT])
def test_a_consent_that_would_never_count_is_not_kept(ready: Letter, paul: User, party: Consent.Party) -> None:
    with pytest.raises(BookRefused, match=r"Somebody Else is not that of “.*” of this letter"):
        ask_consent(ready, party, "Somebody Else", paul)


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 121])
def test_a_name_that_is_none(ready: Letter, paul: User, name: str) -> None:
    with pytest.raises(BookRefused) as refused:
        ask_consent(ready, Party.THIRD, name, paul)
    assert refused.value.problems.keys() == {"name"}


@pytest.mark.parametrize("evidence", ["", "\n\u202e", "x" * (EVIDENCE_CAP + 1)])
def test_a_record_says_how_we_know(ready: Letter, paul: User, evidence: str) -> None:
    with pytest.raises(BookRefused) as refused:
        record_consent(ready, Party.RECIPIENT, "Catherine", ALL, paul, evidence)
    assert refused.value.problems.keys() == {"evidence"}
    assert not Consent.objects.exists()


def test_the_client_needs_no_asking(ready: Letter, letter: Letter) -> None:
    with pytest.raises(NotReady):
        own_consent(letter)
    mine = own_consent(ready)
    assert (mine.party, mine.name) == ("client", "Theodore Twombly")
    assert own_consent(ready) == mine and deeds(ready) == ["consent_asked"]


def test_asking_again_is_asking_once(consent: Consent, ready: Letter, paul: User) -> None:
    assert ask_consent(ready, Party.RECIPIENT, " CATHERINE\n", paul) == consent
    assert Consent.objects.count() == 1 and deeds(ready) == ["consent_asked"]


def test_a_third_party_is_one_person_however_they_are_written(ready: Letter, paul: User) -> None:
    asked = {ask_consent(ready, Party.THIRD, name, paul) for name in ("LEWMAN", "lewman", "Lew\u200bman")}
    assert [each.name for each in asked] == ["Lewman"]


def test_who_was_asked_has_not_agreed(consent: Consent) -> None:
    assert not consent.counts and Scopes.of(consent) == NOTHING


def test_what_is_given_counts(consent: Consent, ready: Letter) -> None:
    give_consent(consent, UNNAMED)
    kept = Consent.objects.get()
    assert kept.counts and Scopes.of(kept) == UNNAMED
    assert (kept.evidence, kept.recorded_by) == ("On its private page", None)
    assert deeds(ready) == ["consent_asked", "consent_given"]


def test_what_is_recorded_counts_and_says_who_and_how(ready: Letter, paul: User) -> None:
    kept = record_consent(ready, Party.RECIPIENT, "Catherine", ALL, paul, "Her letter\n of 3 May")
    assert kept.counts and Scopes.of(kept) == ALL
    assert (kept.evidence, kept.recorded_by) == ("Her letter of 3 May", paul)


def test_giving_the_same_twice_is_giving_it_once(consent: Consent, ready: Letter) -> None:
    give_consent(consent, ALL)
    first = Consent.objects.get().given_at
    give_consent(consent, ALL)
    assert Consent.objects.get().given_at == first and deeds(ready).count("consent_given") == 1


def test_the_last_word_holds(consent: Consent) -> None:
    for scopes in (ALL, UNNAMED, Scopes(may_ebook=True), ALL):
        give_consent(consent, scopes)
        assert Scopes.of(Consent.objects.get()) == scopes


def test_allowing_nothing_is_a_withdrawal(consent: Consent, ready: Letter, paul: User) -> None:
    give_consent(consent, ALL)
    give_consent(consent, NOTHING)
    assert not Consent.objects.get().counts
    give_consent(consent, ALL)
    record_consent(ready, Party.RECIPIENT, "Catherine", NOTHING, paul, "She called")
    assert not Consent.objects.get().counts
    assert deeds(ready).count("consent_withdrawn") == 2


def test_a_withdrawn_consent_can_be_given_again(consent: Consent) -> None:
    give_consent(consent, ALL)
    withdraw_consent(consent, None)
    assert not Consent.objects.get().counts and Scopes.of(Consent.objects.get()) == NOTHING
    give_consent(consent, UNNAMED)
    assert Consent.objects.get().counts and Scopes.of(Consent.objects.get()) == UNNAMED


def test_who_never_agreed_can_say_no_and_says_it_once(consent: Consent, ready: Letter) -> None:
    withdraw_consent(consent, None)
    withdraw_consent(consent, None)
    assert Consent.objects.get().withdrawn_at and deeds(ready) == ["consent_asked", "consent_withdrawn"]


def test_a_writer_withdraws_their_own_words_and_nobody_else_s(ready: Letter, amy: User, paul: User) -> None:
    hers = record_consent(ready, Party.WRITER, name_of(amy), ALL, paul, "She said so")
    catherines = record_consent(ready, Party.RECIPIENT, "Catherine", ALL, paul, "She said so")
    with pytest.raises(NotYours, match="withdraw consents for others"):
        withdraw_consent(catherines, amy)
    withdraw_consent(hers, amy)
    assert [each.counts for each in Consent.objects.order_by("pk")] == [False, True]


def test_who_was_added_by_mistake_is_struck_out(ready: Letter, paul: User, amy: User) -> None:
    mistaken = ask_consent(ready, Party.THIRD, "Lewmann", paul)
    with pytest.raises(NotYours):
        take_back(mistaken, amy)
    take_back(mistaken, paul)
    assert not Consent.objects.exists() and deeds(ready) == ["consent_asked", "consent_unasked"]
    with pytest.raises(NotNow):
        take_back(mistaken, paul)


def test_who_has_answered_or_is_named_is_not_struck_out(ready: Letter, paul: User) -> None:
    answered, refused = (ask_consent(ready, Party.THIRD, name, paul) for name in ("Isabella", "Charles"))
    give_consent(answered, ALL)
    withdraw_consent(refused, None)
    named = ask_consent(ready, Party.THIRD, "Lewman Hall", paul)
    client = ask_consent(ready, Party.CLIENT, "Theodore Twombly", paul)
    for consent in (answered, refused, named, client):
        with pytest.raises(NotNow, match="Nothing was changed"):
            take_back(consent, paul)
    assert Consent.objects.count() == 4 and "consent_unasked" not in deeds(ready)


def test_the_history_names_nobody(ready: Letter, consent: Consent, paul: User) -> None:
    give_consent(consent, ALL)
    withdraw_consent(consent, paul)
    notes = [event.note for event in ready.events.filter(verb__startswith="consent")]
    assert notes == [
        "whom it is for",
        "whom it is for: in print, as an e-book, under their name, in excerpts",
        "whom it is for",
    ]


def test_consent_does_not_move_the_letter(ready: Letter, consent: Consent) -> None:
    before = (ready.version, ready.status, ready.moved_at)
    give_consent(consent, ALL)
    ready.refresh_from_db()
    assert (ready.version, ready.status, ready.moved_at) == before


def test_a_letter_that_is_erased_takes_its_consents_along(ready: Letter, consent: Consent) -> None:
    ready.brief.delete()
    assert not Consent.objects.exists()


def test_the_page_of_somebody_works_while_the_letter_is_written_again(consent: Consent, ready: Letter) -> None:
    Letter.objects.update(status="approved")
    give_consent(consent, ALL)
    withdraw_consent(consent, None)
    assert not Consent.objects.get().counts


def test_nothing_of_a_name_is_logged(ready: Letter, paul: User, caplog: Any) -> None:
    consent = record_consent(ready, Party.THIRD, "Lewman", ALL, paul, "He said so")
    withdraw_consent(consent, paul)
    lacking([ready], for_print=True, for_ebook=True)
    assert "Lewman" not in caplog.text


def test_who_said_no_on_their_own_page_is_not_overruled(ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready)
    withdraw_consent(ready.consents.get(party="recipient"), None)
    with pytest.raises(NotNow, match="only there can they say otherwise"):
        record_consent(ready, Party.RECIPIENT, "Catherine", ALL, paul, "By telephone")
    consent = ready.consents.get(party="recipient")
    assert not consent.counts
    give_consent(consent, ALL)
    assert ready.consents.get(party="recipient").counts


def test_somebody_else_of_the_recipients_name_is_asked_too(ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready)
    ask_consent(ready, Party.THIRD, "Catherine", paul)
    ready = Letter.objects.get(pk=ready.pk)
    assert (Party.THIRD, "Catherine") in [(each.party, each.name) for each in parties_of(ready)]
    lacks = lacking([ready], for_print=True, for_ebook=False)
    assert [(lack.party, lack.name) for lack in lacks] == [(Party.THIRD, "Catherine")]

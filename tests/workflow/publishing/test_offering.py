"""A compiled book is offered to publishers, and what they answer is kept."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from letters.models import Book, Compilation, Consent, Letter, Publisher, Submission
from letters.workflow.errors import BookRefused, ConsentMissing, NotNow, NotReady, NotYours, OutOfDate, Overtaken
from letters.workflow.publishing import offering
from letters.workflow.publishing.consenting import Party, record_consent, withdraw_consent
from letters.workflow.publishing.offering import load_publishers, note_answer, offer, pack_sent, still_held
from letters.workflow.publishing.packs import WITHHELD, permissions_of

from ..test_overtaken import at_once
from .conftest import ALL, UNNAMED, Agree, Compiled, history

TODAY = timezone.localdate()
Status = Submission.Status


@pytest.fixture(autouse=True)
def packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack that says for whom it is: how a real one is made is seen where books are bound."""
    monkeypatch.setattr(offering, "pack_for", lambda compilation, press: f"{compilation.pk} for {press.name}".encode())


@pytest.fixture
def press(db: None) -> Publisher:
    return Publisher.objects.create(slug="crown-point-press", name="Crown Point Press")


@pytest.fixture
def compilation(book: Book, ready: Letter, agree: Agree, compiled: Compiled) -> Compilation:
    """A book of one letter to which everyone agrees, bound a month ago, with its pack."""
    agree(ready)
    made = compiled(book, ready)
    made.created_at = timezone.now() - timedelta(days=30)
    made.save()
    return made


@pytest.fixture
def sent(compilation: Compilation, press: Publisher, paul: User) -> Submission:
    return offer(compilation, press, paul, TODAY - timedelta(days=7))


def test_a_writer_offers_nothing(compilation: Compilation, press: Publisher, sent: Submission, amy: User) -> None:
    with pytest.raises(NotYours, match="offer books"):
        offer(compilation, press, amy, TODAY)
    with pytest.raises(NotYours, match="note what publishers answer"):
        note_answer(sent, amy, Status.OFFER, TODAY, "")


def test_the_publishers_of_the_house_come_with_the_seeds_and_stay_as_they_are_here(db: None, capsys: Any) -> None:
    call_command("seed")
    assert "1 publisher loaded." in capsys.readouterr().out
    press = Publisher.objects.get(slug="crown-point-press")
    assert press.name == "Crown Point Press" and press.contact and press.wants
    Publisher.objects.update(contact="Somebody new")
    assert load_publishers() == 0
    call_command("seed")
    assert Publisher.objects.get().contact == "Somebody new" and "publisher" not in capsys.readouterr().out


def test_a_broken_publisher_ends_it_with_its_name(house: None, settings: Any, tmp_path: Path) -> None:
    settings.SEEDS_ROOT = tmp_path
    folder = tmp_path / "publishers"
    folder.mkdir()
    (folder / "a-press.toml").write_text("telephone = 1", encoding="utf-8")
    with pytest.raises(BookRefused, match=r"a-press\.toml"):
        load_publishers()
    assert not Publisher.objects.exists()


def test_who_may_not_be_named_is_not_named_to_a_publisher_either(
    compilation: Compilation, ready: Letter, agree: Agree, paul: User
) -> None:
    agree(ready, UNNAMED, Party.THIRD)
    agree(ready, UNNAMED, Party.WRITER)
    record_consent(ready, Party.RECIPIENT, "Catherine", ALL, paul, "She and Lewman called")
    record_consent(ready, Party.WRITER, "Amy", UNNAMED, paul, "Amy told us")
    compilation.plan = {"aliases": [["Lewman", "Porter"]]}
    assert [(each.name, each.note) for each in permissions_of(compilation)] == [
        ("Theodore Twombly", ""),
        ("Catherine", ""),
        ("Porter", ""),
        (WITHHELD, ""),
    ], "and how we know it stays in the house"


def test_what_is_out_of_date_is_not_offered(compilation: Compilation, press: Publisher, paul: User) -> None:
    withdraw_consent(Consent.objects.get(party=Party.RECIPIENT), None)
    with pytest.raises(OutOfDate, match="has to be compiled again"):
        offer(compilation, press, paul, TODAY)
    assert not Submission.objects.exists()


@pytest.mark.parametrize("status", ["queued", "running", "failed"])
def test_what_is_not_bound_is_not_offered(compilation: Compilation, press: Publisher, paul: User, status: str) -> None:
    Compilation.objects.update(status=status)
    with pytest.raises(NotReady):
        offer(compilation, press, paul, TODAY)


def test_without_a_pack_there_is_nothing_to_send(
    book: Book, ready: Letter, compiled: Compiled, press: Publisher, paul: User
) -> None:
    with pytest.raises(NotReady, match="no pack"):
        offer(compiled(book, ready, kinds=("interior",)), press, paul, TODAY)


def test_who_must_agree_by_now_is_asked_for(compilation: Compilation, press: Publisher, paul: User) -> None:
    Consent.objects.filter(party=Party.THIRD).update(given_at=None)
    with pytest.raises(ConsentMissing, match="Lewman has not agreed") as refused:
        offer(compilation, press, paul, TODAY)
    assert len(refused.value.lacks) == 2


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), date.max])
def test_a_day_to_come_is_no_day(
    compilation: Compilation, press: Publisher, sent: Submission, paul: User, on: date
) -> None:
    for verb in (lambda: offer(compilation, press, paul, on), lambda: note_answer(sent, paul, Status.OFFER, on)):
        with pytest.raises(BookRefused, match="yet to come") as refused:
            verb()
        assert refused.value.problems.keys() == {"on"}


def test_nothing_was_sent_before_it_was_made(compilation: Compilation, press: Publisher, paul: User) -> None:
    made_on = timezone.localdate(compilation.created_at)
    with pytest.raises(BookRefused, match=f"compiled on {made_on.day} .* not sent before") as refused:
        offer(compilation, press, paul, made_on - timedelta(days=1))
    assert refused.value.problems.keys() == {"on"} and not Submission.objects.exists()
    assert offer(compilation, press, paul, made_on).sent_on == made_on


def test_after_a_withdrawal_it_is_said_who_holds_the_letter_and_what_to_do(sent: Submission, ready: Letter) -> None:
    assert still_held(sent) == ""
    withdraw_consent(Consent.objects.get(party=Party.RECIPIENT), None)
    on = f"{sent.sent_on.day} {sent.sent_on:%B %Y}"
    assert still_held(Submission.objects.get()) == (
        f"Someone no longer agrees to all that is done with letter {ready.pk}. Crown Point Press still holds a pack "
        f"with that letter, sent on {on}. Please write to them: ask them to show it to nobody, and to delete it."
    )


def test_an_offer_names_the_file_that_was_sent(compilation: Compilation, press: Publisher, paul: User) -> None:
    made = offer(compilation, press, paul, TODAY)
    assert pack_sent(made) == f"{compilation.pk} for Crown Point Press".encode()
    assert (made.sent_by, made.sent_on, made.status) == (paul, TODAY, "sent")
    assert history(compilation.book)[-1] == "offered"


def test_noted_twice_it_is_one_offer_and_another_day_another(
    compilation: Compilation, press: Publisher, sent: Submission, paul: User, tatiana: User
) -> None:
    assert offer(compilation, press, tatiana, sent.sent_on) == sent
    assert history(compilation.book).count("offered") == 1
    assert offer(compilation, press, paul, TODAY) != sent


def test_the_book_is_not_moved_by_it(book: Book, sent: Submission, paul: User) -> None:
    note_answer(sent, paul, Status.DECLINED, TODAY, "Not for their list")
    assert Book.objects.get().version == book.version


def test_every_answer_is_kept_with_its_day_and_words(sent: Submission, paul: User) -> None:
    yesterday = TODAY - timedelta(days=1)
    note_answer(sent, paul, Status.OFFER, yesterday, " A thousand\u200b copies ")
    note_answer(sent, paul, Status.ACCEPTED, TODAY, "")
    assert Submission.objects.get().status == "accepted"
    kept = [*sent.replies.values_list("status", "answered_on", "note")]
    assert kept == [("offer", yesterday, "A thousand copies"), ("accepted", TODAY, "")]
    notes = [event.note for event in sent.compilation.book.events.filter(verb="answered")]
    assert notes == ["Crown Point Press made an offer", "Crown Point Press accepted"]


STEPS = {("sent", "declined"), ("sent", "offer"), ("offer", "accepted"), ("offer", "declined")}


@pytest.mark.parametrize("before", [*Status.values])
@pytest.mark.parametrize("after", [*Status.values, "", "maybe"])
def test_only_what_can_follow_follows(sent: Submission, paul: User, before: str, after: Status) -> None:
    Submission.objects.update(status=before)
    sent.refresh_from_db()
    if (before, after) in STEPS:
        note_answer(sent, paul, after, TODAY)
        assert Submission.objects.get().status == after
    else:
        with pytest.raises(NotNow, match=r"The publisher .*, so this cannot follow"):
            note_answer(sent, paul, after, TODAY)
        assert Submission.objects.get().status == before


def test_no_answer_comes_before_the_offer(sent: Submission, paul: User) -> None:
    with pytest.raises(BookRefused, match="before it was sent"):
        note_answer(sent, paul, Status.OFFER, sent.sent_on - timedelta(days=1))


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.DECLINED])
def test_no_offer_is_answered_before_it_was_made(sent: Submission, paul: User, status: Status) -> None:
    made_on = TODAY - timedelta(days=2)
    note_answer(sent, paul, Status.OFFER, made_on)
    with pytest.raises(BookRefused, match=rf"that of their answer before, {made_on.day} ") as refused:
        note_answer(sent, paul, status, made_on - timedelta(days=1))
    assert refused.value.problems.keys() == {"on"}
    assert (Submission.objects.get().status, sent.replies.count()) == ("offer", 1)
    note_answer(Submission.objects.get(), paul, status, made_on)
    assert Submission.objects.get().status == status


def test_a_note_has_its_length(sent: Submission, paul: User) -> None:
    with pytest.raises(BookRefused) as refused:
        note_answer(sent, paul, Status.OFFER, TODAY, "x" * 2_001)
    assert refused.value.problems.keys() == {"note"}


def test_who_comes_second_is_told_who_was_first(sent: Submission, paul: User, tatiana: User) -> None:
    mine, hers = Submission.objects.get(), Submission.objects.get()
    note_answer(hers, tatiana, Status.DECLINED, TODAY)
    with pytest.raises(Overtaken, match=r"Tatiana noted a publisher's answer on .*look at the offer"):
        note_answer(mine, paul, Status.OFFER, TODAY)
    assert Submission.objects.get().status == "declined"
    assert [*sent.replies.values_list("status", flat=True)] == ["declined"]


@pytest.mark.django_db(transaction=True)
def test_two_at_once(compilation: Compilation, press: Publisher, paul: User, tatiana: User) -> None:
    assert at_once(*[lambda: offer(compilation, press, paul, TODAY)] * 3) == [None] * 3
    pk = Submission.objects.get().pk
    loaded = [Submission.objects.get(pk=pk) for _ in range(2)]
    outcome = at_once(
        lambda: note_answer(loaded[0], paul, Status.OFFER, TODAY),
        lambda: note_answer(loaded[1], tatiana, Status.DECLINED, TODAY),
    )
    assert sum(error is None for error in outcome) == 1

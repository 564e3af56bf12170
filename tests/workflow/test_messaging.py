"""A client and the house write to one another: once each, sealed, and with no word of it in an e-mail."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection

from letters.models import Letter, Message, Notice
from letters.workflow import messaging, piles
from letters.workflow.errors import NotNow, NotYours, TextRefused
from letters.workflow.notices import compose


def waiting(person: User) -> int:
    return piles.counted(piles.PILES[[pile.key for pile in piles.PILES].index("written")], person).count


def test_sent_twice_it_is_one_message_and_lies_sealed(letter: Letter) -> None:
    form = uuid4()
    first, second = (messaging.write_to_house(letter, " The wedding is off.\u200b ", form) for _ in range(2))
    assert first == second and first.words == "The wedding is off."
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM letters_message")
        assert "wedding" not in cursor.fetchone()[0]
    assert [event.note for event in letter.events.filter(verb="client_wrote")] == [""]


def test_it_is_counted_until_somebody_answers_what_they_read(letter: Letter, amy: User) -> None:
    first = messaging.write_to_house(letter, "One.", uuid4())
    late = messaging.write_to_house(letter, "Two, while Amy typed.", uuid4())
    messaging.write_to_client(letter, amy, "Thank you.", uuid4(), first.pk)
    assert waiting(amy) == 1
    messaging.lay_aside(letter, amy, late.pk)
    assert waiting(amy) == 0


def test_the_e_mail_says_that_there_is_something_and_not_what(letter: Letter, amy: User) -> None:
    for words in ("Is it Saturday?", "Or Sunday?"):
        messaging.write_to_client(letter, amy, words, uuid4())
    notice = Notice.objects.get(kind=Notice.Kind.MESSAGE)
    assert "Saturday" not in compose(notice).body and "Catherine" not in compose(notice).body
    Notice.objects.update(status=Notice.Status.DONE)
    messaging.write_to_client(letter, amy, "Well?", uuid4())
    assert [*Notice.objects.filter(kind="message").order_by("number").values_list("number", flat=True)] == [1, 2]


def test_each_side_sees_what_the_other_has_read(letter: Letter, amy: User) -> None:
    messaging.write_to_house(letter, "One.", uuid4())
    messaging.write_to_client(letter, amy, "Two.", uuid4())
    assert messaging.unread_by_client(letter) == 1
    messaging.note_seen(letter, by_client=True)
    assert messaging.unread_by_client(letter) == 0
    assert [bool(each.seen_at) for each in messaging.messages_of(letter)] == [False, True]


@pytest.mark.parametrize("words", ["", " \u200b\n", "x" * (messaging.MESSAGE_CAP + 1)])
def test_nothing_and_too_much_are_refused(letter: Letter, words: str) -> None:
    with pytest.raises(TextRefused):
        messaging.write_to_house(letter, words, uuid4())
    assert not Message.objects.exists()


def test_a_flood_is_stopped(letter: Letter) -> None:
    for _ in range(messaging.MESSAGES_A_DAY):
        messaging.write_to_house(letter, "Again.", uuid4())
    with pytest.raises(NotNow):
        messaging.write_to_house(letter, "Again.", uuid4())


def test_who_may_not_answer_clients_does_not(letter: Letter) -> None:
    stranger = User.objects.create_user("stranger", is_staff=True)
    with pytest.raises(NotYours):
        messaging.write_to_client(letter, stranger, "Hello.", uuid4())
    with pytest.raises(NotYours):
        messaging.lay_aside(letter, stranger, 1)

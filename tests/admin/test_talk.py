"""The desk shows what the client writes, and answers it."""

from uuid import uuid4

from django.contrib.auth.models import Group, User
from django.test import Client

from letters.models import Letter, Message
from letters.workflow.messaging import write_to_house

from .conftest import desk_of, logged_in, press


def test_a_message_is_read_and_answered_at_the_desk(letter: Letter, amys: Client) -> None:
    message = write_to_house(letter, "She moved to <Oslo>.", uuid4())
    assert "Clients who wrote to us" in amys.get("/admin/").text
    desk = amys.get(desk_of(letter)).text
    assert "She moved to &lt;Oslo&gt;." in desk and "1 to be answered" in desk
    assert "The client has written to us" in desk
    assert Message.objects.get().seen_at is not None
    form = str(uuid4())
    for _ in range(2):
        assert press(amys, "answer", letter, reply="We know.", form=form, read_to=str(message.pk)).status_code == 302
    assert [each.words for each in Message.objects.order_by("pk")] == ["She moved to <Oslo>.", "We know."]
    assert "to be answered" not in amys.get(desk_of(letter)).text


def test_an_empty_answer_is_refused_and_a_message_can_be_laid_aside(letter: Letter, front: Client) -> None:
    message = write_to_house(letter, "Thank you!", uuid4())
    assert press(front, "answer", letter, reply=" ").status_code == 409
    assert press(front, "set_aside", letter, read_to=str(message.pk)).status_code == 302
    assert Message.objects.get().settled_at is not None


def test_whoever_may_not_answer_clients_reads_nothing_of_it(letter: Letter) -> None:
    message = write_to_house(letter, "She moved to Oslo.", uuid4())
    maker = User.objects.create_user("maker", is_staff=True)
    maker.groups.add(Group.objects.get(name="Book makers"))
    Letter.objects.update(status="ready")
    client = logged_in(maker)
    assert "Oslo" not in client.get(desk_of(letter)).text
    assert press(client, "answer", letter, reply="Hello.", read_to=str(message.pk)).status_code == 409

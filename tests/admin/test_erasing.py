"""Erasing a letter from its desk, for the client or for somebody else whom it concerns."""

from django.contrib.auth.models import User
from django.test import Client

from letters.models import Erasure, Letter

from .conftest import desk_of, logged_in, press


def test_who_may_not_is_shown_no_button_and_refused(letter: Letter, amy: User) -> None:
    client = logged_in(amy)
    assert "Erase this letter" not in desk_of_text(client, letter)
    assert press(client, "erase", letter, because="asked", sure="yes").status_code == 409
    assert Letter.objects.exists()


def test_it_asks_who_asked_and_whether_it_is_meant(letter: Letter, paul: User) -> None:
    client = logged_in(paul)
    assert "Erase this letter" in desk_of_text(client, letter)
    for typed in ({"sure": "yes"}, {"because": "client", "sure": "yes"}, {"because": "asked"}):
        assert press(client, "erase", letter, **typed).status_code == 409
    assert Letter.objects.exists()


def test_erased_it_leads_back_to_the_list(letter: Letter, paul: User) -> None:
    client, number = logged_in(paul), letter.pk
    done = press(client, "erase", letter, because="named", sure="yes")
    assert done["Location"] == "/admin/letters/letter/"
    assert f"Letter {number} is erased." in client.get(done["Location"], follow=True).content.decode()
    assert (Erasure.objects.get().by, Erasure.objects.get().why) == (paul, "named")
    assert not Letter.objects.exists()


def desk_of_text(client: Client, letter: Letter) -> str:
    return client.get(desk_of(letter)).content.decode()

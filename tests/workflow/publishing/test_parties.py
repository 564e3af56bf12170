"""Whom a letter concerns."""

import pytest
from django.contrib.auth.models import User

from letters.models import Consent, Letter
from letters.workflow.publishing.consenting import Party, ask_consent, parties_of
from letters.workflow.publishing.parties import named_words, telling_words

from .conftest import TEXT, Write


def parties(letter: Letter) -> list[tuple[str, str]]:
    return [(each.party, each.name) for each in parties_of(Letter.objects.get(pk=letter.pk))]


def test_the_writer_the_client_the_recipient_and_who_is_named(ready: Letter) -> None:
    assert parties(ready) == [
        ("writer", "Amy"),
        ("client", "Theodore Twombly"),
        ("recipient", "Catherine"),
        ("third", "Lewman"),
    ]


def test_nobody_wrote_the_words_of_a_template(write: Write) -> None:
    assert [party for party, _ in parties(write())] == ["client", "recipient"]


def test_the_writer_is_who_wrote_the_approved_draft(ready: Letter, amy: User) -> None:
    assert parties_of(ready)[0].user == amy


def test_who_is_to_be_named_and_is_not_need_not_agree(write: Write) -> None:
    letter = write(TEXT.replace("Lewman", "your brother"), about_name="Isabella Rossi", about_pronouns="she")
    assert ("third", "Isabella Rossi") not in parties(letter)


def test_who_the_letter_speaks_of_by_a_part_of_their_name_must_agree(write: Write) -> None:
    letter = write(TEXT.replace("Lewman", "Isabella"), about_name="Isabella Rossi", about_pronouns="she")
    assert ("third", "Isabella Rossi") in parties(letter)


def test_a_word_for_kin_is_nobody_s_name(write: Write) -> None:
    letter = write(TEXT.replace("Lewman", "Your mother"), about_name="Your mother", about_pronouns="she")
    assert all(party != "third" for party, _ in parties(letter))


def test_who_is_the_recipient_is_no_third_party(write: Write) -> None:
    letter = write(TEXT, nickname="Cat", named="catherine, Theodore, Cat, Lewman, LEWMAN", about_name="Lewman")
    assert [name for party, name in parties(letter) if party == "third"] == ["Lewman"]


def test_who_was_added_by_hand_must_agree_too(ready: Letter, paul: User) -> None:
    ask_consent(ready, Party.THIRD, "the neighbour's boy", paul)
    assert parties(ready)[-2:] == [("third", "the neighbour's boy"), ("third", "Lewman")]


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("", set()),
        ("Mr Kim", {"kim"}),
        ("Dad", set()),
        ("your mother", set()),
        ("Uncle Des and the boys", {"des"}),
        ("Mei-Lin", {"mei-lin"}),
        ("Zoë O’Brien", {"zoë", "brien"}),
        ("Zoe\u0308", {"zoë"}),
        ("J. R. Hartley", {"hartley"}),
        ("山田 太郎", {"山田", "太郎"}),
        ("\u200b", set()),
        ("van der Berg", {"berg"}),
    ],
)
def test_the_words_that_say_who_it_is(name: str, telling: set[str]) -> None:
    assert telling_words(name) == telling


def test_a_text_names_in_capitals_alone() -> None:
    said = named_words("Will you, Will? I saw LEWMAN’s dog; lewman was out. 7 a.m.")
    assert [word[0] for word in said] == ["Will", "Will", "I", "LEWMAN"]


def test_a_couple_are_two_people_who_are_both_asked(write: Write, paul: User) -> None:
    letter = write(recipient_name="Anna and Tom Price", recipients="several")
    asked = [each for each in parties_of(letter) if each.party == Party.RECIPIENT]
    assert [each.name for each in asked] == ["Anna Price", "Tom Price"]
    ask_consent(letter, Party.RECIPIENT, "Tom Price", paul)
    house = write(recipient_name="Marks and Spencer")
    assert [each.name for each in parties_of(house) if each.party == Party.RECIPIENT] == ["Marks and Spencer"]


def test_a_couple_who_were_asked_as_one_stay_so(write: Write) -> None:
    letter = write(recipient_name="Anna and Tom Price", recipients="several")
    Consent.objects.create(
        letter=letter, party=Party.RECIPIENT, name="Anna and Tom Price", nonce=b"", address_digest="a"
    )
    asked = [each.name for each in parties_of(letter) if each.party == Party.RECIPIENT]
    assert asked == ["Anna and Tom Price"]

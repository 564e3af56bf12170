"""The template's own words turn for two writers; the client's never do."""

import pytest

from letters.drafting import Facts, Occasion, Stem, compose, opening_for, parse_template
from letters.drafting.turning import turned


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("I am sorry that I was late.", "We are sorry that we were late."),
        ("I'm here. I\u2019ve gone, I'd go, I'll go.", "We're here. We\u2019ve gone, we'd go, we'll go."),
        ("What I never told you is that", "What we never told you is that"),
        ("I wasn't, I never was, I still am.", "We weren't, we never were, we still are."),
        ("Was I wrong? Am I? So am I.", "Were we wrong? Are we? So are we."),
        ("My heart, and mine. Tell me.", "Our heart, and ours. Tell us."),
        ("Mine is small. Me too. I did it myself.", "Ours is small. Us too. We did it ourselves."),
        ("I came home and was glad, and it was good.", "We came home and were glad, and it was good."),
        ("I knew that it was over.", "We knew that it was over."),
        ("It was I, too, who saw it.", "It was we, too, who saw it."),
        ("“I am,” I said.", "“We are,” we said."),
        ("One thing: I stay.\n\nI go.", "One thing: we stay.\n\nWe go."),
        ("Yes.\n\nYour old friend, more or less,\nA", "Yes.\n\nYour old friends, more or less,\nA"),
        ("I am your old friend, and I know.\n\nA", "We are your old friend, and we know.\n\nA"),
        ("Mime, army, mystery, amber, Immy", "Mime, army, mystery, amber, Immy"),
    ],
)
def test_from_i_to_we(one: str, several: str) -> None:
    assert turned(one, "several") == several
    assert turned(one, "one") == one


def test_yourself_is_yourselves_for_several() -> None:
    assert turned("Yourself, be yourself.", "one", "several") == "Yourselves, be yourselves."


def test_an_opening_turns() -> None:
    stem = Stem("wrong", "I am sorry that I", True, "")
    assert opening_for(stem, "several") == "We are sorry that we"
    assert opening_for(stem, "one") == stem.opening


def test_the_clients_words_stay_as_they_are(picnic: Occasion) -> None:
    typed = "ran, and I was glad, and me, my hat and I am mine"
    facts = Facts("Ana, Luis", "José", "", "picnic", "plain", {"memory": typed}, (), "Ana and Luis", writers="several")
    body = "Dear {recipient},\n\nI still think of my day when I {memory}. I am glad.\n\n{client}\n\nYours,\n{signature}"
    assert compose(parse_template(body), facts, 1, picnic).text == (
        f"Dear José,\n\nWe still think of our day when we {typed}. We are glad.\n\nAna and Luis\n\nYours,\nAna and Luis"
    )


def test_what_two_typed_behind_their_opening_is_not_said_twice() -> None:
    occasion = Occasion("o", "o", "o", (Stem("wrong", "I am sorry that I", True, ""),))
    facts = Facts("A", "B", "", "o", "plain", {"wrong": "We are sorry that we shouted"}, (), "A", writers="several")
    assert compose(parse_template("I am sorry that I {wrong}."), facts, 1, occasion).text == (
        "We are sorry that we shouted."
    )

"""What a letter looks like when the client's words meet the template's."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from letters.drafting import Facts, Occasion, compose, parse_template


def facts(answers: Mapping[str, str], **changes: str) -> Facts:
    brief: dict[str, Any] = {"client_name": "Ana", "recipient_name": "José", "relation": "friend", "signature": "Ana"}
    return Facts(occasion="picnic", tone="plain", answers=answers, avoid=(), **(brief | changes))


def letter(body: str, occasion: Occasion, seed: int = 1, **answers: str) -> str:
    return compose(parse_template(body), facts(answers), seed, occasion).text


def test_paragraphs_and_signature(picnic: Occasion) -> None:
    body = "Dear {recipient},\n\nI still think about\nthe time we {memory}.\n\n \n\nWith love,\n{signature}\n"
    assert letter(body, picnic, memory="We ran.") == (
        "Dear José,\n\nI still think about the time we ran.\n\nWith love,\nAna"
    )


def test_an_optional_passage_goes_whole(picnic: Occasion) -> None:
    body = "One.\n\n[Thank you for {thanks}.] [And {untold}.]\n\nTwo[, and {untold}], three[ {thanks}]."
    assert letter(body, picnic) == "One.\n\nTwo, three."
    assert letter(body, picnic, thanks="Bread.") == "One.\n\nThank you for bread.\n\nTwo, three bread."


def test_a_passage_needs_every_slot_of_its_own_but_not_of_one_within(picnic: Occasion) -> None:
    body = "[You {memory}<: {thanks}| for {thanks}>[, though {untold}].]"
    assert letter(body, picnic, memory="ran") == ""
    assert letter(body, picnic, memory="ran", thanks="us") in ("You ran: us.", "You ran for us.")
    assert letter(body, picnic, memory="ran", thanks="us", untold="I fell").endswith(", though I fell.")


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("ran?", "We ran? Then home."),
        ("ran!", "We ran! Then home."),
        ("ran...", "We ran… Then home."),
        ("ran.", "We ran. Then home."),
        ('sang "Go."', 'We sang "Go." Then home.'),
        ('sang "Go"', 'We sang "Go". Then home.'),
    ],
)
def test_no_sentence_ends_twice(answer: str, line: str, picnic: Occasion) -> None:
    assert letter("We {memory}[: {untold}]. Then home.", picnic, memory=answer) == line


def test_no_comma_behind_a_question(picnic: Occasion) -> None:
    assert letter("You asked {memory}, and left.", picnic, memory="why?") == "You asked why? and left."


def test_an_answer_that_begins_a_sentence_has_a_capital(picnic: Occasion) -> None:
    assert letter("{memory}. {memory}.\n\n{memory}", picnic, memory="ran") == "Ran. Ran.\n\nRan"


def test_a_name_written_elsewhere_keeps_its_capital(picnic: Occasion) -> None:
    text = letter("I mean {untold}. {memory}.", picnic, untold="Early", memory="ran with Early")
    assert text == "I mean Early. Ran with Early."


def test_a_capital_in_one_answer_alone_makes_no_name(picnic: Occasion) -> None:
    assert letter("We {memory}.", picnic, memory="the time we Hummed") == "We hummed."
    assert letter("We {memory}.", picnic, memory="Hummed", untold="I love Hummed") == "We Hummed."


def test_the_client_cannot_write_templates(picnic: Occasion) -> None:
    typed = r"wrote {untold} and <a|b> and [x] and {{ y }} & \{"
    assert letter("We {memory}.", picnic, memory=typed) == f"We {typed}."


def test_a_required_answer_that_says_nothing_takes_its_sentence_along(picnic: Occasion) -> None:
    body = "Dear {recipient},\n\nIt rained. We {memory}. It stopped.\n\nWe {memory}.\n\nYours,\n{signature}"
    assert letter(body, picnic, memory="...") == "Dear José,\n\nIt rained. It stopped.\n\nYours,\nAna"


def test_a_blank_signature_is_the_clients_name(picnic: Occasion) -> None:
    brief = facts({}, signature=" \n", client_name="Ana Lima")
    assert compose(parse_template("Yours,\n{signature}"), brief, 1, picnic).text == "Yours,\nAna Lima"


def test_the_seed_settles_the_choices(picnic: Occasion) -> None:
    body = "<a|b|c> <d|e|f> <g|h>"
    letters = [letter(body, picnic, seed) for seed in range(60)]
    assert letters == [letter(body, picnic, seed) for seed in range(60)]
    assert len(set(letters)) > 12
    assert letter(body, picnic, 2**62) in {f"{x} {y} {z}" for x in "abc" for y in "def" for z in "gh"}


def test_the_choices_never_change_for_a_seed(picnic: Occasion) -> None:
    assert [letter("<a|b|c> <d|e|f>", picnic, seed) for seed in (0, 7, 2**62)] == ["b f", "b e", "c d"]


def test_a_choice_may_say_nothing(picnic: Occasion) -> None:
    body = "One. <Two.|> Three.\n\n<Four.|>\n\nFive."
    letters = {letter(body, picnic, seed) for seed in range(40)}
    ways = [(two, four) for two in (" Two.", "") for four in ("\n\nFour.", "")]
    assert letters == {f"One.{two} Three.{four}\n\nFive." for two, four in ways}


@pytest.mark.parametrize(
    ("relation", "named", "line"),
    [
        ("mother", "my brother Tom", "My love to Tom."),
        ("my mum", "my little sister Ana\nAunt Jo", "My love to Ana and Aunt Jo."),
        ("friend", "my brother Tom", "My love to my brother Tom."),
        ("father", "our cousins", "My love to our cousins."),
    ],
)
def test_within_a_family_nobody_says_whose_brother_he_is(
    relation: str, named: str, line: str, picnic: Occasion
) -> None:
    family = replace(facts({}, relation=relation), named=tuple(named.split("\n")))
    assert compose(parse_template("[My love to {named}.]"), family, 1, picnic).text == line

"""Pronouns that the client chose, verbs that agree, possessives and lists of names."""

from dataclasses import replace

import pytest

from letters.drafting import Facts, Occasion, compose, parse_template, possessive
from letters.drafting.persons import is_several, listed, parted


def letter(body: str, occasion: Occasion, seed: int = 1, **brief: object) -> str:
    facts = Facts("Ana", "José", "friend", occasion.slug, "plain", {"memory": "ran"}, (), "Ana", **brief)  # type: ignore[arg-type]
    return compose(parse_template(body), facts, seed, occasion).text


@pytest.mark.parametrize(
    ("pronouns", "read"),
    [
        ("they", "They are late. We like them, their hats. Theirs. They fed themself; they were kind, they have gone."),
        ("she", "She is late. We like her, her hats. Hers. She fed herself; she was kind, she has gone."),
        ("he", "He is late. We like him, his hats. His. He fed himself; he was kind, he has gone."),
        (
            "none",
            "James is late. We like James, James's hats. James's. James fed James; James was kind, James has gone.",
        ),
    ],
)
def test_the_pronouns_are_the_clients(pronouns: str, read: str, wake: Occasion) -> None:
    body = (
        "{they_are} late. We like {them}, {their} hats. {theirs}. {they} fed {themself}; {they_were} kind, "
        "{they_have} gone."
    )
    assert letter(body, wake, about_name="James", about_pronouns=pronouns) == read


@pytest.mark.parametrize("pronouns", ["they", "none"])
def test_several_are_plural(pronouns: str, wake: Occasion) -> None:
    text = letter("{they_are} kind to {themself}.", wake, about_name="my parents", about_pronouns=pronouns)
    assert text == {"they": "They are kind to themselves.", "none": "My parents are kind to my parents."}[pronouns]


@pytest.mark.parametrize(
    ("name", "owned"),
    [
        ("James", "James's"),
        ("Inez", "Inez's"),
        ("Max", "Max's"),
        ("my boss", "my boss's"),
        ("your Aunt Iris", "your Aunt Iris's"),
        ("my parents", "my parents'"),
        ("the Joneses", "the Joneses'"),
        ("Ana and Luis", "Ana and Luis's"),
        ("Zoë", "Zoë's"),
        ("the bus", "the bus's"),
        ("both boys", "both boys'"),
    ],
)
def test_possessives(name: str, owned: str, wake: Occasion) -> None:
    assert possessive(name) == owned
    assert letter("I like {about}'s hat, and {about}\u2019s.", wake, about_name=name) == (
        f"I like {owned} hat, and {owned[: len(name)]}{owned[len(name) :]}."
    )


@pytest.mark.parametrize(
    ("name", "several"),
    [("Ana and Luis", True), ("the twins", True), ("James", False), ("Ana, Eva", True), ("", False)],
)
def test_who_is_several(name: str, several: bool) -> None:
    assert is_several(name) is several


def test_a_verb_behind_the_name_of_several_agrees_with_it(wake: Occasion) -> None:
    body = "{about} was here, and {about} wasn't glad. What you did for {about} was kind."
    assert letter(body, wake, about_name="Ana and Luis") == (
        "Ana and Luis were here, and Ana and Luis weren't glad. What you did for Ana and Luis was kind."
    )
    assert letter(body, wake, about_name="Ana").startswith("Ana was here, and Ana wasn't glad.")


def test_my_brother_begins_a_sentence_only_at_its_start(wake: Occasion) -> None:
    assert letter("{about} sang. I heard {about}.", wake, about_name="My brother Tom") == (
        "My brother Tom sang. I heard my brother Tom."
    )


def test_without_a_name_its_sentences_go_and_pronouns_stay(wake: Occasion) -> None:
    assert letter("Yes. I miss {about}. I miss {them}.", wake, about_pronouns="she") == "Yes. I miss her."
    assert letter("Yes. I miss {them}.", wake, about_pronouns="none") == "Yes."


def test_those_who_must_be_named_are_listed(picnic: Occasion) -> None:
    body = "Yes.[ My love to {named}.]"
    assert letter(body, picnic, named=("Ana", " Luis ", "Mum")) == "Yes. My love to Ana, Luis and Mum."
    assert letter(body, picnic) == "Yes."


def test_whom_an_answer_names_is_not_named_again(picnic: Occasion) -> None:
    body = parse_template("I recall how we {memory}.[ My love to {named}.]")
    facts = Facts("Eva", "José", "", picnic.slug, "plain", {"memory": "ran to Zoë's with a banana"}, (), "Eva")
    both = compose(body, replace(facts, named=("Zoe", "Ana")), 1, picnic)
    assert both.text == "I recall how we ran to Zoë's with a banana. My love to Ana."
    assert (
        compose(body, replace(facts, named=("Zoe",)), 1, picnic).text == "I recall how we ran to Zoë's with a banana."
    )


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Ana", ("Ana",)),
        ("Ana, Luis and Mum", ("Ana", "Luis", "Mum")),
        ("Ana & Luis", ("Ana", "Luis")),
        ("Ana\nLuis\n", ("Ana", "Luis")),
        ("Ana, and Luis;", ("Ana", "Luis")),
        ("Andy and Sandy", ("Andy", "Sandy")),
        ("", ()),
    ],
)
def test_names_come_apart(typed: str, names: tuple[str, ...]) -> None:
    assert parted(typed) == names
    assert listed([]) == ""


def test_a_letter_to_several_names_them(picnic: Occasion) -> None:
    facts = Facts("Ana", "Inés, Luis & Eva", "", "picnic", "plain", {}, (), "Ana", recipients="several")
    text = compose(parse_template("Dear {recipient},\n\nTake care of yourself. Yourself!"), facts, 1, picnic).text
    assert text == "Dear Inés, Luis and Eva,\n\nTake care of yourselves. Yourselves!"


@pytest.mark.parametrize(("tone", "called"), [("warm", "Pepe"), ("plain", "Pepe"), ("formal", "José")])
def test_a_nickname_is_used_but_in_a_formal_letter(tone: str, called: str, picnic: Occasion) -> None:
    facts = Facts("Ana", "José", "", "picnic", tone, {}, (), "Ana", nickname="Pepe")
    assert compose(parse_template("Dear {recipient},"), facts, 1, picnic).text == f"Dear {called},"


def test_my_friend_is_a_friend(picnic: Occasion) -> None:
    facts = Facts("Ana", "José", "my oldest friend", "picnic", "plain", {}, (), "Ana")
    assert (
        compose(parse_template("As your {relation} I know."), facts, 1, picnic).text == "As your oldest friend I know."
    )

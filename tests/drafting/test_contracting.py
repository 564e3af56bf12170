"""The house shortens its words as the client does."""

import pytest

from letters.drafting import Facts, Occasion, compose, parse_template
from letters.drafting.contracting import contracted

BODY = """Dear {recipient},

I do not forget, and I am glad that we {memory}. It is what
I have kept, and I
would not part with it.

{signature}"""


def letter(
    occasion: Occasion, memory: str, tone: str = "warm", voice: str = "", body: str = BODY, seed: int = 1
) -> str:
    facts = Facts("Jo", "Rosa", "friend", "picnic", tone, {"memory": memory}, (), "Jo", voice=voice)
    return compose(parse_template(body), facts, seed, occasion).text


def test_who_shortens_words_is_followed(picnic: Occasion) -> None:
    text = letter(picnic, "didn't care, and it's true")
    assert "I don't forget, and I'm glad that we didn't care, and it's true." in text
    assert "It's what I've kept, and I wouldn't part with it." in text


def test_an_apostrophe_left_out_is_a_shortened_word_too(picnic: Occasion) -> None:
    assert "I don't forget" in letter(picnic, "dont care")


def test_who_writes_words_out_is_followed(picnic: Occasion) -> None:
    for memory in ("did not care", "ran", "said that it is not so, though it isn't"):
        assert "I do not forget, and I am glad that we" in letter(picnic, memory)


def test_a_formal_letter_is_written_out(picnic: Occasion) -> None:
    assert "I do not forget" in letter(picnic, "didn't care", tone="formal")


def test_the_clients_own_words_are_left(picnic: Occasion) -> None:
    assert "said I am not sorry" in letter(picnic, "didn't care, couldn't, and said I am not sorry")


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("You are as glad as I am.", "You're as glad as I am."),
        ("I know who you are and what it is.", "I know who you are and what it is."),
        ("I cannot say; I will not.", "I can't say; I won't."),
        ("Do not ask what that is for.", "Don't ask what that is for."),
        ("I have a garden, and I have often wept.", "I have a garden, and I've often wept."),
        ("It is not only that; it was not because of you.", "It's not only that; it was not because of you."),
        ("I need what I have need of.", "I need what I have need of."),
    ],
)
def test_what_is_shortened(long: str, short: str) -> None:
    assert contracted(long) == short


def test_several_shorten_too(picnic: Occasion) -> None:
    facts = Facts("Jo", "Rosa", "friend", "picnic", "warm", {"memory": "didn't"}, (), "Jo", writers="several")
    text = compose(parse_template("I am glad. I am not sorry that I {memory}. I was there."), facts, 1, picnic).text
    assert text == "We're glad. We aren't sorry that we didn't. We were there."


def test_a_sample_of_the_clients_writing_chooses_among_ways(picnic: Occasion) -> None:
    body = (
        "<Yes. I do. So.|It was a long and quiet afternoon on which nothing happened to anybody.|Quite splendid, that.>"
    )
    brief = "I came. You saw. We ran. It rained. So what. Come on. Be good. " * 5
    drawn = [letter(picnic, "ran", voice=brief, body=body, seed=seed)[:3] for seed in range(60)]
    assert drawn.count("It ") < 18
    fond = "It was splendid to be there and splendid to come home, and a splendid day we all of us had of it. " * 3
    drawn = [letter(picnic, "ran", voice=fond, body=body, seed=seed)[:3] for seed in range(60)]
    assert drawn.count("Qui") > 28
    assert len({letter(picnic, "ran", body=body, seed=seed)[:3] for seed in range(30)}) == 3

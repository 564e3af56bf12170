"""How a letter begins and ends, whatever was typed for a name."""

import pytest

from letters.drafting import Facts, Occasion, compose, parse_template

BODY = "Dear {recipient},\n\nI saw {recipient} laugh. We {memory}.\n\nWith love,\n{signature}"


def letter(occasion: Occasion, recipient_name: str = "Rosa", signature: str = "Jo") -> str:
    facts = Facts("Jo", recipient_name, "friend", "picnic", "warm", {"memory": "ran"}, (), signature)
    return compose(parse_template(BODY), facts, 1, occasion).text


@pytest.mark.parametrize(
    ("typed", "greeted"),
    [
        ("Rosa", "Dear Rosa"),
        ("dan", "Dear Dan"),
        ("LILY", "Dear Lily"),
        ("AUNTIE PAT", "Dear Auntie Pat"),
        ("JJ", "Dear JJ"),
        ("mum and dad", "Dear Mum and Dad"),
        ("maria de la cruz", "Dear Maria de la Cruz"),
        ("hi mum", "Dear Mum"),
        ("Dear Anna,", "Dear Anna"),
        ("dearest nan", "Dearest Nan"),
        ("my brother", "My dear brother"),
        ("My brother Tom", "My dear brother Tom"),
        ("my darling wife", "My darling wife"),
        ("my love", "My love"),
        ("darling", "My darling"),
        ("our little boy", "Our dear little boy"),
        ("the Smiths", "Dear Smiths"),
        ("the whole team", "To the whole team"),
        ("Whoever finds this", "To whoever finds this"),
        ("To whom it may concern", "To whom it may concern"),
        ("Mr and Mrs Smith", "Dear Mr and Mrs Smith"),
        ("Jonas and Mia und Paul", "Dear Jonas, Mia and Paul"),
        ("me at 16", "Dear me at 16"),
    ],
)
def test_a_salutation(typed: str, greeted: str, picnic: Occasion) -> None:
    assert letter(picnic, recipient_name=typed).startswith(f"{greeted},\n\n")


def test_a_name_is_whole_where_it_is_no_salutation(picnic: Occasion) -> None:
    assert "I saw my brother laugh." in letter(picnic, recipient_name="my brother")
    assert "I saw the Smiths laugh." in letter(picnic, recipient_name="the Smiths")


@pytest.mark.parametrize(
    ("typed", "closing"),
    [
        ("Jo", "With love,\nJo"),
        ("kay xx", "With love,\nkay xx"),
        ("Love, Dave xx", "Love,\nDave xx"),
        ("lots of love, Nan xxx", "Lots of love,\nNan xxx"),
        ("Yours sincerely, Dr. K. Müller", "Yours sincerely,\nDr. K. Müller"),
        ("love from all of us", "Love,\nall of us"),
        ("Love,\nDave", "Love,\nDave"),
        ("from Dave", "With love,\nDave"),
        ("Love Johansson", "With love,\nLove Johansson"),
        ("Your loving son, Mark", "With love,\nYour loving son, Mark"),
    ],
)
def test_a_signature(typed: str, closing: str, picnic: Occasion) -> None:
    assert letter(picnic, signature=typed).endswith(f"ran.\n\n{closing}")

"""What must not be mentioned is found where it stands."""

import pytest

from letters.drafting import Mention, forbidden_mentions


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("At the Hospital.", "hospital", "Hospital"),
        ("the hospital\nbed", "Hospital  Bed", "hospital\nbed"),
        ("the hospital-bed", "hospital bed", "hospital-bed"),
        ("Paul's hat", "paul", "Paul"),
        ("God\u2019s plan", "God's plan", "God\u2019s plan"),
        ("Zoë came", "zoe", "Zoë"),
        ("Zoe\u0308 came", "Zoë", "Zoe\u0308"),
        ("Straße", "STRASSE", "Straße"),
        ("a (b) c", "(b)", "(b)"),
        ("in hospital", "the hospital", "hospital"),
        ("our divorce", "the divorce", "divorce"),
        ("your brother's car", "my brother", "brother"),
        ("with Raúl", "my brother Raúl", "Raúl"),
        ("brother Raúl", "my brother Raúl", "brother Raúl"),
        ("in New York", "the move to New York", "New York"),
        ("a hospital", "Daniel and the hospital", "hospital"),
        ("Daniel came", "Daniel and the hospital", "Daniel"),
        ("my lawyer", "the lawyers", "lawyer"),
        ("hospitals", "the hospital", "hospitals"),
        ("the “incident”", 'the "incident"', "the “incident”"),
        ("He drank", "drinking", "drank"),
        ("drunken nights", "Drinking", "drunken"),
        ("when he died", "his death", "died"),
        ("You cheated", "cheating", "cheated"),
        ("You stopped", "stopping", "stopped"),
        ("We quarrelled", "the quarrel", "quarrelled"),
        ("she was divorced", "the divorce", "divorced"),
        ("Mum came", "my mother", "Mum"),
        ("your ex-wife", "my ex", "ex-wife"),
        ("an ex", "my ex", "ex"),
        ("a former wife", "my ex-wife", "former wife"),
        ("the exes", "my ex", "exes"),
        ("the worries", "worry", "worries"),
        ("and _Daniel_ came", "Daniel", "Daniel"),
    ],
)
def test_found(text: str, phrase: str, found: str) -> None:
    (mention,) = forbidden_mentions(text, [phrase])
    assert mention.phrase == phrase
    assert text[mention.start : mention.end].startswith(found[:-1])
    assert mention.end - mention.start in (len(found), len(found) - 1)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Pauline", "Paul"),
        ("unpaid", "paid"),
        ("x", ""),
        ("x", " "),
        ("", "x"),
        ("the end", "the start"),
        ("your plan", "God's plan"),
        ("we marked it", "Mark"),
        ("we planned", "the plane"),
        ("rather", "father"),
        ("excellent", "my ex"),
        ("the other", "mother"),
        ("hospice care", "Hospiz"),
        ("brothel", "the brothers of Anna"),
    ],
)
def test_not_found(text: str, phrase: str) -> None:
    assert forbidden_mentions(text, [phrase]) == ()


def test_all_are_told_in_order() -> None:
    assert forbidden_mentions("Ann met Bob and Ann", ["bob", "Ann"]) == (
        Mention("Ann", 0, 3),
        Mention("bob", 8, 11),
        Mention("Ann", 16, 19),
    )


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("the hospitel bed", "the hospital", "hospitel"),
        ("the hosptial bed", "the hospital", "hosptial"),
        ("the hopital bed", "the hospital", "hopital"),
        ("with Micheal", "my brother Michael", "Micheal"),
        ("with Danniel", "Daniel", "Danniel"),
    ],
)
def test_a_long_word_is_found_mistyped(text: str, phrase: str, found: str) -> None:
    assert forbidden_mentions(text, [phrase]) == (
        Mention(phrase, text.index(found), text.index(found) + len(found), near=True),
    )


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Paula", "Paul"),
        ("shows", "shower"),
        ("a warning", "the morning"),
        ("mourning", "the morning"),
        ("hospitel bed", "hospital bed"),
    ],
)
def test_another_word_is_not_one_mistyped(text: str, phrase: str) -> None:
    assert forbidden_mentions(text, [phrase]) == ()


def test_who_knows_more_words_may_say_so() -> None:
    assert forbidden_mentions("a fiend", ["friend"]) != ()
    assert forbidden_mentions("a fiend", ["friend"], known={"fiend"}.__contains__) == ()

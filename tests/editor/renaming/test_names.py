"""Other names: the same everywhere, nothing else changed, and what may give somebody away is shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.editor import BadRenaming, EditorError, Renaming, Span

MARTA = Renaming((("Marta", "Ingrid"), ("James", "Henry"), ("Inés", "Clara"), ("Alice", "Rose"), ("Ohio", "Texas")))
WORDS = Renaming((("Will", "Oscar"), ("May", "Ute"), ("Rose", "Hilda")))


@pytest.mark.parametrize(
    ("sent", "published"),
    [
        ("Dear Marta,", "Dear Ingrid,"),
        ("MARTA!", "INGRID!"),
        ("Marta's lamp, Marta’s lamp", "Ingrid's lamp, Ingrid’s lamp"),
        ("James's coat", "Henry's coat"),
        ("James’ coat, James' hat", "Henry’s coat, Henry's hat"),
        ("INÉS’ LAMP", "CLARA’S LAMP"),
        ("Ine\u0301s came", "Clara came"),
        ("ex-Marta, Marta-shaped, post-Marta", "ex-Ingrid, Ingrid-shaped, post-Ingrid"),
        ("_Marta_, *Marta*, **Marta**", "_Ingrid_, *Ingrid*, **Ingrid**"),
        ("(Marta)/Marta—Marta", "(Ingrid)/Ingrid—Ingrid"),
        ("that d’Inés", "that d’Clara"),
        ("an Alice of my own", "a Rose of my own"),
        ("An Alice. AN ALICE. an “Alice”", "A Rose. A ROSE. a “Rose”"),
        ("an Ohio winter", "a Texas winter"),
        ("a Marta like ours", "an Ingrid like ours"),
        ("A Marta", "An Ingrid"),
        ("A MARTA", "AN INGRID"),
    ],
)
def test_a_name_becomes_the_other_one(sent: str, published: str) -> None:
    assert MARTA.apply(sent) == published


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "Martha, Martas, Smarta, Martań, Marta\u0301, Marta2",
        "Ines and Inésita",
        "O'James, O’Marta",
        "the martyr of an ohioan",
        "an old coat, a lamp, an apple",
    ],
)
def test_another_word_stays(sent: str) -> None:
    assert MARTA.apply(sent) == sent
    assert not MARTA.changed(sent)


def test_the_apostrophe_of_a_quotation_stays_and_is_doubtful() -> None:
    sent = "James’ hat. ‘I saw James’ she said."
    assert MARTA.apply(sent) == "Henry’s hat. ‘I saw Henry’ she said."
    assert [doubt.start for doubt in MARTA.doubtful(sent)] == [sent.rindex("James")]


def test_two_names_are_exchanged() -> None:
    swap = Renaming((("Marta", "Inés"), ("Inés", "Marta")))
    assert swap.apply("Marta and Inés’ aunt, Inés and Marta’s") == "Inés and Marta’s aunt, Marta and Inés’s"


@pytest.mark.parametrize(
    ("pairs", "sent", "told"),
    [
        ((("Anna", "Rosa"), ("Rosa", "Anna")), "Anna, Anna and Rosa", [("Anna", "Rosa"), ("Rosa", "Anna")]),
        ((("Ann", "Bea"), ("Bea", "Cleo")), "Ann and Bea", [("Ann", "Bea")]),
        ((("Anna", "Rosa Lund"), ("Rosa", "Eva")), "Anna and Rosa", [("Anna", "Rosa")]),
        ((("Anna", "Rosa"), ("Rosa", "Anna")), "nobody", []),
        ((("Anna", "Bella"), ("Rosa", "Eva")), "Anna and Rosa", []),
    ],
)
def test_a_name_that_is_hidden_for_one_and_shown_for_another_is_told_once(
    pairs: tuple[tuple[str, str], ...], sent: str, told: list[tuple[str, str]]
) -> None:
    doubts = Renaming(pairs).doubtful(sent)
    assert [doubt.found for doubt in doubts] == [found for found, _ in told]
    for doubt, (_, hidden) in zip(doubts, told, strict=True):
        assert f"“{hidden}” is hidden for one and so shown for another" in doubt.why


def test_no_name_is_changed_twice() -> None:
    assert Renaming((("Ann", "Bea"), ("Bea", "Cleo"))).apply("Ann, Bea") == "Bea, Cleo"


def test_the_longest_name_goes_first_also_over_the_end_of_a_line() -> None:
    both = Renaming((("Marta", "Ingrid"), ("Marta Nowak", "Sofia Lund"), ("New York", "Boston")))
    assert both.apply("Marta\nNowak of New  York, and Marta") == "Sofia Lund of Boston, and Ingrid"


def test_a_name_with_an_apostrophe_or_a_hyphen_is_found_however_it_is_typed() -> None:
    renaming = Renaming((("O'Shea", "O'Neill"), ("Mei-Ling", "Su-Lin")))
    assert renaming.apply("O’Shea, O’SHEA’s") == "O’Neill, O’NEILL’s"
    assert renaming.apply("O'Shea and Mei\u2011Ling") == "O'Neill and Su-Lin"


def test_a_pet_name_keeps_the_capital_of_its_sentence() -> None:
    renaming = Renaming((("ma puce", "mon lapin"),))
    assert renaming.apply("Ma puce, you are ma puce.") == "Mon lapin, you are mon lapin."


@pytest.mark.parametrize(
    ("sent", "published"),
    [
        ("I saw Will and asked May.", "I saw Oscar and asked Ute."),
        ("Will, you came. Will's hat. Will and Tom came.", "Oscar, you came. Oscar's hat. Oscar and Tom came."),
        ("Dear May,\n\nYour Will", "Dear Ute,\n\nYour Oscar"),
        ("Will", "Oscar"),
        ("a rose, and I will", "a rose, and I will"),
        ("Give it to Uncle Will.", "Give it to Uncle Oscar."),
    ],
)
def test_a_name_that_is_also_a_word_is_changed_where_it_can_only_be_the_name(sent: str, published: str) -> None:
    assert WORDS.apply(sent) == published
    assert WORDS.doubtful(sent) == ()


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ("Will you come?", "“Will” begins a sentence here, and may be just a word. It was left as it is."),
        ("He said: “Rose at six.”", "“Rose” begins a sentence here, and may be just a word. It was left as it is."),
        ("It was warm. May it stay.", "“May” begins a sentence here, and may be just a word. It was left as it is."),
        ("We met in May.", "“May” is the month here, as it seems. It was left as it is."),
        ("We met on 4 May.", "“May” is the month here, as it seems. It was left as it is."),
        ("It was May 1995.", "“May” is the month here, as it seems. It was left as it is."),
        ("I HOPE YOU WILL COME", "“WILL” is among capitals here, and may be just a word. It was left as it is."),
    ],
)
def test_where_it_may_be_the_word_it_is_left_and_told(sent: str, why: str) -> None:
    assert WORDS.apply(sent) == sent
    assert [doubt.why for doubt in WORDS.doubtful(sent)] == [why]


@pytest.mark.parametrize(
    ("sent", "published"),
    [
        ("It is late. Will came home drunk.", "It is late. Oscar came home drunk."),
        ("May was there before us. Rose early and sang.", "Ute was there before us. Hilda early and sang."),
        ("THEN WILL CAME", "THEN OSCAR CAME"),
        ("Both came with May.", "Both came with Ute."),
    ],
)
def test_in_doubt_whoever_is_to_be_hidden_is_hidden(sent: str, published: str) -> None:
    assert WORDS.apply(sent) == published


def test_a_name_in_small_letters_is_hidden_too_unless_it_is_a_word() -> None:
    assert Renaming((("Marta", "Ingrid"), ("Rose", "Hilda"))).apply("marta had a rose") == "Ingrid had a rose"


def test_addresses_and_numbers_are_hidden() -> None:
    renaming = Renaming(
        (("12 Orchard Lane", "the house"), ("0171 946 0123", "a number"), ("a@b.example", "an address"))
    )
    assert renaming.apply("At 12 Orchard Lane, 0171 946 0123, a@b.example.") == "At the house, a number, an address."


def test_half_of_a_double_name_is_changed_and_told() -> None:
    (doubt,) = MARTA.doubtful("and Marta-Lena came")
    assert MARTA.apply("and Marta-Lena came") == "and Ingrid-Lena came"
    assert (doubt.found, doubt.name) == ("Marta", "Marta")
    assert doubt.why == "“Marta” is half of a longer name here, perhaps somebody else's. It was changed all the same."


def test_somebody_who_has_the_other_name_already_is_told() -> None:
    (doubt,) = MARTA.doubtful("Then Henry came, and James.")
    assert (doubt.found, doubt.name) == ("Henry", "James")
    assert doubt.why == "Somebody here is called “Henry” already, and “James” would have the same name."


@pytest.mark.parametrize(
    ("name", "sent", "found", "why"),
    [
        ("Inés", "with Ines", "Ines", "“Ines” is “Inés” with different accents."),
        ("Marta", "with Maarta", "Maarta", "“Maarta” may be “Marta”, spelt differently."),
        ("Marta", "with Matra", "Matra", "“Matra” may be “Marta”, spelt differently."),
        ("Gabriela", "Ask Gabi.", "Gabi", "“Gabi” may be another form of “Gabriela”."),
        ("Gabi", "Ask Gabriela.", "Gabriela", "“Gabriela” may be another form of “Gabi”."),
        ("William", "Bill came.", "Bill", ""),
        ("William", "and Bill came.", "Bill", "“Bill” may be another form of “William”."),
        ("Samuel", "and Sammy came", "Sammy", "“Sammy” may be another form of “Samuel”."),
        ("José", "with Pepe", "Pepe", "“Pepe” may be another form of “José”."),
        ("Marta Nowak", "the old Nowak", "Nowak", "“Nowak” is part of “Marta Nowak”."),
        ("Nowak", "the Nowaks", "Nowaks", "“Nowaks” may be more than one person called “Nowak”."),
        ("Marta", "With love,\nM.", "M.", "“M.” may stand for “Marta”."),
        ("Marta", "With love,\nM", "M", "“M” may stand for “Marta”."),
        ("Marta Nowak", "to M. N. alone", "M. N.", "“M. N.” may stand for “Marta Nowak”."),
        ("Martin", "at 5 P.M., Martin", "P.M.", ""),
        ("Theodore", "The lamp. Then Theo", "Theo", "“Theo” may be another form of “Theodore”."),
        ("Mr Banerjee", "dear Mr Lewis", "Mr", ""),
        ("Ivan", "So did I.\n", "I", ""),
    ],
)
def test_what_may_give_a_name_away_is_told(name: str, sent: str, found: str, why: str) -> None:
    leftovers = Renaming(((name, "Ottilie"),)).leftovers(sent)
    assert [doubt.why for doubt in leftovers] == ([why] if why else [])
    assert all(sent[doubt.start : doubt.end] == doubt.found == found for doubt in leftovers)


def test_what_is_changed_or_doubtful_is_no_leftover() -> None:
    renaming = Renaming((("Marta Nowak", "Sofia Lund"), ("Nowak", "Lund"), ("Will", "Oscar")))
    assert renaming.leftovers("Marta Nowak, Nowak. Will you come?") == ()


def test_sent_and_published_side_by_side() -> None:
    assert MARTA.compare("Dear Marta, it was an Ohio winter.") == (
        Span("Dear "),
        Span("Ingrid", "Marta"),
        Span(", it was "),
        Span("a", "an"),
        Span(" "),
        Span("Texas", "Ohio"),
        Span(" winter."),
    )


@pytest.mark.parametrize(
    ("pairs", "named"),
    [
        ((("", "Ingrid"),), "“” and “Ingrid”"),
        ((("Marta", " "),), "“Marta” and “”"),
        ((("—", "…"),), "“—” and “…”"),
        ((("Marta", "In\x00grid"),), "“Marta”"),
        ((("Marta", "marta"),), "“Marta” could still be read"),
        ((("Inés", "Ines"),), "“Inés” could still be read"),
        ((("Marta", "Marta Lund"),), "“Marta” could still be read"),
        ((("Marta", "Ingrid"), ("Marta", "Sofia")), "both “Ingrid” and “Sofia”"),
        ((("Marta", "Ingrid"), ("Bob", "Ingrid")), "“Marta” and “Bob” would both become “Ingrid”"),
    ],
)
def test_pairs_that_hide_nobody_are_refused_by_name(pairs: tuple[tuple[str, str], ...], named: str) -> None:
    with pytest.raises(BadRenaming, match=re.escape(named)) as refused:
        Renaming(pairs)
    assert isinstance(refused.value, EditorError)
    assert refused.value.pair[1] == " ".join(pairs[-1][1].split())


def test_forms_of_one_name_may_share_the_other_one() -> None:
    assert Renaming((("Gabriela", "Ute"), ("Gabi", "Ute"), ("Gabrieal", "Ute"))).apply("Gabrieal, Gabi") == "Ute, Ute"


def test_without_pairs_nothing_changes() -> None:
    nobody = Renaming(())
    assert nobody.apply("Dear Marta,") == "Dear Marta,"
    assert nobody.leftovers("Dear Marta,") == nobody.doubtful("Dear Marta,") == ()


neutral = st.sampled_from(["the lamp ", "I said, ", "Ångström ", "she_ ", "(so) ", "\n\n", "— ", "’s ", "1995 ", "İz "])
anything = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
NAMES = ["Marta", "Inés", "Ohio Falls", "Łukasz"]
OTHERS = ["Ingrid", "Clara", "Bern", "Tobias"]


@given(st.lists(st.tuples(neutral, st.integers(0, 3)), max_size=12))
def test_names_are_changed_and_the_words_between_them_are_not(pieces: list[tuple[str, int]]) -> None:
    renaming = Renaming(tuple(zip(NAMES, OTHERS, strict=True)))
    sent = "".join(f"{words}{NAMES[number]} " for words, number in pieces)
    wanted = "".join(f"{words}{OTHERS[number]} " for words, number in pieces)
    assert renaming.apply(sent) == wanted
    assert Renaming(tuple(zip(OTHERS, NAMES, strict=True))).apply(wanted) == sent


@given(anything, anything)
def test_whatever_stands_around_it_only_what_is_told_changes(before: str, after: str) -> None:
    sent = f"{before}Marta{after}"
    spans = MARTA.compare(sent)
    assert "".join(span.text if span.was is None else span.was for span in spans) == sent
    assert [(span.was, span.text) for span in spans if span.was is not None] == [
        (change.name, change.instead) for change in MARTA.places(sent)
    ]
    for doubt in (*MARTA.doubtful(sent), *MARTA.leftovers(sent)):
        assert sent[doubt.start : doubt.end] == doubt.found


@given(anything)
def test_a_name_that_was_hidden_is_not_found_again(around: str) -> None:
    published = MARTA.apply(f"{around} Marta {around}")
    assert not any(change.name.startswith("Marta") for change in MARTA.places(published))

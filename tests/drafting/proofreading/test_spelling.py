import pytest

from letters.drafting.proofreading import Kind, Weight
from letters.drafting.proofreading.dictionary import american, is_word, meant

from .conftest import Notes, quotes

BOTH = """
    colour color favourite favorite realise realize travelled traveled theatre theater grey gray kilometres neighbours
    jewellery jewelry cheque pyjamas pajamas programme defence licence analyse marvellous skilful cosy mum mom learnt
    learned whilst don't you're o'clock grandmother's café fiancé naïve moustache manoeuvre paediatric foetus harbour
""".split()  # noqa: SIM905
MEANT = {
    "recieve": "receive",
    "definately": "definitely",
    "freind": "friend",
    "adress": "address",
    "seperate": "separate",
    "tommorow": "tomorrow",
    "neice": "niece",
    "alot": "a lot",
    "thankyou": "thank you",
    "didnt": "didn't",
    "nieghbour": "neighbour",
    "grandaughter": "granddaughter",
}


@pytest.mark.parametrize("word", BOTH)
def test_british_and_american_are_both_right(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("wrong", MEANT)
def test_a_wrong_word_has_a_sensible_suggestion(wrong: str) -> None:
    assert not is_word(wrong)
    assert meant(wrong) == MEANT[wrong]


def test_a_british_word_knows_its_american_spelling() -> None:
    assert (american("colour"), american("realised"), american("goat")) == ("color", "realized", None)


def test_a_slip_is_noted_with_what_was_meant(notes: Notes) -> None:
    (note,) = notes("Definately we will paint it again.", Kind.SPELLING)
    assert (note.quoted, note.suggestion, note.weight) == ("Definately", "Definitely", Weight.PLAIN)


def test_a_word_that_the_client_typed_is_at_most_a_mild_note(notes: Notes) -> None:
    (note,) = notes("We recieve it.", Kind.SPELLING, answers={"memory": "recieve the post"})
    assert note.weight == Weight.MILD
    assert note.reason.startswith("The client typed")


@pytest.mark.parametrize(
    "text",
    [
        "We will go to Göteborg with Ngozi and Wójcik.",
        "Joca ate Beatriz's pierogi by the windowsill.",
        "We had half-asleep e-mails at 5pm in the NHS ward.",
        "Sto lat, as your tata said.",
        "It’s the neighbours’ harbour, isn’t it?",
    ],
)
def test_names_compounds_kitchens_and_short_forms_are_left_alone(text: str, notes: Notes) -> None:
    assert notes(text, Kind.SPELLING) == []


def test_a_strange_word_without_likeness_is_a_mild_note_and_none_when_the_client_typed_it(notes: Notes) -> None:
    (note,) = notes("Bring the zorblaxity.", Kind.SPELLING)
    assert (note.weight, note.suggestion) == (Weight.MILD, "")
    assert notes("Bring the zorblaxity.", Kind.SPELLING, answers={"memory": "lost the zorblaxity"}) == []


def test_two_words_written_as_they_sound(notes: Notes) -> None:
    (note,) = notes("It was nothing per say.", Kind.SPELLING)
    assert (note.quoted, note.suggestion) == ("per say", "per se")
    assert notes("Two a head, or one per. Say it.", Kind.SPELLING) == []


def test_one_note_when_two_englishes_meet(notes: Notes) -> None:
    (note,) = notes("Your favourite colour was never my favorite color.", Kind.AGREEMENT)
    assert (note.quoted, note.suggestion, note.weight) == ("favorite", "favourite", Weight.MILD)
    assert notes("Your favourite colour, neighbour.", Kind.AGREEMENT) == []


def test_the_clients_own_english_goes_first(notes: Notes) -> None:
    (note,) = notes("Your favourite dog.", Kind.AGREEMENT, answers={"memory": "chose the color"})
    assert (note.quoted, note.suggestion) == ("favourite", "favorite")


@pytest.mark.parametrize(
    "text", ["The stories of the storeys.", "Check the draught in the draft.", "A vigorous colour."]
)
def test_a_word_of_both_englishes_is_of_neither(text: str, notes: Notes) -> None:
    assert notes(text, Kind.AGREEMENT) == []


def test_the_number_of_slips_noted_has_an_end(notes: Notes) -> None:
    assert len(quotes(notes("recieve " * 500, Kind.SPELLING))) == 50

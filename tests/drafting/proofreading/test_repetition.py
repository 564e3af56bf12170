from letters.drafting import Memory, parse_template, phrases_of
from letters.drafting.proofreading import Kind, Used, proofread, template_phrases

from .conftest import FACTS, LETTER

SAID = "I still think about the time we painted the boat green and named it after the goat"


def repeated(phrases: frozenset[int] = frozenset(), **used: frozenset[int]) -> list[tuple[str, str]]:
    notes = proofread(LETTER, FACTS, memory=Memory(phrases=phrases), used=Used(**used))
    return [(note.quoted, note.reason) for note in notes if note.kind == Kind.REPEATED]


def test_what_was_said_to_this_person_before_is_one_note_for_the_whole_run() -> None:
    ((quoted, reason),) = repeated(phrases_of(f"Dear John, how are you? {SAID}."))
    assert quoted == SAID
    assert "earlier letter to John" in reason


def test_what_is_in_another_clients_letter_is_told_without_its_words() -> None:
    ((quoted, reason),) = repeated(others=phrases_of(f"{SAID} of my secret uncle."))
    assert quoted in LETTER
    assert "secret" not in reason


def test_what_the_house_says_itself_may_be_in_two_letters() -> None:
    assert repeated(others=phrases_of(SAID), house=phrases_of(SAID)) == []


def test_a_word_or_two_behind_what_the_house_says_is_nobodys_phrase() -> None:
    house = phrases_of("I still think about the time we")
    assert repeated(others=phrases_of("I still think about the time we painted the boat"), house=house) == []
    assert repeated(others=phrases_of(SAID), house=house) != []


def test_one_may_sign_as_ever() -> None:
    text = LETTER.replace("With love,", "With respect, gratitude and good wishes,")
    memory = Memory(phrases=phrases_of("With respect, gratitude and good wishes,\nBia"))
    assert [note for note in proofread(text, FACTS, memory=memory) if note.kind == Kind.REPEATED] == []


def test_what_everybody_says_is_no_phrase() -> None:
    assert repeated(phrases_of("We have known each other for ages.")) == []


def test_a_template_says_every_way_of_its_choices() -> None:
    template = parse_template("I am glad, and <I will tell it to everybody here|that goes into the village record>.")
    phrases = template_phrases(template)
    assert phrases_of("and I will tell it to everybody here") <= phrases
    assert phrases_of("and that goes into the village record") <= phrases
    assert phrases_of("We are glad, and we will tell it to everybody here.") <= phrases
    assert not phrases_of("nobody has ever said this to anybody else") & phrases

from dataclasses import replace

from letters.drafting.proofreading import ENOUGH, Kind, Weight, proofread, voice_of

from .conftest import FACTS, LETTER

MESSAGES = """So I'm late again, love!
So that's me. Don't wait up.
So the tram broke down! It's freezing here.
I'm bringing gorgeous oranges. Gorgeous ones!
Can't find the keys, love. Don't laugh!
Mum says hi. She's gorgeous.
We'll see you Sunday! It's going to be gorgeous.
You're the best. Don't tell him!
That's it. Got to run!
We're nearly there, promise. It's warm inside.
"""
STIFF = (
    "I am sure that you do not remember it, but it is not a thing that I could ever forget, because we were standing at"
    " the harbour wall in the rain and you did not say one word to me about the boat, the goat or the paint. I am well."
)


def drifts(middle: str, voice: str) -> list[str]:
    text = LETTER.replace("\n\nWith love", f" {middle}\n\nWith love")
    found = proofread(text, replace(FACTS, voice=voice))
    assert all(note.weight == Weight.MILD for note in found if note.kind == Kind.VOICE)
    return [note.reason for note in found if note.kind == Kind.VOICE]


def test_a_voice_is_measured() -> None:
    voice = voice_of(MESSAGES)
    assert voice.enough
    assert voice.sentence_length < 6
    assert voice.openings == ("so",)
    assert voice.favourites == ("gorgeous",)
    assert voice.addresses == ("love",)
    assert (voice.contracted, voice.written_out) == (15, 0)
    assert voice.exclamations >= 5


def test_too_little_says_so_and_gives_no_notes() -> None:
    voice = voice_of("So I'm late again, love!")
    assert not voice.enough
    assert voice.described("Beatriz") == (
        f"Beatriz has pasted 5 words; about {ENOUGH} are needed before we can say anything of their voice."
    )
    assert drifts(STIFF, "So I'm late again, love!") == []


def test_long_sentences_against_short_ones() -> None:
    assert any(reason.startswith("Beatriz writes short sentences (") for reason in drifts(STIFF, MESSAGES))


def test_a_long_sentence_of_the_clients_own_is_theirs() -> None:
    own = "sailed to the island in the little boat and slept on the sand and rowed home in the rain without one word"
    text = LETTER.replace("Aunt Clara asks", f"I know that we {own}. Aunt Clara asks")
    facts = replace(FACTS, voice=MESSAGES, answers={**FACTS.answers, "sail": own})
    assert not any("short sentences" in note.reason for note in proofread(text, facts))
    assert any("short sentences" in note.reason for note in proofread(text, replace(FACTS, voice=MESSAGES)))


def test_words_written_out_against_short_forms() -> None:
    (reason,) = (each for each in drifts(STIFF, MESSAGES) if "written out" in each)
    assert "“I am” and 5 more" in reason
    assert not any("written out" in each for each in drifts("I'm sure you don't. It's so.", MESSAGES))


def test_short_forms_against_words_written_out() -> None:
    formal = "I am glad that it is done. I do not mind it. We are not cold. " * 6
    assert any("writes words out" in reason for reason in drifts("I'm glad.", formal))
    assert not any("writes words out" in reason for reason in drifts("I am glad.", formal))


def test_words_that_the_client_never_uses() -> None:
    assert any("never uses “shall”" in reason for reason in drifts("I shall row.", MESSAGES * 2))
    assert not any("never uses" in reason for reason in drifts("I shall row.", f"{MESSAGES * 2} I shall."))


def test_exclamation_marks_that_only_one_of_them_uses() -> None:
    assert any("often uses exclamation marks" in reason for reason in drifts("We rowed.", MESSAGES))
    calm = MESSAGES.replace("!", ".")
    assert any("uses no exclamation marks" in reason for reason in drifts("We rowed!", calm))
    assert not any("exclamation" in reason for reason in drifts("We rowed.", calm))


def test_beginnings() -> None:
    own = "I row. I sing a lot. I wait for you. I paint the boat. I feed the goat. I sweep the floor. "
    assert any("begin with “I”" in reason for reason in drifts(own, MESSAGES))
    assert any("likes to begin with “So”" in reason for reason in drifts(own, MESSAGES))
    assert not any("likes to begin" in reason for reason in drifts(f"So it is. {own}", MESSAGES))


def test_an_endearment_that_is_not_theirs() -> None:
    assert any("calls nobody “darling”" in reason for reason in drifts("Wait, darling.", MESSAGES * 2))
    assert not any("calls nobody" in reason for reason in drifts("Wait, love.", MESSAGES * 2))

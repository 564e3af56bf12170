"""An answer comes out as it can stand behind its stem."""

import time

import pytest

from letters.drafting import Occasion, Stem, mend, unanswered_stems

TIME_WE = Stem("memory", "I still think about the time we", True, "")
IS_THAT = Stem("untold", "What I never told you is that", False, "")


@pytest.mark.parametrize(
    ("answer", "mended"),
    [
        ("drove to Devon", "drove to Devon"),
        ("Drove to Devon.", "drove to Devon"),
        ("  drove\n\tto \u00a0 Devon . ", "drove to Devon"),
        ("we drove to Devon", "drove to Devon"),
        ("The time we drove to Devon.", "drove to Devon"),
        ("I still think about the time we drove to Devon", "drove to Devon"),
        ("… drove to Devon …", "drove to Devon …"),
        ("drove to Devon...", "drove to Devon…"),
        ("drove to Devon,", "drove to Devon"),
        ("drove to Devon!", "drove to Devon!"),
        ("asked: why not?", "asked: why not?"),
        ('heard "go on."', 'heard "go on."'),
        ("said , and meant , it", "said, and meant, it"),
        ("DROVE TO DEVON", "drove to Devon"),
        ("A whole summer passed", "a whole summer passed"),
        ("Didn't go", "didn't go"),
        ("Laughed. The rain came in.", "laughed. The rain came in"),
        ("Łódź in the rain", "Łódź in the rain"),
        ("Rosa and I sang", "Rosa and I sang"),
        ("Mother's kitchen", "Mother's kitchen"),
        ("New shoes in June", "new shoes in June"),
        ("NASA came", "NASA came"),
        ("Won't go", "won't go"),
        ("“Go home,” you said", "“Go home,” you said"),
        ("e\u0301te\u0301 on the roof", "été on the roof"),
        ("bi\u202edi\x00 \u200bmarks", "bidi marks"),
        ("{memory} [x] <a|b> {{ }} &amp; \\", "{memory} [x] <a|b> {{ }} &amp; \\"),
    ],
)
def test_behind_the_time_we(answer: str, mended: str) -> None:
    assert mend(answer, TIME_WE) == mended


@pytest.mark.parametrize(
    ("answer", "mended"),
    [
        ("That I was afraid", "I was afraid"),
        ("I was afraid", "I was afraid"),
        ("I'm still afraid.", "I'm still afraid"),
        ("I\u2019m still afraid.", "I\u2019m still afraid"),
        ("is that it was me", "it was me"),
        ("what I never told you is that it was me", "it was me"),
        ("It's all true", "it's all true"),
        ("New York in June", "New York in June"),
        ("Rose fell asleep", "Rose fell asleep"),
        ("Ahmed came", "Ahmed came"),
        ("Ann came", "Ann came"),
        ("Don came", "Don came"),
    ],
)
def test_behind_is_that(answer: str, mended: str) -> None:
    assert mend(answer, IS_THAT) == mended


@pytest.mark.parametrize(
    ("opening", "answer", "mended"),
    [
        ("I notice it every time you", "Hum in the kitchen", "hum in the kitchen"),
        ("I have not forgotten how you", "Fed Tomás", "fed Tomás"),
        ("This year I wish you", "Happiness and health", "happiness and health"),
        ("This year I wish you", "God's peace", "God's peace"),
        ("This year I wish you", "Christmas at home", "Christmas at home"),
        ("When we next see each other, let us", "Zigzag", "zigzag"),
        ("I still think about the time we", "Tomás and I sang", "Tomás and I sang"),
        ("What I like best about you is", "Kindness", "kindness"),
        ("What I like best about you is", "Laughter", "laughter"),
        ("What stays with me is", "Inverness", "Inverness"),
        ("What stays with me is", "Tomás singing", "Tomás singing"),
        ("When I look back, I see us", "Paris, 1998", "Paris, 1998"),
    ],
)
def test_a_telephones_capital_goes_and_a_names_stays(opening: str, answer: str, mended: str) -> None:
    assert mend(answer, Stem("x", opening, False, "")) == mended


@pytest.mark.parametrize(
    ("opening", "answer", "mended"),
    [
        ("I still think about the time we", "when we danced", "danced"),
        ("I still think about the time we", "the time when we danced", "danced"),
        ("We are sorry that we", "was late", "were late"),
        ("I saw how you", "was there", "were there"),
        ("I am sorry that I", "was late", "was late"),
        ("I promise to", "I will write", "write"),
        ("I promise to", "I promise I'll write", "write"),
        ("I promise to", "let you go", "let you go"),
        ("From now on I will", "I won't lie", "not lie"),
        ("When we next see each other, let us", "let's go out", "go out"),
        ("When we next see each other, let us", "we should go out", "go out"),
        ("Before long I would like us to", "I'd like us to travel", "travel"),
        ("From you I learned to", "how to cook", "cook"),
        ("From you I learned to", "like olives", "like olives"),
        ("I hope that you", "I hope you\u2019re well", "are well"),
        ("I hope that you", "you'll rest", "will rest"),
        ("I have been remembering how you", "I remember how you laughed", "laughed"),
        ("I am sorry that I", "I was late", "was late"),
        ("I am sorry about", "for shouting", "shouting"),
        ("I never said that", "I never said I was afraid", "I was afraid"),
        ("I never said that", "I said no", "I said no"),
        ("What I will miss is", "I will miss your voice", "your voice"),
        ("What I like best about you is", "how you laugh", "how you laugh"),
        ("What I like best about you is", "What I like best is your laugh", "your laugh"),
        ("You probably do not know that", "you probably don't know I kept it", "I kept it"),
    ],
)
def test_what_the_opening_has_said_is_not_said_again(opening: str, answer: str, mended: str) -> None:
    assert mend(answer, Stem("x", opening, False, "")) == mended


@pytest.mark.parametrize(
    ("answer", "mended"),
    [
        ("i was scared", "I was scared"),
        ("you and i'm sure", "you and I'm sure"),
        ("it rained. we ran. i fell", "it rained. We ran. I fell"),
        ("we met in june, on a sunday", "we met in June, on a Sunday"),
        ("you met mr. okafor, i.e. him", "you met mr. okafor, i.e. him"),
        ("Ana i Marek sang", "Ana i Marek sang"),
    ],
)
def test_small_letters_from_a_telephone_grow(answer: str, mended: str) -> None:
    assert mend(answer, Stem("x", "You may not know that", False, "")) == mended


def test_mending_a_long_answer_is_quick() -> None:
    start = time.process_time()
    for unit in ("when ", "I ", "the time ", "i'll ", "to ", "we want to "):
        mend(unit * 2_000, TIME_WE)
        mend(unit * 2_000, Stem("x", "I promise to", False, ""))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("answer", ["", " \n", ".", "?!", "…", "- , -", "the time we", "We...", "\x00\x07", "🙂"])
def test_an_answer_that_says_nothing_is_none(answer: str) -> None:
    assert mend(answer, TIME_WE) == ""


def test_a_known_name_keeps_its_capital() -> None:
    assert mend("Hope came too", IS_THAT, {"Hope"}) == "Hope came too"
    assert mend("Early came too", IS_THAT, {"Early"}) == "Early came too"
    assert mend("Early it was", IS_THAT) == "early it was"


def test_a_mended_answer_is_mended_already() -> None:
    once = mend("The time we drove, and drove . ", TIME_WE)
    assert mend(once, TIME_WE) == once


def test_required_stems_that_say_nothing_are_named(picnic: Occasion) -> None:
    assert [stem.key for stem in unanswered_stems(picnic, {"untold": "x"})] == ["memory"]
    assert [stem.key for stem in unanswered_stems(picnic, {"memory": "…"})] == ["memory"]
    assert unanswered_stems(picnic, {"memory": "ran"}) == ()

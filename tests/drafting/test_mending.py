"""An answer comes out as it can stand behind its stem."""

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
        ("DROVE TO DEVON", "DROVE TO DEVON"),
        ("A whole summer passed", "a whole summer passed"),
        ("Didn't go", "didn't go"),
        ("Laughed. The rain came in.", "laughed. The rain came in"),
        ("Łódź in the rain", "Łódź in the rain"),
        ("Rosa and I sang", "Rosa and I sang"),
        ("Rose fell asleep", "Rose fell asleep"),
        ("Mother's kitchen", "Mother's kitchen"),
        ("New York in June", "New York in June"),
        ("New shoes in June", "new shoes in June"),
        ("NASA came", "NASA came"),
        ("Ahmed came", "Ahmed came"),
        ("Ann came", "Ann came"),
        ("Don came", "Don came"),
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
    ],
)
def test_behind_is_that(answer: str, mended: str) -> None:
    assert mend(answer, IS_THAT) == mended


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

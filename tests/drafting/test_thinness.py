"""A thin brief is told kindly, an empty one is known."""

from dataclasses import replace

from letters.drafting import Occasion, thinness

LONG = "drove to Devon in your uncle's truck and had to push it the last two miles, with the dog, in the rain, in June"


def test_an_empty_brief(picnic: Occasion) -> None:
    found = thinness(picnic, {"memory": "…", "thanks": " "})
    assert found.empty
    assert found.thin
    assert [stem.key for stem in found.ask] == ["memory", "untold", "thanks", "guests", "age", "years"]


def test_a_thin_brief_is_told_what_one_more_memory_would_do(picnic: Occasion) -> None:
    kind = replace(picnic, thin="One more, and it is yours.")
    for answers in ({"memory": "ran"}, {"memory": LONG}, {"memory": "ran", "thanks": "bread"}):
        found = thinness(kind, answers)
        assert (found.empty, found.thin, found.kindly) == (False, True, "One more, and it is yours.")
        assert {stem.key for stem in found.ask}.isdisjoint(answers)
    assert thinness(picnic, {"memory": "ran"}).kindly


def test_enough_is_enough(picnic: Occasion) -> None:
    found = thinness(picnic, {"memory": LONG, "thanks": "the wasp, and for everything after it"})
    assert (found.empty, found.thin, found.kindly, found.ask) == (False, False, "", ())


def test_what_is_not_asked_is_not_missed(picnic: Occasion) -> None:
    follow_up = replace(picnic.stems[2], only_with="untold")
    occasion = replace(picnic, stems=(*picnic.stems[:2], follow_up))
    assert [stem.key for stem in thinness(occasion, {"memory": "ran"}).ask] == ["untold"]

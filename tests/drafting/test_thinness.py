"""A thin brief is told kindly, an empty one is known."""

from dataclasses import replace

from letters.drafting import Occasion, thinness

LONG = "drove to Devon in your uncle's truck and had to push it the last two miles, with the dog, in the rain, in June"


def test_an_empty_brief(picnic: Occasion) -> None:
    found = thinness(picnic, {"memory": "…", "thanks": " "})
    assert found.empty
    assert found.thin
    assert [stem.key for stem in found.ask] == ["memory", "untold", "thanks", "guests", "age", "years"]


def test_a_thin_brief_is_asked_for_one_more_memory_by_name(picnic: Occasion) -> None:
    kind = replace(picnic, thin="One more, and it is yours.")
    for answers in ({"memory": "ran"}, {"memory": LONG}, {"memory": "ran", "thanks": "bread"}):
        found = thinness(kind, answers)
        assert (found.empty, found.thin) == (False, True)
        assert found.kindly == "One more, and it is yours. You could still finish “What I never told you is that …”."
        assert {stem.key for stem in found.ask}.isdisjoint(answers)
    assert thinness(picnic, {"memory": "ran"}, "several").kindly.endswith("“What we never told you is that …”.")


def test_enough_is_what_the_occasion_needs(picnic: Occasion) -> None:
    answers = {"memory": LONG, "thanks": "the wasp, and for everything after it"}
    assert thinness(picnic, answers).thin
    found = thinness(replace(picnic, length=(110, 260)), answers)
    assert (found.empty, found.thin, found.kindly, found.ask) == (False, False, "", ())


def test_who_answered_everything_is_not_asked_for_more(picnic: Occasion) -> None:
    assert not thinness(picnic, {stem.key: stem.example for stem in picnic.stems}).thin


def test_the_examples_of_the_house_are_enough(occasions: dict[str, Occasion]) -> None:
    for occasion in occasions.values():
        assert not thinness(occasion, {stem.key: stem.example for stem in occasion.stems}).thin
        required = {stem.key: stem.example for stem in occasion.stems if stem.required}
        assert not {stem.key for stem in thinness(occasion, required).ask} & required.keys()


def test_what_is_not_asked_is_not_missed(picnic: Occasion) -> None:
    follow_up = replace(picnic.stems[2], only_with="untold")
    occasion = replace(picnic, stems=(*picnic.stems[:2], follow_up))
    assert [stem.key for stem in thinness(occasion, {"memory": "ran"}).ask] == ["untold"]

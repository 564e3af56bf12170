"""A brief from a file, and what is said about one that does not do."""

from typing import Any

import pytest

from letters.drafting import BriefError, Occasion, facts_from

BRIEF: dict[str, Any] = {
    "client_name": "Ana",
    "client_email": "ana@example.org",
    "recipient_name": "José",
    "relation": "friend",
    "occasion": "picnic",
    "tone": "plain",
    "answers": {"memory": "ran"},
    "signature": "Ana",
}


def test_a_brief_becomes_facts(picnic: Occasion) -> None:
    facts, occasion = facts_from(BRIEF | {"named": ["Eva"], "writers": "several", "about_pronouns": "none"}, [picnic])
    assert occasion == picnic
    assert (facts.client_name, facts.answers, facts.avoid, facts.named) == ("Ana", {"memory": "ran"}, (), ("Eva",))
    assert (facts.writers, facts.recipients, facts.about_pronouns, facts.nickname) == ("several", "one", "none", "")


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({"occasion": "wake"}, ["occasion: there is no “wake”. There are: picnic."]),
        ({"tone": "loud", "writers": "two"}, ["tone: there is no “loud”.", "writers: there is no “two”."]),
        ({"about_pronouns": "it"}, ["about_pronouns: there is no “it”. There are: they, she, he, none."]),
        ({"answers": {"memory": "ran", "zebra": "x"}}, ["answers.zebra: “A picnic” does not ask that."]),
        ({"answers": {"thanks": "x"}}, ["answers.memory: the sentence “I still think about the time we …”"]),
        ({"answers": ["x"]}, ["answers has to be an object"]),
        ({"answers": {"memory": 3}}, ["answers has to be an object"]),
        ({"named": "Eva"}, ["named has to be a list of texts."]),
        ({"signature": " "}, ["signature is empty."]),
        ({"relation": 3}, ["relation has to be a text."]),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], reasons: list[str], picnic: Occasion) -> None:
    with pytest.raises(BriefError) as caught:
        facts_from(BRIEF | change, [picnic])
    assert len(caught.value.problems) == len(reasons)
    assert all(reason in expected for reason, expected in zip(reasons, caught.value.problems, strict=True))


def test_what_is_missing_is_named_all_at_once(picnic: Occasion) -> None:
    with pytest.raises(BriefError, match="client_name is missing"):
        facts_from({}, [picnic])
    with pytest.raises(BriefError, match="curly brackets"):
        facts_from([], [picnic])

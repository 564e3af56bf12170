"""A template that could leave a hole is refused before anybody gets such a letter."""

import time
from contextlib import suppress

import pytest

from letters.drafting import Occasion, TemplateError, check_template, parse_template
from letters.drafting.parsing import MAX_CHARACTERS


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Dear {recipient},\n\nI recall {memry}.", 3, "Did you mean {memory}?"),
        ("\n{zebra}", 2, "It asks: memory"),
        ("I recall {memory}. {untold}.", 1, "Put [ ] around"),
        ("<{untold}|{memory}>", 1, "Put [ ] around"),
        ("I came, [and {guests}], and went.", 1, "reads “… I came, , and went. …”"),
        ("I came[, {guests}, and {age}], [{guests}].", 1, "the letter reads"),
        ("I came.\n\n[{guests}], and went.", 1, "reads"),
        ("One.\n[Two {guests}] : three.", 1, "With nothing optional answered, the letter reads"),
        ("One.\nI recall {memory}, and more.", 2, "a full stop has to follow {memory}"),
        ("I recall {memory}\n\nYours", 1, "a full stop has to follow {memory}"),
        ("[{thanks} {untold}.]", 1, "a full stop has to follow {thanks}"),
        ("<Yes|No {memory}>, and more.", 1, "a full stop has to follow {memory}"),
        ("{about} was here.", 1, "speaks of no third person"),
        ("One.\nHere is the {age_th}.", 2, "Put [ ] around"),
        ("Here is the [{memory_th}.]", 1, "Did you mean {memory}?"),
        ("My love to {named}.", 1, "Put [ ] around"),
        ("[In {said_when}.] I said that {said_before}.", 1, "Put [ ] around"),
        (
            "One.\n<I am|I\nam still> a fool.\nI\nwas always a slow writer, but not now.",
            4,
            "“I was always a slow writer”",
        ),
        ("You are a friend.", 1, "does not hold for two"),
    ],
)
def test_what_could_leave_a_hole_is_refused(text: str, line: int, reason: str, picnic: Occasion) -> None:
    with pytest.raises(TemplateError) as caught:
        check_template(parse_template(text), picnic)
    assert caught.value.line == line
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    "text",
    [
        "Dear {recipient},\n\nI recall {memory}. [There were {guests}[, and {years}].]\n\n{client}\n{signature}",
        "[Thank you for {thanks}.[ Though {untold}.]]",
        "You said, “{memory}.” Then we {memory}? Then {memory}”.",
        "[A {years} day[, your {years_th} {age_th}].]",
        "Bread, wine, etc., and {memory}…",
        "[{guests} {years}]",
    ],
)
def test_what_cannot_is_taken(text: str, picnic: Occasion) -> None:
    check_template(parse_template(text), picnic)


@pytest.mark.parametrize("unit", ["\n", " ", ". ", "[{thanks}] x ", "<a|b> ", "[{thanks} [{untold} x] y] "])
def test_checking_a_long_template_is_quick(unit: str, picnic: Occasion) -> None:
    text = unit * min(MAX_CHARACTERS // len(unit), 60 if "[" in unit else MAX_CHARACTERS)
    start = time.process_time()
    with suppress(TemplateError):
        check_template(parse_template(text), picnic)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("verb", ["laughed", "would know", "never told", "had", "'d say", "didn't", "saw"])
def test_they_may_stand_before_a_verb_that_holds_for_she(verb: str, wake: Occasion) -> None:
    check_template(parse_template(f"I know what {{they}}{'' if verb[0] == chr(39) else ' '}{verb} it."), wake)


@pytest.mark.parametrize("verb", ["laugh", "are", "have", "know", "were", "don't"])
def test_they_may_not_stand_before_another(verb: str, wake: Occasion) -> None:
    with pytest.raises(TemplateError, match="may not hold for “she”"):
        check_template(parse_template(f"I know that {{they}} {verb} it."), wake)

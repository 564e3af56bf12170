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
        ("I came, [and {untold}], and went.", 1, "reads “… I came, , and went. …”"),
        ("I came[, {untold}, and {thanks}], [{thanks}].", 1, "the letter reads"),
        ("I came.\n\n[{untold}], and went.", 1, "reads"),
        ("One.\n[Two {thanks}] : three.", 1, "With nothing optional answered, the letter reads"),
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
        "Dear {recipient},\n\nI recall {memory}[, and that {untold}].\n\n{relation} {client}\n{signature}",
        "[Thank you for {thanks}[, though {untold}].]",
        "Bread, wine, etc., and {memory}…",
        "[{thanks} {untold}]",
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

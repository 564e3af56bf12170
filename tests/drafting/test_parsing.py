"""What the template language takes, and what it says about the rest."""

import time
from contextlib import suppress

import pytest

from letters.drafting import TemplateError, parse_template
from letters.drafting.parsing import MAX_CHARACTERS, MAX_DEPTH, MAX_PASSAGES, MAX_WAYS
from letters.drafting.template_language import Choice, Passage, Slot, Text


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Dear {recipient", 1, "not closed with }"),
        ("Dear\n\n{recipi\nent}", 3, "not closed with }"),
        ("one\ntwo }", 2, "closes no slot"),
        ("one\ntwo\nthree ]", 3, "closes no optional passage"),
        ("one >", 1, "closes no choice"),
        ("one | two", 1, "stands in no choice"),
        ("[{a} | {b}]", 1, "stands in no choice"),
        ("one\n[{memory}\nthree", 2, "not closed with ]"),
        ("one\n<two|three\nfour", 2, "not closed with >"),
        ("[{a} <b|c] d>", 1, "closes no optional passage"),
        ("<one>", 1, "two to"),
        ("<|>", 1, "Only the last may be empty"),
        ("<one||two>", 1, "Only the last may be empty"),
        ("<|one>", 1, "Only the last may be empty"),
        ("<one| | \n >", 1, "Only the last may be empty"),
        ("<" + "|".join("abcdefghi"[: MAX_WAYS + 1]) + ">", 1, "two to"),
        ("\n[no slot at all]", 2, "needs a slot of its own"),
        ("[only [{nested}]]", 1, "needs a slot of its own"),
        ("{Memory}", 1, "is no slot"),
        ("{}", 1, "is no slot"),
        ("{{memory}}", 1, "not closed with }"),
        ("a \\n b", 1, "backslash"),
        ("[{a}]" * (MAX_PASSAGES + 1), 1, "optional passages"),
        ("x" * (MAX_CHARACTERS + 1), 1, "characters"),
    ],
)
def test_a_complaint_names_the_line_and_the_reason(text: str, line: int, reason: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse_template(text)
    assert caught.value.line == line
    assert reason in caught.value.reason
    assert str(caught.value) == f"Line {line}: {caught.value.reason}"


def test_brackets_nest_to_a_bound() -> None:
    parse_template("[{a} " * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(TemplateError, match="deep"):
        parse_template("[{a} " * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


def test_the_parts_know_their_lines_and_places() -> None:
    template = parse_template("Dear\n[so {memory}] <a|{b}>\n<c|d>")
    dear, passage, _, first, _, second = template.nodes
    assert dear == Text("Dear\n")
    assert passage == Passage((Text("so "), Slot("memory", 2)), line=2, place=0)
    assert first == Choice(((Text("a"),), (Slot("b", 2),)), line=2, place=0)
    assert isinstance(second, Choice)
    assert (second.line, second.place) == (3, 1)
    assert template.slots == {"memory", "b"}


def test_escaped_marks_are_words() -> None:
    nodes = parse_template(r"\{ \} \[ \] \< \> \| \\").nodes
    assert "".join(node.text for node in nodes if isinstance(node, Text)) == r"{ } [ ] < > | \ ".strip()


@pytest.mark.parametrize("unit", ["{", "[", "<", "|", "\\", "<a|", "[{a}", "{a", "\n", " ", "<a|b>", "\\\\", "[{a}]"])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = (unit * MAX_CHARACTERS)[:MAX_CHARACTERS]
    start = time.process_time()
    with suppress(TemplateError):
        parse_template(text)
    assert time.process_time() - start < 0.5


def test_the_last_way_may_say_nothing() -> None:
    for text in ("<one|>", "<one| \n >"):
        assert parse_template(text).nodes == (Choice(((Text("one"),), ()), line=1, place=0),)

"""The questions of a brief are declared once: the table has every column, and nobody who reads it leaves one out.

The names come from the columns of `Brief` and from `Style`, never from the table: a question dropped there is missed.
"""

from dataclasses import fields
from itertools import groupby
from uuid import uuid4

import pytest
from django.db.models import CharField

from letters.drafting import Facts
from letters.models import Brief
from letters.workflow.brief_checks import problems_of
from letters.workflow.briefs import BriefSubmission
from letters.workflow.catalogue import Occasion, occasions
from letters.workflow.facts import facts_of
from letters.workflow.questions import (
    COLUMNS,
    QUESTIONS,
    STEPS,
    Line,
    QuestionKind,
    Value,
    asked_question,
    carried_over,
    lines_for_client,
    lines_for_writer,
    offered,
)
from letters.workflow.styling import AS_USUAL, Style

FIELDS = {field.name: field for field in Brief._meta.concrete_fields}
OF_THE_HOUSE = {"id", "first", "submission_digest", "nonce", "address_digest", "mailbox", "occasion", "created_at"}
OF_THE_STYLE = {field.name for field in fields(Style)}
NAMES = sorted(FIELDS.keys() - OF_THE_HOUSE - {"answers", "style"} | OF_THE_STYLE)

FOR_ONE_LETTER = {"heading", "about_name", "about_pronouns"}
"""What is asked anew for the next letter to the same person."""

ELSEWHERE_ON_THE_DESK = {"voice", "avoid"}
NOT_ON_THE_DESK = {"client_email", "numbered", "mends"}

BY_NAME = {question.name: question for question in QUESTIONS}
TYPED = [name for name in NAMES if name in BY_NAME and BY_NAME[name].kind.is_typed]


def told(name: str) -> Value:
    """An answer to the question that is neither the one it is preset to nor like another's."""
    question = BY_NAME[name]
    if question.kind is QuestionKind.TICK:
        return True
    if question.kind is QuestionKind.CHOICE:
        return next(slug for slug in reversed([*offered(question)]) if slug != question.default)
    return f"{name}@example.org" if question.kind is QuestionKind.EMAIL else f"{name.capitalize()} told"


@pytest.fixture
def occasion() -> Occasion:
    """One that asks everything: it speaks of a third person."""
    return next(each for each in occasions() if each.about_required)


@pytest.fixture
def everything(occasion: Occasion) -> BriefSubmission:
    answers = {stem.key: "walked home in the rain" for stem in occasion.stems if stem.required}
    return BriefSubmission(uuid4(), occasion.slug, answers, {name: told(name) for name in NAMES})


def brief_of(submission: BriefSubmission) -> Brief:
    """The row that would be kept."""
    return Brief(**submission.as_columns())


def without(submission: BriefSubmission, name: str) -> Brief:
    """The same brief, with this question left as it is preset, or open."""
    return brief_of(submission.but(**{name: BY_NAME[name].preset}))


def read(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    return [(line.name, line.words) for line in lines]


def test_the_table_holds_the_columns_of_a_brief_and_nothing_else() -> None:
    assert set(COLUMNS) == FIELDS.keys() - OF_THE_HOUSE
    assert sorted(BY_NAME) == NAMES and len(BY_NAME) == len(QUESTIONS)


def test_what_may_be_typed_fits_its_column_to_the_character() -> None:
    for question in QUESTIONS:
        column = FIELDS[question.column]
        if question.kind.is_typed and isinstance(column, CharField):
            assert column.max_length == question.cap, question.name
        if question.kind is QuestionKind.CHOICE and isinstance(column, CharField):
            assert max(map(len, offered(question))) <= (column.max_length or 0), question.name


def test_what_nobody_chooses_is_the_same_in_the_table_and_where_it_is_kept() -> None:
    assert {name: BY_NAME[name].preset for name in OF_THE_STYLE} == AS_USUAL.as_data()
    for question in QUESTIONS:
        column = FIELDS[question.column]
        if not question.in_style and column.has_default():
            assert column.get_default() == question.preset, question.name
    for field in fields(Facts):
        if field.name in BY_NAME and isinstance(field.default, str):
            assert field.default == BY_NAME[field.name].preset, field.name


def test_a_choice_offers_what_it_names() -> None:
    for question in QUESTIONS:
        if question.kind is QuestionKind.CHOICE:
            assert question.labels.keys() <= offered(question).keys(), question.name
            assert question.missing and (not question.default or question.default in offered(question)), question.name
        assert bool(question.cap) == question.kind.is_typed, question.name
        assert question.missing or not question.required, question.name


def test_a_question_stands_behind_one_that_is_there() -> None:
    names = [question.name for question in QUESTIONS]
    for place, question in enumerate(QUESTIONS):
        assert not question.only_with or question.only_with in names[:place], question.name
        for shown in filter(None, (question.for_client, question.for_writer)):
            assert bool(shown.name) != bool(shown.behind), question.name
            assert not shown.behind or shown.behind in names, question.name


def test_a_step_has_one_leader_and_its_folds_are_not_torn_apart() -> None:
    assert sum(step.stems for step in STEPS) == 1
    for step in STEPS:
        folds = [fold for fold, _ in groupby(question.fold for question in step.questions)]
        assert sum(question.leads for question in step.questions) <= 1, step.name
        assert len(folds) == len({*folds}), step.name


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_kept_as_it_was_given(everything: BriefSubmission, name: str) -> None:
    columns = everything.as_columns()
    assert (columns["style"] if name in OF_THE_STYLE else columns)[name] == told(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_client_reads_every_answer_again(everything: BriefSubmission, name: str) -> None:
    assert read(lines_for_client(brief_of(everything))) != read(lines_for_client(without(everything, name)))


@pytest.mark.parametrize("name", sorted({*NAMES} - ELSEWHERE_ON_THE_DESK - NOT_ON_THE_DESK))
def test_the_writer_sees_every_answer_on_the_desk(everything: BriefSubmission, name: str) -> None:
    assert read(lines_for_writer(brief_of(everything))) != read(lines_for_writer(without(everything, name)))


@pytest.mark.parametrize("name", NAMES)
def test_the_next_letter_knows_what_holds_for_it(everything: BriefSubmission, name: str) -> None:
    known = carried_over(brief_of(everything))
    assert known.get(name) == (None if name in FOR_ONE_LETTER else told(name))


@pytest.mark.parametrize("name", sorted({field.name for field in fields(Facts)} - {"occasion", "answers"}))
def test_the_drafting_room_is_told_every_fact(everything: BriefSubmission, name: str) -> None:
    fact = getattr(facts_of(brief_of(everything)), name)
    assert fact == ((told(name),) if BY_NAME[name].kind is QuestionKind.PHRASES else told(name))


@pytest.mark.parametrize("name", TYPED)
def test_everything_typed_is_cleaned(everything: BriefSubmission, name: str) -> None:
    assert everything.but(**{name: f" \u202e{told(name)}\u200b\0 "}).values[name] == told(name)


@pytest.mark.parametrize("name", TYPED)
def test_everything_typed_has_its_cap(everything: BriefSubmission, occasion: Occasion, name: str) -> None:
    cap = BY_NAME[name].cap
    assert problems_of(everything, occasion) == {}
    problems = problems_of(everything.but(**{name: "x" * (cap + 1)}), occasion)
    assert list(problems) == [name] and f"holds up to {cap:,} characters" in problems[name]
    assert "holds up to" not in problems_of(everything.but(**{name: "x" * cap}), occasion).get(name, "")


@pytest.mark.parametrize("name", NAMES)
def test_what_cannot_be_left_out_is_missed_and_the_rest_is_not(
    everything: BriefSubmission, occasion: Occasion, name: str
) -> None:
    question = asked_question(BY_NAME[name], occasion)
    problems = problems_of(everything.but(**{name: ""}), occasion)
    must_answer = question and (question.required or not question.preselected)
    expected = {name: question.missing} if question and must_answer else {}
    assert problems.get(name, "") == expected.get(name, "") or name == "address", "an envelope needs its address"


def test_an_answer_that_does_not_matter_is_not_read_out(everything: BriefSubmission) -> None:
    alone = brief_of(everything.but(about_name="", envelope=""))
    assert {"How it speaks of them", "The envelope"}.isdisjoint(dict(read(lines_for_client(alone))))
    assert {"It says", "Sender"}.isdisjoint(dict(read(lines_for_writer(alone))))
    assert dict(read(lines_for_client(alone)))["What it says"] == told("address"), "what was typed is not hidden"


def test_there_are_no_answers_to_what_is_not_asked(everything: BriefSubmission) -> None:
    with pytest.raises(TypeError, match="no questions called shoe_size"):
        everything.but(shoe_size="42")

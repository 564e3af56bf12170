"""Letters are found by names, by words in them, and by number."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import Letter, Word
from letters.workflow import searching
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.reviewing import revise_draft
from letters.workflow.searching import index_missing, matching


@pytest.fixture
def two(letter: Letter, submission: BriefSubmission, amy: User) -> list[Letter]:
    """One to Catherine in words of Amy's, and one to Zoë Åkesson."""
    revise_draft(letter, amy, "Dear Catherine,\n\nThe boat is called Wren. L'été!\n\nTheodore", letter.version)
    other = submit_brief(submission.but(key=uuid4(), recipient_name="Zoë Åkesson", nickname="Pip"))
    return [letter, other.brief.letter]


def hits(query: str) -> list[int]:
    return list(matching(Letter.objects.order_by("pk"), query).values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("query", "which"),
    [
        *(("catherine", [0]), ("CATH", [0]), ("ca", [0]), ("zoe", [1]), ("Åkes", [1]), ("akesson", [1]), ("pip", [1])),
        *(("twombly", [0, 1]), ("theodore@example.org", [0, 1]), ("wren", [0]), ("the wren boat", [0]), ("ete", [0])),
        *(("wren akesson", []), ("nowhere", []), ("boa", []), ("", [0, 1]), ("…!", [0, 1])),
    ],
)
def test_what_is_found(two: list[Letter], query: str, which: list[int]) -> None:
    assert hits(query) == [two[place].pk for place in which]


def test_a_letter_is_found_by_its_number(two: list[Letter]) -> None:
    assert hits(f" #{two[1].pk} ") == [two[1].pk]
    assert hits("9" * 40) == []


def test_words_that_were_taken_out_lead_nowhere(two: list[Letter], amy: User) -> None:
    revise_draft(two[0], amy, "Dear Catherine,\n\nThe ship.\n\nTheodore", two[0].version)
    assert (hits("wren"), hits("ship"), hits("catherine")) == ([], [two[0].pk], [two[0].pk])


@pytest.mark.parametrize("rare", [0, 1000])
def test_common_words_and_rare_ones_find_the_same(
    two: list[Letter], rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "RARE", rare)
    assert (hits("theodore wren"), hits("theodore"), hits("wren zoe")) == ([two[0].pk], [each.pk for each in two], [])


def test_what_an_older_house_kept_is_made_findable(two: list[Letter]) -> None:
    Word.objects.all().delete()
    assert hits("wren") == []
    assert (index_missing(), index_missing()) == (2, 0)
    assert hits("wren") == [two[0].pk]


def test_a_long_question_asks_no_more_than_a_short_one(two: list[Letter]) -> None:
    with CaptureQueriesContext(connection) as asked:
        hits(" ".join(f"word{number}" for number in range(500)))
    assert len(asked) <= searching.MOST_WORDS + 1


def test_an_erased_letter_leaves_no_word(two: list[Letter]) -> None:
    for letter in two:
        letter.brief.delete()
    assert not Word.objects.exists()

"""A client reads the very pages: approved or marked once, bound to their digest, and void when anything is edited."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from letters.models import Comment, Letter, Notice, Proof, Rendering
from letters.workflow import finished, proof_days, proofs
from letters.workflow.commenting import comments_on, settle_comment
from letters.workflow.errors import NotNow, NotReady, Overtaken, TextRefused, Unfit
from letters.workflow.notices import compose, send_notice
from letters.workflow.piles import counted, pile_named
from letters.workflow.proof_changes import Wish, changes_since_last
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, request_changes, revise_and_send
from letters.workflow.tidying import tidy

from ..conftest import newest_draft


@pytest.fixture
def proofed(rendering: Rendering, settings: Any) -> Letter:
    """A letter whose pages lie before Theodore."""
    settings.PROOF = True
    assert write_rendering(rendering.pk)
    letter = Letter.objects.get()
    assert letter.status == "proof"
    return letter


def digest_of(letter: Letter) -> str:
    proof = proofs.proof_before_client(letter)
    assert proof
    return proof.layout_digest


def again(letter: Letter, amy: User, paul: User, text: str) -> Letter:
    """Amy sees to what is marked and changes it, Paul approves it, and it is written out."""
    for comment in comments_on(letter):
        settle_comment(letter, amy, comment.pk)
    revise_and_send(letter, amy, text, Letter.objects.get().version)
    assert write_rendering(approve(letter, paul, Letter.objects.get().version).rendering.pk)
    return Letter.objects.get()


def deeds(letter: Letter) -> list[str]:
    return [event.verb for event in letter.events.order_by("pk")]


def test_a_house_without_proofs_gives_the_letter_at_once(rendering: Rendering) -> None:
    write_rendering(rendering.pk)
    assert Letter.objects.get().status == "ready" and not Proof.objects.exists()


def test_nothing_is_taken_home_before_it_is_approved_and_then_the_very_same(proofed: Letter) -> None:
    with pytest.raises(NotReady):
        finished.letter_pdf(proofed)
    seen = finished.proof_pdf(proofed)
    for _ in range(2):
        proofs.approve_proof(proofed, digest_of(proofed))
    letter = Letter.objects.get()
    assert letter.status == "ready" and finished.letter_pdf(letter) == seen
    assert deeds(letter).count("proof_approved") == 1
    assert Notice.objects.filter(kind="ready").count() == 1
    with pytest.raises(NotReady):
        finished.proof_pdf(letter)


def test_what_is_marked_stands_at_the_desk_at_its_place(proofed: Letter, amy: User, paul: User) -> None:
    proof = proofs.open_proof(proofed)
    assert proof
    second = proofs.passages_of(proof)[1]
    marks = {second.place: "It was Tuesday.\u200b", 0: "A little shorter.", 3: " "}
    for _ in range(2):
        proofs.mark_proof(proofed, digest_of(proofed), marks)
    letter = Letter.objects.get()
    comment = Comment.objects.get()
    assert (letter.status, comment.quoted, comment.words, comment.author) == (
        *("changes_requested", second.as_typed, "It was Tuesday."),
        None,
    )
    assert comment.quoted in newest_draft(letter).text
    assert [event.note for event in letter.events.filter(verb="proof_marked")] == ["A little shorter."]
    letter = again(letter, amy, paul, "Dear Catherine,\n\nIt was Tuesday.\n\nTheodore")
    assert [proof.number for proof in Proof.objects.order_by("pk")] == [1, 2]
    assert letter.status == "proof" and digest_of(letter) != proof.layout_digest
    with pytest.raises(Overtaken, match="no longer the pages"):
        proofs.approve_proof(letter, proof.layout_digest)


def test_two_rounds_and_then_the_house_is_written_to(proofed: Letter, amy: User, paul: User) -> None:
    letter = proofed
    for number in range(2):
        assert proofs.rounds_left(letter) == 2 - number
        proofs.mark_proof(letter, digest_of(letter), {0: "Not yet."})
        letter = again(letter, amy, paul, f"Dear Catherine,\n\nTake {number}.\n\nTheodore")
    with pytest.raises(NotNow, match="write to the house"):
        proofs.mark_proof(letter, digest_of(letter), {0: "Not yet."})
    proofs.approve_proof(letter, digest_of(letter))
    assert Letter.objects.get().status == "ready"


def mark(letter: Letter) -> None:
    proofs.mark_proof(letter, digest_of(letter), {0: "Shorter."})


def accept(letter: Letter) -> None:
    proofs.approve_proof(letter, digest_of(letter))


@pytest.mark.parametrize(
    ("first", "second", "who"), [(accept, mark, "You approved these pages"), (mark, accept, "You asked for changes")]
)
def test_of_two_answers_the_second_is_told_who_was_first(
    proofed: Letter, first: Callable[[Letter], None], second: Callable[[Letter], None], who: str
) -> None:
    stale = Letter.objects.get()
    first(proofed)
    moved = Letter.objects.get()
    with pytest.raises(Overtaken, match=who):
        second(stale)
    assert Letter.objects.get().version == moved.version


def test_taken_back_by_the_house_it_cannot_be_approved(proofed: Letter, paul: User) -> None:
    request_changes(proofed, paul, "A comma.", proofed.version)
    assert not Notice.objects.filter(kind="proof").exists(), "nobody is asked to read what is not there"
    for answer in (accept, mark):
        with pytest.raises(Overtaken, match="The house took these pages back"):
            answer(proofed)
    assert Proof.objects.get().answer == "void"


def test_pages_that_were_damaged_come_back_as_the_same_proof(proofed: Letter, settings: Any) -> None:
    for stored in Path(settings.PRIVATE_ROOT).glob("*.pdf"):
        stored.write_bytes(b"%PDF-1.4 not what was stored")
    with pytest.raises(Unfit):
        finished.proof_pdf(proofed)
    with pytest.raises(Overtaken, match="once more"):
        accept(proofed)
    assert write_rendering(Rendering.objects.get().pk)
    accept(Letter.objects.get())
    assert (Proof.objects.count(), Notice.objects.filter(kind="proof").count()) == (1, 0)
    for stored in Path(settings.PRIVATE_ROOT).glob("*.pdf"):
        stored.unlink()
    with pytest.raises(Unfit):
        finished.letter_pdf(Letter.objects.get())
    assert write_rendering(Rendering.objects.get().pk)
    assert Letter.objects.get().status == "ready", "approved is approved"


@pytest.mark.parametrize("marks", [{}, {1: " \u200b"}, {1: "x" * 2001}, {99: "Nowhere"}])
def test_nothing_and_too_much_are_refused(proofed: Letter, marks: dict[int, str]) -> None:
    with pytest.raises(TextRefused):
        proofs.mark_proof(proofed, digest_of(proofed), marks)
    assert Letter.objects.get().status == "proof"


def test_what_is_typed_waits_sealed_and_goes_with_the_answer(proofed: Letter) -> None:
    proofs.keep_typed(proofed, digest_of(proofed), {2: "Tuesday.", 3: ""})
    assert Proof.objects.get().typed == {"2": "Tuesday."}
    accept(proofed)
    assert Proof.objects.get().typed == {}


def later(days: int) -> None:
    """Let so many days pass."""
    for proof in Proof.objects.all():
        Proof.objects.update(sent_at=proof.sent_at - timedelta(days=days), due_on=proof.due_on - timedelta(days=days))
    for notice in Notice.objects.exclude(finished_at=None):
        Notice.objects.filter(pk=notice.pk).update(finished_at=notice.finished_at - timedelta(days=days))  # type: ignore[operator]


def kinds() -> list[str]:
    return [*Notice.objects.filter(number=1).exclude(kind="received").order_by("pk").values_list("kind", flat=True)]


def test_a_reminder_then_the_last_day_then_it_counts_as_approved(proofed: Letter, settings: Any) -> None:
    later(settings.PROOF_REMINDER_DAYS - 1)
    assert proof_days.tend_proofs() == 0
    later(1)
    assert [proof_days.tend_proofs() for _ in range(2)] == [1, 0]
    assert kinds() == ["proof", "reminder"]
    later(settings.PROOF_DAYS - settings.PROOF_REMINDER_DAYS - proof_days.WARNED_BEFORE)
    tidy()
    assert kinds() == ["proof", "reminder", "deadline"]
    deadline = Notice.objects.get(kind="deadline")
    due = Proof.objects.get().due_on
    assert (
        f"{due.day} {due:%B}" in " ".join(compose(deadline).body.split()) and "Catherine" not in compose(deadline).body
    )
    later(proof_days.WARNED_BEFORE + 1)
    tidy()
    assert Letter.objects.get().status == "proof", "nobody was told of the day: the e-mail has not gone out"
    assert send_notice(deadline.pk)
    tidy()
    assert Letter.objects.get().status == "proof", "told today is not told beforehand"
    later(proof_days.WARNED_BEFORE)
    tidy()
    letter = Letter.objects.get()
    assert (letter.status, Proof.objects.get().answer) == ("ready", "lapsed")
    assert deeds(letter)[-1] == "proof_lapsed" and Notice.objects.filter(kind="ready").exists()
    proofs.approve_proof(letter, digest_of(letter))
    with pytest.raises(Overtaken, match="No answer had come"):
        mark(letter)


def test_a_house_that_was_closed_gives_the_days_that_it_promised(proofed: Letter) -> None:
    later(60)
    proof_days.tend_proofs()
    assert Proof.objects.get().due_on == timezone.localdate() + timedelta(days=proof_days.WARNED_BEFORE)
    assert kinds() == ["proof", "deadline"]


def test_what_clients_have_not_answered_is_a_pile_and_not_late(proofed: Letter, paul: User) -> None:
    Letter.objects.update(due_on="2026-01-01")
    pile, due = pile_named("proofs"), pile_named("due")
    assert pile and due
    assert (counted(pile, paul).count, counted(due, paul).count) == (1, 0)


def test_a_very_long_letter_has_no_more_passages_than_a_form_has_fields(proofed: Letter) -> None:
    text = "\n\n".join(f"Line {number}. And on." for number in range(400))
    Rendering.objects.update(text=text)
    proof = proofs.open_proof(Letter.objects.get())
    assert proof
    passages = proofs.passages_of(proof)
    assert 60 < len(passages) <= proofs.MOST_PASSAGES
    assert all(passage.as_typed in text for passage in passages)
    assert passages[0].words.startswith("Line 0.") and passages[-1].words.endswith("And on.")


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_is_taken(proofed: Letter) -> None:
    digest, barrier = digest_of(proofed), Barrier(2)

    def answer(deed: Callable[[], None]) -> bool:
        barrier.wait()
        try:
            deed()
        except Overtaken:
            return False
        finally:
            connection.close()
        return True

    both = (
        lambda: proofs.approve_proof(Letter.objects.get(), digest),
        lambda: proofs.mark_proof(Letter.objects.get(), digest, {0: "Shorter."}),
    )
    with ThreadPoolExecutor(2) as threads:
        done = [*threads.map(answer, both)]
    letter = Letter.objects.get()
    assert sorted(done) == [False, True]
    assert letter.status == ("ready" if done[0] else "changes_requested")
    assert len([deed for deed in deeds(letter) if deed in ("proof_approved", "proof_marked")]) == 1


def test_the_second_pages_say_what_was_asked_and_what_is_new(proofed: Letter, amy: User, paul: User) -> None:
    first = proofs.open_proof(proofed)
    assert first and changes_since_last(first) is None
    second = proofs.passages_of(first)[1]
    proofs.mark_proof(proofed, digest_of(proofed), {second.place: "It was Tuesday.", 0: "A little shorter."})
    again(proofed, amy, paul, "Dear Catherine,\n\nIt was Tuesday.\n\nTheodore")
    proof = proofs.open_proof(Letter.objects.get())
    changes = proof and changes_since_last(proof)
    assert changes and changes.wishes == (Wish(second.words, "It was Tuesday."),)
    assert (changes.general, changes.new) == ("A little shorter.", ("It was Tuesday.", "Theodore"))
    assert second.words in changes.gone

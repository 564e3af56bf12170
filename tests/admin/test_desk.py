"""The desk, and every button on it."""

from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Event, Letter, Rendering
from letters.workflow.reviewing import request_changes, revise_draft
from tests.conftest import newest_draft

from .conftest import desk_of, press

type Rung = list[tuple[str, tuple[int, ...]]]


def now(letter: Letter) -> Letter:
    return Letter.objects.select_related("draft").get(pk=letter.pk)


def test_the_brief_lies_beside_the_draft(letter: Letter, amys: Client) -> None:
    desk = amys.get(desk_of(letter)).text
    brief, draft = desk.index('class="brief"'), desk.index('class="draft"')
    assert brief < desk.index("walked home in the rain") < desk.index("Sacramento") < draft
    assert newest_draft(now(letter)).text.splitlines()[0] in desk[draft:]
    assert "composed from the template" in desk


def test_there_is_a_picture_of_every_page(letter: Letter, amys: Client) -> None:
    assert f"/admin/letters/letter/{letter.pk}/page-1.png" in amys.get(desk_of(letter)).text
    picture = amys.get(f"/admin/letters/letter/{letter.pk}/page-1.png")
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert "no-store" in picture["Cache-Control"]


def test_a_draft_that_cannot_be_written_says_why_and_has_no_page(letter: Letter, amys: Client) -> None:
    press(amys, "save", letter, text="Dear Catherine,\n\nשלום")
    desk = amys.get(desk_of(letter))
    assert desk.status_code == 200
    assert "cannot be written yet" in desk.text
    assert "U+05E9" in desk.text
    assert "page-1.png" not in desk.text


def test_saving_makes_a_new_draft_and_keeps_the_one_before(letter: Letter, amys: Client) -> None:
    before = newest_draft(now(letter)).text
    response = press(amys, "save", letter, text="Dear Catherine,\r\n\r\nHello.")
    assert (response.status_code, response["Location"]) == (302, desk_of(letter))
    assert (newest_draft(now(letter)).number, newest_draft(now(letter)).text) == (2, "Dear Catherine,\n\nHello.")
    desk = amys.get(desk_of(letter)).text
    assert "Draft 2 is saved." in desk
    assert before.splitlines()[-1] in desk[desk.index("Earlier drafts") :]


def test_saving_and_sending(letter: Letter, amys: Client) -> None:
    press(amys, "send", letter, text="Dear Catherine,\n\nHello.")
    assert (now(letter).status, newest_draft(now(letter)).number) == (Letter.Status.IN_REVIEW, 2)
    assert 'id="text"' not in amys.get(desk_of(letter)).text


def test_sending_what_was_not_changed_makes_no_new_draft(letter: Letter, amys: Client) -> None:
    press(amys, "send", letter, text=newest_draft(now(letter)).text.replace("\n", "\r\n"))
    assert (now(letter).status, newest_draft(now(letter)).number) == (Letter.Status.IN_REVIEW, 1)


def test_approving_queues_the_ink_and_rings(
    in_review: Letter, pauls: Client, rung: Rung, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        press(pauls, "approve", in_review)
    rendering = Rendering.objects.get()
    assert now(in_review).status == Letter.Status.APPROVED
    assert rung == [("letters.tasks.write_rendering", (rendering.pk,))]
    assert "It is being written out." in pauls.get(desk_of(in_review)).text


def test_asking_for_changes_shows_the_note_to_the_writer(in_review: Letter, pauls: Client, amys: Client) -> None:
    press(pauls, "ask", in_review, note="Less about the weather.")
    desk = amys.get(desk_of(in_review)).text
    assert "Paul asked for changes" in desk
    assert "Less about the weather." in desk
    assert "Save and send to review" in desk


def test_trying_again(failed: Letter, pauls: Client, rung: Rung, django_capture_on_commit_callbacks: Any) -> None:
    desk = pauls.get(desk_of(failed)).text
    assert "no longer be exactly those that were approved" in desk
    assert "Try again" in desk
    with django_capture_on_commit_callbacks(execute=True):
        press(pauls, "retry", failed)
    assert now(failed).status == Letter.Status.APPROVED
    assert rung == [("letters.tasks.write_rendering", (Rendering.objects.get().pk,))]


def test_only_what_may_be_done_now_is_offered(letter: Letter, amys: Client, pauls: Client) -> None:
    for_nobody = ">Save<", "Approve", "Ask for changes"
    assert not any(deed in _content(pauls.get(desk_of(letter)).text) for deed in for_nobody)
    press(amys, "send", letter, text="Dear Catherine,\n\nHello.\n\nTheodore")
    assert not any(deed in _content(amys.get(desk_of(letter)).text) for deed in for_nobody)
    editors = _content(pauls.get(desk_of(letter)).text)
    assert "Approve and write out" in editors and "Ask for changes" in editors and ">Save<" not in editors


def test_overtaken_while_writing(letter: Letter, samantha: User, amys: Client) -> None:
    seen = letter.version
    revise_draft(letter, samantha, "Dear Catherine,\n\nSamantha was here.", seen)
    response = press(amys, "save", letter, seen=str(seen), text="Dear Catherine,\n\nAmy was typing.")
    assert response.status_code == 409
    assert "Samantha saved a new draft" in response.text
    assert "Nothing was overwritten" in response.text
    theirs, mine = response.text.index("Samantha was here."), response.text.index("Amy was typing.</textarea>")
    assert theirs < mine
    assert newest_draft(now(letter)).text.endswith("Samantha was here.")
    # Having seen it, Amy may decide that hers is the better one.
    assert f'name="seen" value="{now(letter).version}"' in response.text


def test_overtaken_when_there_is_nothing_left_to_write(letter: Letter, amys: Client) -> None:
    seen = letter.version
    press(amys, "send", letter, text="Dear Catherine,\n\nHello.")
    response = press(amys, "save", letter, seen=str(seen), text="Dear Catherine,\n\nOne more thing.")
    assert response.status_code == 409
    assert "readonly" in response.text
    assert "One more thing.</textarea>" in response.text


def test_a_note_that_came_too_late_is_kept(in_review: Letter, pauls: Client, tatiana: User) -> None:
    seen = in_review.version
    request_changes(in_review, tatiana, "Shorter, please.", seen)
    response = press(pauls, "ask", in_review, seen=str(seen), note="Longer, please.")
    assert response.status_code == 409
    assert "Tatiana asked for changes" in response.text
    assert "Longer, please.</textarea>" in response.text


def test_typed_markup_is_text(letter: Letter, amys: Client) -> None:
    press(amys, "save", letter, text="Dear Catherine,\n\n</textarea><script>alert(1)</script> {{ 7 }}")
    desk = amys.get(desk_of(letter)).text
    assert "<script>alert" not in desk
    assert "&lt;/textarea&gt;&lt;script&gt;" in desk


def test_the_history_is_the_letters_own_and_the_admins_log_stays_empty(
    in_review: Letter, amys: Client, pauls: Client
) -> None:
    press(pauls, "approve", in_review)
    desk = amys.get(desk_of(in_review)).text
    history = desk[desk.index('class="history"') :]
    done = ["approved it", "sent it to review", "composed the first draft", "sent the brief"]
    assert sorted(done, key=history.index) == done
    assert "<strong>The client</strong> sent the brief" in history
    assert Event.objects.filter(letter=in_review).count() == 4
    assert not LogEntry.objects.exists()


def _content(page: str) -> str:
    return page[page.index('id="content"') :]

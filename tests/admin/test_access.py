"""Who may come where: every kind of person who works here, page by page."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from letters.models import Book, Letter
from letters.workflow.assigning import take
from letters.workflow.briefs import BriefSubmission, submit_brief

from .conftest import Write, desk_of, leaf_of, logged_in

YES, NO, HIDDEN, LOGIN = 200, 403, 404, 302
"""What a page answers; HIDDEN is what it says of letters that are not there for this person."""

PEOPLE = ("nobody", "staff", "writer", "other writer", "editor", "front desk", "book maker", "administrator")

TABLE: dict[str, tuple[int, ...]] = {
    # page: nobody, staff, writer, other writer, editor, front desk, book maker, administrator
    "/admin/": (LOGIN, YES, YES, YES, YES, YES, YES, YES),
    "letters": (LOGIN, NO, YES, YES, YES, YES, YES, YES),
    "desk of the writer's": (LOGIN, NO, YES, HIDDEN, YES, YES, HIDDEN, YES),
    "desk of a free one": (LOGIN, NO, YES, YES, YES, YES, YES, YES),
    "desk of a finished one": (LOGIN, NO, YES, HIDDEN, YES, YES, YES, YES),
    "page of the writer's": (LOGIN, NO, YES, HIDDEN, YES, NO, HIDDEN, YES),
    "photographs behind it": (LOGIN, NO, NO, HIDDEN, YES, NO, YES, YES),
    "finished letter": (LOGIN, NO, YES, HIDDEN, YES, NO, YES, YES),
    "briefs": (LOGIN, NO, YES, YES, YES, YES, YES, YES),
    "drafts": (LOGIN, NO, YES, YES, YES, NO, YES, YES),
    "templates": (LOGIN, NO, YES, YES, YES, NO, NO, YES),
    "what the house offers": (LOGIN, NO, YES, YES, YES, NO, NO, YES),
    "who agrees to a book": (LOGIN, NO, NO, NO, YES, NO, YES, YES),
    "how a book is made": (LOGIN, NO, NO, NO, YES, NO, YES, YES),
    "files of a book": (LOGIN, NO, NO, NO, YES, NO, YES, YES),
    "consents": (LOGIN, NO, YES, YES, YES, NO, YES, YES),
    "the post": (LOGIN, NO, NO, NO, NO, YES, NO, YES),
    "e-mails": (LOGIN, NO, NO, NO, NO, YES, NO, YES),
    "books": (LOGIN, NO, NO, NO, YES, NO, YES, YES),
    "desk of a book": (LOGIN, NO, NO, NO, YES, NO, YES, YES),
    "publishers": (LOGIN, NO, NO, NO, YES, NO, YES, YES),
    "history": (LOGIN, NO, NO, NO, NO, NO, NO, YES),
    "writings-out": (LOGIN, NO, NO, NO, NO, NO, NO, YES),
    "approvals": (LOGIN, NO, NO, NO, NO, NO, NO, YES),
    "people": (LOGIN, NO, NO, NO, NO, NO, NO, YES),
}

GROUPS = {"other writer": "Writers", "front desk": "Front desk", "book maker": "Book makers", "staff": ""}


@pytest.fixture
def people(amys: Client, pauls: Client, samanthas: Client) -> dict[str, Client]:
    """Everybody, logged in."""
    clients = {"nobody": Client(), "writer": amys, "editor": pauls, "administrator": samanthas}
    for name, group in GROUPS.items():
        person = User.objects.create_user(name.replace(" ", "-"), is_staff=True)
        person.groups.add(*Group.objects.filter(name=group))
        clients[name] = logged_in(person)
    return clients


@pytest.fixture
def pages(
    write: Write, submission: BriefSubmission, letter: Letter, book: Book, amy: User, settings: Any
) -> dict[str, str]:
    """The pages of the table, by name."""
    settings.POST = True
    taken = submit_brief(submission.but(key=submission.key.__class__(int=7), relation="friend")).brief.letter
    take(taken, amy)
    finished = write()
    names = {
        **{"letters": "letter", "briefs": "brief", "drafts": "draft", "templates": "template", "consents": "consent"},
        **{"e-mails": "notice", "books": "book", "publishers": "publisher", "history": "event"},
        **{"writings-out": "rendering", "approvals": "approval", "the post": "posting"},
    }
    return {
        "/admin/": "/admin/",
        "people": "/admin/auth/user/",
        "desk of the writer's": desk_of(taken),
        "desk of a free one": desk_of(letter),
        "desk of a finished one": desk_of(finished),
        "page of the writer's": f"/admin/letters/letter/{taken.pk}/page-1.png",
        "photographs behind it": f"/admin/letters/letter/{finished.pk}/photographs/",
        "finished letter": f"/admin/letters/letter/{finished.pk}/letter.pdf",
        "desk of a book": leaf_of(book),
        "who agrees to a book": leaf_of(book, "consents"),
        "how a book is made": leaf_of(book, "printer"),
        "files of a book": leaf_of(book, "files"),
        "what the house offers": "/admin/letters/template/house/",
        **{page: f"/admin/letters/{model}/" for page, model in names.items()},
    }


def test_everyone_comes_where_they_should_and_nowhere_else(people: dict[str, Client], pages: dict[str, str]) -> None:
    assert pages.keys() == TABLE.keys()
    found = {
        page: tuple(people[person].get(address).status_code for person in PEOPLE) for page, address in pages.items()
    }
    assert found == TABLE


def test_lists_hold_only_what_may_be_opened(people: dict[str, Client], pages: dict[str, str]) -> None:
    taken = int(pages["desk of the writer's"].split("/")[-3])
    brief = Letter.objects.get(pk=taken).brief_id
    for person, sees in (("writer", True), ("other writer", False), ("book maker", False), ("front desk", True)):
        assert (f"/letter/{taken}/change/" in people[person].get(pages["letters"]).text) is sees, person
        assert (f"/brief/{brief}/change/" in people[person].get(pages["briefs"]).text) is sees, person
        status = people[person].get(f"/admin/letters/brief/{brief}/change/").status_code
        assert (status == YES) is sees, person


@pytest.mark.parametrize("button", ["save", "send", "approve", "ask", "overrule", "comment", "stars"])
def test_the_front_desk_presses_no_button_of_writers_and_editors(letter: Letter, front: Client, button: str) -> None:
    answer = front.post(f"/admin/letters/letter/{letter.pk}/{button}/", {"seen": letter.version, "text": "No."})
    assert answer.status_code == 409
    assert letter.drafts.count() == 1

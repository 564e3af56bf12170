"""What has broken such houses before, typed in the writing room: a kind answer at every desk."""

from typing import Any

import pytest
from django.test import Client

from letters.models import Book, Letter, Template
from letters.workflow.templates import stamp_of
from tests.conftest import newest_draft
from tests.hostile import sendable

from .conftest import desk_of, leaf_of, press, press_on

KIND = (200, 302, 400, 409)
"""A page with the words on it, or one that is led to."""


def is_kind(response: Any) -> None:
    assert response.status_code in KIND
    assert "<script>alert(1)" not in response.text and 'onerror="alert' not in response.text
    assert 'href="javascript:' not in response.text


@pytest.mark.promise("door-desk")
def test_on_a_letters_desk(letter: Letter, amys: Client, pauls: Client, subtests: pytest.Subtests) -> None:
    for kind, text in sendable().items():
        with subtests.test(kind=kind):
            is_kind(press(amys, "save", letter, text=f"Dear Catherine,\n\n{text}\n\nTheodore", note=text))
            is_kind(amys.get(desk_of(letter)))
            letter.refresh_from_db()
            assert "\0" not in newest_draft(letter).text
    press(amys, "send", letter)
    for kind, text in sendable().items():
        with subtests.test(kind=kind, field="quoted and remark"):
            is_kind(press(pauls, "comment", letter, quoted=text, remark=text))


@pytest.mark.promise("door-template")
def test_in_a_template(house: None, pauls: Client, subtests: pytest.Subtests) -> None:
    template = Template.objects.get(slug="apology-plain")
    page = f"/admin/letters/template/{template.pk}/change/"
    for kind, text in sendable().items():
        with subtests.test(kind=kind):
            template.refresh_from_db()
            row = {"slug": "apology-plain", "occasion": "apology", "tone": "plain", "is_active": "on"}
            inline = {"versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0"}
            typed = {"name": text, "body": f"Dear {{recipient}},\n\n{text}\n\n{{signature}}", "note": text}
            is_kind(pauls.post(page, {**row, **inline, **typed, "seen": stamp_of(template)}))
            is_kind(pauls.get(page))


@pytest.mark.promise("door-book")
def test_on_a_books_desk(book: Book, three: list[Letter], pauls: Client, subtests: pytest.Subtests) -> None:
    entry = book.entries.order_by("pk")[0]
    for kind, text in sendable().items():
        with subtests.test(kind=kind):
            is_kind(press_on(pauls, "caption", book, entry=entry.pk, caption=text))
            is_kind(press_on(pauls, "rename", book, kind=["person"], name=[text], instead=[text]))
            book.refresh_from_db()
            matter = {"title": text, "dedication": text, "epigraph": text, "author": text, "seen": book.version}
            is_kind(pauls.post(leaf_of(book, "matter"), matter))
            is_kind(pauls.get(leaf_of(book)))


def test_in_the_filters_and_searches_of_lists(letter: Letter, samanthas: Client, subtests: pytest.Subtests) -> None:
    for room in ("letter", "brief", "draft", "notice", "rendering", "template", "book"):
        for query in ("q=a%00b", "status=a%00b", "status__exact=a%00b", "p=%00", "o=%00", "id__exact=%00", "e=%00"):
            with subtests.test(room=room, query=query):
                response = samanthas.get(f"/admin/letters/{room}/?{query}", follow=True)
                assert response.status_code in (200, 400)

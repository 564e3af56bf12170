"""However many letters there are: what is done for one reads no table of them from end to end."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from letters.models import Letter
from letters.workflow.briefs import BriefSubmission, address_of, submit_brief
from letters.workflow.mailing.asking import ask_posting
from letters.workflow.mailing.desk import PILES
from letters.workflow.mailing.sending import mark_posted, print_letters
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, send_to_review
from letters.workflow.sweeping import sweep

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads small tables whole, as it should"),
]

SCAN = re.compile(r"SCAN (letters_(?!template)\w+|[A-Z]\d+)")
"""A table, or one by its alias, read from end to end. Templates are few, however many letters come."""


@contextmanager
def explained(scans: list[str]) -> Iterator[None]:
    """Gather the queries that read a table whole."""
    queries: dict[str, Any] = {}

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not many and sql.startswith(("SELECT", "UPDATE", "DELETE")):
            queries.setdefault(sql, params)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield
    with connection.cursor() as cursor:
        for sql, params in queries.items():
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            scans += [f"{row[3]}: {sql}" for row in cursor.fetchall() if SCAN.match(row[3])]


def test_no_step_of_a_letter_reads_a_table_whole(
    house: None, submission: BriefSubmission, amy: User, paul: User
) -> None:
    scans: list[str] = []
    with explained(scans):
        letter = submit_brief(submission).brief.letter
        send_to_review(letter, amy, letter.version)
        write_rendering(approve(letter, paul, letter.version).rendering.pk)
        sweep()
    assert not scans


def test_no_step_through_the_post_reads_a_table_whole(
    house: None, submission: BriefSubmission, amy: User, samantha: User, settings: Any, client: Client
) -> None:
    settings.POST = True
    letter = submit_brief(submission.but(post=True)).brief.letter
    send_to_review(letter, amy, letter.version)
    write_rendering(approve(letter, samantha, letter.version).rendering.pk)
    address = {"country_code": "DE", "name": "Catherine", "street_address": "Am Kai 1", "city": "Kiel"}
    client.force_login(samantha)
    scans: list[str] = []
    with explained(scans):
        posting = ask_posting(Letter.objects.get(pk=letter.pk), {**address, "postal_code": "24103"})
        for pile in PILES:
            client.get("/admin/letters/posting/", {"pile": pile.key})
        run = print_letters([posting.pk], samantha, uuid4()).run
        client.get(f"/admin/letters/posting/runs/{run.pk}/")
        mark_posted([posting.pk], samantha, timezone.localdate())
        client.get(f"/admin/letters/posting/{posting.pk}/change/")
        client.get(f"/letters/{address_of(letter.brief)}/")
    assert not scans

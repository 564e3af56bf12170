"""Several people at the same moment: nobody waits for ever, and nothing slips through between two of them.

On PostgreSQL each of them sees only what the others have committed; on SQLite they queue.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from letters.models import Book, Compilation, Consent, Letter
from letters.workflow.publishing import compiling
from letters.workflow.publishing.agreed import lacks_of_plan
from letters.workflow.publishing.asking import ask_for_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import parties_of, record_consent, withdraw_consent

from ..test_overtaken import at_once
from .conftest import ALL, Agree

pytestmark = pytest.mark.django_db(transaction=True)

type Meanwhile = Callable[[Callable[[], Any]], Future[Any]]

A_MOMENT = 0.3
"""Seconds that somebody else needs to do what they do, unless they have to wait."""


@pytest.fixture
def meanwhile() -> Iterator[Meanwhile]:
    """Begin a deed in another thread, and give it a moment."""
    with ThreadPoolExecutor(1) as other:

        def begun(deed: Callable[[], Any]) -> Future[Any]:
            def done() -> Any:
                try:
                    return deed()
                finally:
                    connection.close()

            future = other.submit(done)
            time.sleep(A_MOMENT)
            return future

        yield begun


def test_everyone_s_answer_is_kept_when_all_are_recorded_at_once(ready: Letter, paul: User, tatiana: User) -> None:
    deeds = [
        lambda each=each, by=by: record_consent(ready, each.party, each.name, ALL, by, "They called")
        for each in parties_of(ready)
        for by in (paul, tatiana)
    ]
    asks = [lambda: ask_for_book(ready.brief, "For Catherine", "", (), ALL)]
    assert at_once(*deeds, *asks) == [None] * (len(deeds) + len(asks))
    assert Consent.objects.count() == 4 and all(consent.counts for consent in Consent.objects.all())


def test_a_withdrawal_while_a_book_is_compiled_finds_it(
    book: Book, ready: Letter, agree: Agree, paul: User, meanwhile: Meanwhile, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(ready)
    keep(book, ready, paul, book.version)
    look, withdrawn = lacks_of_plan, []

    def looked(*args: Any, **wanted: Any) -> Any:
        found = look(*args, **wanted)
        withdrawn.append(meanwhile(lambda: withdraw_consent(ready.consents.get(party="recipient"), None)))
        return found

    monkeypatch.setattr(compiling, "lacks_of_plan", looked)
    compile_book(book, paul, book.version)
    withdrawn[0].result(20)
    assert Compilation.objects.get().stale_reason, "everyone agreed when it was compiled, and no longer does"

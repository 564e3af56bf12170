"""Who sends briefs and approves letters while the weather lasts: with the verbs that people use."""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from threading import Event, Thread
from uuid import uuid4

from django.db import connection

from letters.management.commands.demo import Staff, briefs_asked_for, bring_to_approval, member, read_brief
from letters.models import Rendering
from letters.workflow.briefs import BriefSubmission

MOST_WAITING = 50
"""Letters that are approved and not written: so that a wait tells of faults, and not of how much came at once."""


class Clients(Thread):
    """Sends so many briefs of ours, each from an address of its own, and has their letters approved."""

    def __init__(self, letters: int) -> None:
        super().__init__(daemon=True)
        self.approved = 0
        self.trouble: Exception | None = None
        self._letters = letters
        self._closing = Event()

    def run(self) -> None:
        """Send them, one after the other, as they are written out."""
        staff = Staff(member("storm-writer", "Writers"), member("storm-editor", "Editors"))
        try:
            for number, brief in enumerate(self._briefs()):
                values = {**brief.values, "client_email": f"client{number}@example.org"}
                bring_to_approval(replace(brief, key=uuid4(), values=values), staff)
                self.approved += 1
                self._wait()
                if self._closing.is_set():
                    break
        except Exception as trouble:
            self.trouble = trouble
            raise
        finally:
            connection.close()

    def close(self) -> None:
        """Send no more."""
        self._closing.set()

    def _briefs(self) -> Iterator[BriefSubmission]:
        samples = [read_brief(path) for path in briefs_asked_for(every=False, book=True)]
        return islice(cycle(samples), self._letters)

    def _wait(self) -> None:
        while not self._closing.is_set() and Rendering.objects.waiting().count() > MOST_WAITING:
            time.sleep(0.2)

"""Which letter and which job the lines of a log are about, and lines that machines read. Numbers alone."""

import json
import logging
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType

from django.core.signals import request_finished, request_started
from django.dispatch import receiver

_NOTHING: Mapping[str, int | str] = MappingProxyType({})
_subject: ContextVar[Mapping[str, int | str]] = ContextVar("subject", default=_NOTHING)


def begin(*, letter: int | None = None, job: str = "") -> None:
    """From here on lines are about this letter and this job, and about no earlier ones."""
    _subject.set({} if letter is None else {"letter": letter})
    if job:
        _subject.set({**_subject.get(), "job": job})


def about_letter(number: int) -> None:
    """From here on lines are about this letter, in the same job."""
    _subject.set({**_subject.get(), "letter": number})


def subject() -> Mapping[str, int | str]:
    """What lines are about now: `letter`, its number, and `job`, a kind and a number; each where there is one."""
    return _subject.get()


@receiver([request_started, request_finished], dispatch_uid="tracing")
def _between_requests(**_: object) -> None:
    begin()


class JsonLines(logging.Formatter):
    """One JSON object a line. Of an error it tells the kind and the places; its message may hold words of a letter."""

    def format(self, record: logging.LogRecord) -> str:
        """`time` (UTC, ISO 8601), `level`, `logger`, `message`; `letter`, `job`, `error` and `trace` where they are."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **subject(),
        }
        if record.exc_info and (error := record.exc_info[1]):
            line["error"] = type(error).__name__
            line["trace"] = [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(error.__traceback__)]
        return json.dumps(line, ensure_ascii=False)

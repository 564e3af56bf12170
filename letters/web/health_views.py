"""What watches the house from outside asks here. Numbers alone: nobody's name, address or words."""

import time
from collections.abc import Callable
from dataclasses import asdict
from threading import Lock

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from letters import tasks
from letters.workflow.health import health

FRESH_SECONDS = 5.0
"""For so long an answer holds: however often anybody asks, the workers and the database are asked no more often."""


class Remembered[T]:
    """What `look` finds, looked for by one thread at a time, and no more often than every FRESH_SECONDS."""

    def __init__(self, look: Callable[[], T]) -> None:
        self._look = look
        self._state: T | None = None
        self._at = 0.0
        self._looking = Lock()

    def __call__(self) -> T:
        """What was found last. Only who comes first of all waits while somebody looks."""
        if self._state is None:
            with self._looking:
                return self._state or self._anew()
        if time.monotonic() - self._at > FRESH_SECONDS and self._looking.acquire(blocking=False):
            try:
                return self._anew()
            finally:
                self._looking.release()
        return self._state

    def _anew(self) -> T:
        self._state = state = self._look()
        self._at = time.monotonic()
        return state


# One worker that answers is enough to be ready, and the first to answer ends the waiting.
remembered = Remembered(lambda: health(tasks.workers_that_answer(most=1)))


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Whether this process answers at all. Asks nobody else."""
    return JsonResponse({"live": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether letters can be taken in and finished: 200 where they can, 503 with the reasons where not."""
    state = remembered()
    shown = asdict(state)
    # Nobody waited for more than one.
    del shown["workers"]
    return JsonResponse({"ready": state.ready, **shown}, status=200 if state.ready else 503)

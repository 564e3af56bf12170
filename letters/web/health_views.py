"""What watches the house from outside asks here. Numbers alone: nobody's name, address or words."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from letters import tasks
from letters.workflow.health import health


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Whether this process answers at all. Asks nobody else."""
    return JsonResponse({"live": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether letters can be taken in and finished: 200 where they can, 503 with the reasons where not."""
    found = health(tasks.workers_that_answer())
    return JsonResponse({"ready": found.ready, **asdict(found)}, status=200 if found.ready else 503)

"""How an answer will read behind its stem, told while somebody types. Nothing of it is kept."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from letters.workflow import catalogue
from letters.workflow.hygiene import ANSWER_CAP


@never_cache
@require_POST
def reads(request: HttpRequest, occasion: str) -> JsonResponse:
    """The sentence, "" while there is none, and what we would ask."""
    found = catalogue.occasion_named(occasion)
    stem = found.stem(request.POST.get("stem", "")) if found else None
    if stem is None:
        raise Http404
    how_many = {name: request.POST.get(name, "") for name in ("writers", "recipients")}
    reading = catalogue.reads_as(
        stem,
        request.POST.get("answer", "")[:ANSWER_CAP],
        about=bool(request.POST.get("about", "").strip()),
        **{name: sent for name, sent in how_many.items() if sent in catalogue.how_many()},
    )
    return JsonResponse({"sentence": reading.sentence, "asks": list(reading.asks)})

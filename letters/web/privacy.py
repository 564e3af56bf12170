"""What keeps a private page private on its way through browsers, proxies and search engines."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.defaults import page_not_found

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def seal[R: HttpResponseBase](response: R) -> R:
    """Mark `response` as one that nobody may list; nor keep, unless it says how it may be kept."""
    response.setdefault("Cache-Control", "private, no-store")
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def private[**P](view: View[P]) -> View[P]:
    """A view whose answers, its refusals too, nobody keeps, and whose address no link gives away.

    A page with a form says its own `Referrer-Policy`.
    """

    @wraps(view)
    def sealed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            response = seal(view(request, *args, **kwargs))
        except Http404 as missing:
            response = seal(page_not_found(request, missing))
        response.setdefault("Referrer-Policy", "no-referrer")
        return response

    return sealed

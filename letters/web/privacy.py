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


def typed_on[R: HttpResponseBase](response: R, *, may_be_kept: bool = False) -> R:
    """Let the form on this private page be sent; a browser that may keep it has what was typed for its back button."""
    if may_be_kept:
        # Not `no-store`: the back button must find what was typed, which a browser told to keep nothing has lost.
        response["Cache-Control"] = "private, no-cache"
    # Not `no-referrer`: browsers then send the form as from nowhere, and it is refused as somebody else's.
    response["Referrer-Policy"] = "strict-origin"
    return response


def private[**P](view: View[P]) -> View[P]:
    """A view whose answers, its refusals too, nobody keeps, and whose address no link gives away.

    A page with a form says its own `Referrer-Policy`: see `typed_on`.
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

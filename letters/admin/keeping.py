"""What was typed on a page that failed is given back, whatever it was that failed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import admin
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.csrf import csrf_failure as stock_csrf_failure
from django.views.decorators.cache import never_cache

type View = Callable[..., HttpResponseBase]

logger = logging.getLogger(__name__)

FIELDS = {
    "text": "What you typed",
    "note": "Your note",
    "body": "The words of the template",
    "title": "The title",
    "subtitle": "The subtitle",
    "author": "By whom",
    "dedication": "The dedication",
    "epigraph": "The epigraph",
    "epigraph_source": "Whose the epigraph is",
    "afterword": "The afterword",
    "acknowledgements": "The acknowledgements",
    "rights": "The copyright page",
    "blurb": "On the back",
    "overview": "What the book is",
    "why": "Why now",
    "about_the_author": "About the author",
    "audience": "Who would read it",
    "comparable_titles": "Books beside it",
    "caption": "The caption",
    "new_title": "The new chapter",
    "reason": "Your reason",
    "evidence": "How we know",
    "words": "What they answered",
    "quoted": "The passage",
    "remark": "Your comment",
    "reply": "What you write to the client",
    "name": "The names",
    "instead": "The names instead",
}
"""The fields of our pages that people think over, and what to call them."""

WAY = "way"
"""The field that carries the address of the button that was pressed."""

CARRIED_APART = ("username", "password", "code", WAY, "csrfmiddlewaretoken")
"""What is sent along by whoever logs in on such a page, and belongs to no button."""

LONG = ("text", "body", "afterword")
"""Those that are as long as a letter."""


@dataclass(frozen=True)
class Mishap:
    """What happened, what became of the records, and what to do, once the words are copied."""

    heading: str
    records: str
    remedy: str
    status: int
    logs_in: bool = False
    """Whether the page has a place to log in, and then does what was asked for."""


LOGIN_ENDED = Mishap(
    "Your login has ended",
    "Nothing was saved yet, and nothing was changed.",
    "Log in here, and what you asked for is done.",
    403,
    logs_in=True,
)
NOT_LET_IN = Mishap(
    "This login is not known here",
    "Nothing was saved yet, and nothing was changed.",
    "Please give your name and your password once more, both sensitive to capitals, and a fresh code of your second "
    "key, if you have one.",
    403,
    logs_in=True,
)
NOT_HERE = Mishap(
    "This is not on your desk any more",
    "Nothing was saved. It may be with somebody else by now, or gone.",
    "Ask for it, and put them back.",
    404,
)
OTHER_LOGIN = Mishap(
    "You have logged in anew since this page was opened",
    "Nothing was saved yet, and nothing was changed.",
    "Save them here, or open the page again.",
    403,
)
NO_RECORDS = Mishap(
    "Our records could not be opened",
    "Nothing that was saved before is lost.",
    "Wait a minute and open the page again: where it does not show what you did, do it once more.",
    503,
)


def locked_out(request: HttpRequest, seconds: int) -> HttpResponse:
    """What was typed, for whoever logs in on such a page and whose login was tried too often."""
    minutes = -(-seconds // 60)
    remedy = f"Log in here in {minutes} minutes, or have the login unlocked (`manage.py unlock`)."
    mishap = Mishap(
        "Too many tries at this login", "Nothing was saved yet, and nothing was changed.", remedy, 429, True
    )
    response = give_back(request, mishap, request.POST.get(WAY, ""))
    response["Retry-After"] = str(seconds)
    return response


def keep_words(view: View) -> View:
    """`view`, but what was typed comes back when the login has ended or the database fails."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            if _typed(request) and not admin.site.has_permission(request):
                return give_back(request, LOGIN_ENDED)
            return _whole(view(request, *args, **kwargs))
        except Http404:
            if not _typed(request):
                raise
            return give_back(request, NOT_HERE)
        except Error as error:
            # Its kind alone: what it says may quote the letter.
            logger.warning("The database failed someone in the writing room (%s).", type(error).__name__)
            return give_back(request, NO_RECORDS)

    return guarded


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form whose token is not this login's: after logging in anew elsewhere, an older page's never is."""
    match = request.resolver_match
    if match and "admin" in match.app_names and _typed(request):
        return give_back(request, OTHER_LOGIN)
    return stock_csrf_failure(request, reason)


def back_from_the_writing_room(request: HttpRequest) -> HttpResponse | None:
    """What was typed in the writing room when the records failed; None where nothing was, or it was elsewhere."""
    match = request.resolver_match
    typed_here = match and "admin" in match.app_names and _typed(request)
    return give_back(request, NO_RECORDS) if typed_here else None


def give_back(request: HttpRequest, mishap: Mishap, way: str = "") -> HttpResponse:
    """A page with everything that was typed, which nobody keeps. It asks the database for nothing.

    `way` is the address of what was asked for, that of the request for "". Where it can be asked for again, the page
    does so: after a login, or at once where it was this house's own page that asked.
    """
    context = {
        "csrf_token": get_token(request),
        "way": way or request.path,
        "logs_in": mishap.logs_in,
        "asks_again": mishap is OTHER_LOGIN and _came_from_here(request),
        "carried": _carried(request),
        "site_header": admin.site.site_header,
        "mishap": mishap,
        "typed": [(name, FIELDS[name], words, name in LONG) for name, words in _typed(request).items()],
        "back": _way_back(request),
    }
    # Without the request: its context would look for the person in the database.
    page = get_template("admin/letters/given_back.html").render(context)
    response = HttpResponse(page, status=mishap.status)
    add_never_cache_headers(response)
    return response


def _carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field of the form that was sent, to be sent once more."""
    fields = ((name, value) for name, values in request.POST.lists() for value in values)
    return [(name, value) for name, value in fields if name not in CARRIED_APART]


def _came_from_here(request: HttpRequest) -> bool:
    """Whether a page of this house sent the form. Words that another put in somebody's mouth are not offered again."""
    return request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"


def _typed(request: HttpRequest) -> dict[str, str]:
    typed = {name: request.POST.getlist(name) for name in FIELDS}
    return {name: "\n".join(words) for name, words in typed.items() if any(words)}


def _way_back(request: HttpRequest) -> str:
    match = request.resolver_match
    row = match.kwargs.get("pk") if match else None
    # Our own addresses are named for what they are about: letters_letter_save, letters_book_keep.
    about = (match.url_name or "").split("_")[1:2] if match else []
    return reverse(f"admin:letters_{about[0]}_change", args=[row]) if row and about else request.path


def _whole(response: HttpResponseBase) -> HttpResponseBase:
    # Rendered now: later, nobody would be there to give the words back.
    return response.render() if isinstance(response, SimpleTemplateResponse) else response

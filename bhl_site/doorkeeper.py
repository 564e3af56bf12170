"""Who knocks too often is told so, and when to come again. What they sent is given back; nothing of it is lost."""

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import ResolverMatch

from letters.admin.keeping import locked_out
from letters.throttling import COUNTERS, Key, Knock, Refusal, Rule, network_of, rules_for, try_login
from letters.web.too_often import too_often, too_often_to_log_in

LOGINS = {("admin", "login"), ("", "back_in"), ("", "account_reauthenticate")}
"""The doors, by namespace and name, at which a password is given. Codes are counted where they are read."""


class Doorkeeper:
    """Middleware: holds what `letters/throttling/limits.py` lists."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the house does, and count addresses that are none."""
        response = self._get_response(request)
        if response.status_code == 404 and (match := request.resolver_match):
            for rule in rules_for(match.url_name or ""):
                if rule.knock is Knock.MISS:
                    COUNTERS.hit(rule.limit, _who(rule, request, match))
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """The page for whoever comes too often; None for all others."""
        match = request.resolver_match
        if match is None:
            return None
        if request.method == "POST" and (match.namespace, match.url_name) in LOGINS:
            refusal = try_login(_account(request), network_of(request))
            return _no_login(request, match, refusal) if refusal else None
        refused = ((rule, _asked(rule, request, match)) for rule in _in_force(request, match))
        return next((_turned_away(request, rule, refusal) for rule, refusal in refused if refusal), None)


def _in_force(request: HttpRequest, match: ResolverMatch) -> Iterator[Rule]:
    knocks = {Knock.MISS, *_knocks(request)}
    return (rule for rule in rules_for(match.url_name or "") if rule.knock in knocks)


def _knocks(request: HttpRequest) -> set[Knock]:
    if request.method != "POST":
        return {Knock.READ}
    return {Knock.POST} if _by_script(request) else {Knock.POST, Knock.PRESS}


def _asked(rule: Rule, request: HttpRequest, match: ResolverMatch) -> Refusal | None:
    ask = COUNTERS.look if rule.knock is Knock.MISS else COUNTERS.hit
    return ask(rule.limit, _who(rule, request, match))


def _who(rule: Rule, request: HttpRequest, match: ResolverMatch) -> str:
    return network_of(request) if rule.key is Key.NETWORK else str(match.kwargs.get("token", ""))


def _account(request: HttpRequest) -> str:
    """Whose password it is."""
    return request.POST.get("username", "") or request.user.get_username()


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _turned_away(request: HttpRequest, rule: Rule, refusal: Refusal) -> HttpResponseBase:
    if _by_script(request):
        wait = {"Retry-After": str(refusal.seconds), "Cache-Control": "no-store"}
        return JsonResponse({"retry_after": refusal.seconds}, status=429, headers=wait)
    return too_often(request, rule.what, refusal.seconds)


def _no_login(request: HttpRequest, match: ResolverMatch, refusal: Refusal) -> HttpResponse:
    page = locked_out(request, refusal.seconds) if match.url_name == "back_in" else None
    return page or too_often_to_log_in(request, refusal.seconds)

"""Logging in on the page on which a login was found to have ended, and going on with what was asked there."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from letters.second_factor import CodeForm, has_second_factor

from .keeping import CARRIED_APART, LOGIN_ENDED, NOT_LET_IN, WAY, give_back


@sensitive_post_parameters()
@never_cache
@require_POST
def back_in(request: HttpRequest) -> HttpResponseBase:
    """Let somebody in, and do what they had asked for; or give their words back once more."""
    way = request.POST.get(WAY, "")
    match = _of_ours(way)
    form = AdminAuthenticationForm(request, data=request.POST)
    if not form.is_valid():
        return give_back(request, NOT_LET_IN if "username" in request.POST else LOGIN_ENDED, way)
    person = form.get_user()
    code = CodeForm(user=person, data=request.POST) if has_second_factor(person) else None
    if code and not code.is_valid():
        return give_back(request, NOT_LET_IN, way)
    login(request, person)
    if code:
        code.save()
    request.user = person
    post = request.POST.copy()
    for name in CARRIED_APART:
        post.pop(name, None)
    request.POST = post  # type: ignore[assignment]  # changed before anybody has read it
    request.path = request.path_info = way
    request.resolver_match = match
    # What it checks, it checks as always: this door opens no other.
    answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return answer


def _of_ours(way: str) -> ResolverMatch:
    """The button, or the form, at this address of the writing room. Raises Http404 for any other."""
    try:
        match = resolve(way)
    except Resolver404 as error:
        raise Http404("There is no such page.") from error
    if "admin" not in match.app_names or not (match.url_name or "").startswith("letters_"):
        raise Http404("There is no such page.")
    return match

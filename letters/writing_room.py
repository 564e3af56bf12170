"""The writing room: Django's own admin, whose first page is the day's work.

It stands beside `letters/admin`, and not in it: what is registered there needs it first.
"""

from typing import Any, cast

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from letters.second_factor import is_shown
from letters.workflow.besides import books_waiting, emails_waiting
from letters.workflow.mailing.desk import ready_to_post
from letters.workflow.piles import to_do


class InTwoSteps(LoginView):
    """Name and password; then, for who has one, the second factor. Only then is anybody logged in."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """On to the second step, or in."""
        entry = Login(user=form.get_user(), redirect_url=self.get_success_url())
        answer: HttpResponse = perform_password_login(self.request, {}, entry)
        return answer


class WritingRoom(admin.AdminSite):
    """Where the people of the house work."""

    site_title = "Beautiful Handwritten Letters"
    site_header = "The writing room"
    index_title = "What is on the desks"
    # One thing at a time: the way to the other rooms is the trail at the top.
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever works here, is logged in, and has shown a second factor where the house asks for one."""
        return super().has_permission(request) and is_shown(request)

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The page with name and password. Who has given them and has no second factor yet is led to set one up."""
        if super().has_permission(request) and not is_shown(request):
            return redirect("mfa_activate_totp")
        way = LoginView().get_redirect_url(request) or reverse("admin:index")
        if request.method == "GET" and self.has_permission(request):
            return redirect(way)
        context = {
            **self.each_context(request),
            "title": "Log in",
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            REDIRECT_FIELD_NAME: way,
            **(extra_context or {}),
        }
        view = InTwoSteps.as_view(
            extra_context=context, authentication_form=AdminAuthenticationForm, template_name="admin/login.html"
        )
        return cast(HttpResponse, view(request))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What waits for whoever comes in."""
        person = cast(User, request.user)
        day = {
            "piles": to_do(person) if person.has_perm("letters.view_letter") else (),
            "ready_to_post": ready_to_post(person),
            "book_piles": books_waiting() if person.has_perm("letters.view_book") else (),
            "emails": emails_waiting(person),
        }
        return super().index(request, day | (extra_context or {}))

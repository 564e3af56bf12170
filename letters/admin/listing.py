"""Long lists: counted only so far, found by words, and come back to as they were left."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from letters.workflow.erasing import LEFT
from letters.workflow.errors import TextRefused
from letters.workflow.filters import filters_of, forget_filter, keep_filter

from .people import person_of

MOST_COUNTED = 300
"""Rows that are counted and paged through. Who looks for one further down says more of it."""


class PaginatorToTheCap(Paginator):  # type: ignore[type-arg]  # takes no argument when it runs
    """Pages of the first rows alone, whose number the database need not count to the end."""

    most = MOST_COUNTED

    @property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[:MOST_COUNTED].count())


class AsItWasLeft:
    """A list that opens with the filters and the search with which it was left, and keeps some of them by name for
    whoever saved them. Goes before ModelAdmin."""

    def get_urls(self) -> list[URLPattern]:
        """The two buttons of saved views, before the stock addresses, of which one catches everything."""
        site, name = self.admin_site, self.opts.model_name  # type: ignore[attr-defined]
        keep, forget = (site.admin_view(require_POST(view)) for view in (self.keep_view, self.forget_view))
        own = [
            path("views/keep/", keep, name=f"letters_{name}_keep_view"),
            path("views/<int:pk>/forget/", forget, name=f"letters_{name}_forget_view"),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def keep_view(self, request: HttpRequest) -> HttpResponse:
        """Keep what the list shows under a name."""
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        try:
            view = keep_filter(person_of(request), self._list_name, request.POST.get("name", ""), _query(request))
        except TextRefused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, f"It is kept as “{view.name}”. Nobody else sees it.")
        return HttpResponseRedirect(f"{self._list_address}?{_query(request)}")

    def forget_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a view of one's own away."""
        forget_filter(person_of(request), self._list_name, pk)
        messages.success(request, "The view is taken away. The rows are as they were.")
        return HttpResponseRedirect(f"{self._list_address}?{_query(request)}")

    @property
    def _list_name(self) -> str:
        return str(self.opts.model_name)  # type: ignore[attr-defined]

    @property
    def _list_address(self) -> str:
        return reverse(f"admin:letters_{self._list_name}_changelist")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list; without any question, the last one asked."""
        name = f"{type(self).__name__}{LEFT}"
        query = request.GET.urlencode()
        if request.method == "GET" and not query and (last_query := request.session.get(name)):
            return HttpResponseRedirect(f"{request.path}?{last_query}")
        if request.method == "GET" and query != request.session.get(name, "") and "e" not in request.GET:
            request.session[name] = query
        views = {"saved_views": filters_of(person_of(request), self._list_name), "view_query": query}
        context = views | {"list_name": self._list_name} | (extra_context or {})
        response: HttpResponse = super().changelist_view(request, context)  # type: ignore[misc]
        return response


def _query(request: HttpRequest) -> str:
    """What the list shows, as its address has it; nothing but a query."""
    return QueryDict(request.POST.get("query", "")).urlencode()

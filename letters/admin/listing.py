"""Long lists: counted only so far, found by words, and come back to as they were left."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from letters.workflow.erasing import LEFT

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
    """A list that opens with the filters and the search with which it was left. Goes before ModelAdmin."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list; without any question, the last one asked."""
        name = f"{type(self).__name__}{LEFT}"
        query = request.GET.urlencode()
        if request.method == "GET" and not query and (last_query := request.session.get(name)):
            return HttpResponseRedirect(f"{request.path}?{last_query}")
        if request.method == "GET" and query != request.session.get(name, "") and "e" not in request.GET:
            request.session[name] = query
        response: HttpResponse = super().changelist_view(request, extra_context)  # type: ignore[misc]
        return response

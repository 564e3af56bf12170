"""What editors may do to many rows at once."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from letters.workflow.errors import NotNow

from .people import person_of

type Verb[M: Model] = Callable[[M, User], None]


class ForEditors(admin.ModelAdmin):  # type: ignore[type-arg]  # takes no argument when it runs
    """A list whose actions take up again what failed."""

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Whether this person may use the actions that are for editors."""
        return request.user.has_perm("letters.approve_letter")

    def each_again[M: Model](
        self,
        request: HttpRequest,
        rows: QuerySet[M],
        verb: Verb[M],
        one_many: tuple[str, str],
        deed: str,
    ) -> None:
        """Try the verb on each row; say how many it was done for, and how many had not failed.

        `one_many` is what a row and several rows are called, with "is" and "are"; `deed` ends that sentence.
        """
        # Taken down first: under a filter, those that were done are no longer among them.
        chosen = list(rows)
        done = sum(_accepts(verb, row, person_of(request)) for row in chosen)
        not_failed = len(chosen) - done
        message = f"{done} {one_many[done != 1]} {deed}."
        if not_failed:
            message += f" {not_failed} had not failed and {'was' if not_failed == 1 else 'were'} left alone."
        self.message_user(request, message, messages.SUCCESS if done else messages.WARNING)


def _accepts[M: Model](verb: Verb[M], row: M, by: User) -> bool:
    try:
        verb(row, by)
    except NotNow:
        return False
    return True

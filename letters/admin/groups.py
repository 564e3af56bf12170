"""Groups of the writing room. Those that the house knows by their names stay."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from letters.workflow.staff import RIGHTS

admin.site.unregister(Group)


@admin.register(Group)
class HouseGroupAdmin(GroupAdmin):
    """Whoever runs the house makes groups of their own beside ours; ours are neither deleted nor renamed."""

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        """No group that `manage.py seed` makes, not even for a superuser: letters would have nobody to go to."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.name not in RIGHTS)

    def get_readonly_fields(self, request: HttpRequest, obj: Group | None = None) -> tuple[str, ...]:
        """The names by which the house knows its groups."""
        return ("name",) if obj and obj.name in RIGHTS else ()

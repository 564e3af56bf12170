"""The two kinds of people who work here, and what each may do."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission

# The desk shows the history too. The machine's own rows are for administrators.
_SEEN = ("brief", "letter", "draft", "template", "templateversion")
_VIEWS = tuple(f"view_{model}" for model in _SEEN)

RIGHTS: Mapping[str, tuple[str, ...]] = {
    "Writers": (*_VIEWS, "write_letter"),
    "Editors": (*_VIEWS, "approve_letter", "add_template", "change_template"),
}


def set_up_groups() -> None:
    """Make the groups Writers and Editors where they are missing, and give them their rights.

    Rights that an administrator added stay.
    """
    for name, codenames in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        rights = Permission.objects.filter(content_type__app_label="letters", codename__in=codenames)
        group.permissions.add(*rights)

"""The kinds of people who work here, and what each may do. Administrators need no group."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import Group, Permission

# The desk shows the history too. The machine's own rows are for administrators.
_SEEN = ("brief", "letter", "draft", "template", "templateversion")
# Who writes may see whether their words may be printed, and what became of them.
_SEEN_OF_LETTERS = ("consent", "stars", "answer")
_SEEN_OF_BOOKS = (
    *("book", "chapter", "entry", "alias", "bookevent"),
    *("compilation", "artefact", "publisher", "submission"),
)


def _views(models: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"view_{model}" for model in models)


RIGHTS: Mapping[str, tuple[str, ...]] = {
    "Writers": (*_views((*_SEEN, *_SEEN_OF_LETTERS)), "write_letter", "answer_client"),
    "Editors": (
        *_views((*_SEEN, *_SEEN_OF_LETTERS, *_SEEN_OF_BOOKS)),
        *("approve_letter", "publish_book", "add_template", "change_template"),
        *("see_every_letter", "assign_letter", "answer_client", "erase_letter"),
    ),
    # Who wrote to us, where their letter is, whose it is, whether our e-mails reach them, what they ask; not
    # the letters themselves, but those that they print and post.
    "Front desk": (
        *_views(("brief", "letter", "notice", "posting")),
        *("see_every_letter", "assign_letter", "answer_client", "erase_letter", "post_letter"),
    ),
    # What is finished, and the books of it.
    "Book makers": (
        *_views(("brief", "letter", "draft", *_SEEN_OF_LETTERS, *_SEEN_OF_BOOKS)),
        "publish_book",
    ),
}


def set_up_groups() -> None:
    """Make the groups where they are missing, and give them their rights.

    Rights that an administrator added stay.
    """
    for name, codenames in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        rights = Permission.objects.filter(content_type__app_label="letters", codename__in=codenames)
        group.permissions.add(*rights)

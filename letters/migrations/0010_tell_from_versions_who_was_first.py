from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import migrations, models

# What a house of before noted about a letter, or a book, without moving it.
NOTED = {
    "Event": {
        *("submitted", "composed", "overruled", "notified", "notifying_failed", "notifying_retried"),
        *("consent_asked", "consent_unasked", "names_cleared", "consent_given", "consent_withdrawn"),
        *("starred", "answer_told"),
    },
    "BookEvent": {
        *("begun", "asked", "compiled", "bound", "binding_failed", "went_stale"),
        *("offered", "answered", "notified", "notifying_failed", "notifying_retried"),
    },
}

BATCH = 1000


def count_back(apps: Any, schema_editor: Any) -> None:
    """Each line of a history gets the version at which it left its subject, counted back from where that is now."""
    for name, subject in (("Event", "letter"), ("BookEvent", "book")):
        events = apps.get_model("letters", name).objects
        rows = events.order_by(f"{subject}_id", "-pk").values_list("pk", "verb", f"{subject}_id", f"{subject}__version")
        batch = []
        for _, lines in groupby(rows.iterator(BATCH), key=lambda row: row[2]):
            batch += [events.model(pk=pk, version=version) for pk, version in versions(lines, NOTED[name])]
            if len(batch) >= BATCH:
                events.bulk_update(batch, ["version"], batch_size=BATCH // 4)
                batch = []
        events.bulk_update(batch, ["version"], batch_size=BATCH // 4)


def versions(lines: Iterable[tuple[int, str, int, int]], noted: set[str]) -> Iterable[tuple[int, int]]:
    """The version of each line of one history, the newest first."""
    at = 0
    for pk, verb, _, now in lines:
        at = at or now
        yield pk, at
        if verb not in noted:
            at = max(1, at - 1)


def forget(apps: Any, schema_editor: Any) -> None:
    """An older house has no versions in its histories, and needs none."""


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0009_keep_every_answer_of_a_publisher"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="version",
            field=models.PositiveIntegerField(
                db_default=1,
                default=1,
                editable=False,
                help_text="At which it left the letter: the first line with a version is what moved it there.",
            ),
        ),
        migrations.AddField(
            model_name="bookevent",
            name="version",
            field=models.PositiveIntegerField(
                db_default=1,
                default=1,
                editable=False,
                help_text="At which it left the book: the first line with a version is what moved it there.",
            ),
        ),
        migrations.RunPython(count_back, forget),
    ]

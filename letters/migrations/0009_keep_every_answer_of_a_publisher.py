from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def take_over(apps: Any, schema_editor: Any) -> None:
    """The last answer of each publisher, which is the only one that was kept, becomes a row of its own."""
    replies = apps.get_model("letters", "Reply").objects
    answered = apps.get_model("letters", "Submission").objects.exclude(answered_on=None)
    for pk, *said in answered.order_by("pk").values_list("pk", "status", "answered_on", "note").iterator():
        status, answered_on, note = said
        replies.create(submission_id=pk, status=status, answered_on=answered_on, note=note)


def give_back(apps: Any, schema_editor: Any) -> None:
    """Of all answers of a publisher an older house keeps the last."""
    submissions = apps.get_model("letters", "Submission").objects
    for reply in apps.get_model("letters", "Reply").objects.order_by("pk").iterator():
        submissions.filter(pk=reply.submission_id).update(answered_on=reply.answered_on, note=reply.note)


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0008_notices_tell_of_books"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sent", "sent, not answered"),
                            ("declined", "declined"),
                            ("offer", "made an offer"),
                            ("accepted", "accepted"),
                        ],
                        max_length=10,
                        verbose_name="what they answered",
                    ),
                ),
                ("answered_on", models.DateField()),
                ("note", models.TextField(blank=True, verbose_name="in their words")),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="letters.submission"
                    ),
                ),
            ],
            options={"verbose_name_plural": "replies", "ordering": ("submission", "pk")},
        ),
        migrations.AlterField(
            model_name="submission",
            name="answered_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="submission",
            name="note",
            field=models.TextField(
                blank=True, db_default="", default="", editable=False, verbose_name="in their words"
            ),
        ),
        migrations.RunPython(take_over, give_back),
    ]

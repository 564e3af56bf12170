import hashlib
from typing import Any
from uuid import UUID

from django.db import migrations, models


def digest(apps: Any, schema_editor: Any) -> None:
    """Whoever has a form's key is led to the letter's private address, so the key itself must not be kept."""
    briefs = apps.get_model("letters", "Brief").objects
    for pk, key in briefs.values_list("pk", "submission_digest").iterator():
        briefs.filter(pk=pk).update(submission_digest=hashlib.sha256(UUID(key).bytes).hexdigest())


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0002_an_email_can_be_sent_again'),
    ]

    operations = [
        migrations.AlterField(
            model_name='brief',
            name='submission',
            field=models.CharField(editable=False, max_length=64, unique=True),
        ),
        migrations.RenameField(
            model_name='brief',
            old_name='submission',
            new_name='submission_digest',
        ),
        migrations.RunPython(digest, migrations.RunPython.noop, elidable=True),
    ]

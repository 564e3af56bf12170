from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from letters.models import open_rows_again, seal_rows_again


def seal(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Some rows at a time; stopped, it goes on where it was."""
    seal_rows_again(apps)


def open_again(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For a house of before, which cannot open anything."""
    open_rows_again(apps)


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('letters', '0018_what_was_told_is_sealed'),
    ]

    operations = [migrations.RunPython(seal, open_again)]

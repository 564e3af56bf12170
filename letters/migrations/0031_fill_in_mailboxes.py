import idna
from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def mailbox_of(address: str) -> str:
    """As the house counted on the day of this migration."""
    local, at, domain = address.strip().casefold().rpartition("@")
    try:
        domain = idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        pass
    plain = local.partition("+")[0].replace(".", "")
    domain = "gmail.com" if domain == "googlemail.com" else domain
    return f"{plain or local}{at}{domain}"[:254]


def fill_in(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Some rows at a time; stopped, it goes on where it was."""
    for name, column in (("Brief", "client_email"), ("UnsentBrief", "mailed_to")):
        model = apps.get_model("letters", name)
        rows = model.objects.filter(mailbox="").exclude(**{column: ""}).only("pk", column).order_by("pk")
        while batch := list(rows[:500]):
            for row in batch:
                row.mailbox = mailbox_of(getattr(row, column)) or "?"
            model.objects.bulk_update(batch, ["mailbox"])


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('letters', '0030_count_by_mailbox'),
    ]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]

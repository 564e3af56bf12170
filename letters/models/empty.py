"""What the database itself puts down in a column of plain values, so that code from before it can still write rows."""

from django.db.models import JSONField, Value

EMPTY_OBJECT = Value({}, JSONField())

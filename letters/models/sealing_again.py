"""Sealing the columns of rows anew: what an older house kept in the clear, or what an older key sealed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps.registry import Apps
from django.db import transaction
from django.db.models import F, JSONField, Model, Q, TextField, Value
from django.db.models.functions import Cast

from letters.sealing import TEXT_MARK, keyring

from .sealed import SealedJSONField, SealedTextField

AT_ONCE = 200
"""Rows that are sealed in one transaction."""

EMPTY = ("", "{}")
"""What says nothing, and stays as it is."""


@dataclass(frozen=True, slots=True)
class Column:
    """A sealed column."""

    model: type[Model]
    name: str
    is_json: bool


def sealed_columns(apps: Apps) -> Iterator[Column]:
    """Every sealed column."""
    for model in apps.get_app_config("letters").get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedTextField | SealedJSONField):
                yield Column(model, field.attname, isinstance(field, SealedJSONField))


def seal_rows_again(apps: Apps) -> int:
    """Seal with the key of today whatever is not; how many values that were. Stopped, it goes on where it was."""
    return sum(_write_again(each, _stale(each), lambda value: value) for each in sealed_columns(apps))


def open_rows_again(apps: Apps) -> int:
    """Keep in the clear whatever is sealed; how many values that were. Stopped, it goes on where it was."""
    return sum(_write_again(each, _sealed(each, TEXT_MARK), _in_clear(each)) for each in sealed_columns(apps))


def _write_again(where: Column, rows: Any, as_written: Callable[[Any], Any]) -> int:
    """Write these values of a column again, some rows at a time; how many there were."""
    count, last = 0, 0
    while some := [*rows.filter(pk__gt=last).order_by("pk").values_list("pk", "raw", where.name)[:AT_ONCE]]:
        with transaction.atomic():
            # Only what is still as it was read: somebody may have written it anew, or erased it.
            for pk, raw, value in some:
                count += rows.filter(pk=pk, raw=raw).update(**{where.name: as_written(value)})
        last = some[-1][0]
    return count


def _stale(where: Column) -> Any:
    """The rows whose value is not sealed with the key of today."""
    said_something = _raw(where).exclude(Q(raw__in=EMPTY) | Q(raw__isnull=True))
    return said_something.exclude(raw__startswith=_as_kept(where, keyring().beginning_of_text))


def _sealed(where: Column, beginning: str) -> Any:
    return _raw(where).filter(raw__startswith=_as_kept(where, beginning))


def _raw(where: Column) -> Any:
    return where.model._default_manager.annotate(raw=Cast(F(where.name), TextField()))


def _as_kept(where: Column, beginning: str) -> str:
    """How a value that begins so stands in the column."""
    return json.dumps(beginning)[:-1] if where.is_json else beginning


def _in_clear(where: Column) -> Callable[[Any], Any]:
    return lambda value: Value(value, output_field=JSONField() if where.is_json else TextField())

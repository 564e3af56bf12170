"""Columns that the database keeps sealed: what a client told, and what was written of it."""

import json
from typing import Any, NoReturn

from django.core.exceptions import FieldError
from django.db import models

from letters.sealing import keyring

IN_CLEAR = ("isnull",)
"""All that can be asked of a sealed column: its values are sealed anew each time, and no two are alike."""


class _Sealed:
    """What both kinds share: nothing can be looked up by what is sealed."""

    name: str

    def get_lookup(self, lookup_name: str) -> Any:
        """Raises FieldError, rather than let a query find nothing."""
        return super().get_lookup(lookup_name) if lookup_name in IN_CLEAR else self._refuse()  # type: ignore[misc]

    def get_transform(self, lookup_name: str) -> Any:
        """Refuse to look inside a sealed value. Raises FieldError."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise FieldError(f"{self.name} is sealed, so nothing can be looked up by it. Read the rows and compare.")


class SealedTextField(_Sealed, models.TextField):  # type: ignore[type-arg]  # Django's takes no argument when it runs
    """Text. What an older house kept in the clear is read as it is, until it is sealed."""

    def get_prep_value(self, value: Any) -> Any:
        """The value sealed; an empty one, which says nothing, as it is."""
        text = super().get_prep_value(value)
        return keyring().seal_text(text) if isinstance(text, str) and text else text

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        """The value opened. Raises KeyLost and NotWhole."""
        return value if value is None else keyring().open_text(value)


class SealedJSONField(_Sealed, models.JSONField):
    """Plain values: an object, a list. In the column they are one sealed string, or as an older house kept them."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The value sealed; an empty one as it is."""
        if value is not None and value and not hasattr(value, "as_sql"):
            value = keyring().seal_text(json.dumps(value, cls=self.encoder))
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The value opened. Raises KeyLost and NotWhole."""
        stored = super().from_db_value(value, expression, connection)
        return json.loads(keyring().open_text(stored), cls=self.decoder) if isinstance(stored, str) else stored

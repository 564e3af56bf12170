"""The form's own controls."""

from collections.abc import Mapping
from typing import Any

from django import forms

from .pictures import picture


class Passage(forms.Textarea):
    """A few lines that grow with what is written in them."""

    def __init__(self, rows: int = 2, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs={"rows": rows, "cols": 60, **(attrs or {})})


class Cards(forms.RadioSelect):
    """Choices laid out side by side, each with its picture where it has one."""

    def __init__(self, pictures: str = "") -> None:
        """`pictures`: the static folder that holds `<value>.png` for each choice."""
        super().__init__()
        self.pictures = pictures

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One card, as the template reads it."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        return option | {"picture": picture(f"{self.pictures}/{value}.png") if self.pictures else None}

"""Fields that take what people really type: cleaned first, measured after, and never cut short."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from letters.workflow.hygiene import clean_line, clean_text

from .widgets import Passage


class LineField(forms.CharField):
    """One line. `cap` is in characters; `missing` is what to say when a required one is empty."""

    def __init__(self, *, label: str, cap: int, missing: str = "", **kwargs: Any) -> None:
        too_long = f"“{label}” holds up to {cap:,} characters. Please make it a little shorter."
        errors = {"required": missing, "max_length": too_long}
        super().__init__(label=label, max_length=cap, required=bool(missing), error_messages=errors, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: a browser that cuts a long paste short loses words and does not say so."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def to_python(self, value: Any) -> str:
        """The value as it will be kept. Unseen characters go before anything is measured."""
        return str(super().to_python(self.tidy(str(value or ""))))

    def tidy(self, value: str) -> str:
        """One line without characters that no one can see."""
        return clean_line(value)


class MailField(LineField):
    """An e-mail address."""

    widget = forms.EmailInput

    def __init__(self, *, unlikely: str, **kwargs: Any) -> None:
        """`unlikely`: what to say when it does not look like an address."""
        super().__init__(validators=[EmailValidator(unlikely)], **kwargs)


class PassageField(LineField):
    """A few lines."""

    widget = Passage

    def tidy(self, value: str) -> str:
        """The lines as they were broken, without characters that no one can see."""
        return clean_text(value)


class TextAsSent(forms.CharField):
    """A text that is neither changed nor checked here. `required` is only said."""

    def clean(self, value: Any) -> str:
        """The text as it was sent, "" for none."""
        return str(value or "")


class FileAsSent(forms.FileField):
    """A file that is not looked at here. `required` is only said."""

    def clean(self, data: Any, initial: Any = None) -> None:
        """Nothing: it is read where it is kept."""


class ChoiceAsSent(forms.ChoiceField):
    """A choice that is not checked here. `required` is only said."""

    def clean(self, value: Any) -> str:
        """The slug as it was sent, "" for none."""
        return str(value or "")


class SubmissionField(forms.UUIDField):
    """The number of this very form, so that sending it twice is sending it once."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> UUID:
        """The number that was sent. One that was tampered with is simply a new one: never raises."""
        try:
            return UUID(str(super().clean(value)))
        except (ValidationError, ValueError):
            return uuid4()

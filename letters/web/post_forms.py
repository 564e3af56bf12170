"""The fields of an address, as its country has them."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from letters.workflow.errors import FieldsRefused
from letters.workflow.mailing.addresses import AddressField, country_choices_by_code, fields_in

from .fields import ChoiceAsSent, TextAsSent
from .forms import Trouble, target_of
from .widgets import Passage

DAY = "not_before"

NOT_CHOSEN = ("", _("Please choose"))


@cache
def country_choices() -> tuple[tuple[str, str], ...]:
    """Every country, the house's own first."""
    names = country_choices_by_code()
    own = settings.POST_FROM
    first = ((own, names[own]),) if own in names else ()
    return (*first, *((code, name) for code, name in names.items() if code != own))


class AddressForm(forms.Form):
    """The fields of one country, none while none is chosen. `workflow` cleans and checks them."""

    def __init__(self, values: Mapping[str, str], *, is_sent: bool = True) -> None:
        """`is_sent`: whether somebody sent it, so that it can be said what is wrong."""
        self.country_code = values.get("country_code", "")
        own = {field.name: field for field in fields_in(self.country_code)}
        shown = {name: values.get(name, "") for name in (*own, DAY)}
        super().__init__(shown if is_sent else None, initial=shown)
        self.fields |= {name: _field(field) for name, field in own.items()} | ({DAY: _day_field()} if own else {})

    @property
    def address(self) -> dict[str, str]:
        """What was sent, as it was sent."""
        names = self.fields.keys() - {DAY}
        return {"country_code": self.country_code, **{name: str(self.data.get(name, "")) for name in names}}

    @property
    def not_before(self) -> date | None:
        """The day before which it is not to leave, None for none. Raises FieldsRefused for what is no day."""
        typed = str(self.data.get(DAY, "")).strip()
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            raise FieldsRefused({DAY: str(_("Please give the day as in 2026-12-24, or leave it open."))}) from None

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong, in the order of the page, each with the place to put it right."""
        wrong = (self[name] for name in self.fields if name in self.errors)
        return [Trouble(target_of(field), " ".join(map(str, field.errors))) for field in wrong]

    def take_objections(self, problems: Mapping[str, str]) -> None:
        """Say what `workflow` objects to, each beside its field."""
        for name, sentence in problems.items():
            self.add_error(name if name in self.fields else None, sentence)


def _day_field() -> forms.Field:
    return TextAsSent(
        label=_("Post it on this day, and not before"),
        required=False,
        help_text=_("Left open, it goes as soon as it is ready. When it arrives, the post decides."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


def _field(field: AddressField) -> forms.Field:
    example = _("For example: {example}").format(example=field.example) if field.example else ""
    # Not the client's own address, which is all that a browser could fill in.
    attributes = {"autocomplete": "off"}
    if field.choices:
        choices = [NOT_CHOSEN, *field.choices]
        widget = forms.Select(attrs=attributes)
        return ChoiceAsSent(choices=choices, label=field.label, required=field.required, widget=widget)
    box = Passage(field.rows, attributes) if field.rows > 1 else forms.TextInput(attrs=attributes)
    return TextAsSent(label=field.label, required=field.required, help_text=example, widget=box)

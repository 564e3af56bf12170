"""What is asked after the letter: what became of it, whether it may be printed, and whether it shall be a book."""

from collections.abc import Mapping
from typing import Any

from django import forms

from letters.models import Answer, Consent
from letters.workflow.hygiene import ANSWER_CAP
from letters.workflow.publishing.asking import KEPT, WISH_CAP
from letters.workflow.publishing.consenting import Scopes
from letters.workflow.publishing.matter import LINES

from .fields import LineField, PassageField
from .forms import Trouble, showable, target_of
from .widgets import Cards, Passage

ADDRESSES_CAP = 20_000

KINDS = {
    Answer.Kind.CAME: "They came, or we met",
    Answer.Kind.WROTE: "They wrote back",
    Answer.Kind.CALLED: "They called",
    Answer.Kind.SILENCE: "No answer",
}


def _tick(label: str, help_text: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class ScopesForm(forms.Form):
    """What a person allows, as boxes to tick."""

    may_print = _tick("In a printed book", "The letter may stand in a book on paper, which people may buy.")
    may_ebook = _tick("In an e-book", "The same book as a file, for reading on a screen.")
    may_name = _tick("Under my name", "Without this you have another name in the book, wherever you are named.")
    may_excerpt = _tick(
        "In excerpts", "The letter, or some lines of it, may be shown to a publisher, or on the cover of the book."
    )

    may_answer = _tick("With what I answered", "My answer, as it is shown above, may stand behind the letter.")

    may_show = _tick("With the photographs", "The photographs that are shown above may stand behind the letter.")

    def __init__(self, *args: Any, answered: bool = False, pictured: bool = False, **kwargs: Any) -> None:
        """`answered`: whether there is an answer of theirs to be asked about; `pictured`, whether photographs."""
        super().__init__(*args, **kwargs)
        for name, is_asked in (("may_answer", answered), ("may_show", pictured)):
            if not is_asked:
                del self.fields[name]

    @staticmethod
    def ticks_of(consent: Consent | None) -> dict[str, bool]:
        """The boxes as this consent has them."""
        return Scopes.of(consent).as_fields()

    @property
    def scopes(self) -> Scopes:
        """What is allowed. The form must be valid."""
        return Scopes(**{name: bool(self.cleaned_data.get(name)) for name in Scopes().as_fields()})


class Sent(forms.Form):
    """A form that says what is wrong with it, in the order of the page."""

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(None if data is None else showable(data), **kwargs)

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong, each with the place to put it right."""
        wrong = (self[name] for name in self.fields if name in self.errors)
        return [Trouble(target_of(field), " ".join(map(str, field.errors))) for field in wrong]

    def take_objections(self, problems: Mapping[str, str]) -> None:
        """Say what `workflow` objects to, each beside its field."""
        for name, sentence in problems.items():
            self.add_error(name if name in self.fields else None, sentence)


class AnswerForm(Sent):
    """What the recipient answered."""

    kind = forms.ChoiceField(
        label="What happened?",
        choices=list(KINDS.items()),
        widget=Cards(),
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Please tell us what happened."),
    )
    words = PassageField(
        label="What did they say?",
        cap=ANSWER_CAP,
        help_text="In a few words, if you like to tell us.",
        widget=Passage(rows=4),
    )


class BookWishForm(Sent, ScopesForm):
    """A book of a client's own letters."""

    title = LineField(
        label="What shall it be called?",
        cap=LINES["title"],
        missing="Please give the book a title. It can be changed later.",
        help_text="For example: Letters to Rosa. It can be changed later.",
    )
    wish = PassageField(
        label="What do you wish for?",
        cap=WISH_CAP,
        help_text="Who it is for, which letters matter most, what should not be in it.",
        widget=Passage(rows=4),
    )
    other_addresses = PassageField(
        label="The addresses of your other letters",
        cap=ADDRESSES_CAP,
        help_text="What you wrote to this person from here is in the book anyway. For letters to others, put in the "
        "address of each letter’s own page, one a line, as we sent it to you.",
        widget=Passage(rows=4, attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("title", "wish", "other_addresses")

    @property
    def lines(self) -> tuple[str, ...]:
        """The addresses as they were typed, one each. The form must be valid."""
        return tuple(self.cleaned_data["other_addresses"].split("\n"))

    def take_objections(self, problems: Mapping[str, str]) -> None:
        """Say what `workflow` objects to. The four boxes are one question, and the first of them its place."""
        for name, problem in problems.items():
            sentence = problem.removeprefix(KEPT).lstrip()
            super().take_objections({"may_print" if name == "scopes" else name: sentence})

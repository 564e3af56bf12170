"""The brief as a form: what is asked, how much fits, and what is said when something is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField

from letters.workflow import catalogue
from letters.workflow.briefs import KEPT, BriefSubmission
from letters.workflow.catalogue import Occasion, Stem
from letters.workflow.errors import BriefRefused
from letters.workflow.hygiene import ANSWER_CAP, AVOID_CAP, EMAIL_CAP, LINE_CAP

from .fields import LineField, MailField, PassageField, SubmissionField
from .widgets import Cards, Passage

STEM = "stem_"
BEFORE_THE_STEMS = ("submission", "client_name", "client_email", "recipient_name", "relation", "tone")
AS_THEY_ARE = {"recipient_name": "their name", "signature": "your signature"}
"""The two names that must stand in the letter as they were typed."""
ANOTHER_WAY = "Please spell it another way, or choose another hand."


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to put right: the id of its control, and what to say."""

    target: str
    text: str


def _answer(stem: Stem) -> PassageField:
    return PassageField(
        label=f"{stem.opening} …",
        cap=ANSWER_CAP,
        missing=f"Please finish the sentence “{stem.opening} …”." if stem.required else "",
        help_text=stem.example,
        # The answer goes on in the middle of a sentence, where a telephone would set a capital.
        widget=Passage(attrs={"autocapitalize": "none"}),
    )


def _card(label: str, missing: str, pictures: str = "") -> forms.ChoiceField:
    errors = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, widget=Cards(pictures), error_messages=errors)


class BriefForm(forms.Form):
    """All that we ask for one letter. The occasion brings its own sentences to finish."""

    # Nothing here says `autocomplete="off"`: browsers then lose what was typed when someone comes back.
    answer_cap = f"{ANSWER_CAP:,}"
    submission = SubmissionField(required=False)
    client_name = LineField(
        label="Your name",
        cap=LINE_CAP,
        missing="Please tell us your name, so that we know who is writing.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    client_email = MailField(
        label="Your e-mail address",
        cap=EMAIL_CAP,
        missing="Please add an e-mail address so that we can send you the letter.",
        unlikely="This e-mail address looks incomplete. Please check it, so that the letter reaches you.",
        help_text="We write to you about this letter and about nothing else.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    recipient_name = LineField(
        label="Their name, as you call them",
        cap=LINE_CAP,
        missing="Please tell us the name of the person the letter is for.",
    )
    relation = LineField(
        label="What are they to you?",
        cap=LINE_CAP,
        missing="Please tell us what they are to you: a word or two is enough.",
        help_text="For example: sister, oldest friend, the neighbour who fed the cat.",
        widget=forms.TextInput(attrs={"autocapitalize": "none"}),
    )
    tone = _card("How should it sound?", "Please choose how the letter should sound.")
    avoid = PassageField(
        label="Names, places, years, anything",
        cap=AVOID_CAP,
        help_text=f"One a line, {AVOID_CAP:,} characters in all. Writer and editor see this list beside the letter.",
    )
    signature = LineField(
        label="The name at the end of the letter",
        cap=LINE_CAP,
        missing="Please tell us how you sign, just as it should stand at the end.",
        help_text="Just as it should stand there. A pet name is welcome.",
    )
    hand = _card("Whose hand shall write it?", "Please choose a hand.", "letters/hands")
    paper = _card("On which paper?", "Please choose a paper.")

    def __init__(self, occasion: Occasion, data: Mapping[str, Any] | None = None) -> None:
        """`data`: what was posted, or None for a form that nobody has filled in yet."""
        super().__init__(None if data is None else _showable(data), initial={"submission": uuid4()})
        self.occasion = occasion
        stems = {STEM + stem.key: stem for stem in occasion.stems}
        self.fields.update({name: _answer(stem) for name, stem in stems.items()})
        self.order_fields([*BEFORE_THE_STEMS, *stems])
        self._stems = stems
        self._offer("tone", catalogue.tones())
        self._offer("hand", catalogue.hands(), preferred="theodore")
        self._offer("paper", catalogue.papers(), preferred="a5")

    @property
    def stems(self) -> Iterator[tuple[BoundField, Stem]]:
        """Each sentence to finish, with the field that takes its end."""
        return ((self[name], stem) for name, stem in self._stems.items())

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong, in the order of the page, each with the place to put it right."""
        wrong = (self[name] for name in self.fields if name in self.errors)
        return [Trouble(_target(field), " ".join(map(str, field.errors))) for field in wrong]

    def clean(self) -> dict[str, Any]:
        """Say what the chosen hand cannot write, while the client can still choose another."""
        given = self.cleaned_data
        hand = str(given.get("hand", ""))
        for name, where in AS_THEY_ARE.items() if hand else ():
            strange = ", ".join(catalogue.unwritable(str(given.get(name, "")), hand))
            if strange:
                writer = catalogue.hands()[hand]
                self.add_error(name, f"{writer} cannot write {strange} in {where}. {ANOTHER_WAY}")
        return given

    def brief(self) -> BriefSubmission:
        """The brief as `workflow` takes it. The form must be valid."""
        given = self.cleaned_data
        answers = {stem.key: given[name] for name, stem in self._stems.items()}
        plain = {name: given[name] for name in given if name not in self._stems}
        return BriefSubmission(occasion=self.occasion.slug, answers=answers, **plain)

    def take_objections(self, refusal: BriefRefused) -> None:
        """Say what `workflow` objects to, each beside its field."""
        for name, sentence in refusal.problems.items():
            field = name.replace("answers.", STEM, 1)
            self.add_error(field if field in self.fields else None, sentence.removeprefix(KEPT).lstrip())

    def _offer(self, name: str, labels: Mapping[str, str], preferred: str = "") -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = list(labels.items())
        if preferred in labels:
            field.initial = preferred


def _showable(data: Mapping[str, Any]) -> dict[str, str]:
    # Some encodings of a request bring halves of characters, and no page can be sent with one on it.
    return {name: str(data[name]).encode("utf-8", "replace").decode("utf-8") for name in data}


def _target(field: BoundField) -> str:
    # A group of cards has no control of its own to jump to: its first card is the place.
    return field.id_for_label or f"{field.auto_id}_0"

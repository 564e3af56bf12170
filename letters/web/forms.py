"""The brief as a form: what is asked, how much fits, and what is said when something is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField

from letters.workflow import catalogue
from letters.workflow.briefs import KEPT, BriefSubmission
from letters.workflow.catalogue import Occasion, Stem, thinness
from letters.workflow.errors import BriefRefused
from letters.workflow.hygiene import ADDRESS_CAP, ANSWER_CAP, AVOID_CAP, EMAIL_CAP, LINE_CAP, VOICE_CAP
from letters.workflow.styling import Style

from .fields import LineField, MailField, PassageField, SubmissionField
from .widgets import Cards, Passage

STEM = "stem_"
BEFORE_THE_STEMS = (
    *("submission", "client_name", "client_email", "writers", "recipient_name", "recipients", "nickname", "relation"),
    *("about_name", "about_pronouns", "tone", "voice"),
)
STYLE = ("ink", "ruled", "letterhead", "numbered", "pace", "mends")
WRITERS = {"one": "I write alone", "several": "We write together"}
RECIPIENTS = {"one": "One person", "several": "Two people or more"}
PACES = {
    "careful": "Careful, as on a wedding card",
    "calm": "Calm",
    "everyday": "As every day",
    "brisk": "Brisk",
    "hasty": "Hasty, at the kitchen counter",
}
NO_ENVELOPE = {"": "No envelope"}
AS_THEY_ARE = {
    "recipient_name": "their name",
    "nickname": "the name you call them by",
    "about_name": "this name",
    "named": "these names",
    "signature": "your signature",
    "heading": "the place and date",
}
"""What stands in the letter as it was typed."""
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


def _card(label: str, missing: str, pictures: str = "", required: bool = True) -> forms.ChoiceField:
    errors = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, widget=Cards(pictures), required=required, error_messages=errors)


def _tick(label: str, help_text: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=help_text, required=False)


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
    writers = _card("Who writes?", "Please tell us who writes.", required=False)
    recipient_name = LineField(
        label="Their name, as you call them",
        cap=LINE_CAP,
        missing="Please tell us the name of the person the letter is for.",
    )
    recipients = _card("To one person, or to several?", "Please tell us who the letter goes to.", required=False)
    nickname = LineField(
        label="Is there another name you call them by?",
        cap=LINE_CAP,
        help_text="A short name or a pet name. The letter may use it.",
    )
    relation = LineField(
        label="What are they to you?",
        cap=LINE_CAP,
        missing="Please tell us what they are to you: a word or two is enough.",
        help_text="For example: sister, oldest friend, the neighbour who fed the cat.",
        widget=forms.TextInput(attrs={"autocapitalize": "none"}),
    )
    about_name = LineField(label="", cap=LINE_CAP, missing="Please tell us the name.")
    about_pronouns = _card("How do you speak of them?", "Please choose how the letter speaks of them.", required=False)
    tone = _card("How should it sound?", "Please choose how the letter should sound.")
    voice = PassageField(
        label="A few messages you wrote",
        cap=VOICE_CAP,
        help_text=f"To anyone, about anything; up to {VOICE_CAP:,} characters. Our writers read them for your way of "
        "speaking, so that the letter sounds like you. Nothing of them goes into the letter.",
        widget=Passage(rows=4),
    )
    avoid = PassageField(
        label="Names, places, years, anything",
        cap=AVOID_CAP,
        help_text=f"One a line, {AVOID_CAP:,} characters in all. Writer and editor see this list beside the letter.",
    )
    named = PassageField(
        label="Who would be hurt if they were not named?",
        cap=AVOID_CAP,
        help_text="One a line. Writer and editor are told when one of them is not in the letter.",
    )
    signature = LineField(
        label="The name at the end of the letter",
        cap=LINE_CAP,
        missing="Please tell us how you sign, just as it should stand at the end.",
        help_text="Just as it should stand there. A pet name is welcome.",
    )
    heading = LineField(
        label="Place and date at the top",
        cap=LINE_CAP,
        help_text="For example: Lisbon, 3 November. Leave it empty for none.",
    )
    hand = _card("Whose hand shall write it?", "Please choose a hand.", "letters/hands")
    pace = _card("How carefully?", "Please choose how carefully it is written.", required=False)
    paper = _card("On which paper?", "Please choose a paper.")
    ink = _card("In which ink?", "Please choose an ink.", required=False)
    ruled = _tick("Ruled paper", "Thin lines, and the writing on them.")
    numbered = _tick("Number the pages", "From the second on.")
    mends = _tick(
        "Leave a mended word in",
        "Now and then a person goes over a letter again, or strikes a word out and writes it anew. Rare, and never in "
        "a name.",
    )
    letterhead = LineField(
        label="A line printed at the head of the paper",
        cap=LINE_CAP,
        help_text="Your name and address, for example. It is printed, not written.",
    )
    envelope = _card("An envelope, in the same hand?", "Please choose an envelope, or none.", required=False)
    address = PassageField(
        label="The address",
        cap=ADDRESS_CAP,
        help_text="Line by line, as it should stand on the envelope.",
        widget=Passage(rows=4, attrs={"autocomplete": "off"}),
    )
    sender = PassageField(
        label="Your own address, small in the corner",
        cap=ADDRESS_CAP,
        help_text="Only if it should stand there.",
        widget=Passage(rows=3),
    )
    as_it_is = forms.BooleanField(label="Send it as it is", required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        occasion: Occasion,
        data: Mapping[str, Any] | None = None,
        *,
        known: Mapping[str, Any] | None = None,
        after: str = "",
    ) -> None:
        """`data`: what was posted, or None for a form that nobody has filled in yet; `known` is then what an earlier
        letter to the same person, whose private address is `after`, already told."""
        initial = {"submission": uuid4(), **(known or {})}
        super().__init__(None if data is None else showable(data), initial=initial)
        self.occasion = occasion
        self.after = after
        self._ask_about_the_third(occasion)
        if occasion.avoid_hint:
            self.fields["avoid"].help_text = f"{occasion.avoid_hint} One a line."
        if occasion.named_hint:
            self.fields["named"].help_text = f"{occasion.named_hint} One a line."
        stems = {STEM + stem.key: stem for stem in occasion.stems}
        self.fields.update({name: _answer(stem) for name, stem in stems.items()})
        self.order_fields([*BEFORE_THE_STEMS, *stems])
        self._stems = stems
        self._offer("tone", catalogue.tones())
        self._offer("hand", catalogue.hands(), preferred="theodore")
        self._offer("paper", catalogue.papers(), preferred="a5")
        self._offer("ink", catalogue.inks(), preferred="iron-gall")
        self._offer("pace", {slug: PACES.get(slug, label) for slug, label in catalogue.paces().items()}, "everyday")
        self._offer("writers", {slug: WRITERS.get(slug, label) for slug, label in catalogue.how_many().items()}, "one")
        self._offer(
            "recipients", {slug: RECIPIENTS.get(slug, label) for slug, label in catalogue.how_many().items()}, "one"
        )
        self._offer("about_pronouns", catalogue.pronouns(), preferred="they")
        self._offer("envelope", NO_ENVELOPE | dict(catalogue.envelopes()), preferred="")

    @property
    def stems(self) -> Iterator[tuple[BoundField, Stem]]:
        """Each sentence to finish, with the field that takes its end."""
        return ((self[name], stem) for name, stem in self._stems.items())

    @property
    def has_more(self) -> bool:
        """Whether something was told, or went wrong, where the page keeps its further questions folded."""
        return any(self[name].value() or name in self.errors for name in ("letterhead", "ruled", "numbered", "mends"))

    @property
    def has_envelope(self) -> bool:
        """The same for the envelope."""
        return any(self[name].value() or name in self.errors for name in ("envelope", "address", "sender"))

    @property
    def kindly(self) -> str:
        """What one more memory would do for a brief that is thin; empty where nothing needs to be said."""
        if not self.is_valid() or self.cleaned_data["as_it_is"]:
            return ""
        return thinness(self.occasion, self.brief().answers).kindly

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong, in the order of the page, each with the place to put it right."""
        wrong = (self[name] for name in self.fields if name in self.errors)
        return [Trouble(target_of(field), " ".join(map(str, field.errors))) for field in wrong]

    def clean(self) -> dict[str, Any]:
        """Say what the chosen hand cannot write, while the client can still choose another."""
        given = self.cleaned_data
        hand = str(given.get("hand", ""))
        for name, where in AS_THEY_ARE.items() if hand in catalogue.hands() else ():
            strange = ", ".join(catalogue.unwritable(str(given.get(name, "")), hand))
            if strange:
                writer = catalogue.hands()[hand]
                self.add_error(name, f"{writer} cannot write {strange} in {where}. {ANOTHER_WAY}")
        return given

    def brief(self) -> BriefSubmission:
        """The brief as `workflow` takes it. The form must be valid."""
        given = self.cleaned_data
        answers = {stem.key: given[name] for name, stem in self._stems.items()}
        plain = {name: given[name] for name in given if name not in self._stems and name not in (*STYLE, "as_it_is")}
        # What a client leaves as it is, or an older page did not ask, is as the house would have it.
        style = Style(**{name: given[name] for name in STYLE if given.get(name)})
        usual = {name: given.get(name) or self.fields[name].initial for name in ("writers", "recipients")}
        usual["about_pronouns"] = given.get("about_pronouns") or "they"
        return BriefSubmission(
            occasion=self.occasion.slug, answers=answers, style=style, after=self.after, **plain | usual
        )

    def take_objections(self, refusal: BriefRefused) -> None:
        """Say what `workflow` objects to, each beside its field."""
        for name, sentence in refusal.problems.items():
            field = name.replace("answers.", STEM, 1)
            self.add_error(field if field in self.fields else None, sentence.removeprefix(KEPT).lstrip())

    def _ask_about_the_third(self, occasion: Occasion) -> None:
        about = occasion.about
        if about:
            self.fields["about_name"].label = f"{about[:1].upper()}{about[1:]}"
            self.fields["about_name"].required = occasion.about_required
        else:
            del self.fields["about_name"], self.fields["about_pronouns"]

    def _offer(self, name: str, labels: Mapping[str, str], preferred: str = "") -> None:
        if name not in self.fields:
            return
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = list(labels.items())
        if preferred in labels:
            field.initial = self.initial.get(name, preferred)


def showable(data: Mapping[str, Any]) -> dict[str, str]:
    """What was sent, without what no page can show: some encodings of a request bring halves of characters."""
    return {name: str(data[name]).encode("utf-8", "replace").decode("utf-8") for name in data}


def target_of(field: BoundField) -> str:
    """The id to jump to. A group of cards has no control of its own: its first card is the place."""
    return field.id_for_label or f"{field.auto_id}_0"

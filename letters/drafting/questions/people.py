"""Who writes, who is written to, and whom the letter speaks of."""

from dataclasses import replace

from ..facts import HOW_MANY, PRONOUNS
from ..occasions import Occasion
from .question import EMAIL_CAP, LINE_CAP, Question, QuestionKind, Shown, Step


def _about(question: Question, occasion: Occasion) -> Question | None:
    """The name of the third person, in the words of an occasion that speaks of one."""
    label = f"{occasion.about[:1].upper()}{occasion.about[1:]}"
    return replace(question, label=label, required=occasion.about_required) if occasion.about else None


def _where_about(question: Question, occasion: Occasion) -> Question | None:
    return question if occasion.about else None


CLIENT = Step(
    "client",
    "Who are you?",
    (
        Question(
            name="client_name",
            kind=QuestionKind.LINE,
            label="Your name",
            missing="Please tell us your name, so that we know who is writing.",
            cap=LINE_CAP,
            required=True,
            for_client=Shown("Who you are"),
            for_writer=Shown("From"),
            attributes={"autocomplete": "name"},
        ),
        Question(
            name="client_email",
            kind=QuestionKind.EMAIL,
            label="Your e-mail address",
            help="We write to you about this letter and about nothing else.",
            missing="Please add an e-mail address so that we can send you the letter.",
            invalid="This e-mail address looks incomplete. Please check it, so that the letter reaches you.",
            cap=EMAIL_CAP,
            required=True,
            for_client=Shown(behind="client_name", form=", {}"),
            for_writer=None,
            attributes={"autocomplete": "email"},
        ),
        Question(
            name="writers",
            kind=QuestionKind.CHOICE,
            label="Who writes?",
            missing="Please tell us who writes.",
            default="one",
            choices=HOW_MANY,
            labels={"one": "I write alone", "several": "We write together"},
            for_client=Shown("Who writes", words={"several": "Several people together"}),
            for_writer=Shown(behind="client_name", words={"several": " and others"}),
        ),
    ),
)

RECIPIENT = Step(
    "recipient",
    "Who is this letter for?",
    (
        Question(
            name="recipient_name",
            kind=QuestionKind.LINE,
            label="Their name, as you call them",
            missing="Please tell us the name of the person the letter is for.",
            cap=LINE_CAP,
            required=True,
            in_letter="their name",
            for_client=Shown("Who the letter is for"),
            for_writer=Shown("To"),
        ),
        Question(
            name="nickname",
            kind=QuestionKind.LINE,
            label="Is there another name you call them by?",
            help="A short name or a pet name. The letter may use it.",
            cap=LINE_CAP,
            in_letter="the name you call them by",
            for_client=Shown("What else you call them"),
            for_writer=Shown("Also called"),
        ),
        Question(
            name="relation",
            kind=QuestionKind.LINE,
            label="What are they to you?",
            help="For example: sister, oldest friend, the neighbour who fed the cat.",
            missing="Please tell us what they are to you: a word or two is enough.",
            cap=LINE_CAP,
            required=True,
            for_client=Shown("What they are to you"),
            for_writer=Shown("Relation"),
            attributes={"autocapitalize": "none"},
        ),
        Question(
            name="recipients",
            kind=QuestionKind.CHOICE,
            label="To one person, or to several?",
            missing="Please tell us who the letter goes to.",
            default="one",
            choices=HOW_MANY,
            for_client=Shown("Who reads it", words={"several": "Several people"}),
            for_writer=Shown(behind="recipient_name", words={"several": " (several people)"}),
        ),
        Question(
            name="about_name",
            kind=QuestionKind.LINE,
            label="The person it speaks of",
            missing="Please tell us the name.",
            cap=LINE_CAP,
            carries_over=False,
            in_letter="this name",
            worded=_about,
            for_client=Shown("Who the letter speaks of"),
            for_writer=Shown("Speaks of"),
        ),
        Question(
            name="about_pronouns",
            kind=QuestionKind.CHOICE,
            label="How do you speak of them?",
            missing="Please choose how the letter speaks of them.",
            default="they",
            preselected=False,
            carries_over=False,
            only_with="about_name",
            choices=PRONOUNS,
            worded=_where_about,
            for_client=Shown("How it speaks of them"),
            for_writer=Shown(behind="about_name", form=" ({})", as_stored=True),
        ),
    ),
)

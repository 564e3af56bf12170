"""How the letter sounds, what it tells and what it must not, and how it is signed."""

from dataclasses import replace

from ..facts import TONES
from ..occasions import Occasion
from .question import LINE_CAP, PHRASES_CAP, VOICE_CAP, Question, QuestionKind, Shown, Step


def _with_avoid_hint(question: Question, occasion: Occasion) -> Question:
    return replace(question, help=f"{occasion.avoid_hint} One a line.") if occasion.avoid_hint else question


def _with_named_hint(question: Question, occasion: Occasion) -> Question:
    return replace(question, help=f"{occasion.named_hint} One a line.") if occasion.named_hint else question


TONE = Step(
    "tone",
    "How should it sound?",
    (
        Question(
            name="tone",
            kind=QuestionKind.CHOICE,
            label="How should it sound?",
            missing="Please choose how the letter should sound.",
            required=True,
            choices=TONES,
            leads=True,
            look="tones",
            for_client=Shown("How it should sound"),
            for_writer=Shown("Tone"),
        ),
        Question(
            name="voice",
            kind=QuestionKind.PASSAGE,
            label="A few messages you wrote",
            help=f"To anyone, about anything; up to {VOICE_CAP:,} characters. Our writers read them for your way of "
            "speaking, so that the letter sounds like you. Nothing of them goes into the letter.",
            cap=VOICE_CAP,
            fold="In your own voice: show us how you write",
            rows=4,
            for_client=Shown("How you write yourself"),
            for_writer=None,
        ),
    ),
)

MEMORIES = Step(
    "memories",
    "What do you remember?",
    (),
    stems=True,
)

MENTIONS = Step(
    "mentions",
    "Is there anything we must not mention?",
    (
        Question(
            name="avoid",
            kind=QuestionKind.PHRASES,
            label="Names, places, years, anything",
            help=f"One a line, {PHRASES_CAP:,} characters in all. Writer and editor see this list beside the letter.",
            cap=PHRASES_CAP,
            worded=_with_avoid_hint,
            for_client=Shown("What we must not mention", as_stored=True),
            for_writer=None,
        ),
        Question(
            name="named",
            kind=QuestionKind.PHRASES,
            label="Who would be hurt if they were not named?",
            help="One a line. Writer and editor are told when one of them is not in the letter.",
            cap=PHRASES_CAP,
            in_letter="these names",
            worded=_with_named_hint,
            for_client=Shown("Who must be named", as_stored=True),
            for_writer=Shown("To name"),
        ),
    ),
)

SIGNATURE = Step(
    "signature",
    "How do you sign?",
    (
        Question(
            name="signature",
            kind=QuestionKind.LINE,
            label="The name at the end of the letter",
            help="Just as it should stand there. A pet name is welcome.",
            missing="Please tell us how you sign, just as it should stand at the end.",
            cap=LINE_CAP,
            required=True,
            in_letter="your signature",
            for_client=Shown("How you sign"),
            for_writer=Shown("Signs as"),
        ),
        Question(
            name="heading",
            kind=QuestionKind.LINE,
            label="Place and date at the top",
            help="For example: Lisbon, 3 November 2026. That is the day of the letter. Leave it empty for none.",
            cap=LINE_CAP,
            carries_over=False,
            in_letter="the place and date",
            for_client=Shown("Place and date"),
            for_writer=Shown("Heading"),
        ),
    ),
)

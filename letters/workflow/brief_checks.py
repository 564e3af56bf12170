"""What is wrong with a brief, said by the name of its field while the client can still change it."""

from collections.abc import Iterator

from letters.drafting import Occasion, unanswered_stems
from letters.handwriting import (
    HandwritingError,
    LetterheadTooLong,
    UnprintableLetterhead,
    hands_for,
    pages_needed,
    written_otherwise,
)

from .catalogue import hands, unwritable
from .hygiene import ANSWER_CAP
from .mail_addresses import Undeliverable, as_sent
from .questions import QUESTIONS, Question, QuestionKind, asked_question, offered
from .styling import FITTING, address_styled
from .submissions import BriefSubmission

__all__ = ["hand_notes", "problems_of"]

_SIGNS_OF_A_LINK = ("://", "www.")


def problems_of(brief: BriefSubmission, occasion: Occasion) -> dict[str, str]:
    """A sentence for each field at fault; those of answers are named `answers.<stem key>`.

    What it takes a hand and a paper to find out is looked for when nothing else is wrong.
    """
    problems = dict((*_question_problems(brief, occasion), *_answer_problems(brief, occasion)))
    return problems or dict((*_letterhead_problems(brief), *_envelope_problems(brief)))


def _question_problems(brief: BriefSubmission, occasion: Occasion) -> Iterator[tuple[str, str]]:
    for question in QUESTIONS:
        asked = asked_question(question, occasion) or question
        if problem := _problem(asked, brief):
            yield question.name, problem


def _problem(question: Question, brief: BriefSubmission) -> str:
    """What is wrong with one answer, "" if nothing is."""
    value = brief.text(question.name)
    if question.required and not value:
        return question.missing
    if question.kind is QuestionKind.CHOICE and value not in offered(question) and _calls_for_choice(question, brief):
        return question.missing
    if question.kind.is_typed and len(value) > question.cap:
        return _too_long(question.label, question.cap)
    if question.kind is QuestionKind.EMAIL and not _is_email(value):
        return question.invalid
    # Our e-mails carry these lines, and go to whatever address was typed.
    if question.kind is QuestionKind.LINE and any(sign in value.casefold() for sign in _SIGNS_OF_A_LINK):
        return "Please leave web addresses out of this line: words are enough here."
    return _unwritable(question, brief)


def _calls_for_choice(question: Question, brief: BriefSubmission) -> bool:
    """Whether a choice that is none must be made: not where one was left open that does not matter."""
    left_open = not question.preselected and not brief.text(question.name)
    return not left_open or question.matters(brief.values)


def _answer_problems(brief: BriefSubmission, occasion: Occasion) -> Iterator[tuple[str, str]]:
    # Whether a sentence was finished shows in its beginning, and reading a million characters for it takes minutes.
    for unanswered in unanswered_stems(occasion, {key: answer[:ANSWER_CAP] for key, answer in brief.answers.items()}):
        yield f"answers.{unanswered.key}", f"Please finish the sentence “{unanswered.opening} …”."
    for key, answer in brief.answers.items():
        stem = occasion.stem(key)
        if stem is None:
            yield f"answers.{key}", "One answer belongs to another occasion. Please send the form again."
        elif len(answer) > ANSWER_CAP:
            yield f"answers.{key}", _too_long(f"{stem.opening} …", ANSWER_CAP)


def _unwritable(question: Question, brief: BriefSubmission) -> str:
    """What the hand has no form for, in what the letter says as it was typed; "" if there is nothing."""
    writer = hands().get(brief.text("hand"))
    strange = unwritable(brief.text(question.name), brief.text("hand")) if writer and question.in_letter else ()
    if not strange:
        return ""
    where = f"{writer} cannot write {', '.join(strange)} in {question.in_letter}."
    return f"{where} Please spell it another way, or choose another hand."


def hand_notes(brief: BriefSubmission) -> tuple[str, ...]:
    """What the chosen hand writes otherwise than it was typed, and what of the answers it cannot write, in sentences;
    nothing of it keeps anybody from sending the brief."""
    slug = brief.text("hand")
    writer = hands().get(slug)
    if writer is None:
        return ()
    text = "\n".join((*brief.answers.values(), *(brief.text(each.name) for each in QUESTIONS if each.in_letter)))
    return tuple(filter(None, (_otherwise(text, slug, writer), _beyond(text, slug, writer))))


def _otherwise(text: str, slug: str, writer: str) -> str:
    instead = ", ".join(f"{sign} as {written}" for sign, written in written_otherwise(text, slug))
    return f"{writer} writes otherwise than it is typed: {instead}." if instead else ""


def _beyond(text: str, slug: str, writer: str) -> str:
    lacking = unwritable(text, slug)
    if not lacking:
        return ""
    able = [hands()[each] for each in hands_for(text) if each in hands()]
    others = f"{' and '.join(able)} can" if able else "No hand of ours can write all of it"
    return (
        f"{writer} cannot write {', '.join(lacking)}. {others}. You may choose another hand, or leave it to the "
        "writer, who finds other words."
    )


def _letterhead_problems(brief: BriefSubmission) -> Iterator[tuple[str, str]]:
    """What cannot be printed on this paper. Later nobody could put it right: a writer changes the words alone."""
    try:
        pages_needed(
            brief.text("signature"), brief.text("hand"), brief.text("paper"), stationery=brief.style.stationery
        )
    except (LetterheadTooLong, UnprintableLetterhead) as error:
        yield "letterhead", str(error)
    except HandwritingError:
        # What the hand lacks beside is seen at the desk.
        return


def _envelope_problems(brief: BriefSubmission) -> Iterator[tuple[str, str]]:
    """What the hand cannot write on this envelope."""
    if not brief.values["envelope"]:
        return
    if not brief.values["address"]:
        if brief.values["post"]:
            # Where the house posts it to is told on the letter's page.
            return
        yield "address", "Please tell us what to write on the envelope, or choose none."
        return
    address, sender, hand, envelope = (brief.text(name) for name in ("address", "sender", "hand", "envelope"))
    try:
        address_styled(address, sender, hand, envelope, FITTING, {"pace": brief.style.pace})
    except HandwritingError as error:
        yield "address", str(error)


def _too_long(label: str, cap: int) -> str:
    return f"“{label}” holds up to {cap:,} characters. Please make it a little shorter."


def _is_email(value: str) -> bool:
    try:
        as_sent(value)
    except Undeliverable:
        return False
    return True

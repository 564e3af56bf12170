"""Taking a client's brief: once, whole, and with a first draft ready for a writer."""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from letters.drafting import Occasion, unanswered_stems
from letters.handwriting import HandwritingError, LetterheadTooLong, UnprintableLetterhead, pages_needed
from letters.models import Brief, Draft, Event, Letter, Notice

from .addresses import address_of, brief_by_address, digest_of, new_address
from .catalogue import envelopes, hands, how_many, inks, occasion_named, paces, papers, pronouns, tones
from .composing import first_draft, under_heading
from .errors import BriefRefused
from .facts import facts_of
from .history import record
from .hygiene import ADDRESS_CAP, ANSWER_CAP, AVOID_CAP, EMAIL_CAP, LINE_CAP, VOICE_CAP, clean_line, clean_text
from .remembering import memory_of
from .styling import AS_USUAL, FITTING, Style, address_styled

__all__ = [
    "KEPT",
    "BriefSubmission",
    "address_of",
    "brief_by_address",
    "brief_of_form",
    "earlier_brief",
    "says_the_same",
    "submit_brief",
]

BRIEFS_A_DAY = 20
"""For one e-mail address: more than anyone means, and few enough that our letters cannot fill a stranger's mailbox."""

_SIGNS_OF_A_LINK = ("://", "www.")

KEPT = "We kept everything you wrote."
"""How every objection to a brief begins."""


@dataclass(frozen=True)
class BriefSubmission:
    """What a client sends. `submission` is the key hidden in the form: sending it twice is sending it once.

    `answers` holds what was typed, by stem key; `avoid` and `named` one phrase a line; `voice` a few messages of the
    client's own; `address` and `sender` go on an envelope, as they are. `after` is the private address of an earlier
    letter to the same person, when the client comes from there. The rest are slugs or single lines.
    """

    submission: UUID
    client_name: str
    client_email: str
    recipient_name: str
    relation: str
    occasion: str
    tone: str
    answers: Mapping[str, str]
    avoid: str
    signature: str
    hand: str
    paper: str
    style: Style = AS_USUAL
    heading: str = ""
    writers: str = "one"
    recipients: str = "one"
    nickname: str = ""
    about_name: str = ""
    about_pronouns: str = "they"
    named: str = ""
    voice: str = ""
    envelope: str = ""
    address: str = ""
    sender: str = ""
    after: str = ""


def submit_brief(submission: BriefSubmission) -> Brief:
    """Keep the brief, compose draft 1 and queue the e-mail that says so. Sent again, it gives the first brief.

    Raises BriefRefused, naming every field at fault.
    """
    earlier = earlier_brief(submission)
    if earlier:
        return earlier
    clean = _cleaned(submission)
    occasion = _checked(clean)
    _refuse_flood(clean.client_email)
    try:
        with transaction.atomic():
            return _keep(clean, occasion)
    except IntegrityError:
        # The same form, sent twice at once: the other request was first.
        return Brief.objects.get(submission_digest=_digest(submission.submission))


def brief_of_form(submission: UUID) -> Brief | None:
    """The brief that came in the form with this key, if one did."""
    return Brief.objects.filter(submission_digest=_digest(submission)).first()


def earlier_brief(submission: BriefSubmission) -> Brief | None:
    """The brief that this one is again: it came in the same form, or says the very same within a day.

    A browser that goes back may fetch the form anew: same words, new key, and not meant twice.
    """
    return brief_of_form(submission.submission) or _twin_of(_words(_cleaned(submission)))


def says_the_same(brief: Brief, submission: BriefSubmission) -> bool:
    """Whether what was sent now is what was kept then, word for word."""
    return _says(brief, _words(_cleaned(submission)))


def _keep(clean: BriefSubmission, occasion: Occasion) -> Brief:
    nonce = secrets.token_bytes(32)
    brief = Brief.objects.create(
        **_words(clean),
        first=_first_of(clean),
        submission_digest=_digest(clean.submission),
        nonce=nonce,
        address_digest=digest_of(new_address(nonce)),
    )
    letter = Letter.objects.create(brief=brief, seed=secrets.randbits(63))
    draft, version = first_draft(facts_of(brief), occasion, letter.seed, memory_of(brief))
    draft = under_heading(draft, brief.heading)
    letter.draft = Draft.objects.create(
        letter=letter, number=1, text=draft.text, template_version=version, sources=draft.as_json()
    )
    letter.save(update_fields=["draft"])
    record(letter, Event.Verb.SUBMITTED)
    record(letter, Event.Verb.COMPOSED)
    Notice.objects.create(brief=brief, kind=Notice.Kind.RECEIVED)
    return brief


def _first_of(clean: BriefSubmission) -> Brief | None:
    """The first brief of a correspondence. Whoever holds the address of a letter may go on from it, nobody else."""
    try:
        earlier = brief_by_address(clean.after)
    except Brief.DoesNotExist:
        return None
    # Written from the page of a letter, but to somebody else: nothing told in confidence goes along.
    same = earlier.recipient_name.casefold() == clean.recipient_name.casefold()
    return (earlier.first or earlier) if same else None


def _words(submission: BriefSubmission) -> dict[str, Any]:
    """Everything that is kept as it was said: not the form's key, nor the address that it came from."""
    words = vars(submission) | {"answers": dict(submission.answers), "style": submission.style.as_data()}
    return {name: value for name, value in words.items() if name not in ("submission", "after")}


def _twin_of(words: Mapping[str, Any]) -> Brief | None:
    return next((brief for brief in _recent(words["client_email"]) if _says(brief, words)), None)


def _says(brief: Brief, words: Mapping[str, Any]) -> bool:
    return all(getattr(brief, name) == value for name, value in words.items())


def _recent(email: str) -> QuerySet[Brief]:
    return Brief.objects.filter(client_email__iexact=email, created_at__gt=timezone.now() - timedelta(days=1))


def _digest(submission: UUID) -> str:
    return hashlib.sha256(submission.bytes).hexdigest()


def _cleaned(submission: BriefSubmission) -> BriefSubmission:
    answers = {key: clean_text(answer) for key, answer in submission.answers.items()}
    return replace(
        submission,
        client_name=clean_line(submission.client_name),
        client_email=clean_line(submission.client_email),
        recipient_name=clean_line(submission.recipient_name),
        relation=clean_line(submission.relation),
        signature=clean_line(submission.signature),
        heading=clean_line(submission.heading),
        nickname=clean_line(submission.nickname),
        about_name=clean_line(submission.about_name),
        style=replace(submission.style, letterhead=clean_line(submission.style.letterhead)),
        avoid=clean_text(submission.avoid),
        named=clean_text(submission.named),
        voice=clean_text(submission.voice),
        address=clean_text(submission.address),
        sender=clean_text(submission.sender),
        answers={key: answer for key, answer in answers.items() if answer},
    )


def _checked(clean: BriefSubmission) -> Occasion:
    occasion = occasion_named(clean.occasion)
    if occasion is None:
        raise BriefRefused({"occasion": f"{KEPT} Please choose what the letter is for."})
    problems = dict((*_answer_problems(clean, occasion), *_choice_problems(clean), *_line_problems(clean)))
    if occasion.about_required and (problem := _line_problem(clean.about_name, "Please tell us the name.")):
        problems["about_name"] = problem
    if problems:
        raise BriefRefused(problems)
    return occasion


def _refuse_flood(email: str) -> None:
    if _recent(email).count() >= BRIEFS_A_DAY:
        sentence = (
            f"{BRIEFS_A_DAY} briefs came with this e-mail address since yesterday. Please send this one tomorrow."
        )
        raise BriefRefused({"client_email": f"{KEPT} {sentence}"})


def _line_problems(clean: BriefSubmission) -> Iterator[tuple[str, str]]:
    asked = {
        "client_name": "Please tell us your name.",
        "recipient_name": "Please tell us who the letter is for.",
        "relation": "Please tell us what they are to you.",
        "signature": "Please tell us how you sign.",
    }
    for name, sentence in asked.items():
        if problem := _line_problem(getattr(clean, name), sentence):
            yield name, problem
    for name, value in _lines_that_may_be_empty(clean):
        if problem := _line_problem(value, "") if value else "":
            yield name, problem
    if not _is_email(clean.client_email):
        yield "client_email", f"{KEPT} Please add an e-mail address so that we can send you the letter."
    caps = {"avoid": AVOID_CAP, "named": AVOID_CAP, "voice": VOICE_CAP, "address": ADDRESS_CAP, "sender": ADDRESS_CAP}
    for name, cap in caps.items():
        if len(getattr(clean, name)) > cap:
            yield name, _too_long(len(getattr(clean, name)), cap)


def _lines_that_may_be_empty(clean: BriefSubmission) -> Iterator[tuple[str, str]]:
    yield "letterhead", clean.style.letterhead
    for name in ("heading", "nickname", "about_name"):
        yield name, getattr(clean, name)


def _line_problem(value: str, missing: str) -> str:
    if not value:
        return f"{KEPT} {missing}"
    if len(value) > LINE_CAP:
        return _too_long(len(value), LINE_CAP)
    # Our e-mails carry these lines, and go to whatever address was typed.
    if any(sign in value.casefold() for sign in _SIGNS_OF_A_LINK):
        return f"{KEPT} Please leave web addresses out of this line: words are enough here."
    return ""


def _choice_problems(clean: BriefSubmission) -> Iterator[tuple[str, str]]:
    if clean.tone not in tones():
        yield "tone", f"{KEPT} Please choose how the letter should sound."
    if clean.hand not in hands():
        yield "hand", f"{KEPT} Please choose whose hand writes it."
    if clean.paper not in papers():
        yield "paper", f"{KEPT} Please choose a paper."
    if clean.style.ink not in inks():
        yield "ink", f"{KEPT} Please choose an ink."
    if clean.style.pace not in paces():
        yield "pace", f"{KEPT} Please choose how carefully the letter is written."
    if clean.writers not in how_many():
        yield "writers", f"{KEPT} Please tell us who writes."
    if clean.recipients not in how_many():
        yield "recipients", f"{KEPT} Please tell us who the letter goes to."
    if clean.about_pronouns not in pronouns():
        yield "about_pronouns", f"{KEPT} Please choose how the letter speaks of them."
    yield from _letterhead_problems(clean)
    yield from _envelope_problems(clean)


def _letterhead_problems(clean: BriefSubmission) -> Iterator[tuple[str, str]]:
    """What cannot be printed on this paper. Later nobody could put it right: a writer changes the words alone."""
    try:
        pages_needed(clean.signature, clean.hand, clean.paper, stationery=clean.style.stationery)
    except (LetterheadTooLong, UnprintableLetterhead) as error:
        yield "letterhead", f"{KEPT} {error}"
    except HandwritingError:
        # What the hand lacks is seen at the desk, and what the house does not offer is named above.
        return


def _envelope_problems(clean: BriefSubmission) -> Iterator[tuple[str, str]]:
    if not clean.envelope:
        return
    if clean.envelope not in envelopes():
        yield "envelope", f"{KEPT} Please choose an envelope, or none."
    elif not clean.address:
        yield "address", f"{KEPT} Please tell us what to write on the envelope, or choose none."
    elif clean.hand in hands() and clean.style.pace in paces():
        yield from _address_problems(clean)


def _address_problems(clean: BriefSubmission) -> Iterator[tuple[str, str]]:
    """What the hand cannot write on this envelope, said while the client can still change it."""
    try:
        address_styled(clean.address, clean.sender, clean.hand, clean.envelope, FITTING, {"pace": clean.style.pace})
    except HandwritingError as error:
        yield "address", f"{KEPT} {error}"


def _answer_problems(clean: BriefSubmission, occasion: Occasion) -> Iterator[tuple[str, str]]:
    for stem in unanswered_stems(occasion, clean.answers):
        yield f"answers.{stem.key}", f"{KEPT} Please finish the sentence “{stem.opening} …”."
    for key, answer in clean.answers.items():
        if occasion.stem(key) is None:
            yield f"answers.{key}", f"{KEPT} One answer belongs to another occasion. Please send the form again."
        elif len(answer) > ANSWER_CAP:
            yield f"answers.{key}", _too_long(len(answer), ANSWER_CAP)


def _too_long(length: int, cap: int) -> str:
    return f"{KEPT} This has {length:,} characters and there is room for {cap:,}. Please make it shorter."


def _is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return len(value) <= EMAIL_CAP

"""The proof: a client reads the very pages, and approves them or says what should be different. What they answer is
bound to the digest of those pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import batched
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format

from letters.drafting import sentence_spans
from letters.handwriting import without_marks
from letters.models import Comment, Letter, Notice, Proof, Rendering

from .errors import NotNow, Overtaken, TextRefused
from .history import Status, Verb, record, settle
from .hygiene import ANSWER_CAP, clean_text
from .mailing.asking import hold_for_word
from .publishing.holding import hold

__all__ = [
    "GENERAL",
    "Passage",
    "approve_proof",
    "destination_of",
    "give_proof",
    "keep_typed",
    "mark_proof",
    "open_proof",
    "passages_of",
    "proof_before_client",
    "rounds_left",
    "take_back",
]

Answer = Proof.Answer

GENERAL = 0
"""The place of what is said of the whole letter; passages count from 1."""


MOST_PASSAGES = 120
"""As many as a form can have fields. Of a longer letter, several sentences are one passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the letter, or a line that stands alone: its place, from 1; its words as they are read; and as the
    draft has them, with the signs of what is underlined."""

    place: int
    words: str
    as_typed: str


def destination_of(rendering: Rendering) -> Letter.Status:
    """Where a letter goes that is written out: to its client, or where they have answered already, or need not, on."""
    proof = Proof.objects.filter(rendering=rendering).first()
    if proof is None:
        return Status.PROOF if settings.PROOF else Status.READY
    return Status.PROOF if proof.answer == Answer.OPEN else Status.READY


def give_proof(rendering: Rendering) -> Proof:
    """Put the pages before the client, and queue the e-mail that says so; written out a second time, they lie there
    already. Called inside the transaction that finishes the rendering."""
    letter = rendering.letter
    made = {
        "letter": letter,
        "number": letter.proofs.count() + 1,
        "layout_digest": rendering.layout_digest,
        "due_on": timezone.localdate() + timedelta(days=settings.PROOF_DAYS),
    }
    proof, is_new = Proof.objects.get_or_create(rendering=rendering, defaults=made)
    if is_new:
        record(letter, Verb.PROOF_GIVEN)
        Notice.objects.create(brief=letter.brief, kind=Notice.Kind.PROOF, number=proof.number)
    return proof


def proof_before_client(letter: Letter) -> Proof | None:
    """The last proof that the client was given, None where they were given none."""
    return letter.proofs.select_related("rendering").order_by("-number").first()


def open_proof(letter: Letter) -> Proof | None:
    """The proof that lies before the client now, None where none does."""
    proof = proof_before_client(letter) if letter.status == Status.PROOF else None
    return proof if proof and proof.answer == Answer.OPEN else None


def rounds_left(letter: Letter) -> int:
    """How often the client can still ask for changes."""
    return max(0, settings.PROOF_ROUNDS - letter.proofs.filter(answer=Answer.CHANGES).count())


def passages_of(proof: Proof) -> tuple[Passage, ...]:
    """What of the letter the client can say something about, in its order."""
    text = proof.rendering.text
    spans = [*sentence_spans(text)]
    together = max(1, ceil(len(spans) / MOST_PASSAGES))
    found = (text[some[0][0] : some[-1][1]] for some in batched(spans, together))
    return tuple(Passage(place, without_marks(words), words) for place, words in enumerate(found, 1))


def approve_proof(letter: Letter, digest: str) -> None:
    """The client approves the pages with this digest: the letter is theirs to take home. Done twice, it is done once.

    Raises Overtaken where these pages are not, or no longer, theirs to approve.
    """
    with transaction.atomic():
        proof = _held(letter, digest)
        if proof.answer in (Answer.APPROVED, Answer.LAPSED):
            return
        _require_open(proof)
        _close(letter, proof, Answer.APPROVED, Status.READY)
        record(letter, Verb.PROOF_APPROVED)
        Notice.objects.get_or_create(brief=letter.brief, kind=Notice.Kind.READY)


def mark_proof(letter: Letter, digest: str, marks: Mapping[int, str]) -> None:
    """The client says what should be different, by the places of passages, and the letter goes back to its writer with
    it: each stands at the desk as a comment at its place. The same sent twice is sent once.

    Raises Overtaken, NotNow where they have asked as often as they can, and TextRefused for nothing, and for too much.
    """
    with transaction.atomic():
        proof = _held(letter, digest)
        quoted = {passage.place: passage.as_typed for passage in passages_of(proof)}
        wishes = _clean({place: text for place, text in marks.items() if place in (GENERAL, *quoted)})
        comments = [(quoted[place], words) for place, words in wishes.items() if place != GENERAL]
        if proof.answer == Answer.CHANGES and _comments_of(proof) == comments:
            return
        _require_open(proof)
        _require_round(letter)
        _close(letter, proof, Answer.CHANGES, Status.CHANGES_REQUESTED)
        for passage, words in comments:
            Comment.objects.create(draft=proof.rendering.approval.draft, quoted=passage, words=words)
        record(letter, Verb.PROOF_MARKED, note=wishes.get(GENERAL, ""))


def keep_typed(letter: Letter, digest: str, marks: Mapping[int, str]) -> None:
    """Keep what the client has written and not sent. Raises Overtaken, and TextRefused for too much."""
    cleaned = {place: words for place, text in marks.items() if (words := clean_text(text))}
    _refuse_too_much(cleaned)
    with transaction.atomic():
        proof = _held(letter, digest)
        _require_open(proof)
        Proof.objects.filter(pk=proof.pk).update(typed={str(place): words for place, words in cleaned.items()})


def take_back(letter: Letter) -> None:
    """Take pages back that lie before the client. Called inside the transaction that moves the letter."""
    Proof.objects.filter(letter=letter, answer=Answer.OPEN).update(answer=Answer.VOID, answered_at=Now(), typed={})
    _forget_notices(letter)


def lapse(letter: Letter, pk: int, today: date) -> bool:
    """Take the pages of this proof as approved, since its day is over. Whether that was done, now."""
    with transaction.atomic():
        hold([letter.pk])
        proof = Proof.objects.filter(pk=pk, answer=Answer.OPEN, due_on__lt=today).first()
        letter.refresh_from_db()
        if proof is None or letter.status != Status.PROOF:
            return False
        _close(letter, proof, Answer.LAPSED, Status.READY)
        hold_for_word(letter)
        record(letter, Verb.PROOF_LAPSED)
        Notice.objects.get_or_create(brief=letter.brief, kind=Notice.Kind.READY)
    return True


def _held(letter: Letter, digest: str) -> Proof:
    """The proof with this digest, held until the transaction ends. Raises Overtaken where the pages are others."""
    hold([letter.pk])
    letter.refresh_from_db()
    proof = proof_before_client(letter)
    if proof is None or proof.layout_digest != digest:
        raise Overtaken(
            "These are no longer the pages of your letter: it was changed since you opened this page. Nothing was "
            "approved or sent. Please look at your letter’s page."
        )
    return proof


def _require_open(proof: Proof) -> None:
    if proof.answer == Answer.OPEN and proof.letter.status == Status.PROOF:
        return
    day = date_format(timezone.localtime(proof.answered_at), "j F") if proof.answered_at else ""
    first = {
        Answer.APPROVED: f"You approved these pages on {day}, on this page or another.",
        Answer.CHANGES: f"You asked for changes on {day}, on this page or another, and a writer has them.",
        Answer.LAPSED: f"No answer had come by {date_format(proof.due_on, 'j F')}, so we took the pages as approved.",
        Answer.VOID: f"The house took these pages back on {day}, to change something. You read the new ones.",
        Answer.OPEN: "These pages are being written out once more, because the copy that we kept was damaged.",
    }
    raise Overtaken(f"{first[Answer(proof.answer)]} Nothing more was approved or sent.")


def _require_round(letter: Letter) -> None:
    if not rounds_left(letter):
        raise NotNow(
            "You have asked for changes as often as can be. Nothing was sent, and what you wrote is still here. Please "
            "write to the house from your letter’s page: somebody reads it, and answers."
        )


def _clean(marks: Mapping[int, str]) -> dict[int, str]:
    wishes = {place: words for place, text in sorted(marks.items()) if (words := clean_text(text))}
    if not wishes:
        raise TextRefused(
            "Nothing is marked yet. Please open a line of the letter and write what should be different, or approve "
            "the letter as it is."
        )
    _refuse_too_much(wishes)
    return wishes


def _refuse_too_much(wishes: Mapping[int, str]) -> None:
    if too_long := [words for words in wishes.values() if len(words) > ANSWER_CAP]:
        raise TextRefused(
            f"One of them has {len(too_long[0]):,} characters, and there is room for {ANSWER_CAP:,}. Nothing was sent, "
            "and everything you wrote is still here. Please make it shorter."
        )


def _comments_of(proof: Proof) -> list[tuple[str, str]]:
    comments = Comment.objects.filter(draft=proof.rendering.approval.draft, author__isnull=True).order_by("pk")
    return [(comment.quoted, comment.words) for comment in comments]


def _close(letter: Letter, proof: Proof, answer: Proof.Answer, to: Letter.Status) -> None:
    """Note the answer and move the letter, which is held."""
    Proof.objects.filter(pk=proof.pk).update(answer=answer, answered_at=Now(), typed={})
    settle(letter, (Status.PROOF,), to)
    letter.refresh_from_db()
    _forget_notices(letter)


def _forget_notices(letter: Letter) -> None:
    """Nobody is told to read what they have answered."""
    kinds = (Notice.Kind.PROOF, Notice.Kind.REMINDER, Notice.Kind.DEADLINE)
    letter.brief.notices.filter(kind__in=kinds, status=Notice.Status.QUEUED).delete()

"""What lies on the desk: the brief, the draft, how it would be inked, and what this person may do now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise

from django.contrib.auth.models import User

from letters.models import Comment, Draft, Event, Letter, Proof, Rendering, Scratch
from letters.workflow.assigning import WITH_WRITER
from letters.workflow.catalogue import hand_called
from letters.workflow.commenting import comments_on
from letters.workflow.comparing import Piece, differences
from letters.workflow.history import name_of
from letters.workflow.opening import Opened, openings_of
from letters.workflow.piles import Turn, turn_after, usual_pile
from letters.workflow.presence import look_in
from letters.workflow.previewing import Preview, preview
from letters.workflow.proofreading import Note, notes_of, overruled
from letters.workflow.proofs import open_proof
from letters.workflow.rehanding import may_change_hand, other_hands
from letters.workflow.retaining import kept_until
from letters.workflow.reviewing import WITH_EDITOR, why_not_approve
from letters.workflow.scratching import scratch_of
from letters.workflow.sources import Sourced, sourced_sentences

from .buttons import Pressed
from .desk_brief import BriefOnDesk
from .desk_in_book import InBook
from .desk_talk import Talk
from .desk_whose import Whose
from .erasing_buttons import REASONS

AROUND = 48
"""Characters of the draft shown before and after a place that should not be there."""

OUTSIDE = {
    **dict.fromkeys((Event.Verb.SUBMITTED, Event.Verb.PROOF_APPROVED, Event.Verb.PROOF_MARKED), "The client"),
    **dict.fromkeys((Event.Verb.CLIENT_CHANGED, Event.Verb.CLIENT_WROTE, Event.Verb.ANSWER_TOLD), "The client"),
    Event.Verb.CONSENT_ASKED: "The client",
    Event.Verb.CONSENT_GIVEN: "On their own page, somebody",
    Event.Verb.CONSENT_WITHDRAWN: "On their own page, somebody",
}
"""Who did what the house itself never does, where it was nobody who works here."""

STANDING = {
    Letter.Status.DRAFTING: "It waits for a writer.",
    Letter.Status.CHANGES_REQUESTED: "Changes were asked for. It waits for a writer.",
    Letter.Status.IN_REVIEW: "It waits for an editor.",
    Letter.Status.APPROVED: "It is approved and being written out.",
    Letter.Status.PROOF: "Its pages lie before the client, who approves them or says what should be different.",
    Letter.Status.READY: "It is written, and the client can take it home.",
    Letter.Status.FAILED: "It is approved and could not be written out.",
}


@dataclass(frozen=True)
class MarginNote:
    """One of the proofreader's notes, with the words it is about and those around them.

    `ruling` says who overruled it and why, "" where nobody did.
    """

    note: Note
    before: str
    quoted: str
    after: str
    ruling: str

    @property
    def holds_back(self) -> bool:
        """Whether the letter cannot be approved before this is settled."""
        return self.note.blocking and not self.ruling


@dataclass(frozen=True)
class Changes:
    """What is other in the current draft than in the one with this number."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Passage:
    """Some words of the draft; `note` and `comment` are the places, from 1, of what is said of them, 0 for nothing."""

    text: str
    note: int = 0
    comment: int = 0


@dataclass(frozen=True)
class Line:
    """One line of the letter's history."""

    who: str
    did: str
    at: datetime
    note: str


class Desk:
    """One letter before one person. `pressed` is what they typed when a verb refused, and `refusal` why it did.

    `seen_version` is the version that the page shows, and that its buttons act on; `pile` the one from which they work.
    """

    looking = False

    def __init__(
        self, letter: Letter, person: User, pressed: Pressed | None = None, refusal: str = "", pile: str = ""
    ) -> None:
        self.letter, self.brief, self.draft = letter, letter.brief, letter.draft
        self.person, self.pressed, self.refusal = person, pressed, refusal
        self.from_client = BriefOnDesk(letter.brief)
        self.whose = Whose(letter, person)
        self.talk = Talk(letter, person, pressed)
        self._pile = (pressed.word("pile") if pressed else "") or pile
        self.seen_version = letter.version

    @cached_property
    def turn(self) -> Turn | None:
        """What else lies in the pile from which this person works."""
        return turn_after(self.letter, self.person, self._pile or usual_pile(self.letter, self.person))

    @property
    def standing(self) -> str:
        """Where the letter is, in a sentence."""
        return STANDING[Letter.Status(self.letter.status)]

    @cached_property
    def notes(self) -> tuple[MarginNote, ...]:
        """What the proofreader says of the draft: what holds it back first."""
        return tuple(sorted(self._notes(), key=lambda margin: not margin.holds_back))

    @property
    def holding_back(self) -> int:
        """How many notes must be settled before the letter can be approved."""
        return sum(margin.holds_back for margin in self.notes)

    @cached_property
    def sources(self) -> tuple[Sourced, ...]:
        """Where each sentence of the current draft came from; nothing for a draft that a person wrote afresh."""
        return sourced_sentences(self.letter)

    @cached_property
    def preview(self) -> Preview:
        return preview(self.letter)

    @property
    def pages(self) -> range:
        return range(1, self.preview.page_count + 1)

    @property
    def hand(self) -> str:
        return hand_called(self.brief.hand)

    @property
    def may_change_hand(self) -> bool:
        return may_change_hand(self.letter, self.person)

    @cached_property
    def other_hands(self) -> Mapping[str, str]:
        """The hands that can write all of it as well, by slug."""
        return other_hands(self.letter)

    @property
    def words(self) -> str:
        """What the notes and the pages are about."""
        return self.draft_text

    @property
    def text(self) -> str:
        """What the textarea holds: what was typed, if something was; else the draft."""
        typed = self.pressed.text if self.pressed else None
        if typed is not None:
            return typed
        return self.scratch.text if self.scratch else self.draft_text

    @cached_property
    def scratch(self) -> Scratch | None:
        """What this person typed before and did not save."""
        return scratch_of(self.letter, self.person) if self.may_write and not self.pressed else None

    @cached_property
    def others_here(self) -> tuple[str, ...]:
        """Who else has the letter before them."""
        return look_in(self.letter, self.person)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """What was said of passages and is not settled."""
        return comments_on(self.letter) if self.may_read else ()

    @property
    def clients_marks(self) -> int:
        """How many passages that the client marked are not settled."""
        return sum(each.author_id is None for each in self.comments)

    @property
    def may_comment(self) -> bool:
        is_open = self.letter.status != Letter.Status.READY
        return is_open and (self._has("write_letter") or self._has("approve_letter"))

    @property
    def comment_quoted(self) -> str:
        """The passage that was typed with a comment that was refused."""
        return self.pressed.word("quoted") if self.pressed else ""

    @property
    def comment_words(self) -> str:
        """The words of a comment that could not be kept."""
        return self.pressed.word("remark") if self.pressed else ""

    @property
    def comment_typed(self) -> bool:
        return bool(self.comment_quoted or self.comment_words)

    @cached_property
    def changes(self) -> tuple[Changes, ...]:
        """What changed from the draft before this one, and from the first."""
        if self.draft is None or not self.earlier:
            return ()
        before = dict.fromkeys((self.earlier[0][0], self.earlier[-1][0]))
        return tuple(Changes(old.number, differences(old.text, self.draft_text)) for old in before)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The draft in pieces, those that a note or a comment is about with its place in their list."""
        return tuple(_passages(self.draft_text, self.notes, self.comments))

    @property
    def draft_text(self) -> str:
        return self.draft.text if self.draft else ""

    @property
    def typed_in_vain(self) -> bool:
        """Whether words were typed that are not the current draft: then both must be seen."""
        return _same_lines(self.text) != _same_lines(self.draft_text)

    @property
    def note(self) -> str:
        return self.pressed.word("note") if self.pressed else ""

    @property
    def may_read(self) -> bool:
        """Whether this person may read the letter itself, and not only where it is."""
        return self._has("view_draft")

    @property
    def may_read_brief(self) -> bool:
        return self._has("view_brief")

    @property
    def may_write(self) -> bool:
        own = self.letter.writer_id in (None, self.person.pk) or self._has("see_every_letter")
        return self.letter.status in WITH_WRITER and own and self._has("write_letter")

    @property
    def may_review(self) -> bool:
        """Whether this letter is with this person as an editor; four eyes may still forbid approving."""
        return self.letter.status in WITH_EDITOR and self._has("approve_letter")

    @property
    def may_approve(self) -> bool:
        return self.may_review and not self.why_not_approve

    @property
    def may_ask(self) -> bool:
        with_client = self.letter.status == Letter.Status.PROOF and self._has("approve_letter")
        return self.may_review or self.may_retry or with_client

    @property
    def may_retry(self) -> bool:
        return self.letter.status == Letter.Status.FAILED and self._has("approve_letter")

    @property
    def reasons_to_erase(self) -> Mapping[str, str]:
        """Why this person may erase the letter; nothing where they may not."""
        return REASONS if self._has("erase_letter") else {}

    @cached_property
    def why_not_approve(self) -> str:
        return why_not_approve(self.letter, self.person)

    @property
    def author(self) -> str:
        """Who the current draft is by."""
        return by(self.draft) if self.draft else ""

    @cached_property
    def earlier(self) -> tuple[tuple[Draft, str], ...]:
        """The drafts before this one, newest first, and who they are by."""
        drafts = self.letter.drafts.exclude(pk=self.letter.draft_id or 0).select_related(
            "author", "template_version__template"
        )
        return tuple((draft, by(draft)) for draft in drafts.order_by("-number"))

    @cached_property
    def history(self) -> tuple[Line, ...]:
        """Everything that was done, newest first."""
        events = self.letter.events.select_related("actor").order_by("-pk")
        return tuple(Line(_who(event), event.get_verb_display(), event.at, event.note) for event in events)

    @cached_property
    def openings(self) -> tuple[Opened, ...]:
        """Who of the house opened the letter, the latest first."""
        return openings_of(self.letter)

    @property
    def kept_until(self) -> date | None:
        """The last day on which the letter is there."""
        return kept_until(self.letter)

    @cached_property
    def asked(self) -> Line | None:
        """What an editor or the client asked for, while it has not been answered."""
        if self.letter.status != Letter.Status.CHANGES_REQUESTED:
            return None
        asking = (Event.Verb.CHANGES_REQUESTED.label, Event.Verb.PROOF_MARKED.label)
        return next((line for line in self.history if line.did in asking), None)

    @cached_property
    def in_book(self) -> InBook:
        """What there is to say of it once it is finished."""
        return InBook(self.letter, self.person, self.pressed.post if self.pressed else None)

    @cached_property
    def proof(self) -> Proof | None:
        """What lies before the client."""
        return open_proof(self.letter)

    @property
    def failure(self) -> str:
        """Why the letter could not be written out."""
        if self.letter.status != Letter.Status.FAILED:
            return ""
        failed = self.letter.renderings.filter(status=Rendering.Status.FAILED).first()
        return failed.reason if failed else ""

    def _has(self, permission: str) -> bool:
        return self.person.has_perm(f"letters.{permission}")

    def _notes(self) -> Iterator[MarginNote]:
        text = self.words
        if not text:
            return
        rulings = overruled(self.letter)
        for note in notes_of(self.letter, text, self.from_client.earlier):
            ruling = rulings.get(note.key)
            words = f"{name_of(ruling.editor)}: {ruling.reason}" if ruling else ""
            around = (_before(text[: note.start]), _after(text[note.end :])) if note.end else ("", "")
            yield MarginNote(note, around[0], text[note.start : note.end], around[1], words)


def by(draft: Draft) -> str:
    """Who wrote a draft, as the end of a sentence."""
    if draft.author:
        return f"by {name_of(draft.author)}"
    if draft.template_version is None:
        return "put together from the client’s sentences"
    return f"composed from the template “{draft.template_version.template.name}”"


def _who(event: Event) -> str:
    return name_of(event.actor) if event.actor else OUTSIDE.get(Event.Verb(event.verb), name_of(None))


def _before(text: str) -> str:
    return text if len(text) <= AROUND else f"… {text[-AROUND:].partition(' ')[2]}"


def _after(text: str) -> str:
    return text if len(text) <= AROUND else f"{text[:AROUND].rpartition(' ')[0]} …"


def _same_lines(text: str) -> list[str]:
    # A browser sends other line ends than the database keeps.
    return text.strip().splitlines()


def _passages(text: str, notes: Sequence[MarginNote], comments: Sequence[Comment]) -> Iterator[Passage]:
    """The text cut wherever something begins or ends that is said of it. Where several are about the same words, the
    first one counts."""
    spans = [(each.note.start, each.note.end, Passage("", note=place)) for place, each in enumerate(notes, 1)]
    for place, comment in enumerate(comments, 1):
        start = text.find(comment.quoted)
        if start >= 0:
            spans.append((start, start + len(comment.quoted), Passage("", comment=place)))
    cuts = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    for start, end in pairwise(cuts):
        about = [passage for first, last, passage in spans if first <= start and end <= last]
        note = next((each.note for each in about if each.note), 0)
        yield Passage(text[start:end], note, next((each.comment for each in about if each.comment), 0))

"""Reading a draft as the proofreader does, with what the hand and the paper make of it; and knowing better."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from letters.drafting import Facts, Memory, parse_template, phrases_of
from letters.drafting.proofreading import Note, Used, Written, proofread, template_phrases, unsettled, voice_of
from letters.handwriting import HandwritingError, name_of_hand, places_without_marks, unwritable, without_marks
from letters.models import Brief, Letter, Overruling, Phrase, Template, TemplateVersion

from .catalogue import occasion_named, seed_templates
from .errors import BriefRefused, NotesUnsettled, TextRefused
from .facts import facts_of
from .history import Status, Verb, look, record, require
from .hygiene import LETTER_CAP, clean_text
from .remembering import correspondence, memory_of
from .styling import AS_USUAL, Style, pages_styled
from .trying import read_brief

__all__ = [
    "MOST_PAGES",
    "Note",
    "Proofread",
    "accept",
    "house_phrases",
    "notes_of",
    "overrule",
    "overruled",
    "proofread_file",
    "require_settled",
    "voice_described",
    "written_as",
]

MOST_PAGES = 4
"""More is rarely read twice; on longer letters there is a note."""

NOBODY = Facts(client_name="", recipient_name="", relation="", occasion="", tone="", answers={}, avoid=(), signature="")
"""The brief of a text that has none."""


@dataclass(frozen=True)
class Proofread:
    """The notes on a text, and in a sentence what can be said of the client's own voice; "" without a brief."""

    notes: tuple[Note, ...]
    voice: str = ""


def written_as(text: str, hand: str, paper: str, style: Style = AS_USUAL, seed: int = 1) -> Written:
    """What the hand makes of a text: nothing is measured where there is no such hand or paper, or nothing to write."""
    try:
        missing = unwritable(text, hand)
        pages = 0 if missing else pages_styled(text, hand, paper, seed, style)
    except HandwritingError:
        return Written()
    return Written(missing, name_of_hand(hand), pages, MOST_PAGES)


@cache
def house_phrases() -> frozenset[int]:
    """The phrases of the templates in the seeds: letters of two clients may share them."""
    templates = (parse_template(template.body) for template in seed_templates())
    return frozenset[int]().union(*map(template_phrases, templates))


def proofread_file(text: str, brief: Path | None, past: Iterable[str]) -> Proofread:
    """The notes on a text for the brief in a JSON file, `past` being earlier letters to the same person.

    Raises BriefRefused, with a sentence for everything at fault.
    """
    if len(text) > LETTER_CAP:
        raise BriefRefused({"letter": f"A letter holds {LETTER_CAP:,} characters, and this text has {len(text):,}."})
    memory = Memory(phrases=frozenset[int]().union(*map(phrases_of, past)))
    if brief is None:
        return Proofread(_read(text, NOBODY, memory=memory))
    read = read_brief(brief)
    written = written_as(text, read.hand, read.paper)
    notes = _read(text, read.facts, occasion=read.occasion, memory=memory, written=written)
    return Proofread(notes, voice_of(read.facts.voice).described(read.facts.client_name))


def notes_of(letter: Letter, text: str | None = None, memory: Memory | None = None) -> tuple[Note, ...]:
    """The proofreader's notes on the current draft, or on a `text` that may become the next one.

    `memory` is that of its brief, where the caller has it.
    """
    brief = letter.brief
    memory = memory if memory is not None else memory_of(brief)
    words = text if text is not None else letter.draft.text if letter.draft else ""
    used = Used(others=_phrases_to_others(letter, words), house=house_phrases() | _own_phrases(letter))
    return _read(
        words,
        facts_of(brief, memory),
        occasion=occasion_named(brief.occasion),
        memory=memory,
        used=used,
        written=written_as(words, brief.hand, brief.paper, Style.from_data(brief.style), letter.seed),
        tones=_tones_of(brief.occasion),
    )


def _read(text: str, facts: Facts, **context: Any) -> tuple[Note, ...]:
    """The notes on the words of a text, in their places between its marks of emphasis: a word that is stressed is
    spelled, forbidden and repeated like any other."""
    notes = proofread(without_marks(text), facts, **context)
    places = (*places_without_marks(text), len(text))
    return tuple(_in_place(note, text, places) if note.end else note for note in notes)


def _in_place(note: Note, text: str, places: tuple[int, ...]) -> Note:
    """The note on the words as they were typed: with the marks around them, where some of those are between them."""
    starts = (places[note.start], places[note.start - 1] + 1 if note.start else 0)
    ends = (places[note.end - 1] + 1, places[note.end])
    spans = [(start, end) for end in ends for start in starts]
    start, end = next((span for span in spans if without_marks(text[slice(*span)]) == note.quoted), spans[0])
    return replace(note, start=start, end=end, quoted=text[start:end], column=start - text.rfind("\n", 0, start))


def _tones_of(occasion: str) -> tuple[str, ...]:
    """The tones in which the house writes this occasion."""
    offered = Template.objects.filter(occasion=occasion, is_active=True, versions__isnull=False)
    return tuple(offered.order_by("tone").values_list("tone", flat=True).distinct())


def voice_described(brief: Brief) -> str:
    """How the client writes, in a sentence, "" where they pasted no messages of their own."""
    return voice_of(brief.voice).described(brief.client_name) if brief.voice else ""


def overruled(letter: Letter) -> dict[str, Overruling]:
    """Which notes an editor has overruled, by their key."""
    return {each.key: each for each in letter.overrulings.select_related("editor")}


def overrule(letter: Letter, by: User, key: str, reason: str, seen_version: int) -> Overruling:
    """Say that a blocking note need not keep this letter back, and why; it is kept under this person's name.

    Raises NotYours, Overtaken, NotNow, and TextRefused without a reason or for a note that is not there.
    """
    require(by, "approve_letter", "overrule the proofreader")
    current = look(letter, seen_version, (Status.IN_REVIEW,))
    why = clean_text(reason)
    if not why:
        raise TextRefused("Please write why this may stand, so that others can see it. Nothing was changed.")
    note = next((each for each in notes_of(current) if each.key == key and each.blocking), None)
    if note is None:
        raise TextRefused("The proofreader no longer has this note, so there is nothing to overrule.")
    with transaction.atomic():
        ruling, is_new = Overruling.objects.get_or_create(
            letter=current, key=key, defaults={"reason": why, "editor": by}
        )
        if is_new:
            record(current, Verb.OVERRULED, by, why)
    return ruling


def accept(letter: Letter, text: str, key: str) -> str:
    """The text with what one of the proofreader's notes suggests in the place of what it is about. Nothing is kept.

    Raises TextRefused for a note that is not there, or suggests nothing.
    """
    note = next((each for each in notes_of(letter, text) if each.key == key and each.suggestion and each.end), None)
    if note is None:
        raise TextRefused("The proofreader no longer suggests this, so nothing was changed. Your words are below.")
    return f"{text[: note.start]}{note.suggestion}{text[note.end :]}"


def require_settled(letter: Letter) -> None:
    """Raises NotesUnsettled while a blocking note on the current draft was not overruled."""
    waiting = unsettled(notes_of(letter), overruled(letter).keys())
    if waiting:
        raise NotesUnsettled(waiting)


def _phrases_to_others(letter: Letter, text: str) -> frozenset[int]:
    """Of the phrases of this text those that letters of other clients say too."""
    phrases = Phrase.objects.filter(digest__in=phrases_of(text)).exclude(letter__in=correspondence(letter.brief))
    return frozenset(phrases.values_list("digest", flat=True).distinct())


def _own_phrases(letter: Letter) -> frozenset[int]:
    """What the template of this letter says itself, as it was then."""
    versions = TemplateVersion.objects.filter(draft__letter=letter).distinct()
    return frozenset[int]().union(*(template_phrases(parse_template(version.body)) for version in versions))

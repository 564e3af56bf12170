"""Reading a draft as the proofreader does, with what the hand and the paper make of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from letters.drafting import Facts, Memory, parse_template, phrases_of
from letters.drafting.proofreading import Note, Written, proofread, template_phrases, voice_of
from letters.handwriting import HandwritingError, hand_names, pages_needed, unwritable

from .catalogue import seed_templates
from .trying import read_brief

__all__ = ["MOST_PAGES", "Note", "Proofread", "house_phrases", "proofread_file", "written_as"]

MOST_PAGES = 4
"""More is rarely read twice; on longer letters there is a note."""

NOBODY = Facts(client_name="", recipient_name="", relation="", occasion="", tone="", answers={}, avoid=(), signature="")
"""The brief of a text that has none."""


@dataclass(frozen=True)
class Proofread:
    """The notes on a text, and in a sentence what can be said of the client's own voice; "" without a brief."""

    notes: tuple[Note, ...]
    voice: str = ""


def written_as(text: str, hand: str, paper: str) -> Written:
    """What the hand makes of a text: nothing is measured where there is no such hand or paper, or nothing to write."""
    try:
        missing = unwritable(text, hand)
        pages = 0 if missing else pages_needed(text, hand, paper)
    except HandwritingError:
        return Written()
    return Written(missing, hand_names()[hand], pages, MOST_PAGES)


def house_phrases() -> frozenset[int]:
    """The phrases of the templates in the seeds: letters of two clients may share them."""
    templates = (parse_template(template.body) for template in seed_templates())
    return frozenset[int]().union(*map(template_phrases, templates))


def proofread_file(text: str, brief: Path | None, past: Iterable[str]) -> Proofread:
    """The notes on a text for the brief in a JSON file, `past` being earlier letters to the same person.

    Raises BriefRefused, with a sentence for everything at fault.
    """
    memory = Memory(said=frozenset[int]().union(*map(phrases_of, past)))
    if brief is None:
        return Proofread(proofread(text, NOBODY, memory=memory))
    read = read_brief(brief)
    written = written_as(text, read.hand, read.paper)
    notes = proofread(text, read.facts, occasion=read.occasion, memory=memory, written=written)
    return Proofread(notes, voice_of(read.facts.voice).described(read.facts.client_name))

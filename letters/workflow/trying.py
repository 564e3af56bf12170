"""What the house would write for a brief, without keeping anything: from the seeds, so that no database is needed."""

import json
from dataclasses import dataclass
from pathlib import Path

from letters.drafting import (
    BriefError,
    Composition,
    DraftingError,
    Facts,
    Occasion,
    SeedTemplate,
    check_template,
    choose,
    compose,
    facts_from,
    parse_template,
)

from .catalogue import occasions, seed_templates
from .composing import under_heading
from .errors import BriefRefused

MOST_BYTES = 200_000
"""Of a file with a brief: more than everything together that can be answered."""


@dataclass(frozen=True)
class Tried:
    """A draft, and the template that was chosen for it."""

    composition: Composition
    template: SeedTemplate


@dataclass(frozen=True)
class ReadBrief:
    """What a JSON file says of a letter; `hand`, `paper` and `heading` are "" where it does not."""

    facts: Facts
    occasion: Occasion
    hand: str
    paper: str
    heading: str


def try_brief(path: Path, seed: int) -> Tried:
    """The draft for the brief in a JSON file. Raises BriefRefused, with a sentence for everything at fault."""
    brief = read_brief(path)
    try:
        seed_template = choose(seed_templates(), brief.facts, seed)
        template = parse_template(seed_template.body)
        check_template(template, brief.occasion)
    except DraftingError as error:
        raise BriefRefused({"brief": str(error)}) from error
    draft = compose(template, brief.facts, seed, brief.occasion)
    return Tried(under_heading(draft, brief.heading), seed_template)


def read_brief(path: Path) -> ReadBrief:
    """The brief in a JSON file. Raises BriefRefused, with a sentence for everything at fault."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BriefRefused({"brief": f"{path} is longer than any brief: {MOST_BYTES:,} bytes are read."})
        table = json.loads(path.read_text(encoding="utf-8"))
        facts, occasion = facts_from(table, occasions())
    except OSError as error:
        raise BriefRefused({"brief": f"{path} cannot be read: {error.strerror}."}) from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BriefRefused({"brief": f"{path} is not JSON: {error}."}) from error
    except BriefError as error:
        raise BriefRefused({str(place): problem for place, problem in enumerate(error.problems)}) from error
    return ReadBrief(facts, occasion, *(str(table.get(name, "")) for name in ("hand", "paper", "heading")))

"""The house's own letters: a note on one of them is a false alarm, or a fault of ours."""

import json
from pathlib import Path

import pytest

from letters.drafting import Occasion, SeedTemplate, compose, facts_from
from letters.drafting.proofreading import Kind, Note, Weight, proofread
from tests.drafting.conftest import SEEDS, parsed

BRIEFS = sorted((SEEDS / "briefs").glob("*.json"))
TASTE = {Kind.FILLER, Kind.LENGTH, Kind.LONG, Kind.VOICE}
"""What the client's own words may earn: they are long, or theirs and not ours."""


@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.stem)
def test_a_letter_of_the_house_has_no_notes(
    path: Path, occasions: dict[str, Occasion], templates: tuple[SeedTemplate, ...]
) -> None:
    facts, occasion = facts_from(json.loads(path.read_text(encoding="utf-8")), occasions.values())
    fitting = [template for template in templates if template.occasion == facts.occasion]
    template = fitting[len(path.stem) % len(fitting)]
    text = compose(parsed(template.body), facts, 7, occasion).text
    notes = proofread(text, facts, occasion=occasion)
    assert [(note.kind, note.quoted, note.reason) for note in notes if not _is_taste(note)] == []


def _is_taste(note: Note) -> bool:
    """What the client typed may come near to what they forbid: the note on that is mild."""
    return note.kind in TASTE or (note.kind == Kind.FORBIDDEN and note.weight == Weight.MILD)

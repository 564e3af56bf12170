"""A template tried on sample briefs before anybody's letter is made from it. Nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings

from letters.drafting import compose, parse_template

from .comparing import Piece, differences
from .errors import BriefRefused
from .templates import check_body
from .trying import ReadBrief, read_brief

SAMPLES = 3


@dataclass(frozen=True)
class Sample:
    """One letter as the template would make it: who writes to whom, and the words. `pieces` are the differences from
    what the saved template makes of it, none where there is no saved one."""

    whose: str
    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether saving the words would change it."""
        return any(piece.kind != "same" for piece in self.pieces)


def sample_count(slug: str) -> int:
    """How many sample briefs there are for the occasion called `slug`."""
    return sum(brief.occasion.slug == slug for brief in _sample_briefs())


def changed_samples(body: str, slug: str, saved: str, saved_slug: str) -> tuple[Sample, ...]:
    """What the typed words make of every sample brief of their occasion, and how that differs from what the saved ones
    make of it; those that change come first. Raises TemplateRefused for the typed words."""
    newer = sample_letters(body, slug, sample_count(slug))
    older = sample_letters(saved, slug, sample_count(slug)) if saved_slug == slug else ()
    compared = zip(newer, older, strict=True) if older else ((sample, None) for sample in newer)
    found = [
        replace(sample, pieces=differences(before.text, sample.text)) if before else sample
        for sample, before in compared
    ]
    return tuple(sorted(found, key=lambda sample: not sample.is_changed))


def sample_letters(body: str, slug: str, count: int = SAMPLES) -> tuple[Sample, ...]:
    """The words of a template for the occasion called `slug`, on up to `count` sample briefs of ours.

    Raises TemplateRefused, naming the line and the reason.
    """
    template = parse_template(check_body(body, slug))
    briefs = [brief for brief in _sample_briefs() if brief.occasion.slug == slug][:count]
    return tuple(
        Sample(
            f"{brief.facts.client_name} to {brief.facts.recipient_name}",
            compose(template, brief.facts, seed, brief.occasion).text,
        )
        for seed, brief in enumerate(briefs, start=1)
    )


@cache
def _sample_briefs() -> tuple[ReadBrief, ...]:
    return tuple(_readable(sorted(Path(settings.SEEDS_ROOT, "briefs").glob("*.json"))))


def _readable(paths: list[Path]) -> Iterator[ReadBrief]:
    for path in paths:
        try:
            yield read_brief(path)
        except BriefRefused:
            continue

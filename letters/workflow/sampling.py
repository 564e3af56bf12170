"""A template tried on sample briefs before anybody's letter is made from it. Nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from letters.drafting import compose, parse_template

from .errors import BriefRefused
from .templates import check_body
from .trying import ReadBrief, read_brief

SAMPLES = 3


@dataclass(frozen=True)
class Sample:
    """One letter as the template would make it: who writes to whom, and the words."""

    whose: str
    text: str


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

"""What the house offers. The one place where settings meet the pure rooms; read once and kept."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from letters.drafting import TONES, Occasion, SeedTemplate, Stem, load_occasions, load_templates
from letters.handwriting import hand_names, paper_names, unwritable

__all__ = [
    "Occasion",
    "Stem",
    "hands",
    "occasion_label",
    "occasion_named",
    "occasions",
    "papers",
    "seed_templates",
    "tones",
    "unwritable",
]


@cache
def occasions() -> tuple[Occasion, ...]:
    """Every occasion that a letter can have."""
    return load_occasions(Path(settings.SEEDS_ROOT, "occasions"))


def occasion_named(slug: str) -> Occasion | None:
    """The occasion called `slug`, or None."""
    return next((occasion for occasion in occasions() if occasion.slug == slug), None)


def occasion_label(slug: str) -> str:
    """What people call the occasion; the slug itself where the house no longer has it."""
    occasion = occasion_named(slug)
    return occasion.name if occasion else slug


def seed_templates() -> tuple[SeedTemplate, ...]:
    """The templates that the house starts with."""
    return load_templates(Path(settings.SEEDS_ROOT, "templates"))


def tones() -> Mapping[str, str]:
    """The label of every tone, by slug."""
    return TONES


@cache
def hands() -> Mapping[str, str]:
    """The name of every hand, by slug."""
    return hand_names()


@cache
def papers() -> Mapping[str, str]:
    """The name of every paper, by slug."""
    return paper_names()

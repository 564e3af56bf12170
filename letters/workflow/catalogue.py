"""What the house offers. The one place where settings meet the pure rooms; read once and kept."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from letters.drafting import (
    GROUPS,
    HOW_MANY,
    PRONOUNS,
    TONES,
    Occasion,
    Reads,
    SeedTemplate,
    Stem,
    asked_stems,
    load_occasions,
    load_templates,
    opening_for,
    thinness,
)
from letters.editor import (
    DemoBook,
    DemoLetter,
    Printer,
    PublisherSeed,
    load_demo_book,
    load_printers,
    load_publishers,
)
from letters.handwriting import (
    PACES,
    HandwritingError,
    envelope_names,
    hand_names,
    ink_names,
    name_of_hand,
    paper_names,
    pen_names,
    unwritable,
)

__all__ = [
    "DemoBook",
    "DemoLetter",
    "Occasion",
    "Reads",
    "Stem",
    "asked_stems",
    "demo_book",
    "envelopes",
    "hand_called",
    "hands",
    "how_many",
    "inks",
    "occasion_label",
    "occasion_named",
    "occasions",
    "occasions_by_group",
    "opening_for",
    "paces",
    "papers",
    "pens",
    "printers",
    "pronouns",
    "seed_publishers",
    "seed_templates",
    "thinness",
    "tones",
    "unwritable",
]


@cache
def occasions() -> tuple[Occasion, ...]:
    """Every occasion that a letter can have."""
    return load_occasions(Path(settings.SEEDS_ROOT, "occasions"))


def occasions_by_group() -> Mapping[str, tuple[Occasion, ...]]:
    """The occasions under their headings; those without one stand last, under none."""
    by_group = {group: tuple(each for each in occasions() if each.group == group) for group in (*GROUPS, "")}
    return {group: members for group, members in by_group.items() if members}


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


def seed_publishers() -> tuple[PublisherSeed, ...]:
    """The publishers that the house starts with. Raises EditorError for a file that is broken."""
    return load_publishers(Path(settings.SEEDS_ROOT, "publishers"))


def tones() -> Mapping[str, str]:
    """The label of every tone, by slug."""
    return TONES


@cache
def hands() -> Mapping[str, str]:
    """The name of every hand that can be chosen, by slug."""
    return hand_names()


def hand_called(slug: str) -> str:
    """The name of a hand, of one as well that can no longer be chosen; the slug where there is none."""
    try:
        return name_of_hand(slug)
    except HandwritingError:
        return slug


@cache
def papers() -> Mapping[str, str]:
    """The name of every paper, by slug."""
    return paper_names()


@cache
def inks() -> Mapping[str, str]:
    """The name of every ink, by slug."""
    return ink_names()


@cache
def pens() -> Mapping[str, str]:
    """The name of every pen, by slug."""
    return pen_names()


def paces() -> Mapping[str, str]:
    """How carefully a letter can be written, by slug, from careful to hasty."""
    return {slug: slug.capitalize() for slug in PACES}


@cache
def envelopes() -> Mapping[str, str]:
    """The name of every envelope, by slug."""
    return envelope_names()


def demo_book(name: str) -> DemoBook:
    """The sample book called `name`. Raises EditorError for one that is broken."""
    return load_demo_book(Path(settings.SEEDS_ROOT, "books", f"{name}.toml"))


@cache
def printers() -> Mapping[str, Printer]:
    """Every printer that books are made for, by slug."""
    return {printer.slug: printer for printer in load_printers(Path(settings.SEEDS_ROOT, "printers"))}


def how_many() -> Mapping[str, str]:
    """One person or several: for those who write and those who are written to."""
    return HOW_MANY


def pronouns() -> Mapping[str, str]:
    """How a letter can speak of somebody, by slug."""
    return PRONOUNS

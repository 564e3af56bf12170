"""Facts and a template become words. Pure functions: no database, no clock, no chance but the seed."""

from .checking import check_template
from .choosing import Candidate, choose
from .composing import compose
from .errors import DraftingError, NoTemplate, SeedError, TemplateError
from .facts import HOW_MANY, PRONOUNS, TONES, Facts
from .mending import mend
from .mentions import Mention, forbidden_mentions
from .occasions import GROUPS, KINDS, Occasion, Stem, asked_stems, load_occasions, unanswered_stems
from .parsing import parse_template
from .seed_templates import SeedTemplate, load_templates
from .template_language import Template

__all__ = [
    "GROUPS",
    "HOW_MANY",
    "KINDS",
    "PRONOUNS",
    "TONES",
    "Candidate",
    "DraftingError",
    "Facts",
    "Mention",
    "NoTemplate",
    "Occasion",
    "SeedError",
    "SeedTemplate",
    "Stem",
    "Template",
    "TemplateError",
    "asked_stems",
    "check_template",
    "choose",
    "compose",
    "forbidden_mentions",
    "load_occasions",
    "load_templates",
    "mend",
    "parse_template",
    "unanswered_stems",
]

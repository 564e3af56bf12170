"""Facts and a template become words. Pure functions: no database, no clock, no chance but the seed."""

from .briefs import facts_from
from .checking import check_template
from .choosing import TemplateLike, choose
from .composing import compose
from .composition import Composition, Sentence, Source, composition_from_json
from .errors import BriefError, DraftingError, NoTemplate, SeedError, TemplateError
from .facts import HOW_MANY, PRONOUNS, TONES, Facts
from .joints import Reads, reads_as
from .memory import NOTHING, EarlierAnswer, Memory, remember, together
from .mending import is_no_answer, mend
from .mentions import Mention, forbidden_mentions
from .occasions import GROUPS, KINDS, Occasion, Stem, asked_stems, load_occasions, unanswered_stems
from .parsing import parse_template
from .persons import possessive
from .phrases import Repeat, already_said, phrases_of
from .questions import QUESTIONS, STEPS, Question, QuestionKind, Shown, Step, Value, asked_question
from .saying import opening_for
from .seed_templates import SeedTemplate, load_templates
from .sentences import sentence_spans
from .template_language import Template
from .thinness import Thinness, thinness

__all__ = [
    "GROUPS",
    "HOW_MANY",
    "KINDS",
    "NOTHING",
    "PRONOUNS",
    "QUESTIONS",
    "STEPS",
    "TONES",
    "BriefError",
    "Composition",
    "DraftingError",
    "EarlierAnswer",
    "Facts",
    "Memory",
    "Mention",
    "NoTemplate",
    "Occasion",
    "Question",
    "QuestionKind",
    "Reads",
    "Repeat",
    "SeedError",
    "SeedTemplate",
    "Sentence",
    "Shown",
    "Source",
    "Stem",
    "Step",
    "Template",
    "TemplateError",
    "TemplateLike",
    "Thinness",
    "Value",
    "already_said",
    "asked_question",
    "asked_stems",
    "check_template",
    "choose",
    "compose",
    "composition_from_json",
    "facts_from",
    "forbidden_mentions",
    "is_no_answer",
    "load_occasions",
    "load_templates",
    "mend",
    "opening_for",
    "parse_template",
    "phrases_of",
    "possessive",
    "proofreading",
    "reads_as",
    "remember",
    "sentence_spans",
    "thinness",
    "together",
    "unanswered_stems",
]

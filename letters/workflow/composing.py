"""The first draft: the best template, or, where none fits, the client's own sentences in order."""

import logging
import re
from dataclasses import replace

from letters.drafting import (
    NOTHING,
    Composition,
    Facts,
    Memory,
    NoTemplate,
    Occasion,
    Stem,
    TemplateError,
    check_template,
    choose,
    compose,
    parse_template,
)
from letters.models import Template, TemplateVersion

logger = logging.getLogger(__name__)

_SPECIAL = re.compile(r"[\\{}\[\]<>|]")


def first_draft(
    facts: Facts, occasion: Occasion, seed: int, memory: Memory = NOTHING
) -> tuple[Composition, TemplateVersion | None]:
    """Draft 1, and what it was composed from (None: from the stems alone). Always gives a text."""
    version = _best_version(facts, seed, memory)
    if version is not None:
        try:
            return _compose(version.body, facts, occasion, seed, memory), version
        except TemplateError as error:
            # The occasion has changed since the template was saved. The client should not feel it.
            logger.warning("%s of template %s no longer fits: %s", version, version.template_id, error)
    return _compose(plain_body(occasion), facts, occasion, seed, memory), None


def under_heading(draft: Composition, heading: str) -> Composition:
    """The draft with its place and date above it, if the client gave any."""
    if not heading:
        return draft
    above = f"{heading}\n\n"
    moved = (replace(each, start=each.start + len(above), end=each.end + len(above)) for each in draft.sentences)
    return replace(draft, text=above + draft.text, sentences=tuple(moved))


def plain_body(occasion: Occasion) -> str:
    """A template that only puts the occasion's sentences one after the other."""
    # The blank lines stand inside the passages, so that these keep the order in which the client was asked.
    paragraphs = (f"[{_sentences(stem, occasion)}\n\n]" for stem in occasion.stems if not stem.only_with)
    return f"Dear {{recipient}},\n\n{''.join(paragraphs)}Yours,\n{{signature}}"


def _sentences(stem: Stem, occasion: Occasion) -> str:
    """The stem's own, and those that are asked only with it."""
    followers = (f"[ {_sentences(other, occasion)}]" for other in occasion.stems if other.only_with == stem.key)
    return f"{_SPECIAL.sub(r'\\\g<0>', stem.opening)} {{{stem.key}}}.{''.join(followers)}"


def _best_version(facts: Facts, seed: int, memory: Memory) -> TemplateVersion | None:
    templates = Template.objects.filter(is_active=True, versions__isnull=False).distinct().order_by("slug")
    try:
        return choose(templates, facts, seed, memory.templates).current
    except NoTemplate:
        return None


def _compose(body: str, facts: Facts, occasion: Occasion, seed: int, memory: Memory) -> Composition:
    template = parse_template(body)
    check_template(template, occasion)
    return compose(template, facts, seed, occasion, memory)

"""The first draft: the best template, or, where none fits, the client's own sentences in order."""

import logging
import re

from letters.drafting import (
    Facts,
    NoTemplate,
    Occasion,
    TemplateError,
    check_template,
    choose,
    compose,
    parse_template,
)
from letters.models import Template, TemplateVersion

logger = logging.getLogger(__name__)

_SPECIAL = re.compile(r"[\\{}\[\]<>|]")


def first_draft(facts: Facts, occasion: Occasion, seed: int) -> tuple[str, TemplateVersion | None]:
    """The text of draft 1, and what it was composed from (None: from the stems alone). Always gives a text."""
    version = _best_version(facts, seed)
    if version is not None:
        try:
            return _compose(version.body, facts, occasion, seed), version
        except TemplateError as error:
            # The occasion has changed since the template was saved. The client should not feel it.
            logger.warning("%s of template %s no longer fits: %s", version, version.template_id, error)
    return _compose(plain_body(occasion), facts, occasion, seed), None


def plain_body(occasion: Occasion) -> str:
    """A template that only puts the occasion's sentences one after the other."""
    sentences = (f"[{_SPECIAL.sub(r'\\\g<0>', stem.opening)} {{{stem.key}}}.]" for stem in occasion.stems)
    return "\n\n".join(("Dear {recipient},", *sentences, "Yours,\n{signature}"))


def _best_version(facts: Facts, seed: int) -> TemplateVersion | None:
    templates = Template.objects.filter(is_active=True, versions__isnull=False).distinct().order_by("slug")
    try:
        return choose(templates, facts, seed).current
    except NoTemplate:
        return None


def _compose(body: str, facts: Facts, occasion: Occasion, seed: int) -> str:
    template = parse_template(body)
    check_template(template, occasion)
    return compose(template, facts, seed, occasion).text

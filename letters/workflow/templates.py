"""Templates: checked when they are saved, numbered, never edited."""

import json
from hashlib import blake2b

from django.contrib.auth.models import User
from django.db import transaction

from letters.drafting import SeedTemplate, TemplateError, check_template, parse_template
from letters.models import Template, TemplateVersion

from .catalogue import occasion_named, seed_templates
from .errors import NotNow, Overtaken, TemplateRefused
from .history import name_of, require
from .hygiene import clean_text


def save_template(template: Template, body: str, by: User, seen_stamp: str) -> TemplateVersion:
    """Save the template's row as it stands, and the words as its next version if they are not the current ones.

    `seen` is `stamp_of` the template that this person looked at. Raises NotYours, TemplateRefused and Overtaken.
    """
    require(by, "change_template", "change templates")
    clean = check_body(body, template.occasion)
    with transaction.atomic():
        require_unchanged(template, clean, seen_stamp)
        template.save()
        return _next_version(template, clean, by)


def restore_version(template: Template, number: int, by: User, seen_stamp: str) -> TemplateVersion:
    """Let the words of an earlier version stand again, as the next one: nothing that was between is lost.

    Raises NotYours, Overtaken, NotNow where there is no such version, and TemplateRefused where the occasion no longer
    asks for what it needs.
    """
    version = template.versions.filter(number=number).first()
    if version is None:
        raise NotNow("There is no such version. Nothing was changed.")
    return save_template(template, version.body, by, seen_stamp)


def stamp_of(template: Template) -> str:
    """What the template says and is now, in short: any change to it gives another. Empty for one not yet saved."""
    if template.pk is None:
        return ""
    current = template.current
    return _stamp(template, current.body if current else "")


def require_unchanged(template: Template, body: str, seen_stamp: str) -> None:
    """Raises Overtaken unless the stored template is as it was `seen`, or already as it is to be saved now.

    Its row is held until the transaction ends, so that it stays so.
    """
    stored = Template.objects.select_for_update().filter(pk=template.pk).first()
    if stored and stamp_of(stored) not in (seen_stamp, _stamp(template, body)):
        raise Overtaken(
            f"This template was changed after you opened the page; {_newest(stored)}. Nothing was overwritten, and "
            "nothing of yours was saved."
        )


def check_body(body: str, slug: str) -> str:
    """The words as they would be saved for the occasion called `slug`. Raises TemplateRefused."""
    occasion = occasion_named(slug)
    if occasion is None:
        raise TemplateRefused(1, f"There is no occasion called “{slug}”. The template was not saved.")
    clean = clean_text(body)
    try:
        check_template(parse_template(clean), occasion)
    except TemplateError as error:
        raise TemplateRefused(error.line, f"{error} The template was not saved.") from error
    return clean


def load_seeds() -> int:
    """Bring the house's own templates up to date; how many were new or newer. Running it twice changes nothing.

    A template that someone here has edited, or moved to another occasion, is left as it is.
    Raises TemplateRefused for a seed that is broken.
    """
    return sum(_load(seed) for seed in seed_templates())


def _load(seed: SeedTemplate) -> bool:
    body = check_body(seed.body, seed.occasion)
    words = {"name": seed.name, "occasion": seed.occasion, "tone": seed.tone}
    with transaction.atomic():
        template, _ = Template.objects.get_or_create(slug=seed.slug, defaults=words)
        if _is_ours_no_more(template, seed) or (template.current and template.current.body == body):
            return False
        _next_version(template, body, None)
    return True


def _is_ours_no_more(template: Template, seed: SeedTemplate) -> bool:
    # Words that fit the seed's occasion may leave holes in a letter for another one.
    current = template.current
    return template.occasion != seed.occasion or bool(current and current.author_id)


def _stamp(template: Template, body: str) -> str:
    parts = (template.name, template.slug, template.occasion, template.tone, template.is_active, body)
    return blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()


def _newest(template: Template) -> str:
    current = template.current
    return f"its newest version is {current.number}, by {name_of(current.author)}" if current else "it has no words yet"


def _next_version(template: Template, body: str, author: User | None) -> TemplateVersion:
    # The row is locked, so that two people saving at once get two numbers.
    Template.objects.select_for_update().get(pk=template.pk)
    current = template.current
    if current and current.body == body:
        return current
    number = current.number + 1 if current else 1
    return TemplateVersion.objects.create(template=template, number=number, body=body, author=author)

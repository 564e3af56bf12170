"""What earlier letters tell about the person a letter is for.

Only a client who comes back from the private page of an earlier letter is remembered: an e-mail address that anyone
could type must never bring up what was told in confidence.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import Q, QuerySet

from letters.drafting import Memory, phrases_of, remember, together
from letters.models import Brief, Draft, Letter, Phrase

from .catalogue import occasion_named
from .facts import facts_of

__all__ = ["Memory", "correspondence", "earlier_letters", "hand_on_correspondence", "learn_phrases", "memory_of"]


def correspondence(brief: Brief) -> QuerySet[Letter]:
    """All letters of this client to this person that go back to one another's pages, this one among them."""
    root = brief.first_id or brief.pk
    # By a query of its own: an OR across both tables would have every letter read.
    briefs = Brief.objects.filter(Q(pk=root) | Q(first=root)).order_by()
    return Letter.objects.filter(brief__in=briefs.values("pk"))


def earlier_letters(brief: Brief) -> QuerySet[Letter]:
    """The letters of this client to this person before this brief, oldest first."""
    return correspondence(brief).filter(brief__lt=brief.pk).select_related("brief").order_by("pk")


def hand_on_correspondence(brief: Brief) -> Brief | None:
    """The first of the client's other letters to this person, from which those that are left go on;
    None where this was the only one."""
    later = list(Brief.objects.filter(first=brief).order_by("pk"))
    if not later:
        return brief.first
    heir = later[0]
    Brief.objects.filter(first=brief).exclude(pk=heir.pk).update(first=heir)
    Brief.objects.filter(pk=heir.pk).update(first=None)
    return heir


def memory_of(brief: Brief) -> Memory:
    """What was told and said before. What a letter says counts once it was approved."""
    letters = list(earlier_letters(brief))
    digests = Phrase.objects.filter(letter__in=letters).values_list("digest", flat=True)
    return replace(together(_memories(letters)), phrases=frozenset(digests))


def learn_phrases(letter: Letter, draft: Draft) -> None:
    """Keep what the approved draft says. Called inside the transaction that approves it."""
    letter.phrases.all().delete()
    Phrase.objects.bulk_create(Phrase(letter=letter, digest=digest) for digest in sorted(phrases_of(draft.text)))


def _memories(letters: list[Letter]) -> Iterator[Memory]:
    templates = _templates_of(letters)
    for letter in letters:
        facts, occasion = facts_of(letter.brief), occasion_named(letter.brief.occasion)
        if occasion:
            yield remember(facts, occasion, "", letter.created_at.date(), templates.get(letter.pk, ""))
        else:
            # What must not be mentioned holds, though the house no longer asks the questions of that time.
            yield Memory(never=facts.avoid)


def _templates_of(letters: list[Letter]) -> dict[int, str]:
    """The slug of the template that each letter was first composed from, by letter."""
    composed = Draft.objects.filter(letter__in=letters, number=1, template_version__isnull=False)
    return dict(composed.values_list("letter", "template_version__template__slug"))

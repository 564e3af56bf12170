"""Which letters of a book may be shown to people who have not bought it: on the cover, and to publishers."""

from collections.abc import Mapping

from django.db.models import Avg

from letters.models import Letter

from .compiling import lacks_of_plan
from .plans import Plan


def quotable_letters(plan: Plan) -> tuple[int, ...]:
    """The letters that everyone agrees to show in excerpts, those with most stars first."""
    planned = [each["letter"] for chapter in plan["chapters"] for each in chapter["letters"]]
    lacks = lacks_of_plan(plan, for_print=False, for_ebook=False, for_excerpt=True)
    barred = {lack.letter.pk for lack in lacks}
    stars = _stars(planned)
    allowed = [number for number in planned if number not in barred]
    return tuple(sorted(allowed, key=lambda number: -stars.get(number, 0.0)))


def _stars(letters: list[int]) -> Mapping[int, float]:
    rows = Letter.objects.filter(pk__in=letters).annotate(mean=Avg("stars__count")).values_list("pk", "mean")
    return {pk: mean or 0.0 for pk, mean in rows}

"""What of a planned book everyone agrees to: asked when it is compiled, and once more before it is bound."""

from collections.abc import Iterable, Mapping

from django.db.models import Avg

from letters.models import Compilation, Letter

from .lacking import lacking
from .lacks import Lack, Scope
from .plans import Plan, plan_kept


def lacks_of_plan(plan: Plan, *, for_print: bool, for_ebook: bool) -> tuple[Lack, ...]:
    """What somebody has not agreed to, or no longer, of a book as it was planned; excerpts too. Read anew."""
    captions = {each.letter: each.caption for each in plan.letters}
    return lacking(
        Letter.objects.in_bulk([*captions]).values(),
        for_print=for_print,
        for_ebook=for_ebook,
        for_excerpt=True,
        aliases=dict(plan.aliases),
        captions=captions,
        answered=[each.letter for each in plan.letters if each.answer],
        pictured=[each.letter for each in plan.letters if each.photographs],
    )


def needed_for_all(lacks: Iterable[Lack]) -> tuple[Lack, ...]:
    """Those without which there is no book: a letter can stand in one that may not be shown in excerpts."""
    return tuple(lack for lack in lacks if lack.scope != Scope.EXCERPT)


def quotable(plan: Plan, lacks: Iterable[Lack]) -> tuple[int, ...]:
    """The letters that may be shown to people who have not bought the book, on its cover and to publishers.

    Those with most stars come first.
    """
    barred = {lack.letter.pk for lack in lacks}
    stars = _stars(plan.numbers)
    return tuple(sorted((pk for pk in plan.numbers if pk not in barred), key=lambda pk: -stars.get(pk, 0.0)))


def withdrawn(compilation: Compilation) -> tuple[int, ...]:
    """The letters of which somebody no longer agrees to what was planned, each once."""
    plan = plan_kept(compilation)
    lacks = lacks_of_plan(plan, for_print=compilation.for_print, for_ebook=compilation.for_ebook)
    quoted = {*plan.quotable}
    gone = (lack.letter.pk for lack in lacks if lack.scope != Scope.EXCERPT or lack.letter.pk in quoted)
    return tuple(dict.fromkeys(gone))


def _stars(letters: Iterable[int]) -> Mapping[int, float]:
    rows = Letter.objects.filter(pk__in=[*letters]).annotate(mean=Avg("stars__count")).values_list("pk", "mean")
    return {pk: mean or 0.0 for pk, mean in rows}

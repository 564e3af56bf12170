"""Which letters somebody may see: writers their own and those that are free, makers of books what is finished."""

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from letters.models import Letter

__all__ = ["letters_for"]


def letters_for(person: User) -> QuerySet[Letter]:
    """The letters that this person may open. Whether they may look at letters at all, the door has asked."""
    if person.has_perm("letters.see_every_letter"):
        return Letter.objects.all()
    condition = Q(writer=person) | Q(writer__isnull=True)
    if person.has_perm("letters.publish_book"):
        condition |= Q(status=Letter.Status.READY)
    return Letter.objects.filter(condition)

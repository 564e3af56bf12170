"""Views of a list that somebody keeps by name."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .sealed import SealedTextField


class SavedFilter(models.Model):
    """A filter and search of one person's own. `list_name` says of which list, `query` is what stands in its address.

    A query may hold the names that somebody searched for, so nobody else sees it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    list_name = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    query = SealedTextField()
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("person", "list_name", "name"), name="one_filter_a_name"),)

    def __str__(self) -> str:
        return f"Saved filter {self.pk}"

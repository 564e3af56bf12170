"""What first drafts are composed from."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Template(models.Model):
    """A letter with slots, for an occasion and a tone. Its words are in its versions; the newest counts."""

    slug = models.SlugField(unique=True, max_length=60)
    name = models.CharField(max_length=120)
    occasion = models.SlugField(max_length=60, db_index=False)
    tone = models.SlugField(max_length=20, db_index=False)
    is_active = models.BooleanField("in use", default=True, help_text="New letters are composed from it.")

    class Meta:
        ordering = ("occasion", "tone", "slug")

    def __str__(self) -> str:
        return self.name

    @property
    def current(self) -> "TemplateVersion | None":
        """The newest version."""
        return self.versions.order_by("-number").first()


class TemplateVersion(models.Model):
    """One numbered state of a template's words. Never edited."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it came with the house.",
    )  # fmt: skip
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("template", "-number")
        constraints = (models.UniqueConstraint(fields=("template", "number"), name="one_template_version_a_number"),)

    def __str__(self) -> str:
        return f"Version {self.number} of template {self.template_id}"

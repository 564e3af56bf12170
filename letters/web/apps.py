"""Makes this room's templates and static files known to Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The public pages."""

    name = "letters.web"
    label = "letters_web"

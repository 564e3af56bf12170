"""The site: settings, addresses, the Celery app and the house that runs them all."""

from .celery import app as celery_app

# Imported here so that tasks find the app, and with it Redis, in whichever process rings for them.
__all__ = ["celery_app"]

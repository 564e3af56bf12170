"""The site: settings, addresses, the Celery app and the house that runs them all."""

import os

# Before anything opens a file: what any process of the house writes is for its owner alone.
os.umask(0o077)

from .celery import app as celery_app  # noqa: E402 - nothing of it may be made before

# Imported here so that tasks find the app, and with it Redis, in whichever process rings for them.
__all__ = ["celery_app"]

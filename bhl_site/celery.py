"""The Celery app. Messages are nudges that carry a number; the rows in the database are the queue."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bhl_site.settings")

app = Celery("bhl_site")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["letters"])

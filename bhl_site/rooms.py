"""Django's admin, as the writing room of this house."""

from django.contrib.admin.apps import AdminConfig


class WritingRoomConfig(AdminConfig):
    """The admin, with the day's work on its first page."""

    default_site = "letters.writing_room.WritingRoom"

"""The writing room: Django's own admin, with a desk for every letter. What changes anything calls a verb."""

from django.contrib import admin

from .brief import BriefAdmin
from .draft import ApprovalAdmin, DraftAdmin
from .event import EventAdmin
from .job import NoticeAdmin, RenderingAdmin
from .letter import LetterAdmin
from .template import TemplateAdmin

__all__ = [
    "ApprovalAdmin",
    "BriefAdmin",
    "DraftAdmin",
    "EventAdmin",
    "LetterAdmin",
    "NoticeAdmin",
    "RenderingAdmin",
    "TemplateAdmin",
]

admin.site.site_title = "Beautiful Handwritten Letters"
admin.site.site_header = "The writing room"
admin.site.index_title = "What is on the desks"
# One thing at a time: the way to the other rooms is the trail at the top.
admin.site.enable_nav_sidebar = False

"""The writing room: Django's own admin, with a desk for every letter and book. What changes anything calls a verb."""

from django.contrib import admin

from .book import BookAdmin
from .brief import BriefAdmin
from .compilation import ArtefactAdmin, BookEventAdmin, CompilationAdmin, EntryAdmin, SheafAdmin
from .consent import AnswerAdmin, ConsentAdmin, StarsAdmin
from .draft import ApprovalAdmin, DraftAdmin
from .event import EventAdmin
from .job import NoticeAdmin, RenderingAdmin
from .letter import LetterAdmin
from .publisher import PublisherAdmin, SubmissionAdmin
from .template import TemplateAdmin

__all__ = [
    "AnswerAdmin",
    "ApprovalAdmin",
    "ArtefactAdmin",
    "BookAdmin",
    "BookEventAdmin",
    "BriefAdmin",
    "CompilationAdmin",
    "ConsentAdmin",
    "DraftAdmin",
    "EntryAdmin",
    "EventAdmin",
    "LetterAdmin",
    "NoticeAdmin",
    "PublisherAdmin",
    "RenderingAdmin",
    "SheafAdmin",
    "StarsAdmin",
    "SubmissionAdmin",
    "TemplateAdmin",
]

admin.site.site_title = "Beautiful Handwritten Letters"
admin.site.site_header = "The writing room"
admin.site.index_title = "What is on the desks"
# One thing at a time: the way to the other rooms is the trail at the top.
admin.site.enable_nav_sidebar = False

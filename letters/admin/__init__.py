"""The writing room: Django's own admin, with a desk for every letter and book. What changes anything calls a verb."""

from .book import BookAdmin
from .brief import BriefAdmin
from .compilation import ArtefactAdmin, BookEventAdmin, CompilationAdmin, EntryAdmin, SheafAdmin
from .consent import AnswerAdmin, ConsentAdmin, StarsAdmin
from .draft import ApprovalAdmin, DraftAdmin
from .event import EventAdmin
from .groups import HouseGroupAdmin
from .job import NoticeAdmin, RenderingAdmin
from .letter import LetterAdmin
from .posting import PostingAdmin
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
    "HouseGroupAdmin",
    "LetterAdmin",
    "NoticeAdmin",
    "PostingAdmin",
    "PublisherAdmin",
    "RenderingAdmin",
    "SheafAdmin",
    "StarsAdmin",
    "SubmissionAdmin",
    "TemplateAdmin",
]

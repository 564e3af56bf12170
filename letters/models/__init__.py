"""Rows and querysets. This floor depends on Django alone, and a file here only on those named before it:
job; template; brief, letter, draft; rendering, notice, event, phrase, overruling.

Doors read these; only `letters.workflow` writes them.
"""

from .brief import Brief
from .draft import Approval, Draft
from .event import Event
from .job import Job, JobQuerySet
from .letter import Letter
from .notice import Notice
from .overruling import Overruling
from .phrase import Phrase
from .rendering import Rendering
from .template import Template, TemplateVersion

__all__ = [
    "Approval",
    "Brief",
    "Draft",
    "Event",
    "Job",
    "JobQuerySet",
    "Letter",
    "Notice",
    "Overruling",
    "Phrase",
    "Rendering",
    "Template",
    "TemplateVersion",
]

"""Rows and querysets. This floor depends on Django and on sealing alone, and a file here only on those named before it:
sealed; job; template; erasure; brief, unsent, letter, draft; rendering, proof, notice, event, phrase, word, overruling,
consent, praise, photograph, at_the_desk, opening, message, posting; book, compilation, book_proof, publisher;
saved_filter; sealing_again.

Doors read these; only `letters.workflow` writes them.
"""

from .at_the_desk import Comment, Presence, Scratch
from .book import Alias, Book, BookEvent, Chapter, ClearedAround, Entry
from .book_proof import BookProof, SpreadMark
from .brief import Brief
from .compilation import Artefact, Compilation, Sheaf
from .consent import ClearedName, Consent
from .draft import Approval, Draft
from .erasure import Erasure
from .event import Event
from .job import Job, JobQuerySet
from .letter import Letter
from .message import Message
from .notice import Notice
from .opening import Opening
from .overruling import Overruling
from .photograph import Photograph
from .phrase import Phrase
from .posting import Posting, PrintRun
from .praise import Answer, Stars
from .proof import Proof
from .publisher import Publisher, Reply, Submission
from .rendering import Rendering
from .saved_filter import SavedFilter
from .sealing_again import open_rows_again, seal_rows_again
from .template import Template, TemplateVersion
from .unsent import UnsentBrief
from .word import Word

__all__ = [
    "Alias",
    "Answer",
    "Approval",
    "Artefact",
    "Book",
    "BookEvent",
    "BookProof",
    "Brief",
    "Chapter",
    "ClearedAround",
    "ClearedName",
    "Comment",
    "Compilation",
    "Consent",
    "Draft",
    "Entry",
    "Erasure",
    "Event",
    "Job",
    "JobQuerySet",
    "Letter",
    "Message",
    "Notice",
    "Opening",
    "Overruling",
    "Photograph",
    "Phrase",
    "Posting",
    "Presence",
    "PrintRun",
    "Proof",
    "Publisher",
    "Rendering",
    "Reply",
    "SavedFilter",
    "Scratch",
    "Sheaf",
    "SpreadMark",
    "Stars",
    "Submission",
    "Template",
    "TemplateVersion",
    "UnsentBrief",
    "Word",
    "open_rows_again",
    "seal_rows_again",
    "sealed",
]

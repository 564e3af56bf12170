"""Reading a draft before it is sent: notes with place, reason and suggestion. Pure functions, as all of drafting.

notes = proofread(text, facts, occasion=occasion)
waiting = unsettled(notes, overruled_keys)
"""

from .naming import is_named_small, seemingly_named
from .notes import Kind, Note, Weight, unsettled
from .proof import KIN, LITTLE, TITLES
from .proofreader import Used, Written, proofread
from .repetition import template_phrases
from .usual_words import language_of_text
from .voices import ENOUGH, Voice, voice_of

__all__ = [
    "ENOUGH",
    "KIN",
    "LITTLE",
    "TITLES",
    "Kind",
    "Note",
    "Used",
    "Voice",
    "Weight",
    "Written",
    "is_named_small",
    "language_of_text",
    "proofread",
    "seemingly_named",
    "template_phrases",
    "unsettled",
    "voice_of",
]

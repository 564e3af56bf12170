"""The verbs of the house. Every change of state is one function here: it checks, changes and records, in one
transaction. Doors (pages, admin, commands) and the bell call these; nothing here knows of Celery.
"""

# What doors and the bell may open; the other files are the verbs' own tools.
__all__ = [
    "assigning",
    "briefs",
    "catalogue",
    "commenting",
    "comparing",
    "due_dates",
    "errors",
    "history",
    "hygiene",
    "notices",
    "piles",
    "presence",
    "previewing",
    "proofreading",
    "publishing",
    "questions",
    "reading",
    "remembering",
    "rendering",
    "reviewing",
    "sampling",
    "scratching",
    "searching",
    "seeing",
    "sources",
    "staff",
    "styling",
    "sweeping",
    "templates",
    "tidying",
    "trying",
    "working",
]

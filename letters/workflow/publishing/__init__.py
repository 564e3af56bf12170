"""The verbs of books: who agrees, what stands in them, how they are made and offered. Each checks, changes and records,
in one transaction; `seen_version` is always the book's version on the page that the person looked at.
"""

# What doors and the bell may open; the other files are the verbs' own tools.
__all__ = [
    "around",
    "artefacts",
    "asking",
    "asking_all",
    "binding",
    "books",
    "choosing",
    "clearing",
    "compiling",
    "consenting",
    "history",
    "lacking",
    "lacks",
    "matter",
    "offering",
    "photographs",
    "praising",
    "printing",
    "reading",
    "renaming",
    "scopes",
    "sheaves",
    "showing",
    "shrinking",
]

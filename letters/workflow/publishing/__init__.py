"""The verbs of books: who agrees, what stands in them, how they are made and offered. Each checks, changes and records,
in one transaction; `seen` is always the book's version on the page that the person looked at.
"""

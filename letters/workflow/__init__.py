"""The verbs of the house. Every change of state is one function here: it checks, changes and records, in one
transaction. Doors (pages, admin, commands) and the bell call these; nothing here knows of Celery.
"""

"""The post: a client asks the house to post a letter, somebody prints and posts it, and what comes back is sent again.

Each verb checks, changes and records, in one transaction. A posting is moved by compare-and-set on its status: two
people at once, or one who presses twice, do it once.
"""

# What doors and the bell may open; the other files are the verbs' own tools.
__all__ = ["addresses", "asking", "desk", "doubting", "enveloping", "printing", "providing", "sending", "standing"]

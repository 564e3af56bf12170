"""Warming a worker: what the first letters would wait for is opened before any is taken."""

from letters.handwriting import hand_names, write_letter

SAMPLE = "Dear Amy,\n\nThe pear tree stands. Come and see it.\n\nPaul"


def warm() -> None:
    """Open every hand and write a line with it, keeping nothing. What a process has opened, those that it forks have
    too; no connection to a database or a queue is made."""
    for hand in hand_names():
        write_letter(SAMPLE, hand)

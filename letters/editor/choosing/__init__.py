"""Which letters a book should hold, with reasons, and in which order they can stand.

selecting proposes, by quality and for variety, with reasons; arranging orders, by time, person, occasion or arc.
"""

from .arranging import Arrangeable, ArrangedChapter, Order, arrange
from .candidates import Answer, Candidate
from .selecting import Choice, LeftOut, Proposal, propose

__all__ = [
    "Answer",
    "Arrangeable",
    "ArrangedChapter",
    "Candidate",
    "Choice",
    "LeftOut",
    "Order",
    "Proposal",
    "arrange",
    "propose",
]

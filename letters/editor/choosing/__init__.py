"""Which letters a book should hold, with reasons, and in which order they can stand.

selecting proposes, by quality and for variety, with reasons; arranging orders, by time, person, occasion or arc.
"""

from .arranging import Arrangeable, ArrangedChapter, Order, arrange
from .selectable import Answer, Selectable
from .selecting import Choice, LeftOut, Proposal, propose

__all__ = [
    "Answer",
    "Arrangeable",
    "ArrangedChapter",
    "Choice",
    "LeftOut",
    "Order",
    "Proposal",
    "Selectable",
    "arrange",
    "propose",
]

"""What tells a name from a word that is spelled like it: asked by the proofreader and by whoever renames in a book."""

from .folding import fold, fold_word
from .months import MONTHS, is_month
from .openings import reads_as_a_word
from .traces import traces

__all__ = ["MONTHS", "fold", "fold_word", "is_month", "reads_as_a_word", "traces"]

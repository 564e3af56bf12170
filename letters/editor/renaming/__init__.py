"""Other names for people and places, the same throughout a book; and what a person should look at, who knows better.

names puts them in; patterns finds them, possessives and articles mend what is around; doubts says where to look.
"""

from .doubts import Doubt
from .names import Change, Renaming, Span

__all__ = ["Change", "Doubt", "Renaming", "Span"]

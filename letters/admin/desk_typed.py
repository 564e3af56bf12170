"""The desk while somebody types: the same brief and buttons, with the pages and the notes of words not saved yet."""

from django.contrib.auth.models import User
from django.utils.safestring import SafeString

from letters.models import Letter
from letters.workflow.hygiene import LETTER_CAP, clean_text
from letters.workflow.previewing import Preview

from .buttons import Pressed
from .desk import Desk


class TypingDesk(Desk):
    """One letter before one person who wants to see what they typed; `pages` is what would become of it."""

    looking = True

    def __init__(self, letter: Letter, person: User, pressed: Pressed, pages: Preview) -> None:
        super().__init__(letter, person, pressed)
        self.preview = pages
        # Still that of the page it was typed on: looking is no way round a draft that was saved meanwhile.
        self.seen_version = pressed.seen_version

    @property
    def words(self) -> str:
        """The typed words as a draft would keep them; none where there are too many for one."""
        words = clean_text(self.text)
        return words if len(words) <= LETTER_CAP else ""

    @property
    def drawn(self) -> tuple[SafeString, ...]:
        # Markup of our own engine, which escapes what it quotes.
        return tuple(map(SafeString, self.preview.drawn))

    @property
    def undrawn(self) -> int:
        """How many pages come after those that are drawn."""
        return self.preview.page_count - len(self.preview.drawn)

"""On a letter's desk: what its client and the house write to one another."""

from functools import cached_property
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from letters.models import Letter, Message
from letters.workflow.messaging import MESSAGE_CAP, messages_of, note_seen

from .buttons import Pressed


class Talk:
    """What was written about one letter, before one person; `pressed` is what they typed when a verb refused."""

    cap = MESSAGE_CAP

    def __init__(self, letter: Letter, person: User, pressed: Pressed | None = None) -> None:
        self.letter, self.person, self.pressed = letter, person, pressed

    @property
    def is_shown(self) -> bool:
        """Whether this person may read it."""
        return self.person.has_perm("letters.answer_client")

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """All of it, in its order. Read here, it counts as read by the house."""
        if not self.is_shown:
            return ()
        found = messages_of(self.letter)
        if any(not each.author_id and each.seen_at is None for each in found):
            note_seen(self.letter, by_client=False)
        return found

    @property
    def unanswered(self) -> int:
        """How many messages of the client nobody has answered or laid aside."""
        return sum(not each.author_id and each.settled_at is None for each in self.messages)

    @property
    def last(self) -> int:
        """The number of the last message, 0 for none: what was written behind it, an answer does not answer."""
        return self.messages[-1].pk if self.messages else 0

    @property
    def reply(self) -> str:
        """What was typed and not sent."""
        return self.pressed.word("reply") if self.pressed else ""

    @property
    def form(self) -> UUID:
        """The number of the form: pressed twice, it is sent once."""
        try:
            return UUID(self.pressed.word("form") if self.pressed else "")
        except ValueError:
            return uuid4()

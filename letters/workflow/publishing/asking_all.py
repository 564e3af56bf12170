"""Everyone whom the letters of a book concern, asked at once."""

from django.contrib.auth.models import User
from django.db import transaction

from letters.models import Book

from .consenting import consent_of
from .history import IN_HAND, look, require_publisher
from .holding import hold
from .lacking import with_parties
from .parties import Party, all_parties_of


def ask_everyone(book: Book, by: User, seen_version: int) -> int:
    """Make the private page of everyone whom a letter that stands in the book concerns and who was never asked; how
    many pages are new. The client is asked on the letter's own page. Asked twice, it asks once. Raises NotYours,
    Overtaken and NotNow."""
    require_publisher(by, "ask for consent")
    look(book, seen_version, IN_HAND)
    standing = book.entries.filter(is_kept=True, chapter__isnull=False)
    numbers = [*standing.order_by("letter").values_list("letter", flat=True)]
    count = 0
    with transaction.atomic():
        hold(numbers)
        for letter in with_parties(numbers):
            asked = {(consent.party, consent.name.casefold()) for consent in letter.consents.all()}
            for party in all_parties_of(letter):
                if party.party != Party.CLIENT and (party.party, party.name.casefold()) not in asked:
                    consent_of(letter, party.party, party.name, by)
                    count += 1
    return count

"""What a pack is made from beside the book: who offers it to whom, and who has agreed to what. All of it is frozen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class House:
    """Who offers the book. `address` has a line for each line; `signatory` signs, or the house does."""

    name: str
    address: str = ""
    email: str = ""
    telephone: str = ""
    website: str = ""
    signatory: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The block at the head of a letter, as far as it was given."""
        given = (self.name, *self.address.split("\n"), self.telephone, self.email, self.website)
        return tuple(line.strip() for line in given if line.strip())


@dataclass(frozen=True, slots=True)
class Offer:
    """What is said to one publisher, or with an empty name to whoever it may be. A text that is empty is left out.

    `contact` is a person there. In the texts *one star* makes italics, and blank lines part paragraphs. `overview`
    tells of the book, `why` of the reason to publish it now, `audience` of who would read it. `by_writers` is how many
    of the letters a writer of the house worked on, None where nobody knows.
    """

    publisher_name: str
    house: House
    on: date
    contact: str = ""
    address: str = ""
    overview: str = ""
    why: str = ""
    about_the_author: str = ""
    audience: str = ""
    comparable_titles: tuple[str, ...] = ()
    by_writers: int | None = None

    @property
    def addressee(self) -> tuple[str, ...]:
        """Whom the letter is for, line by line."""
        given = (self.contact, self.publisher_name, *self.address.split("\n"))
        return tuple(line.strip() for line in given if line.strip())


@dataclass(frozen=True, slots=True)
class Permission:
    """What one person has agreed to for one letter.

    `letter` is the house's number of it, `party` what the person is to it (“who wrote the words”), `scopes` what is
    allowed, in words (“in print”). Without `given_on` it was asked for, and is not given.
    """

    letter: int
    party: str
    name: str
    scopes: tuple[str, ...] = ()
    given_on: date | None = None
    note: str = ""

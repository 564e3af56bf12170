"""What can go wrong between words and ink. Every message is written for the person who wrote the words."""


class HandwritingError(ValueError):
    """The letter cannot be written as asked. Nothing was written."""


class UnknownHand(HandwritingError):
    """No hand of that name lives in the house."""


class UnknownPaper(HandwritingError):
    """No paper of that name is in the drawer."""


class UnknownInk(HandwritingError):
    """No ink of that name is on the desk."""


class UnknownPace(HandwritingError):
    """A pace that is neither careful nor hasty nor between."""


class EmptyLetter(HandwritingError):
    """There is not one visible character to write."""

    def __init__(self) -> None:
        super().__init__("There is nothing to write yet. Please give the letter at least one word.")


class TextTooLong(HandwritingError):
    """The text is longer than one letter may be."""


class UnwritableText(HandwritingError):
    """The hand has no form for some characters of the text.

    `characters` holds them in order of appearance, each once; `hand` is the hand's slug.
    """

    def __init__(self, characters: tuple[str, ...], hand: str) -> None:
        self.characters = characters
        self.hand = hand
        named = ", ".join(describe(character) for character in characters[:12])
        more = f" and {len(characters) - 12} more" if len(characters) > 12 else ""
        super().__init__(
            f"{hand.capitalize()} cannot write {named}{more}. Please change these characters or choose another hand."
        )


class LetterheadTooLong(HandwritingError):
    """The letterhead does not fit on one line of the paper. `most` is about how many characters would."""

    def __init__(self, characters: int, most: int) -> None:
        super().__init__(
            f"This letterhead has {characters} characters, and about {most} of them fit on one line of the paper. "
            "Please shorten it or choose a larger paper."
        )


class UnprintableLetterhead(HandwritingError):
    """The printer has no type for some characters. `characters` holds them in order of appearance, each once."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        named = ", ".join(describe(character) for character in characters[:12])
        more = f" and {len(characters) - 12} more" if len(characters) > 12 else ""
        super().__init__(f"There is no type to print {named}{more} in the letterhead. Please leave it out there.")


def describe(character: str) -> str:
    """A character as a person can recognise it: itself where it shows, its code point where it does not."""
    shown = f"“{character}” " if character.isprintable() and not character.isspace() else ""
    return f"{shown}U+{ord(character):04X}"

"""What can go wrong between words and ink. Every message is written for the person who wrote the words."""

from .scripts import Why, script_of, why_unwritten


class HandwritingError(ValueError):
    """The letter cannot be written as asked. Nothing was written."""


class UnknownHand(HandwritingError):
    """No hand of that name lives in the house."""


class UnknownPaper(HandwritingError):
    """No paper of that name is in the drawer."""


class UnknownEnvelope(HandwritingError):
    """No envelope of that name is in the drawer."""


class UnknownInk(HandwritingError):
    """No ink of that name is on the desk."""


class UnknownPen(HandwritingError):
    """No pen of that name is in the tray."""


class UnknownPace(HandwritingError):
    """A pace that is neither careful nor hasty nor between."""


class EmptyLetter(HandwritingError):
    """There is not one visible character to write."""

    def __init__(self) -> None:
        super().__init__("There is nothing to write yet. Please give the letter at least one word.")


class EmptyAddress(HandwritingError):
    """There is not one visible character to address an envelope to."""

    def __init__(self) -> None:
        super().__init__("There is no address yet. Please give at least a name.")


class TextTooLong(HandwritingError):
    """The text is longer than one letter may be."""


class UnwritableText(HandwritingError):
    """The hand has no form for some characters of the text.

    `characters` holds them in order of appearance, each once; `hand` is the writer's slug; `able` the slugs of those
    who can write the whole text.
    """

    def __init__(self, characters: tuple[str, ...], hand: str, able: tuple[str, ...] = ()) -> None:
        self.characters = characters
        self.hand = hand
        self.able = able
        named = ", ".join(describe(character) for character in characters[:12])
        more = f" and {len(characters) - 12} more" if len(characters) > 12 else ""
        super().__init__(f"{hand.capitalize()} cannot write {named}{more}. {_way_out(characters, able)}")


def _way_out(characters: tuple[str, ...], able: tuple[str, ...]) -> str:
    """What can be done about them: who could write the text, or why nobody can."""
    if able:
        return f"{_listed(able)} can."
    of = {reason: [each for each in characters if why_unwritten(each) is reason] for reason in Why}
    strange = sorted({script_of(each) for each in of[Why.UNLEARNED]})
    sentences = []
    if of[Why.PICTURE]:
        sentences.append("Emoji cannot be written by hand: please say it in words.")
    if of[Why.RIGHT_TO_LEFT]:
        running = sorted({script_of(each) for each in of[Why.RIGHT_TO_LEFT]})
        sentences.append(f"No hand of ours writes from right to left yet ({', '.join(running)}).")
    if strange:
        sentences.append(
            f"No hand of ours has learned {' or '.join(strange)} yet, and we would rather not draw it wrong."
        )
    return " ".join(sentences) or "No one hand of ours can write it all: please change these characters."


def _listed(slugs: tuple[str, ...]) -> str:
    """“Amy, Anton and Tatiana”."""
    *most, last = map(str.capitalize, slugs)
    return f"{', '.join(most)} and {last}" if most else last


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


class NoSuchPage(HandwritingError):
    """A letter has no page of this number. Pages are counted from 1."""

    def __init__(self, page: int, count: int) -> None:
        super().__init__(f"This letter has {count} page{'s' if count > 1 else ''}; there is no page {page}.")


class DamagedPlates(HandwritingError):
    """Stored plates that are not as they were, or of a hand that has changed: the letter must be laid out again."""


def describe(character: str) -> str:
    """A character as a person can recognise it: itself where it shows, its code point where it does not."""
    shown = f"“{character}” " if character.isprintable() and not character.isspace() else ""
    return f"{shown}U+{ord(character):04X}"

"""Why a letter is proposed, or is not, in a sentence that is read with pleasure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from .arc import spoken_of
from .qualities import ANSWERS, MIDDLE, average, shrunk
from .selectable import Answer, Selectable

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ANSWERED: dict[str, str] = {Answer.CAME: "came", Answer.WROTE: "wrote back", Answer.CALLED: "telephoned"}

_SEVERAL = 3  # letters, before one of them is worth calling the only grave one
_OWN_WORDS = ((0.85, "hardly a phrase in it comes up in another letter"), (0.5, "most of its phrases are its own"))


class Company:
    """The letters that are chosen, in their order: what a letter among them, or left out, is compared with."""

    def __init__(self, letters: Sequence[Selectable]) -> None:
        self.occasions = Counter(letter.occasion for letter in letters)
        self.recipients = Counter(letter.recipient for letter in letters)
        self.tones = Counter(letter.tone for letter in letters)
        self.hands = Counter(letter.hand for letter in letters)
        self.lengths = sorted(letter.words for letter in letters)
        self.first = {letter.occasion: letter.number for letter in reversed(letters)}
        self.first_to = {letter.recipient: letter.number for letter in reversed(letters)}


def why_chosen(letter: Selectable, company: Company, own: float) -> str:
    """What speaks for it. `own` is the share of its phrases that no other letter has."""
    praise = [part for part in (_stars(letter.stars), _answer(letter)) if part]
    beside = [*_beside(letter, company)][:2]
    parts = [*praise, ", and ".join(beside)] if beside else praise
    if len(parts) < 2:
        parts += [phrase for least, phrase in _OWN_WORDS if own >= least][:1]
    grudging = letter.stars and average(letter.stars) < MIDDLE and len(parts) > 1
    return _sentence(f"only {parts[0]}, but {'; '.join(parts[1:])}" if grudging else "; ".join(parts))


def why_too_like(letter: Selectable, other: Selectable, in_the_book: bool) -> str:
    """It repeats another letter; `in_the_book` when that one was there before anything was proposed."""
    return f"Too much like letter {other.number}, which {_better(letter, other, in_the_book)}."


def why_poor(letter: Selectable) -> str:
    """The editors think little of it."""
    return _sentence(f"{_stars(letter.stars)}, too few to be proposed")


def why_no_room(letter: Selectable, company: Company, wanted: int, is_next: bool) -> str:
    """There were as many as were wanted. `is_next` when one more would have let it in."""
    room = (
        "The first to be added, if there is room for one more" if is_next else f"There was room for {in_words(wanted)}"
    )
    if wanted < 1 and not is_next:
        room = "No more were asked for"
    against = [_stars(letter.stars) or "no stars yet", *_met(letter, company)]
    return f"{room}: {', and '.join(against[:2])}."


def in_words(number: int) -> str:
    """Up to twenty in words; "no" for none."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number}"


def _beside(letter: Selectable, company: Company) -> Iterator[str]:
    """What it is among the others."""
    kind = spoken_of(letter.occasion, letter.label)
    of_its_kind, to_them = company.occasions[letter.occasion], company.recipients[letter.recipient]
    if of_its_kind == 1:
        yield f"so far the only letter {kind}"
    elif company.first[letter.occasion] == letter.number:
        yield f"the first of {in_words(of_its_kind)} letters {kind}"
    if to_them > 1 and company.first_to[letter.recipient] == letter.number:
        yield f"the first of {in_words(to_them)} to {letter.to}"
    if len(company.lengths) >= _SEVERAL:
        yield from _alone(letter, company)


def _alone(letter: Selectable, company: Company) -> Iterator[str]:
    """What none of the others is."""
    if letter.tone and company.tones[letter.tone] == 1:
        yield f"the only {letter.tone.lower()} one"
    if letter.hand and company.hands[letter.hand] == 1:
        yield f"the only one in the hand of {letter.hand.title()}"
    if letter.words == company.lengths[0] < company.lengths[1]:
        yield "the shortest of all"
    if letter.words == company.lengths[-1] > company.lengths[-2]:
        yield "the longest of all"


def _met(letter: Selectable, company: Company) -> Iterator[str]:
    """What is in the book already that it would bring."""
    kind = spoken_of(letter.occasion, letter.label)
    for count, what in (
        (company.recipients[letter.recipient], f"to {letter.to}"),
        (company.occasions[letter.occasion], kind),
    ):
        if count:
            had = "a letter" if count == 1 else f"{in_words(count)} letters"
            yield f"the book has {had} {what} already"


def _stars(stars: Sequence[int]) -> str:
    """ "five stars from two editors", "4.7 stars from three editors", "" for none."""
    if not stars:
        return ""
    mean = average(stars)
    count = in_words(round(mean)) if mean == round(mean) else f"{mean:.1f}"
    editors = "one editor" if len(stars) == 1 else f"{in_words(len(stars))} editors"
    return f"{count} {'star' if mean == 1 else 'stars'} from {editors}"


def _answer(letter: Selectable) -> str:
    return f"{letter.to} {_ANSWERED[letter.answer]}" if letter.answer in _ANSWERED else ""


def _better(letter: Selectable, other: Selectable, in_the_book: bool) -> str:
    if other.stars and shrunk(other.stars) > shrunk(letter.stars):
        return "has more stars"
    if letter.answer not in ANSWERS and other.answer in ANSWERS:
        return "was answered"
    return "is in the book already" if in_the_book else "was chosen before it"


def _sentence(parts: str) -> str:
    """With a capital and a stop; and something to say in any case."""
    sentence = parts or "there was room for it"
    return f"{sentence[0].upper()}{sentence[1:]}."

"""Whether a brief holds enough for a letter, and what to say kindly when it does not."""

from collections.abc import Mapping
from dataclasses import dataclass

from .mending import mend
from .occasions import Occasion, Stem, asked_stems

FEW_WORDS = 25
"""In all answers together: with fewer, nearly every word of the letter would be the house's."""

_KINDLY = "One more memory, however small, would make this a letter that only you could have written."


@dataclass(frozen=True, slots=True)
class Thinness:
    """`empty`: nothing was answered, so there is nothing to write. `thin`: a letter, though hardly the client's own.

    `kindly` is what to tell the client who was thin, "" else; `ask` are the stems that would help, the likeliest first.
    """

    empty: bool
    thin: bool
    kindly: str = ""
    ask: tuple[Stem, ...] = ()


def thinness(occasion: Occasion, answers: Mapping[str, str]) -> Thinness:
    """How far what the client typed will carry a letter. To be told, not to refuse; only an empty brief is refused."""
    asked = asked_stems(occasion, answers)
    mended = {stem.key: mend(answers.get(stem.key, ""), stem) for stem in asked}
    ask = tuple(stem for stem in asked if not mended[stem.key])
    words = sum(len(answer.split()) for answer in mended.values())
    beyond_the_required = any(mended[stem.key] for stem in asked if not stem.required)
    if ask and (words < FEW_WORDS or not beyond_the_required):
        return Thinness(empty=words == 0, thin=True, kindly=occasion.thin or _KINDLY, ask=ask)
    return Thinness(empty=words == 0, thin=False)

"""Whether a brief holds enough for a letter, and what to say kindly when it does not."""

from collections.abc import Mapping
from dataclasses import dataclass

from .mending import mend
from .occasions import Occasion, Stem, asked_stems
from .turning import turned

OURS = 75
"""Words of a letter that are neither an answer's nor its question's: the mean over the sample briefs, measured on 1
December 2026; eight in ten letters have 61 to 90."""

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


def thinness(occasion: Occasion, answers: Mapping[str, str], writers: str = "one") -> Thinness:
    """How far what the client typed will carry a letter. To be told, not to refuse; only an empty brief is refused.

    Thin is what would become a letter of fewer words than suit the occasion, while something is still unanswered: one
    such question is named, and nothing is said of the answers that were given.
    """
    stems = asked_stems(occasion, answers)
    mended = {stem.key: mend(answers.get(stem.key, ""), stem) for stem in stems}
    ask = tuple(stem for stem in stems if not mended[stem.key])
    words = sum(len(f"{stem.opening} {mended[stem.key]}".split()) for stem in stems if mended[stem.key])
    if not ask or words + OURS >= occasion.length[0]:
        return Thinness(empty=words == 0, thin=False)
    named = f"You could still finish “{turned(ask[0].opening, writers)} …”."
    return Thinness(empty=words == 0, thin=True, kindly=f"{occasion.thin or _KINDLY} {named}", ask=ask)

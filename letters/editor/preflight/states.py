"""States: what the operators of a page change and later ones read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Name, Object

from .colours import GREY
from .facts import FontFacts, Matrix


@dataclass(slots=True)
class State:
    """What q keeps and Q brings back."""

    matrix: Matrix
    font: FontFacts | None = None
    size: float = 0.0
    line: float = 1.0
    spaces: tuple[str, str] = (GREY, GREY)
    between_letters: float = 0.0
    between_words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    way: int = 0


def matrix_of(operands: Iterable[Object | float]) -> Matrix:
    """Six numbers as a matrix."""
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def codes_of(shown: bytes, is_wide: bool) -> list[int]:
    """The codes of a string: of one byte, or of two."""
    if not is_wide:
        return list(shown)
    return [high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=False)]


def effects_of(state: Object) -> Iterator[str]:
    """What of a graphics state lets other ink show through."""
    for key in ("/ca", "/CA"):
        if float(state.get(key, 1)) < 1:
            yield f"opacity {float(state[key]):g}"
    mode = state.get("/BM", "/Normal")
    if str(mode[0] if not isinstance(mode, Name | str) else mode) not in ("/Normal", "/Compatible"):
        yield f"the blend mode {mode}"
    if state.get("/SMask", "/None") != "/None":
        yield "a soft mask"

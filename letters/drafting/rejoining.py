"""The template's words before an answer, where the answer stands otherwise than they ask."""

import re
from collections.abc import Iterable, Iterator, Mapping

from .joints import frame_of
from .reading_out import Piece
from .saying import SlotText

_SENTENCE_END = re.compile(r"[.!?…]\s+|^[.!?…]|\n\s*\n")
_BEGINS = re.compile(r"(?:^|[.!?…]\s+|\n\s*\n)\s*$")
_TURNING_INWARD = frozenset(["i", "we", "you", "that", "how"])


def rejoined(pieces: Iterable[Piece], slots: Mapping[str, SlotText]) -> Iterator[Piece]:
    """The pieces, with what each answer puts in place of the last words before it."""
    own = list[Piece]()
    for piece in pieces:
        if not piece.slot:
            own.append(piece)
            continue
        slot = slots.get(piece.slot)
        if slot and slot.elsewhere and not _end_in(own, slot.opening.split()):
            piece, slot = piece._replace(text=slot.elsewhere), None
        yield from _before(own, slot) if slot and (slot.cut or slot.put) else own
        own = []
        yield piece
    yield from own


def _before(own: list[Piece], slot: SlotText) -> list[Piece]:
    """The template's words since the last answer, as this one needs them."""
    if not slot.opening:
        return _with_another_farewell(own, slot.put)
    opening = slot.opening.split()
    words = opening[len(opening) - slot.cut :] if slot.cut else []
    cut, put = (slot.cut, slot.put) if _end_in(own, words) else _by_its_own_words(own)
    if not put and not cut:
        cut, put = _last_sentence(own), " ".join([*opening[: len(opening) - slot.cut], slot.put]).strip()
    pieces, removed = _without_last(own, cut)
    begins_small = bool(removed) and (removed[0].islower() or not _BEGINS.search("".join(each.text for each in pieces)))
    return [*pieces, *_put(own, _small(put) if begins_small else put)]


def _by_its_own_words(own: list[Piece]) -> tuple[int, str]:
    """A frame for words that are not the stem's: "These are the facts: I" needs only to lose its "I"."""
    words = "".join(piece.text for piece in own).split()
    if len(words) > 1 and words[-2].endswith(":") and words[-1].lower() in _TURNING_INWARD:
        return 1, ""
    return frame_of(" ".join(words[-6:]))


def _last_sentence(own: list[Piece]) -> int:
    """How many words of it there are: where they open otherwise than the stem does, its own words stand in."""
    return len(_SENTENCE_END.split("".join(piece.text for piece in own))[-1].split())


def _with_another_farewell(own: list[Piece], farewell: str) -> list[Piece]:
    """The client's own words of farewell above their name, in place of the template's."""
    pieces = [*own]
    while pieces and "\n\n" not in pieces[-1].text:
        pieces.pop()
    if not pieces:
        return own
    before = pieces[-1].text.rpartition("\n\n")[0]
    return [*pieces[:-1], pieces[-1]._replace(text=f"{before}\n\n{farewell},\n")]


def _end_in(own: list[Piece], words: list[str]) -> bool:
    last_words = "".join(piece.text for piece in own).split()[-len(words) :] if words else []
    return [word.lower() for word in last_words] == [word.lower() for word in words]


def _without_last(own: list[Piece], count: int) -> tuple[list[Piece], list[str]]:
    """The pieces without the last words of them, and those words."""
    pieces, removed = [*own], list[str]()
    while pieces and len(removed) < count:
        piece = pieces.pop()
        words = piece.text.split()
        going = min(len(words), count - len(removed))
        removed = [*words[len(words) - going :], *removed]
        before = _before_last(piece.text, going) if going < len(words) else _indent(piece.text)
        pieces.extend([piece._replace(text=before)] if before else ())
    return pieces, removed


def _indent(text: str) -> str:
    """The space before the first word; "" where there is none."""
    words = text.lstrip()
    return text[: -len(words)] if words else ""


def _before_last(text: str, count: int) -> str:
    for _ in range(count):
        stripped = text.rstrip()
        text = stripped[: len(stripped) - len(stripped.split()[-1])]
    return text


def _put(own: list[Piece], put: str) -> Iterator[Piece]:
    if put:
        yield own[-1]._replace(text=f"{put} ")


def _small(put: str) -> str:
    return put if put[:2] in ("I ", "I'", "I\u2019") else put[:1].lower() + put[1:]

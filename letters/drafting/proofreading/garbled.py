"""Characters that did not come through: text read in another encoding, and codes where a character should stand."""

import re
from collections.abc import Callable, Iterator
from html import unescape

from .notes import Kind, Note, Weight
from .proof import Proof

# What the later bytes of a UTF-8 character are, read as Western European; two or three in a row are one character's.
_LATER = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD = re.compile(rf"(?:[ÂÃÄÅÎÏÐÑ×Ø]{_LATER}|[àáâã]{_LATER}{{2}}|ð{_LATER}{{3}})+")
_OF_HTML = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|%20|(?:%[C-E][0-9A-F](?:%[89AB][0-9A-F]){1,2})+")
_LOST = re.compile("\ufffd+")


def garbled(proof: Proof) -> Iterator[Note]:
    """ "cafÃ©", "&amp;", "\\u2019" and lost characters, with what they were where that is certain."""
    taken = set[int]()
    for pattern, what, read in _SORTS:
        for found in pattern.finditer(proof.text):
            better = read(found[0])
            if better != found[0] and taken.isdisjoint(range(*found.span())):
                taken.update(range(*found.span()))
                reason = f"“{found[0]}” {what}. Please put {f'“{better}”' if better else 'the right one'} there."
                yield proof.note(Kind.GARBLED, found.start(), found.end(), reason, better, weight=Weight.BLOCKING)


def _as_utf8(text: str) -> str:
    """What the bytes say as UTF-8; the same text again where they say nothing."""
    try:
        return b"".join(each.encode("latin-1" if ord(each) < 0x100 else "cp1252") for each in text).decode()
    except UnicodeError:
        return text


def _unescaped(text: str) -> str:
    if text.startswith("\\"):
        return chr(int(text[2:], 16))
    return bytes.fromhex(text.replace("%", "")).decode("utf-8", "replace")


def _unknown(text: str) -> str:
    return ""


_SORTS: tuple[tuple[re.Pattern[str], str, Callable[[str], str]], ...] = (
    (_MISREAD, "is what an accent or a quotation mark becomes when a program misreads it", _as_utf8),
    (_OF_HTML, "is the code of a character on web pages", unescape),
    (_ESCAPED, "is the code of a character, not the character", _unescaped),
    (_LOST, "stands where a character was lost", _unknown),
)

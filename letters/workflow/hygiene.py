"""What happens to typed text before it is kept: what nobody can see goes, what everybody sees stays."""

import re
import unicodedata

LINE_CAP = 120
EMAIL_CAP = 254
AVOID_CAP = 1_000
ADDRESS_CAP = 400
ANSWER_CAP = 2_000
VOICE_CAP = 8_000
LETTER_CAP = 20_000

_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\xad\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero-width space and other nothings
    "\u202a-\u202e\u2066-\u206f"  # embeddings, overrides and isolates, which can turn a name around
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # annotations and tags
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and no characters at all
    "]"
)
_TOO_MANY_BREAKS = re.compile("\n{3,}")


def clean_text(value: str) -> str:
    """Several lines, composed (NFC): at most one blank line running, no trailing space, nothing invisible.

    The joiners inside emoji families and Indic or Persian words stay: without them the words change.
    """
    text = _INVISIBLE.sub("", _LINE_BREAK.sub("\n", value)).replace("\t", " ")
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return _TOO_MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip() if shows(text) else ""


def clean_line(value: str) -> str:
    """One line: as `clean_text`, and every run of space or line breaks is one space."""
    return " ".join(clean_text(value).split())


def shows(value: str) -> bool:
    """Whether there is at least one character that leaves a mark."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in value)

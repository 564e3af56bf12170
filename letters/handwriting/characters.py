"""Characters: which of them a hand has, and what a person writes for those that it has not."""

import re
import unicodedata
from typing import Protocol

from .cleaning import visible
from .errors import UnwritableText
from .hands import Hand, offered_hands
from .signs import FACES, LOOKS, LOWERED, RAISED

DRAWN_AS = {
    "'": ("’",),
    "\u00a0": (" ",),
    "\u202f": ("\u00a0", " "),
    "‘": ("'",),
    "’": ("'",),
    "‚": (",",),
    "“": ('"',),
    "”": ('"',),
    "„": ('"', "“"),
    "‹": ("<", "'"),
    "›": (">", "'"),
    "«": ('"',),
    "»": ('"',),
    "–": ("-",),
    "—": ("–", "-"),
    "―": ("—", "-"),
    "‐": ("-",),
    "‑": ("-",),
    "−": ("–", "-"),
    "…": ("...",),
    "•": ("·", "-"),
    "×": ("x",),
    "′": ("’", "'"),
    "″": ("”", '"'),
}
"""What a person writes for a sign when the hand has no form of its own for it; nobody notices the difference."""

_FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5"} | {
    "⅘": "4/5",
    "⅙": "1/6",
    "⅚": "5/6",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
}

STAND_INS = {
    **{sign: (written,) for sign, written in _FRACTIONS.items()},
    **{sign: (written,) for sign, written in (RAISED | LOWERED).items()},
    **dict.fromkeys("💕💖💗💘💙💚💛💜💝💓💞🧡🖤🤍🤎❣", ("♥",)),
    **dict.fromkeys("😀😃😄😁🙃😌☻", ("☺",)),
    **dict.fromkeys("😢😞😔😟😕", ("☹",)),
    "🌟": ("★",),
    "✅": ("✓",),
    "☑": ("✓",),
    "❌": ("✗",),
    "➔": ("→",),
    "➜": ("→",),
    "€": ("EUR ", "EUR"),
    "£": ("GBP ", "GBP"),
    "№": ("No. ", "No."),
    "℅": ("c/o",),
    "™": ("(TM)",),
    "®": ("(R)",),
    "©": ("(c)",),
    "℃": ("°C",),
    "℉": ("°F",),
    "≈": ("~",),
    "≠": ("/=",),
    "≤": ("<=",),
    "≥": (">=",),
    "÷": ("/",),
    "⁄": ("/",),
    "∙": ("·", "-"),
    "‣": ("-",),
    "◦": ("-",),
    "▪": ("-",),
    "●": ("•", "-"),
    "ﬁ": ("fi",),
    "ﬂ": ("fl",),
    "ﬀ": ("ff",),
    "ﬃ": ("ffi",),
    "ﬄ": ("ffl",),
    "ﬅ": ("st",),
    "ﬆ": ("st",),
    "ſ": ("s",),
    "ẞ": ("SS",),
    "\u2009": ("\u00a0", " "),
    "\u2007": ("\u00a0", " "),
}
"""What a person writes for a sign that the hand lacks, where whoever reads both notices: it is said to the writer."""

_ELIDED = (
    *("tis", "twas", "twere", "twill", "twould", "twixt", "em", "im", "er", "til", "till", "cause", "cos", "coz"),
    *("bout", "round", "neath", "gainst", "mongst", "n"),
)
_ELIDED_IN_SMALL_LETTERS = (
    *("is", "ere", "fore", "cross", "ave", "ad", "appen", "ospital", "ome", "ouse", "ouses", "orse", "eard", "ow"),
    *("oo", "ope", "elp", "ello", "alf", "aving", "eart", "and", "ands", "ead", "ard", "ot", "d", "s", "t"),
)
_NAMES_WITHOUT_H = (
    *("Arry", "Enry", "Erbert", "Arold", "Arriet", "Annah", "Elen", "Ilda", "Orace", "Ubert", "Ugh", "Enrietta"),
    *("Oward", "Olly", "Umphrey", "Ector", "Eather", "Olloway", "Ackney", "Ampstead", "Ighgate", "Arrow", "Ull"),
)

ENGLISH = "en"

_LOW = {"“": "„", "”": "“"}
_LOW_AND_HIGH = {"“": "„"}
_ALIKE = {"“": "”", "‘": "’"}
QUOTES = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "is", "bg"), _LOW),
    **dict.fromkeys(("pl", "hu", "ro"), _LOW_AND_HIGH),
    **dict.fromkeys(("sv", "fi"), _ALIKE),
}
"""The quotation marks that people of a language write by hand, by those of English; guillemets are a printer's. A
single one that closes cannot be told from an apostrophe, so single ones stay."""

ELISION = re.compile(
    rf"['’](?:(?i:{'|'.join(_ELIDED)})\b|(?:{'|'.join(_ELIDED_IN_SMALL_LETTERS + _NAMES_WITHOUT_H)})\b|\d)"
)
"""How a word begins that has an apostrophe for what is left out: ’tis, ’er, ’80s, ’Arry. It opens no quotation. Which
in the second list also begin quotations do so with a capital."""

MOST_MARKS = 3
"""Accents that a writer can stack on one letter."""


class Writer(Protocol):
    """Whoever has forms for characters: a hand, or its opened face."""

    @property
    def characters(self) -> frozenset[int]: ...


def drawn(word: str, writer: Writer, language: str = ENGLISH) -> tuple[tuple[str, str], ...]:
    """How the hand writes a word: pairs of an original and the characters that are drawn for it. An original is one
    character of the word, with what says how it is to look; or the whole word, where that is a face.

    A character that cannot be drawn is paired with the empty string. Quotation marks of a typewriter are curled as the
    `language` has them.
    """
    if word in FACES:
        return ((word, FACES[word]),)
    spoken = max((index for index, character in enumerate(word) if character.isalnum()), default=-1)
    pairs: list[tuple[str, str]] = []
    for index, character in enumerate(word):
        if character in LOOKS and pairs:
            pairs[-1] = pairs[-1][0] + character, pairs[-1][1]
        else:
            pairs.append((character, _form(character, word, index, spoken, writer, language)))
    return tuple(pairs)


def _form(character: str, word: str, index: int, spoken: int, writer: Writer, language: str = ENGLISH) -> str:
    if _stacked(word, index) >= MOST_MARKS:
        return ""
    curled = _curled(character, word, index, spoken)
    own = QUOTES.get(language[:2], {}).get(curled, curled) if character in "'\"" else curled
    for form in (own, *DRAWN_AS.get(own, ()), curled, *DRAWN_AS.get(curled, ()), *STAND_INS.get(curled, ())):
        if all(ord(part) in writer.characters for part in form):
            return form
    return ""


def stand_ins(text: str, writer: Writer) -> tuple[tuple[str, str], ...]:
    """The characters of `text` that this writer lacks and writes otherwise, so that a reader notices: each once, in
    order of appearance, with what is written instead."""
    lacking = dict.fromkeys(each for each in visible(text) if each in STAND_INS and ord(each) not in writer.characters)
    return tuple((each, form.strip()) for each in lacking if (form := _form(each, each, 0, -1, writer)))


def _stacked(word: str, index: int) -> int:
    """How many accents already stand on the letter that the accent at `index` would be put on."""
    if not unicodedata.combining(word[index]):
        return 0
    below = index
    while below > 0 and index - below < MOST_MARKS and unicodedata.combining(word[below - 1]):
        below -= 1
    return index - below


def _curled(character: str, word: str, index: int, spoken: int) -> str:
    """A typewriter quotation mark as the hand would curl it; the letter's text keeps the author's own.

    `spoken` is the last letter or figure of the word: behind it nothing opens.
    """
    if character not in "'\"":
        return character
    before = word[:index]
    opens = index < spoken and (not before or (before[-1] in "([{—–-:;,/‘“\"'" and not _is_open(before, character)))
    if character == '"':
        return "“" if opens else "”"
    return "‘" if opens and not ELISION.match(word, index) else "’"


def is_elided(text: str, at: int) -> bool:
    """Whether the mark at `at` stands for what is left out of the word behind it: ’tis, ’er, ’80s, ’Arry."""
    return ELISION.match(text, at) is not None


def _is_open(before: str, mark: str) -> bool:
    """Whether a quotation opened with this mark is still open behind `before`, the beginning of the same word."""
    return mark == '"' and before.count(mark) % 2 == 1 and before[-1] in ",;/"


def unwritable_in(text: str, writer: Writer) -> tuple[str, ...]:
    """The characters of `text` that the writer has no form for, each once, in order of appearance."""
    missing: dict[str, None] = {}
    clean = visible(text)
    plain = {character for character in set(clean) if character.isascii() and ord(character) in writer.characters}
    for word in dict.fromkeys(clean.split()):
        if plain.issuperset(word):
            continue
        # Without what says how it is to look: that alone is nothing that a reader could name.
        missing.update((original[0], None) for original, form in drawn(word, writer) if not form)
    return tuple(missing)


def hands_for(text: str) -> tuple[str, ...]:
    """The slugs of the hands that can write all of `text`."""
    each_once = " ".join(set(visible(text)))
    able = (hand for hand in offered_hands().values() if not unwritable_in(each_once, hand))
    return tuple(hand.slug for hand in able if not unwritable_in(text, hand))


def require_writable(text: str, hand: Hand) -> None:
    """Raise UnwritableText when the hand has no form for something in the text."""
    if missing := unwritable_in(text, hand):
        raise UnwritableText(missing, hand.slug, hands_for(text))

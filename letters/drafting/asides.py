"""What an answer has in it that is left as it is, and said: links, other languages, the spelling of a telephone."""

import re
from collections.abc import Iterator

from .common_words import FUNCTION_WORDS
from .dates import date_questions
from .grammar import foreign_words, pairs_of_grammar, plain_word, words_of_grammar
from .occasions import Stem
from .verb_forms import verb_forms

_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w@.-])[\w-]+\.(?:com|org|net|co\.uk)\b\S*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_IN_WORDS = pairs_of_grammar("telephone")
_SURE = words_of_grammar("telephone_for_sure")
_TOKEN = re.compile(r"(?<![\w.,:/£$€])[\w']+(?![\w:/%])")
_SHOWN = 4  # words
_SHARE = 0.3  # of the words


def language_of_answer(answer: str) -> str:
    """ "Spanish", or another language that the answer is in; "" for English, and where it is not sure."""
    words = [word.lower() for word in _WORD.findall(answer)]
    english = sum(word in FUNCTION_WORDS for word in words)
    counted = {name: sum(word in small for word in words) for name, small in foreign_words().items()}
    likely = max(counted, key=lambda name: counted[name])
    hits = counted[likely]
    english += sum(bool(verb_forms(plain_word(word))) for word in words)
    enough = hits >= _SHARE * len(words) and (hits > 1 or len(words) <= _SHOWN)
    return likely if hits and enough and hits > english else ""


def link_in(answer: str) -> str:
    """The first address of a page; "" where there is none."""
    found = _LINK.search(answer)
    return found[0] if found else ""


def link_pattern() -> re.Pattern[str]:
    """What finds the address of a page in a text."""
    return _LINK


def meant_by(word: str) -> str:
    """What a telephone's word says in full."""
    return _IN_WORDS.get(word.lower(), word)


def telephone_words(answer: str) -> tuple[str, ...]:
    """The words written as on a telephone, in their order, each once: "u", "b4"."""
    return tuple(dict.fromkeys(word for word in _TOKEN.findall(answer) if _is_short(word, answer)))


def _is_short(word: str, answer: str) -> bool:
    if word.lower() not in _SURE or (word.isdigit() and not _for_a_word(word, answer)):
        return False
    return word in ("U", "UR", "B4") or word.islower() or word.isdigit() or answer.isupper()


def _for_a_word(digit: str, answer: str) -> bool:
    """ "2 brighton" and "4 u", and not "2 years"."""
    before = rf"\b(?:back|go|went|want|need|have|going|used|thanks|nice) {digit}\b"
    return re.search(rf"{before}|\b{digit} (?:u|me|us|my|the)\b", answer, re.IGNORECASE) is not None


def remarks(stem: Stem, answer: str, mended: str) -> Iterator[str]:
    """What to say of the words that were left as they are, and of those that are no answer."""
    if answer.strip() and not mended:
        yield f"We take “{_short(answer)}” for no answer yet. Please finish “{stem.opening} …”, or leave it empty."
    if stem.kind == "date" and mended:
        yield from date_questions(mended)
    if link := link_in(answer):
        yield f"“{_short(link)}” is a link, and nobody can follow a link on paper. Say what it shows, if you can."
    if language := language_of_answer(mended):
        yield f"We leave what is in {language} as it is."
    if short := telephone_words(answer):
        shown = ", ".join(f"“{word}”" for word in short[:_SHOWN])
        what = "it" if len(short) == 1 else "them"
        yield f"We leave {shown} as you typed {what}. The writer will ask whether you want the words in full."


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:40]}…"

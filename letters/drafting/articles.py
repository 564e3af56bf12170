"""Whether "a" or "an" stands before a word: by its sound, not its spelling."""

import re
import unicodedata

# Written with a vowel and spoken with a consonant: you-niversity, won. Not "unimportant", "uninvited".
_LIKE_A_CONSONANT = re.compile(
    r"(?:eu|ewe|one(?:s|ness)?\b|once|uni(?!d|m|n)|us[aeiu]|ut[ei]|u(?:biq|kr|kul|k\b|fo\b|ran|rin)|ouija)"
)
# Written with a consonant and spoken with a vowel.
_LIKE_A_VOWEL = re.compile(r"(?:hour|honest|honou?r|heir)")
_EIGHT_OR_ELEVEN = re.compile(r"(?:8\d*|1[18](?:,?\d{3})*)\b")
# Letters that are spelled out, MRI and X-ray; those in this class begin with a vowel when they are: em, ex.
_SPELLED_OUT = re.compile(r"[FHLMNRSX](?:[B-DF-HJ-NP-TV-Z][A-Z]{0,2})?\b")


def article(following: str) -> str:
    """ "a" or "an" as it is said before these words: an hour, an honest man, an eighteenth, a university, an MRI."""
    word = unicodedata.normalize("NFKD", following.lstrip("\"'\u2018\u201c("))
    if word[:1].isdigit():
        return "an" if _EIGHT_OR_ELEVEN.match(word) else "a"
    small = word.lower()
    if word[:1] == "U" and word[1:2].isupper():
        return "a"
    if _SPELLED_OUT.match(word) or _LIKE_A_VOWEL.match(small):
        return "an"
    return "an" if small.startswith(tuple("aeiou")) and not _LIKE_A_CONSONANT.match(small) else "a"

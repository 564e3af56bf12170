"""The apostrophes that a telephone leaves out, where it is certain that they belong."""

import re

from .grammar import irregular_verbs, pairs_of_grammar, words_of_grammar

_SURE = pairs_of_grammar("without_apostrophe")
_SURE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_SURE))})\b", re.IGNORECASE)
_ITS = re.compile(r"\b([Ii])ts(?= (?:an?|the|not|going|been|ok|okay|so|all|always|just|my|your|our|in|on|at|me|you)\b)")

_BASES = {base for base, _, _ in irregular_verbs()} | words_of_grammar("regular")
_VERB = rf"(?:(?:always|never|still|just|only|also|not|gladly|soon) )*(?:{'|'.join(sorted(_BASES))})\b"
_WAS = "".join(rf"(?<!\b{word} )" for word in ("was", "am", "is", "were", "been", "feel", "felt", "fell", "so", "very"))
_I_WILL = re.compile(rf"{_WAS}\b[Ii]ll(?= {_VERB})")
_I_WOULD = re.compile(rf"\b[Ii]d(?= (?:rather|better|{_VERB}))")
_OTHERS_WILL = re.compile(rf"\A(he|she|we)(ll|d)(?= (?!let\b|look\b|say\b){_VERB})", re.IGNORECASE)


def with_apostrophes(text: str) -> str:
    """ "didnt" as "didn't", "ill ring" as "I'll ring", "hell be there" as "he'll be there"; "ill in bed" as it is."""
    text = _SURE_WORD.sub(_whole, text)
    text = _ITS.sub(r"\1t's", text)
    text = _I_WOULD.sub("I'd", _I_WILL.sub("I'll", text))
    return _OTHERS_WILL.sub(r"\1'\2", text)


def _whole(found: re.Match[str]) -> str:
    whole = _SURE[found[0].lower()]
    return f"{found[0][0]}{whole[1:]}" if not whole.startswith("i'") else f"I{whole[1:]}"

"""Answers that are a number, an age, a date: what is typed around it goes, since the opening says it."""

import re

_WHO = r"(?:(?:s?he|your?|ur?|they|it|i|we|that|this)\s*(?:['\u2019]?(?:ll|s|re|m|ve))?)"
_VERB = (
    r"(?:\s*\b(?:will|is|are|am|was|has|have|been|be|going to|gonna|turning|turns?|together|nearly|working here|on|now)"
    r"\b)*"
)
_BEFORE_AN_AGE = re.compile(
    rf"^(?:{_WHO}\b{_VERB}\s+)?(?:turning|the big|age|aged)?\s*(?=\d|[a-z]+ty\b)", re.IGNORECASE
)
_BEFORE_YEARS = re.compile(
    rf"^{_WHO}\b{_VERB}\s+(?=for\b|since\b|about\b|over\b|nearly\b|almost\b|\d|\w+ years)", re.IGNORECASE
)
_BEFORE_A_DATE = re.compile(rf"^(?:{_WHO}\b{_VERB}\s+)?(?:on\s+)?(?=\S)", re.IGNORECASE)
_BEFORE = {"age": _BEFORE_AN_AGE, "years": _BEFORE_YEARS, "date": _BEFORE_A_DATE}


def bare_of_kind(answer: str, kind: str, opening: str) -> str:
    """ "she will be 85" as "85", "it's been 3 years" as "3 years"; any other answer as it is."""
    pattern = _BEFORE.get(kind)
    if pattern is None:
        return answer
    answer = re.sub(r"^(?:idk|dunno|not sure|i think)\b[,\s]*(?=.*\d)", "", answer.strip(), flags=re.IGNORECASE)
    answer = re.sub(r"\b(\d)[ -]+[0oO]\b", r"\g<1>0", answer) if kind == "age" else answer
    bare = pattern.sub("", answer.strip(), count=1)
    return re.sub(r"^for\s+", "", bare, flags=re.IGNORECASE) if opening.endswith(" for") else bare

"""Facts of the letter that are not those of the brief: how many, how old, when, and who somebody is.

A number is only doubted where the brief has another number of the same thing, and nowhere the number itself.
"""

import re
from collections.abc import Iterator

from letters.naming import fold_word

from .notes import Kind, Note, Weight
from .numbers import NUMBER, value_of, years_in
from .proof import Proof
from .words import words_called

_UNITS = {
    "year": "years",
    "month": "months",
    "week": "weeks",
    "child": "children",
    "kid": "children",
    "son": "sons",
    "daughter": "daughters",
    "brother": "brothers",
    "sister": "sisters",
    "grandchild": "grandchildren",
}
_MANY = "|".join(_UNITS)
_BETWEEN = r"(?:(?:whole|long|good|happy|full|short|hard|lovely|wonderful|more|beautiful|married) )?"
_COUNT = re.compile(rf"(?<![\w-])({NUMBER})[ -]{_BETWEEN}({_MANY})(?:s|ren)?\b(?!-old| old)", re.IGNORECASE)
_AGE = re.compile(
    rf"(?:\b(?:turn(?:s|ed|ing)?|aged?|you(?:'re|\u2019re| are| will be))\s+({NUMBER})(?=[\s.,;!?]|$)"
    rf"(?!\s+(?:{_MANY}|of|in|to|from|time|mile|minute|hour|day)s?\b)"
    rf"|(?<![\w-])({NUMBER})[ -]years?[ -]old\b|(?<![\w-])({NUMBER})\s+birthday\b)",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(rf"(?<![\w-])({NUMBER})\s+(?:wedding\s+)?anniversary\b", re.IGNORECASE)
_LOOSE = re.compile(r"\b(?:another|next|every|few|within|in)\s+$", re.IGNORECASE)
_LEADING = re.compile(rf"\W*(?:turning |nearly |almost |just |only )?({NUMBER})\b", re.IGNORECASE)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b|\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE
)

_AXES = (
    ("son", "daughter"), ("mother", "father"), ("mum", "dad"), ("brother", "sister"), ("husband", "wife"),
    ("grandson", "granddaughter"), ("grandmother", "grandfather"), ("uncle", "aunt"), ("nephew", "niece"),
)  # fmt: skip
_YOU_ARE = r"\b(?:you are|you're|you\u2019re|you were|you have been|dear|dearest) (?:still |always )?"
_OF_HIM = frozenset(("he", "him", "his", "himself"))
_OF_HER = frozenset(("she", "her", "hers", "herself"))
_WRONG = {"she": _OF_HIM, "he": _OF_HER, "they": _OF_HIM | _OF_HER, "none": _OF_HIM | _OF_HER}
_HERS = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_HIS = {"she": "he", "her": "him or his", "hers": "his", "herself": "himself"}
_THEIRS = {
    "he": "they", "she": "they", "him": "them", "her": "them or their", "his": "their", "hers": "theirs",
    "himself": "themself", "herself": "themself",
}  # fmt: skip
_TURNED = {"she": _HERS, "he": _HIS, "they": _THEIRS, "none": {}}
_SOMEBODY = words_called("somebody")
_FAR = 3
"""Sentences behind a name from which on a pronoun may well be somebody else's."""


def other_counts(proof: Proof) -> Iterator[Note]:
    """ "thirty years" where the brief has forty and never thirty."""
    briefed: dict[str, dict[int, str]] = {}
    for answer in _briefed(proof):
        for found in _COUNT.finditer(answer):
            if (value := value_of(found[1])) > 1:
                briefed.setdefault(_unit(found), {})[value] = f"{found[1]} {_unit(found)}"
    for found in _COUNT.finditer(proof.text) if briefed else ():
        theirs = briefed.get(_unit(found))
        loose = _LOOSE.search(proof.text, max(0, found.start() - 9), found.start())
        if theirs and value_of(found[1]) not in proof.numbers | {1} and not loose:
            yield _number_note(proof, found, 1, [*theirs.values()])


def other_ages(proof: Proof) -> Iterator[Note]:
    """ "turning nineteen" where the brief has eighteen; "fortieth anniversary" where it has fifty years."""
    ages, years = _answers_of(proof, "age"), _answers_of(proof, "years")
    for pattern, briefed in ((_AGE, ages), (_ANNIVERSARY, years)):
        for found in pattern.finditer(proof.text) if briefed else ():
            place = next(place for place, group in enumerate(found.groups(), start=1) if group)
            if value_of(found[place]) not in proof.numbers:
                yield _number_note(proof, found, place, briefed)


def other_dates(proof: Proof) -> Iterator[Note]:
    """A year, or a day of a month, where the brief has another one."""
    known = {each.value: str(each.value) for text in _briefed(proof) for each in years_in(text)}
    for each in years_in(proof.text) if known else ():
        if each.value not in known:
            yield _note(proof, each.start, each.end, sorted(known.values()))
    dates = {_day_and_month(found): found[0] for text in _briefed(proof) for found in _DATE.finditer(text)}
    for found in _DATE.finditer(proof.text) if dates else ():
        day, month = _day_and_month(found)
        near = [date for (other_day, other_month), date in dates.items() if day == other_day or month == other_month]
        if (day, month) not in dates and near:
            yield _note(proof, found.start(), found.end(), near)


def other_kin(proof: Proof) -> Iterator[Note]:
    """ "you are my son" to a daughter."""
    relation = set(re.findall(r"\w+", proof.facts.relation.lower()))
    for axis in _AXES:
        if len(relation & set(axis)) == 1:
            (right,) = relation & set(axis)
            (wrong,) = set(axis) - {right}
            pattern = rf"{_YOU_ARE}(?:my |a |the )?(?:\w+ ){{0,2}}?({wrong})\b"
            for found in re.finditer(pattern, proof.text, re.IGNORECASE):
                reason = f"The brief says that the recipient is a {right}, and here is “{found[1]}”. Please check it."
                yield proof.note(Kind.FACT, found.start(1), found.end(1), reason, right)


def other_pronouns(proof: Proof) -> Iterator[Note]:
    """ "he" for somebody for whom the client chose "she": behind the name, and in the next sentences of the paragraph
    as long as they have nobody else."""
    about, chosen = proof.facts.about_name, proof.facts.about_pronouns
    name = {fold_word(part) for part in re.findall(r"\w+", about)}
    wrong = _WRONG.get(chosen)
    if not name or not wrong:
        return
    since = _FAR
    for sentence in proof.reading.sentences:
        words = proof.reading.words_of(sentence)
        since = _FAR if any(block.first == sentence.first for block in proof.reading.blocks) else since + 1
        if _names_another(proof, sentence.first, sentence.last, name):
            since = _FAR
            continue
        for word in words:
            since = 0 if word.bare in name else since
            if since < _FAR and word.bare in wrong and not _client_said(proof, word.start):
                yield _pronoun_note(proof, word.start, word.end, about, chosen)


def _pronoun_note(proof: Proof, start: int, end: int, about: str, chosen: str) -> Note:
    pronoun = proof.text[start:end]
    wish = "asks for no pronoun" if chosen == "none" else f"says “{chosen}”"
    reason = f"The client {wish} for {about}, and here is “{pronoun}”. Please change it unless it is somebody else."
    better = about if chosen == "none" else _TURNED[chosen].get(pronoun.lower(), "")
    return proof.note(Kind.FACT, start, end, reason, better)


def _names_another(proof: Proof, first: int, last: int, name: set[str]) -> bool:
    """True when the words `first` to `last` speak of anybody else, so that a pronoun may be theirs."""
    for place in range(first, last):
        word = proof.reading.words[place]
        plain = word.bare
        stranger = word.capitalised and len(plain) > 1 and word.start not in proof.reading.openings
        if plain in _SOMEBODY or (stranger and plain not in name):
            return True
    return False


def _client_said(proof: Proof, place: int) -> bool:
    """True when the words around `place` are words that the client typed: they know whom they mean."""
    around = " ".join(proof.text[max(0, place - 12) : place + 12].split()[1:-1]).lower()
    return bool(around) and any(around in " ".join(text.lower().split()) for text in _briefed(proof))


def _briefed(proof: Proof) -> tuple[str, ...]:
    return tuple(proof.facts.answers.values())


def _unit(found: re.Match[str]) -> str:
    return _UNITS[found[2].lower()]


def _answers_of(proof: Proof, kind: str) -> list[str]:
    """The leading numbers of the answers that are ages, or years, as typed."""
    stems = proof.occasion.stems if proof.occasion else ()
    keys = {kind, *(stem.key for stem in stems if stem.kind == kind)}
    found = (_LEADING.match(answer) for key, answer in proof.facts.answers.items() if key in keys)
    return [match[1] for match in found if match]


def _day_and_month(found: re.Match[str]) -> tuple[int, str]:
    day, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    return int(day), month.lower()


def _number_note(proof: Proof, found: re.Match[str], group: int, briefed: list[str]) -> Note:
    return _note(proof, found.start(group), found.end(), briefed)


def _note(proof: Proof, start: int, end: int, briefed: list[str]) -> Note:
    written = proof.text[start:end]
    theirs = " and ".join(briefed[:3])
    reason = f"The brief says {theirs}, and here is “{written}”. Please check which is right."
    better = briefed[0] if len(briefed) == 1 else ""
    return proof.note(Kind.FACT, start, end, reason, better, weight=Weight.PLAIN)

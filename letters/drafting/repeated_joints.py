"""Answers that say again what the opening has said, or begin with a word too many."""

import re

from .answer_forms import forms_of
from .answer_words import first_words
from .joint_cases import Case, Joint, fits, has_a_second_clause
from .verb_forms import base_of, verb_forms


def repeated_verb(case: Case) -> Joint | Case | None:
    """ "I just needed someone to sit with me" behind "What I needed was", "I love your laugh" behind "I like best"."""
    found = case.starts(
        r"(?:i|we)(?:['\u2019]ll| will| would|['\u2019]d)?(?: \w+ly| just| also| always| still| most)* (\w+) (?=\S)"
    )
    if not found or not case.asks("thing"):
        return None
    bases = {base for _, base in verb_forms(found[1].lower()) if base}
    opened = {base for word in first_words(case.opening) for _, base in verb_forms(word.plain) if base}
    for alike in (_LIKING, _SEEING):
        opened |= alike if opened & alike else set()
    rest = case.answer[found.end() :]
    rest = re.sub(r"^it (?=when\b)", "", rest)
    again = case.again(rest)
    return again if bases & opened and fits(again) else None


_SEEING = frozenset(["see", "remember", "picture"])


_LIKING = frozenset(["like", "love", "admire", "adore"])


_SORRY = r"(?:i['\u2019]?m |i am )?(?:so |really |very )*sorry (?=for\b|that\b|about\b)"


def same_verb(case: Case) -> Joint | Case | None:
    """ "leaving your mum" behind "to leave", and "you a seat" behind "for you"."""
    last = case.tail.rsplit(" ", 1)[-1]
    if "sorry" in case.tail and (found := case.starts(_SORRY)):
        return case.again(case.answer[found.end() :])
    if "wish" in case.tail and (found := case.starts(r"i wish (?:that )?(?:i|we)(?:['\u2019]?d| had) ")):
        return case.again(case.answer[found.end() :])
    if case.ends("(?:i|we) had") and (found := case.starts(r"hadn['\u2019]?t ")):
        return case.again(f"not {case.answer[found.end() :]}")
    if case.ends("for you") and case.starts(r"you (?=an?\b|the\b|some\b|my\b)"):
        return case.again(case.answer[4:])
    if case.verb and base_of(case.verb.plain) == last and case.behind and not case.asks("infinitive"):
        return case.again(case.answer[case.verb.end :].lstrip())
    return None


def hedged(case: Case) -> Joint | Case | None:
    """ "I think it was your 30th" behind "was", and "it's your laugh" behind "is"."""
    found = case.starts(
        r"(?P<hedge>i think|i guess|i believe|i suppose|probably|maybe|perhaps)?,?\s*\b"
        r"(?:it|that|this)(?:\s+(?:was|is)(?: that)?|['\u2019]?s)(?: probably| just| definitely| also)?\s+(?=\S)"
    )
    if not found or not case.ends("is|was") or case.starts(r"that\b"):
        return None
    rest = case.again(case.answer[found.end() :])
    hedge = found["hedge"]
    if not hedge:
        return rest
    verb = case.tail.rsplit(" ", 1)[-1]
    words = f"{hedge[0].upper()}{hedge[1:]}" if hedge[:2].lower() == "i " else hedge.lower()
    return Joint(rest.answer, cut=1, put=f"{verb}, {words},") if fits(rest) else None


def without_that(case: Case) -> Joint | Case | None:
    """ "for" and "that you were there", "since" and "because I moved": the small word goes, and the rest is asked."""
    if case.has("because") and case.ends("is|was") and case.asks("that"):
        return case.again(re.sub(r"^\S+\s+(?:of\s+)?", "that ", case.answer, count=1))
    if case.has("when") and case.asks("that") and case.ends("is|was") and has_a_second_clause(case):
        return Joint(f"that {case.answer}")
    if not case.has("that", "because", "when") or case.asks("that"):
        return None
    if case.has("when") and case.ends("(?:how|that) (?:you|i|we)") and has_a_second_clause(case):
        return Joint(case.answer, cut=1)
    if case.has("when") and not case.subject and not case.asks("clause"):
        return _the_time(case)
    if case.has("that") and (cut := case.ends("taught (?:me|us) to|learned to|promise to")):
        return Joint(case.answer, cut=1 if cut else 0)
    if case.has("that", "because", "when") and not case.asks("infinitive", "participle"):
        return case.again(re.sub(r"^\S+\s+", "", case.answer, count=1))
    return None


def _the_time(case: Case) -> Joint | None:
    """ "when we broke the tent" as "the time we broke the tent"."""
    clause = re.sub(r"^(?:when|whenever|while|once)\s+", "", case.answer, flags=re.IGNORECASE)
    if case.ends("for|about|of|to|see|without|remember|forgot|miss|keep|thank") and forms_of(clause) & {"clause"}:
        return Joint(f"the time {clause}")
    if cut := case.ends("(?:see|remember) (?:you|us)"):
        return Joint(case.answer) if cut else None
    if case.ends("known (?:you|us)"):
        return Joint(f"since {clause}")
    return None

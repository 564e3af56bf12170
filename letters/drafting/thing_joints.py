"""Things, places and times behind openings that ask for something else."""

import re

from .grammar import words_of_grammar
from .joint_cases import Case, Joint, who_it_was
from .verb_joints import to_be_of


def place_for_a_thing(case: Case) -> Joint | None:
    """ "in the kitchen" behind "I see" as "us in the kitchen"; behind "going back to" as "the kitchen"."""
    if not case.has("place", "gerund") or not case.asks("thing"):
        return None
    if case.ends("see"):
        return Joint(f"{'us' if re.search(r'of us|it began', case.tail) else 'you'} {case.answer}")
    if case.ends("going back to") and case.starts(r"(?:in|at|on|to)\s"):
        return Joint(re.sub(r"^\S+\s+", "", case.answer, count=1))
    if case.has("place") and case.ends("is|was") and not case.starts("for|to"):
        return Joint(case.answer)
    return None


def thing_for_a_clause(case: Case) -> Joint | None:
    """ "a new job" behind "My own news is that", "how much I loved you" behind "I never told you that"."""
    if case.asks("clause") and case.ends("said that|say that") and case.has("state", "unknown"):
        return Joint(case.answer, cut=1)
    if case.asks("clause") and case.has("state") and case.ends("tell you that|know that"):
        return Joint(f"I am {case.answer}", ask=who_it_was("I"))
    if case.asks("clause") and case.has("state") and not case.has("thing") and case.ends("because|told you that"):
        return Joint(f"I was {case.answer}", ask=who_it_was("I"))
    if case.asks("clause") and case.ends("turned out,|but") and case.has("state", "participle"):
        return Joint(f"you are {case.answer}", sure=False, ask=who_it_was("you"))
    if not case.asks("clause") or not case.has("thing", "question", "gerund", "place", "time", "to", "unknown"):
        return None
    if case.has("to") and case.ends("learned that"):
        return Joint(case.answer, cut=1)
    cut = case.ends("is that|say that")
    if cut and not case.has("place"):
        return Joint(_with_a(case.answer), cut=1)
    if case.ends("(?:told|tell) you that|know that|said that|see that|learned that") and case.has("thing", "question"):
        if case.has("thing") and case.ends("see that"):
            return None
        return Joint(case.answer, cut=1)
    if case.ends("(?:told|tell) you that|know that") and case.has("gerund"):
        return Joint(case.answer, cut=1, put="about")
    if case.ends("glad that") and case.has("thing", "gerund"):
        return Joint(case.answer, cut=1, put="of")
    if case.ends("afraid that") and case.has("thing", "gerund"):
        return Joint(case.answer, cut=1, put="of")
    if case.ends("because") and case.starts(r"of\b"):
        return Joint(case.answer)
    if case.ends("i am leaving because") and case.has("gerund"):
        return Joint(f"I am {case.answer}")
    if case.ends("because") and case.has("thing", "gerund", "unknown"):
        return Joint(_with_a(case.answer), put="of")
    return _time_for_a_clause(case)


def _with_a(answer: str) -> str:
    """ "new job" as "a new job"."""
    return f"a {answer}" if re.match(r"(?:new|big) \w+(?<!s)(?:$|[ ,.!])", answer) else answer


def _time_for_a_clause(case: Case) -> Joint | None:
    if not case.ends("when"):
        return None
    if case.starts(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"):
        return Joint(f"on {case.answer}", cut=1)
    if case.has("place") and case.ends("most when|of you when"):
        return Joint(case.answer, cut=1)
    if case.starts(r"the (?:mornings?|evenings?|afternoons?)|(?:mornings|evenings|afternoons)\b"):
        return Joint(f"in {case.answer}", cut=1)
    return None


_CUT_TO_THE_VERB = (
    r"the (?:time|day|way) (?:we|you)", r"(?<=remember )when you", r"(?:how|that) you", r"when you",
)  # fmt: skip
_COUNTED = (
    "party|meal|picnic|holiday|weekend|bbq|barbecue|chat|hug|baby|takeaway|curry|roast|adventure|night in|night out"
    "|day out|movie night|good cry|laugh|dance|rest|nap|swim|interview|wedding|scan|test|exam|operation|op"
)
_UNCOUNTED = "breakfast|brunch|lunch|dinner|tea|coffee|cuppa|drinks?|pints?|wine|fun|cake|pizza|exams|surgery|chemo"
_ONE = re.compile(rf"(?!(?:an?|our|the|some|another|your)\b)(?:\w+ )?(?:{_COUNTED})\b", re.IGNORECASE)
_HAD = re.compile(rf"(?:(?:an?|our|the|some|another|your) )?(?:\w+ )?(?:{_COUNTED}|{_UNCOUNTED})\b", re.IGNORECASE)
_VENUES = "pub|beach|park|cinema|zoo|seaside|coast|lakes?|theatre|museum|gym|sea|mountains|allotment|match|spa"
_WHERE = re.compile(rf"(?:(?:{'|'.join(sorted(words_of_grammar('places')))})\b|the (?:{_VENUES})\b)", re.IGNORECASE)


def thing_for_a_verb(case: Case) -> Joint | None:
    """ "that weekend in the lakes" behind "the time we", "your patience" behind "how you"."""
    if not case.has("thing", "question", "time", "unknown") or not case.subject:
        return None
    if case.ends("sorry that (?:i|we)"):
        return Joint(case.answer, cut=2, put="for")
    if case.ends("because you"):
        return Joint(case.answer, cut=1, put="of")
    if case.ends("hope that you") and not case.has("question"):
        return Joint(f"have {case.answer}")
    if re.search(r"\b(?:remember\w*|forgotten|saw|seen|noticed?|admire|about|to|of) (?:\w+ )?\w+ \w+$", case.tail):
        cut = next((cut for pattern in _CUT_TO_THE_VERB if (cut := case.ends(pattern))), 0)
        if cut and not case.ends("escape me that you|see now that you|it every time you"):
            return Joint(case.answer, cut=cut)
    if (
        case.starts(r"(?:an?|the|my|your) ")
        and case.ends(r"\b(?:i|you)")
        and not case.ends("(?:how|that|when|why|way) you")
    ):
        return Joint(f"{to_be_of(case)} {case.answer}") if case.starts("an? ") else None
    return None


def thing_for_an_infinitive(case: Case) -> Joint | None:
    """ "dinner at Lupe's" behind "let us" as "have dinner at Lupe's", "patience" behind "You taught me to"."""
    if not case.asks("infinitive") or not case.has("thing", "question", "unknown", "time"):
        return None
    if case.ends("taught (?:me|us) to|learned to|promise to|decide to"):
        return Joint(case.answer, cut=1)
    if case.has("question"):
        return None
    if _WHERE.match(case.answer) and case.ends("to|us|could"):
        return Joint(f"go to {case.answer}")
    if case.ends("going to"):
        return Joint(f"be {case.answer}") if case.starts("an? ") else Joint(case.answer)
    if _HAD.match(case.answer) and case.ends("to|us|could|will|can"):
        return Joint(f"have {'a ' if _ONE.match(case.answer) else ''}{case.answer}")
    if case.ends("want to|like to") and case.has("thing"):
        return Joint(case.answer, cut=1)
    if case.ends("time to") and case.has("thing"):
        return Joint(case.answer, cut=1, put="for")
    if case.ends("nobody to"):
        return Joint(case.answer, cut=1)
    if case.ends("decided to"):
        return Joint(case.answer, cut=1, put="on")
    return None


def how_long(case: Case) -> Joint | None:
    """ "ten years" behind "I have known you" is "for ten years"."""
    if case.ends("known (?:you|us)") and case.starts(r"(?:all|half|most of) (?:my|your|our) li"):
        return Joint(case.answer)
    if not case.ends("known (?:you|us)") or not case.starts(r"(?:\w+ )?(?:\w+-?)+ (?:years?|months?|yrs?|decades?)\b"):
        return None
    return Joint(f"for {case.answer}")

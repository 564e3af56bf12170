"""Verbs without a subject, and states, behind openings that ask for something else."""

import re

from .joint_cases import Case, Joint, has_an_object, who_it_was
from .verbs_within import as_base, as_gerund, as_participle, as_past

_TOPIC = re.compile(r"\b(?:about (you)|about (the two of you)|know (you) by|from (you)|of (you)|at (you))\b")


def dropped_subject(case: Case) -> Joint | None:
    """A verb without a subject where a clause is asked for: "heard our song" is "I heard our song"."""
    if case.ends("tell you") and case.has("past", "present", "infinitive", "state") and not case.has("thing"):
        return Joint(f"that I {'am ' if case.has('state') else ''}{case.answer}", ask=who_it_was("I"))
    if not case.has("past", "present", "participle", "third", "infinitive") or not case.asks("clause"):
        return None
    if case.has("thing", "state", "gerund"):
        return None
    verb = case.verb.plain if case.verb else ""
    if case.ends("said that|say that|told you that") and case.starts(
        "thank(?:s| you)|sorry|goodbye|good night|well done"
    ):
        return Joint(case.answer, cut=1)
    if case.ends("learned that") and case.has("infinitive"):
        return Joint(case.answer, cut=1, put="to")
    if case.ends("say that") and verb in ("don't", "be"):
        return Joint(case.answer, cut=1)
    if re.match(r"(?:\S+ ){1,2}(?:me|us|my life)\b", case.answer):
        return Joint(f"you {case.answer}", sure=False, ask=who_it_was("you"))
    if verb in ("was", "is") and case.ends("turned out,|but"):
        return Joint(f"it {case.answer}", sure=False, ask=who_it_was("it"))
    if case.ends("afraid that|serious when|time when|see that|glad that|turned out,|but") or verb in ("were", "are"):
        return Joint(f"you {case.answer}", sure=False, ask=who_it_was("you"))
    if verb == "is" or (case.has("third") and not case.has("past", "infinitive")):
        return Joint(f"it {case.answer}", sure=False, ask=who_it_was("it"))
    return Joint(f"I {case.answer}", sure=case.behind != "my", ask=who_it_was("I"))


def verb_for_a_thing(case: Case) -> Joint | None:
    """A verb where a thing is asked for: "help me move" behind "for" as "helping me move"."""
    if not case.has("past", "present", "infinitive", "third") or not case.asks("thing"):
        return None
    if not case.has("past", "third") and not has_an_object(case):
        return None
    topic = _TOPIC.search(case.tail)
    about = next((each for each in topic.groups() if each), "") if topic else ""
    if case.asks("that") and about and not case.starts("being"):
        base = as_base(case.answer) if case.has("third") else case.answer
        return Joint(f"that you {base}") if base else None
    if case.ends("see") and not case.has("third"):
        who = "you" if about or " you" in case.tail or case.behind in ("me", "us") else "we"
        return Joint(f"how {who} {case.answer}", sure=False, ask=who_it_was(who))
    gerund = as_gerund(case.answer) if case.asks("gerund") else ""
    return Joint(gerund) if gerund else None


def verb_for_a_scene(case: Case) -> Joint | None:
    """ "waited at the gate" behind "I can still see you" as "waiting at the gate"."""
    if not case.asks("gerund") or not case.ends("(?:see|saw|remember|watched) (?:you|us|me)|go on|left (?:you|us)"):
        return None
    if case.ends("left (?:you|us)") and case.has("past") and not case.has("participle") and case.whole:
        return Joint(f"you {case.answer}", cut=len(case.opening.split()), put=case.whole)
    if case.has("past", "third", "infinitive", "present"):
        gerund = as_gerund(case.answer)
        return Joint(gerund) if gerund else None
    if case.has("thing", "question", "that") and case.ends("(?:see|saw|remember|watched) (?:you|us|me)"):
        return Joint(case.answer, cut=1)
    return None


def verb_for_a_state(case: Case) -> Joint | None:
    """ "had no money" behind "At that time I was": the opening's own verb goes."""
    if not case.has("past", "present", "infinitive") or not case.asks("state"):
        return None
    return Joint(case.answer, cut=1) if case.ends("(?:i|we|you) (?:was|were|are)|will be") else None


def other_verb_form(case: Case) -> Joint | None:
    """The right form of a verb that has the wrong one, where it is known."""
    if case.asks("infinitive") and case.has("gerund", "past", "third", "participle") and not case.asks("gerund"):
        if case.has("state"):
            return None
        base = as_base(case.answer)
        return Joint(base) if base else None
    if case.asks("participle") and case.has("past", "infinitive", "present") and not case.asks("state"):
        participle = as_participle(case.answer)
        return Joint(participle) if participle else None
    if case.subject and case.has("third"):
        base = as_base(case.answer)
        return Joint(base) if base else None
    if case.subject and case.has("infinitive", "present") and not case.ends("because you"):
        past = as_past(case.answer)
        return Joint(past, ask="We put it into the past, since it is over.") if past else None
    if case.ends("should have") and case.has("infinitive"):
        return Joint(case.answer, cut=1)
    if case.ends("given up") and case.has("infinitive"):
        return Joint(as_gerund(case.answer) or case.answer)
    if case.ends("(?:i|you|we) still") and case.has("gerund"):
        return Joint(as_base(case.answer) or case.answer)
    if case.ends("can begin") and case.has("infinitive"):
        return Joint(f"to {case.answer}")
    return None


def being(case: Case) -> Joint | None:
    """ "in the kitchen", "so happy", "dancing": with the verb that they need."""
    if not case.has("gerund", "state", "place"):
        return None
    if case.asks("infinitive") and not case.asks("state"):
        return _to_be(case)
    if case.asks("participle") and case.has("gerund", "state", "place"):
        return Joint(f"been {case.answer}")
    if case.asks("thing") and case.has("state") and not case.has("thing"):
        return _being_a_thing(case)
    if case.subject and not case.ends("sorry that (?:i|we)"):
        verb = to_be_of(case)
        state = re.sub(r"^being\s+", "", case.answer, flags=re.IGNORECASE)
        return Joint(f"{verb} {state}")
    if case.ends("sorry that (?:i|we)") and case.has("gerund"):
        return Joint(case.answer, cut=2, put="for")
    return None


def to_be_of(case: Case) -> str:
    past = case.first == "past"
    if case.subject in ("you", "we", "they"):
        return "were" if past else "are"
    return "was" if past else "am"


def _to_be(case: Case) -> Joint | None:
    if case.has("gerund"):
        return None
    if case.has("place") and case.starts(r"(?:back )?to\b|back\b|home\b|away\b|abroad\b"):
        return Joint(f"go {case.answer}") if case.ends("to|us|could") else None
    if case.has("place") and case.starts(r"of\b|for\b|about\b"):
        return None
    return Joint(f"be {case.answer}")


def _being_a_thing(case: Case) -> Joint | None:
    topic = _TOPIC.search(case.tail)
    if topic and case.asks("that"):
        return Joint(f"that you are {case.answer}")
    if case.ends("see"):
        return Joint(f"{'us' if re.search(r'of us|it began', case.tail) else 'you'} {case.answer}")
    return Joint(f"being {case.answer}") if case.ends("for|is|was|miss") else None


def infinitive_with_to(case: Case) -> Joint | None:
    """ "to hurt you" behind "I am sorry that I", "to help me" behind "for", "you to come" behind "I would like to"."""
    if case.ends("glad that") and case.starts(r"(?:for|of|about|to) "):
        return Joint(case.answer, cut=1)
    if case.ends("(?:hope that|whether) you") and case.has("to"):
        return Joint(re.sub(r"^to\s+", "will ", case.answer, flags=re.IGNORECASE))
    if case.ends("to") and case.starts(r"not to\b"):
        return Joint(case.answer, cut=1)
    if case.ends("nobody to") and case.starts(r"(?:like|who) "):
        return Joint(case.answer, cut=1)
    if case.ends("afraid that") and case.starts(r"of\b"):
        return Joint(case.answer, cut=1)
    if case.ends("prouder than when you") and case.has("time"):
        return Joint(case.answer, cut=2)
    if case.ends("sorry that (?:i|we)") and case.starts(r"(?:for|about)\s"):
        return Joint(case.answer, cut=2)
    if case.starts(r"(?:you|us|you and (?:i|me)|both of us) to\b") and case.ends("(?:like|want) to"):
        return Joint(case.answer, cut=1)
    if not case.has("to"):
        return None
    if cut := case.ends("sorry that (?:i|we)"):
        return Joint(case.answer, cut=cut - 1)
    if case.ends("because"):
        return Joint(case.answer, cut=1)
    if case.asks("gerund") and case.ends("for|go on"):
        gerund = as_gerund(re.sub(r"^to\s+", "", case.answer))
        return Joint(gerund) if gerund else None
    return None


def of_what(case: Case) -> Joint | None:
    """Behind "You told me that you are afraid": of a thing, of doing something."""
    if not case.ends("you are afraid"):
        return None
    if case.has("thing", "gerund") or (case.has("question") and not case.starts("if|whether")):
        return Joint(f"of {case.answer}")
    gerund = as_gerund(case.answer) if case.has("infinitive", "present", "past") else ""
    if gerund:
        return Joint(f"of {gerund}")
    return Joint(f"of being {case.answer}") if case.has("state") else None


def told_thing(case: Case) -> Joint | None:
    """Behind "I keep wanting to tell you": about a thing. Behind "You can find me": on a number."""
    if case.ends("find me") and case.starts(r"[+0(]\d"):
        return Joint(f"on {case.answer}")
    if case.ends("tell you") and case.has("gerund"):
        return Joint(f"about {case.answer}")
    return None

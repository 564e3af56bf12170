"""Clauses with a subject of their own, behind openings that ask for less."""

import re

from .answer_forms import forms_of
from .answer_words import beginning, first_words, subject_of
from .joint_cases import Case, Joint
from .verb_forms import is_form
from .verbs_within import as_base, as_gerund, as_participle


def own_clause(case: Case) -> Joint | None:
    """A clause with its subject behind an opening that has one: the same goes, another takes its place."""
    if not case.has("clause") or not case.subject:
        return None
    at = beginning(case.answer)
    subject, drawn = subject_of(case.words[at].plain)
    if case.ends("(?:i|we|you) still"):
        return Joint(case.answer, cut=2)
    if subject == case.subject:
        return Joint(_without_subject(case, at, drawn))
    if case.ends("the neighbours"):
        return Joint(case.answer, cut=2)
    if case.ends(r"who"):
        return None
    return Joint(case.answer, cut=1)


def _without_subject(case: Case, at: int, drawn: str) -> str:
    word = case.words[at]
    before, rest = case.answer[: word.start], case.answer[word.end :].lstrip()
    following = case.words[at + 1].plain if at + 1 < len(case.words) else ""
    if drawn == "would" and is_form(following, "participle") and not is_form(following, "base"):
        drawn = "had"
    drawn = {"is": "are"}.get(drawn, drawn)
    return f"{before}{drawn} {rest}".strip() if drawn else f"{before}{rest}"


def with_that(case: Case) -> Joint | None:
    """ "you let me win" behind "is" as "that you let me win"; "how" or "when" where those are asked for instead."""
    if not case.has("clause"):
        return None
    if case.asks("that"):
        return Joint(f"that {case.answer}")
    if cut := case.ends("hear about|sorry about|at once of"):
        return Joint(case.answer, cut=1, put="that" if cut else "")
    if case.ends("going back to"):
        return Joint(f"the time {case.answer}")
    if case.asks("when") and case.ends("was"):
        return Joint(f"when {case.answer}")
    if case.ends("smiling about|think of|story of|miss|see"):
        return Joint(f"how {case.answer}")
    if case.ends("known (?:you|us)"):
        return Joint(f"since {case.answer}")
    return None


def clause_for_a_gerund(case: Case) -> Joint | None:
    """ "you were there for me" behind "thank you for" as "being there for me"."""
    if not case.has("clause") or not case.asks("gerund") or not case.ends("for|without"):
        return None
    subject, drawn = subject_of(case.words[0].plain)
    if subject != "you" or drawn:
        return None
    gerund = as_gerund(case.answer[case.words[0].end :].lstrip())
    return Joint(gerund) if gerund and case.ends("for") else None


def seen_clause(case: Case) -> Joint | None:
    """ "you were at the sink" behind "I can still see you" as "at the sink", "you laughed" as "how you laughed"."""
    cut = case.ends("(?:see|saw|remember|watched|find) (?:you|us|me)")
    if not cut or not case.has("clause"):
        return None
    subject, drawn = subject_of(case.words[0].plain)
    verb = drawn or (case.words[1].plain if len(case.words) > 1 else "")
    if subject == ("i" if case.ends("find me") else "you") and verb in ("am", "are", "were", "was"):
        rest = case.answer[case.words[0 if drawn else 1].end :].lstrip()
        if forms_of(rest) & case.follows:
            return Joint(rest)
    return None if case.ends("find me") else Joint(f"how {case.answer}", cut=1)


def clause_for_an_infinitive(case: Case) -> Joint | None:
    """A clause behind "to" or "will", where a part of the opening can give way to it."""
    if not case.has("clause") or not case.asks("infinitive"):
        return None
    subject, drawn = subject_of(case.words[0].plain)
    if subject in ("i", "we") and drawn in ("am", "are") and case.ends("to|will|can"):
        base = as_base(case.answer[case.words[0].end :].lstrip())
        return Joint(base) if base else None
    if case.ends("you (?:had|have) to|(?:like|want) you to") and subject == "you":
        base = as_base(case.answer[case.words[0].end :].lstrip())
        return Joint(base) if base else None
    if case.ends("that you are about to"):
        return Joint(case.answer, cut=4)
    if case.ends("now you are going to") and subject == "you":
        return Joint(case.answer, cut=4)
    if cut := case.ends("(?<=.)(?:i|we) (?:will|can)(?: still)?"):
        return Joint(case.answer, cut=cut) if cut < len(case.opening.split()) and subject not in ("i", "we") else None
    if case.ends("learned to|taught (?:me|us) to|promise to") and _is_a_truth(case):
        return Joint(f"that {case.answer}", cut=1)
    return None


def _is_a_truth(case: Case) -> bool:
    """One sentence, and not of what happened."""
    is_past = any(is_form(word.plain, "past") and not is_form(word.plain, "base") for word in case.words)
    return not is_past and not re.search(r"[.!?\u2026]\s", case.answer)


def clause_for_a_participle(case: Case) -> Joint | None:
    """ "you had told me" behind "I wish I had" stands instead of its "I had"; "I told Dad" loses its "I"."""
    if not case.has("clause") or not case.asks("participle"):
        return None
    subject, drawn = subject_of(case.words[0].plain)
    rest = case.answer[case.words[0].end :].lstrip()
    if subject in ("i", "we") and not drawn and case.ends("wish(?: that)? (?:i|we) had"):
        participle = as_participle(rest)
        return Joint(participle or case.answer, cut=0 if participle else 2)
    if subject in ("i", "we") and drawn in ("have", "had"):
        return Joint(rest)
    if subject in ("i", "we") and not drawn and case.ends("have(?: already)?"):
        participle = rest if forms_of(rest) & {"participle"} else as_participle(rest)
        if participle and not is_form(first_words(rest)[0].plain, "base"):
            return Joint(participle)
    if case.ends("already"):
        return None
    cut = case.ends("(?:i|we) (?:would have|have|had)")
    return Joint(case.answer, cut=cut) if cut else None


def clause_for_a_state(case: Case) -> Joint | None:
    """ "I had no money" behind "At that time I was": the verb is theirs."""
    cut = case.ends("(?:i|we|you) (?:was|were|are|will be)")
    if not case.has("clause") or not cut or not case.asks("state"):
        return None
    return Joint(case.answer, cut=cut)


def wished_clause(case: Case) -> Joint | None:
    """ "have a great year" and "you find a job" behind "I wish you" are hoped for."""
    cut = case.ends("wish (?:you|the two of you)")
    if not cut:
        return None
    whom = case.opening.rsplit("wish ", 1)[-1]
    if case.has("clause"):
        return Joint(case.answer, cut=cut, put="hope that")
    if case.has("infinitive") and not case.has("thing"):
        return Joint(case.answer, cut=cut, put=f"hope that {whom}")
    return None

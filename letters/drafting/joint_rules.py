"""What makes an answer fit behind an opening that does not ask for it.

Each rule is given a Case and gives the Joint that is certain to read, the Case with a better answer, which is asked
anew, or None: then the next rule is asked.
"""

from collections.abc import Callable

from .clause_joints import (
    clause_for_a_gerund,
    clause_for_a_participle,
    clause_for_a_state,
    clause_for_an_infinitive,
    own_clause,
    seen_clause,
    wished_clause,
    with_that,
)
from .grammar import KIN_WORDS, PEOPLE
from .joint_cases import Case, Joint, fits
from .repeated_joints import hedged, repeated_verb, same_verb, without_that
from .thing_joints import how_long, place_for_a_thing, thing_for_a_clause, thing_for_a_verb, thing_for_an_infinitive
from .verb_joints import (
    being,
    dropped_subject,
    infinitive_with_to,
    of_what,
    other_verb_form,
    told_thing,
    verb_for_a_scene,
    verb_for_a_state,
    verb_for_a_thing,
)

type Rule = Callable[[Case], Joint | Case | None]


RULES: tuple[Rule, ...] = (
    repeated_verb, same_verb, hedged, without_that, own_clause, seen_clause, clause_for_an_infinitive,
    clause_for_a_participle, clause_for_a_state, clause_for_a_gerund, wished_clause, with_that, how_long, of_what,
    told_thing, dropped_subject, verb_for_a_state, verb_for_a_thing, verb_for_a_scene, other_verb_form,
    infinitive_with_to, being, place_for_a_thing, thing_for_a_clause, thing_for_a_verb, thing_for_an_infinitive,
)  # fmt: skip


_AGAIN = 4  # times that an answer may be made better before it is asked what it is


def joined(case: Case) -> Joint | None:
    """The answer as it can stand behind the opening, mended where that is certain; None where nothing is."""
    for _ in range(_AGAIN):
        if fits(case):
            return Joint(_with_an_article(case))
        found = next((joint for rule in RULES if (joint := rule(case)) is not None), None)
        if not isinstance(found, Case):
            return found
        case = found
    return None


def _with_an_article(case: Case) -> str:
    """ "cat had kittens" as "the cat had kittens"."""
    bare = case.has("clause") and case.words and case.words[0].text in PEOPLE - KIN_WORDS - {"people"}
    return f"the {case.answer}" if bare and case.asks("clause") else case.answer

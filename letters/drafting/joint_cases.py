"""An answer before its opening, and how it stands behind it."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from .answer_forms import forms_of
from .answer_words import Word, beginning, first_words, subject_of
from .grammar import ADVERBS, DETERMINERS, OBJECTS, PREPOSITIONS, THINGS, THINGS_TOO, WHEREABOUTS
from .verb_forms import is_common_thing


@dataclass(frozen=True, slots=True)
class Joint:
    """How an answer stands behind its opening.

    The last `cut` words of the opening give way to `put`, which is the house's; then comes `answer`. A joint that is
    not `sure` may still be broken, and `ask` says to the client, kindly, what would help ("" where nothing is asked).
    """

    answer: str
    cut: int = 0
    put: str = ""
    sure: bool = True
    ask: str = ""


@dataclass(frozen=True)
class Case:
    """An answer, mended, and what it is to follow: `opening` as those who write say it, `follows` what it asks for."""

    opening: str
    follows: frozenset[str]
    answer: str
    first: str = ""
    whole: str = ""

    @cached_property
    def forms(self) -> frozenset[str]:
        return forms_of(self.answer)

    @cached_property
    def tail(self) -> str:
        return self.opening.lower()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return first_words(self.answer)

    @cached_property
    def subject(self) -> str:
        """ "i", "you" or "we" where a verb of theirs is to follow; "they" for the neighbours; else ""."""
        last = re.search(r"\b(i|you|we|neighbours|who)(?: still)?$", self.tail)
        if last is None or not self.follows & {"past", "present"}:
            return ""
        return {"neighbours": "they", "who": "you"}.get(last[1], last[1])

    @cached_property
    def verb(self) -> Word | None:
        """The first word behind "always" and the like."""
        return self.words[beginning(self.answer)] if self.words else None

    @cached_property
    def behind(self) -> str:
        """The word behind that one, where nothing but a space parts them."""
        at = beginning(self.answer) + 1
        near = at < len(self.words) and self.answer[self.words[at - 1].end : self.words[at].start].isspace()
        return self.words[at].plain if near else ""

    def ends(self, pattern: str) -> int:
        """How many words of the opening, at its end, are as the pattern says."""
        found = re.search(rf"\b(?:{pattern})$", self.tail)
        return len(found[0].split()) if found else 0

    def has(self, *forms: str) -> bool:
        return bool(self.forms & set(forms))

    def asks(self, *forms: str) -> bool:
        return bool(self.follows & set(forms))

    def again(self, answer: str) -> "Case":
        return replace(self, answer=answer)

    def starts(self, pattern: str) -> re.Match[str] | None:
        return re.match(pattern, self.answer, re.IGNORECASE)


_FEW = 3  # words: fewer, of which none is a verb that we know, are no clause


def fits(case: Case) -> bool:
    """Whether the answer is, as it stands, what its opening asks for."""
    if not case.follows:
        return True
    if case.has("when") and case.ends("is|was") and case.asks("that") and has_a_second_clause(case):
        return False
    if _needs_another_form(case):
        return False
    if case.has(*case.follows):
        return True
    if case.has("infinitive") and case.asks("thing") and not case.has("past") and not case.behind:
        return True
    if case.has("unknown") and case.follows == {"clause"} and len(case.words) < _FEW:
        return False
    if case.has("unknown"):
        return not case.asks("infinitive") or not is_common_thing(case.words[0].plain if case.words else "")
    if case.has("question", "when") and case.asks("clause"):
        return "," in case.answer or has_a_second_clause(case)
    if case.has("question") and case.asks("thing"):
        return True
    if case.has("thing") and not case.has("infinitive") and case.ends("(?:i|we) had"):
        return True
    return case.has("link", "saying") and case.asks("thing", "place", "saying")


def _needs_another_form(case: Case) -> bool:
    """What only seems to fit: "lost my job" for a state, "laugh with you" for a thing, "hurt" for a verb."""
    verb = case.verb.plain if case.verb else ""
    only_a_state = case.asks("state") and not case.asks("past", "participle", "infinitive")
    if only_a_state and case.has("past", "infinitive") and (case.behind in DETERMINERS | OBJECTS or verb in THINGS_TOO):
        return True
    if case.ends("given up") and case.has("infinitive"):
        return True
    if case.ends("nobody to") and case.starts(r"(?:like|who) "):
        return True
    if case.ends("because you") and len(case.words) == 1 and verb in THINGS:
        return True
    if case.asks("gerund") and case.has("infinitive") and case.behind in PREPOSITIONS and verb in THINGS_TOO - THINGS:
        return True
    return bool(case.subject) and len(case.words) == 1 and case.has("state", "unknown") and not case.has("present")


def has_a_second_clause(case: Case) -> bool:
    """ "when you laugh you snort"."""
    pairs = pairwise([word.plain for word in case.words[2:]])
    return any(subject_of(word)[0] and before not in PREPOSITIONS | {"and", "how", "that"} for before, word in pairs)


def has_an_object(case: Case) -> bool:
    """ "help me move" and not "glue, and you were right"."""
    return case.behind in OBJECTS | DETERMINERS | PREPOSITIONS | ADVERBS | WHEREABOUTS


def who_it_was(word: str) -> str:
    return f"We wrote “{word}”, since your words do not say who it was. Please say so if it was somebody else."

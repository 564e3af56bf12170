"""Where an answer joins its stem: as it follows, mended where that is certain, framed whole, or said to be broken."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from .answer_forms import forms_of
from .asides import language_of_answer, remarks
from .grammar import words_of_grammar
from .joint_cases import Case, Joint
from .joint_rules import joined
from .kinds import bare_of_kind
from .mending import mend
from .occasions import Stem
from .second_person import said_to_them, speaks_of_the_reader
from .turning import turned

_ABOUT_THE_READER = re.compile(
    r"\b(?:(?:how|that|when|why|way|day|whether|because|for|time|see|remember|watched|the one) (?:you|who)(?: still)?"
    r"|about you is|by anywhere is|from you is|miss is|with me is|thanked you for|thank you for|be for|younger, you"
    r"|all that time you|of you at work, i see you|look at you now, i see|without|turning)$"
)
_EVERY_TAIL: tuple[tuple[str, str], ...] = (
    (r"(?<=sorry )that (?:i|we)", "about this:"),
    (r"(?<=glad )that", "of this:"),
    (r"(?<=hope )that you", "for this:"),
    (r"now that you", "this now:"),
    (r"because you", "because of this:"),
    (r"(?:how|that|when|why) (?:you|i|we)(?: still)?|the (?:time|day|way) (?:you|we)|(?<=remember )you", "this:"),
    (r"that", "this:"),
    (r"because", "because of this:"),
    (r"when", "at moments like this:"),
)
_ADDS = re.compile(r"(?:is|was|for|about|of|without|with|see|back to|who)$")
_ENDED = re.compile(r"[.!?\u2026][\"'\u2019\u201d)]*$")
_SHOWN = 6  # words of the example


@dataclass(frozen=True, slots=True)
class Reads:
    """A sentence as it will read, "" where nothing was answered, and what to ask or tell the client kindly.

    One that is not `sure` may be broken: the proofreader notes it.
    """

    sentence: str
    asks: tuple[str, ...] = ()
    sure: bool = True


def joint_of(
    stem: Stem,
    answer: str,
    *,
    opening: str = "",
    names: Collection[str] = (),
    several: bool = False,
    about: bool = False,
) -> Joint:
    """How the answer stands behind its stem. `opening` is the stem's as those who write say it.

    `names` keep their capitals; `several` are written to, or somebody else is spoken of (`about`): then "she" is not
    the reader. The joint's answer is "" where nothing was said.
    """
    return _joint(stem, answer, opening or stem.opening, frozenset(names), several or about)


@lru_cache(maxsize=256)
def _joint(stem: Stem, answer: str, opening: str, names: frozenset[str], others: bool) -> Joint:
    """The joint, found once for a draft, what is shown beside its form and its proof."""
    mended = mend(bare_of_kind(answer, stem.kind, opening), stem, names, opening=opening)
    if not mended or stem.kind != "text":
        return Joint(mended, cut=_second_for(stem, mended) or _on_today(stem, mended))
    if language_of_answer(mended):
        return Joint(mended, cut=_second_preposition(mended, opening))
    return _in_english(stem, answer, mended, opening, names, others)


def reads_as(stem: Stem, answer: str, *, writers: str = "one", recipients: str = "one", about: bool = False) -> Reads:
    """The sentence that a stem and an answer make, and what to ask; to be shown while somebody types."""
    joint = joint_of(
        stem, answer, opening=turned(stem.opening, writers, recipients), several=recipients == "several", about=about
    )
    asks = filter(None, [joint.ask, *remarks(stem, answer, joint.answer)])
    return Reads(sentence_of(stem, joint, writers, recipients), tuple(asks), joint.sure)


def sentence_of(stem: Stem, joint: Joint, writers: str = "one", recipients: str = "one") -> str:
    """The sentence with its stop; "" where nothing was answered."""
    if not joint.answer:
        return ""
    opening = opening_of(stem, joint)
    sentence = f"{turned(opening, writers, recipients)} {joint.answer}".lstrip()
    return sentence if _ENDED.search(sentence) else f"{sentence}."


def opening_of(stem: Stem, joint: Joint) -> str:
    """The opening as it stands before this answer, in the house's words."""
    words = stem.opening.split(" ")
    opening_left = words[: len(words) - joint.cut]
    return " ".join(filter(None, [*opening_left, joint.put]))


def _in_english(stem: Stem, answer: str, mended: str, opening: str, names: Collection[str], others: bool) -> Joint:
    named = mend(answer, stem, names, opening=opening, before_a_verb=False)
    first = stem.follows[0] if stem.follows else ""
    turned_to = ""
    if not others and stem.follows and _ABOUT_THE_READER.search(opening.lower()) and speaks_of_the_reader(named):
        mended = named = said_to_them(named)
        turned_to = "We wrote “you”, since the letter speaks to them."
    mended = named if forms_of(named) & _NAMED and not forms_of(mended) & _VERBS else mended
    case = Case(opening, frozenset(stem.follows), _without_asking(mended), first, stem.whole)
    joint = joined(case)
    if joint is not None:
        return replace(joint, ask=joint.ask or turned_to)
    return _whole(stem, opening, named)


_NAMED = frozenset(["clause", "thing"])
_VERBS = frozenset(["past", "present", "infinitive", "participle"])


def _without_asking(answer: str) -> str:
    """ "remember when we got locked in?" as "when we got locked in"."""
    found = re.match(r"(?:do you |can you |you )?remember\s+(?=when|the|that|how|our)", answer, re.IGNORECASE)
    return answer[found.end() :].rstrip("?") if found else answer


def _whole(stem: Stem, opening: str, answer: str) -> Joint:
    """A frame that any words may follow, and a kind question for others."""
    if "asked" in forms_of(answer) and not answer.endswith("?"):
        answer = f"{answer}?"
    if "that" in forms_of(answer):
        answer = re.sub(r"^that\s+", "", answer, flags=re.IGNORECASE)
    example = " ".join(stem.example.split()[:_SHOWN]).rstrip(",.;:")
    reason = f"This does not run on from “{opening} …”, so it stands whole, behind a colon."
    ask = f"{reason} It would run on if it began as this does: “{example} …”." if example else reason
    if stem.whole:
        return Joint(answer, cut=len(opening.split()), put=stem.whole, ask=ask)
    cut, put = frame_of(opening)
    return Joint(answer, cut=cut, put=put, sure=bool(put), ask=ask)


def frame_of(opening: str) -> tuple[int, str]:
    """How many words at an opening's end give way, and to what, so that anything may follow; 0 and "" for none."""
    small = opening.lower()
    for pattern, put in _EVERY_TAIL:
        if found := re.search(rf"(?:{pattern})$", small):
            return len(found[0].split()), put
    return (0, "this:") if _ADDS.search(small) else (0, "")


def _second_for(stem: Stem, answer: str) -> int:
    """1 where "for" stands before "since 2019"."""
    return int(stem.opening.endswith(" for") and re.match(r"since\b", answer, re.IGNORECASE) is not None)


def _second_preposition(answer: str, opening: str) -> int:
    return int(opening.endswith(" for") and answer.split()[0].lower() in _FOR)


def _on_today(stem: Stem, answer: str) -> int:
    """1 where "on" stands before "today" or "next Friday"."""
    return int(stem.opening.endswith(" on") and _NO_ON.match(answer) is not None)


_NO_ON = re.compile(r"(?:today|tomorrow|yesterday|tonight|next|last|this|in|at)\b", re.IGNORECASE)
_FOR = words_of_grammar("for_elsewhere")

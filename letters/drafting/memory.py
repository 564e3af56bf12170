"""What a client has told us before about the person a letter is for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from .avoiding import touches
from .common_words import FUNCTION_WORDS
from .facts import Facts
from .joints import joint_of, opening_of
from .occasions import Occasion
from .phrases import phrases_of
from .tact import GRAVE_OCCASIONS, gravest
from .tidying import tidy
from .topics import tells_of_something_grave
from .words import words_of

SCENE = "memory"
"""The key under which occasions ask for a scene; other answers are facts."""

_PRONOUN = re.compile(r"\b(?:he|him|his|she|hers?|they|them|theirs?)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?<!^)(?<![.!?] )\b(?!I\b)[A-Z]\w+|\b(?:mother|father|mum|mom|mam|dad|brother|sister|aunt|auntie|uncle|son"
    r"|daughter|gran|granny|nan|grandad|grandpa|grandma|grandmother|grandfather|cousin|friend|boy|girl|man|woman|baby|child"
    r"|kids|children|dog|cat|neighbou?r|teacher|doctor|driver|people|everybody|everyone|somebody|nobody)s?\b"
)

_ALIKE = 0.6  # of the weighty words of the shorter telling, for two tellings to be of one thing
_WEIGHTY = 3


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """One answer for an earlier letter: behind which opening, for which occasion and when."""

    key: str
    opening: str
    answer: str
    occasion: str
    on: date


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything from earlier letters of one client to one person; oldest first.

    `phrases` are the digests (see phrases_of) of what those letters say, `never` what must not be mentioned to them,
    `templates` the slugs of what the letters were composed from.
    """

    nicknames: tuple[str, ...] = ()
    answers: tuple[EarlierAnswer, ...] = ()
    phrases: frozenset[int] = field(default=frozenset(), repr=False)
    never: tuple[str, ...] = ()
    templates: frozenset[str] = frozenset()

    @property
    def scenes(self) -> tuple[EarlierAnswer, ...]:
        """What happened, as the client told it; everything else told is a fact."""
        return tuple(each for each in self.answers if each.key == SCENE)

    def earlier_answer(self, key: str, answer: str) -> EarlierAnswer | None:
        """The latest earlier answer to the same question that tells the same thing, if there is one."""
        words = _weighty_words(answer)
        earlier = (each for each in reversed(self.answers) if each.key == key)
        return next((each for each in earlier if _alike(words, _weighty_words(each.answer))), None)


NOTHING = Memory()
"""The memory before the first letter."""


def remember(facts: Facts, occasion: Occasion, text: str, on: date, template: str = "") -> Memory:
    """What one letter adds: the brief that it was made from, its final text, the day, and the slug of its template."""
    joints = ((stem, joint_of(stem, facts.answers.get(stem.key, ""))) for stem in occasion.stems)
    return Memory(
        nicknames=tuple(filter(None, [tidy(facts.nickname)])),
        answers=tuple(
            EarlierAnswer(stem.key, opening_of(stem, joint), joint.answer, occasion.slug, on)
            for stem, joint in joints
            if joint.answer
        ),
        phrases=phrases_of(text),
        never=facts.avoid,
        templates=frozenset(filter(None, [template])),
    )


def together(memories: Iterable[Memory]) -> Memory:
    """The memories of several letters to one person, oldest first, as one."""
    letters = [*memories]
    return Memory(
        nicknames=_once(name for memory in letters for name in memory.nicknames),
        answers=tuple(each for memory in letters for each in memory.answers),
        phrases=frozenset().union(*(memory.phrases for memory in letters)),
        never=_once(phrase for memory in letters for phrase in memory.never),
        templates=frozenset().union(*(memory.templates for memory in letters)),
    )


def scene_to_recall(facts: Facts, memory: Memory, first: int) -> EarlierAnswer | None:
    """A scene that a letter may come back to: not what it tells anyway, nothing that is not to be mentioned, nothing
    grave in a glad letter, and nobody who would be called "him" and not named.

    The scenes are tried in turn, beginning with the one numbered `first`.
    """
    now, scenes = _weighty_words(facts.answers.get(SCENE, "")), memory.scenes
    never = (*facts.avoid, *memory.never)
    for place in range(len(scenes)):
        scene = scenes[(first + place) % len(scenes)]
        told_now = _alike(now, _weighty_words(scene.answer))
        fitting = _is_of_a_kind(scene, facts) and _names_whom_it_means(scene.answer)
        if fitting and not told_now and not touches(scene.answer, never, facts.relation):
            return scene
    return None


def _is_of_a_kind(scene: EarlierAnswer, facts: Facts) -> bool:
    """A scene told for a grave occasion is called back for that occasion alone, a grave one in no glad letter."""
    if scene.occasion in GRAVE_OCCASIONS and scene.occasion != facts.occasion:
        return False
    is_grave_now = facts.occasion in GRAVE_OCCASIONS or gravest(facts) is not None
    return is_grave_now or not tells_of_something_grave(scene.answer)


def _names_whom_it_means(answer: str) -> bool:
    """False for "him at your stove": whom it means was said in the letter that it was told for, and not here."""
    pronoun = _PRONOUN.search(answer)
    return pronoun is None or _SOMEBODY.search(answer, 0, pronoun.start()) is not None


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """Each value where it was said last."""
    return tuple(reversed(dict.fromkeys(reversed([*values]))))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest = min(len(one), len(other))
    return one == other != frozenset() or (fewest >= _WEIGHTY and len(one & other) >= _ALIKE * fewest)


@lru_cache(maxsize=4096)
def _weighty_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words_of(text) if word not in FUNCTION_WORDS)

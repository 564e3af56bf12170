"""The brief as it lies on the desk: what the client said now, and what is remembered from before."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from letters.models import Brief
from letters.workflow.catalogue import occasion_label, occasion_named
from letters.workflow.proofreading import voice_described
from letters.workflow.questions import lines_for_writer
from letters.workflow.remembering import Memory as EarlierLetters
from letters.workflow.remembering import memory_of


@dataclass(frozen=True)
class Sentence:
    """A stem and how the client finished it; an empty answer where they left it open."""

    opening: str
    answer: str


@dataclass(frozen=True)
class Memory:
    """What the client told for an earlier letter: the whole sentence in two parts, and what it was told for."""

    opening: str
    answer: str
    occasion: str
    on: date


@dataclass(frozen=True)
class Remembered:
    """What earlier letters tell of the person: other names, what happened, newest first, what must not be said."""

    nicknames: tuple[str, ...]
    scenes: tuple[Memory, ...]
    facts: tuple[Memory, ...]
    never: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.nicknames or self.scenes or self.facts or self.never)


class BriefOnDesk:
    """One brief, in the order in which a writer reads it."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    @property
    def occasion(self) -> str:
        return occasion_label(self.brief.occasion)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The brief in short: what it is, then what every client says, then what this one says beside."""
        lines = sorted(lines_for_writer(self.brief), key=lambda line: not line.question.is_always_answered)
        return (("Occasion", self.occasion), *((line.name, line.words) for line in lines))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The client's own sentences, as they were asked; then what an occasion no longer asks."""
        occasion = occasion_named(self.brief.occasion)
        stems = occasion.stems if occasion else ()
        asked = tuple(Sentence(f"{stem.opening} ", self.brief.answers.get(stem.key, "")) for stem in stems)
        keys = {stem.key for stem in stems}
        return asked + tuple(Sentence("", answer) for key, answer in self.brief.answers.items() if key not in keys)

    @property
    def voice(self) -> str:
        """How the client writes, in a sentence, where they showed us."""
        return voice_described(self.brief)

    @cached_property
    def earlier(self) -> EarlierLetters:
        """What is remembered of the letters before this brief, looked up once."""
        return memory_of(self.brief)

    @cached_property
    def remembered(self) -> Remembered:
        """What this client told before about this person; what the brief says itself is left out."""
        brief, memory = self.brief, self.earlier
        memories = [
            (each in memory.scenes, Memory(each.opening, each.answer, occasion_label(each.occasion), each.on))
            for each in reversed(memory.answers)
        ]
        return Remembered(
            tuple(name for name in memory.nicknames if name != brief.nickname),
            tuple(memory for is_scene, memory in memories if is_scene),
            tuple(memory for is_scene, memory in memories if not is_scene),
            tuple(phrase for phrase in memory.never if phrase not in brief.avoided),
        )

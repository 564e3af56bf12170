"""What each slot of a template says for one client, and where that came from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .chance import pick
from .composition import Source
from .facts import Facts
from .in_words import MONTHS, number_in, ordinal
from .memory import Memory, Told, scene_to_recall
from .mending import mend, names_within
from .mentions import forbidden_mentions
from .occasions import Occasion, Stem
from .persons import listed, parted, pronoun_slots
from .template_language import COUNTED, ORDINAL
from .tidying import tidy
from .turning import turned

_FAMILIAR = ("tender", "warm", "playful")
"""Tones in which a nickname is used that the client told us for an earlier letter."""

_WHOSE = re.compile(r"^(?:my|our|the|an?)\s+(?=\S)", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:My|Our|Your|The|Both|All)(?=\s)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a slot says, "" when nothing, and where that came from."""

    text: str
    source: Source


def opening_for(stem: Stem, writers: str, recipients: str = "one") -> str:
    """The opening as those who write say it: "I am sorry that I" is "We are sorry that we" for several."""
    return turned(stem.opening, writers, recipients)


def says(facts: Facts, occasion: Occasion, memory: Memory, seed: int) -> Mapping[str, Said]:
    """Every slot of the occasion: the built-in ones, the stems, the ordinals of numbers, what is remembered."""
    built_in = {name: Said(text, source) for name, text, source in _built_in(facts, memory)}
    answers = _answers(facts, occasion, {word for said in built_in.values() for word in said.text.split()})
    said = {key: Said(text, _source(key, text, facts, memory)) for key, text in answers.items()}
    recalled = dict(_recalled(facts, memory, seed))
    return built_in | said | dict(_ordinals(said, occasion)) | recalled | {"named": _still_to_name(facts, built_in)}


def _built_in(facts: Facts, memory: Memory) -> Iterator[tuple[str, str, Source]]:
    yield _typed("client", facts.client_name, _names(facts.client_name, facts.writers))
    yield _recipient(facts, memory)
    yield _typed("relation", facts.relation, _WHOSE.sub("", tidy(facts.relation)))
    signature = tidy(facts.signature) or tidy(facts.client_name)
    yield _typed("signature", facts.signature or facts.client_name, signature)
    yield _typed("named", ", ".join(facts.named), listed(filter(None, map(tidy, facts.named))))
    about = _DETERMINER.sub(lambda found: found[0].lower(), tidy(facts.about_name))
    for slot, text in {"about": about, **pronoun_slots(about, facts.about_pronouns)}.items():
        yield slot, text, Source("built-in", "about", typed=facts.about_name)


def _still_to_name(facts: Facts, built_in: Mapping[str, Said]) -> Said:
    """Those who must be named and whom no answer names: the rest of the letter sees to the others."""
    told = " ".join(facts.answers.values())
    left = (name for name in map(tidy, facts.named) if name and not forbidden_mentions(told, [name]))
    return replace(built_in["named"], text=listed(left))


def _typed(slot: str, typed: str, text: str) -> tuple[str, str, Source]:
    return slot, text, Source("built-in", slot, typed=typed)


def _names(name: str, how_many: str) -> str:
    return listed(parted(tidy(name))) if how_many == "several" else tidy(name)


def _recipient(facts: Facts, memory: Memory) -> tuple[str, str, Source]:
    """The name to write to: in a formal letter never the nickname, in a familiar one also the one remembered."""
    nickname = tidy(facts.nickname)
    if nickname and facts.tone != "formal":
        return "recipient", nickname, Source("built-in", "nickname", typed=facts.nickname)
    if memory.nicknames and not nickname and facts.tone in _FAMILIAR:
        return "recipient", memory.nicknames[-1], Source("memory", "nickname", typed=memory.nicknames[-1])
    return _typed("recipient", facts.recipient_name, _names(facts.recipient_name, facts.recipients))


def _answers(facts: Facts, occasion: Occasion, given: set[str]) -> dict[str, str]:
    """Each stem's answer as it stands behind its opening; `given` are words of names."""
    names = {key: names_within([answer]) for key, answer in facts.answers.items()}

    def said(stem: Stem) -> str:
        # A capital in this answer alone may be the telephone's: "every time you Hum".
        elsewhere = given.union(*(found for key, found in names.items() if key != stem.key))
        heard = replace(stem, opening=opening_for(stem, facts.writers, facts.recipients))
        return mend(facts.answers.get(stem.key, ""), heard, elsewhere)

    return {stem.key: said(stem) for stem in occasion.stems}


def _source(key: str, text: str, facts: Facts, memory: Memory) -> Source:
    before = memory.told_before(key, text) if text else None
    return Source("answer", key, typed=facts.answers.get(key, ""), told=before.on.isoformat() if before else "")


def _ordinals(said: Mapping[str, Said], occasion: Occasion) -> Iterator[tuple[str, Said]]:
    for stem in occasion.stems:
        if stem.kind in COUNTED:
            number = number_in(said[stem.key].text) or 0
            yield f"{stem.key}{ORDINAL}", replace(said[stem.key], text=ordinal(number))


def _recalled(facts: Facts, memory: Memory, seed: int) -> Iterator[tuple[str, Said]]:
    first = pick(seed, "scene", len(memory.scenes)) if memory.scenes else 0
    scene = scene_to_recall(facts, memory, first)
    if scene is None:
        return
    source = Source("memory", scene.key, typed=scene.answer, told=scene.on.isoformat())
    yield "said_before", Said(_clause(scene, facts), source)
    yield "said_when", Said(f"in {MONTHS[scene.on.month - 1]} {scene.on.year}", source)


def _clause(scene: Told, facts: Facts) -> str:
    """The whole sentence as it can stand behind "that"."""
    opening = turned(scene.opening, facts.writers, facts.recipients)
    first, _, rest = opening.partition(" ")
    small = first if first == "I" or first.startswith(("I'", "I\u2019")) else first[0].lower() + first[1:]
    return f"{small} {rest} {scene.answer}"

"""What each slot of a template says for one client, and where that came from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .calming import is_loud
from .chance import pick
from .composition import Source
from .dates import MONTHS
from .facts import Facts
from .grammar import FAMILY
from .greeting import greeting, named, signed
from .in_words import number_in, ordinal
from .joint_cases import Joint
from .joints import joint_of
from .memory import EarlierAnswer, Memory, scene_to_recall
from .mending import names_within
from .mentions import forbidden_mentions
from .occasions import Occasion, Stem
from .persons import listed, parted, pronoun_slots
from .template_language import COUNTED, ORDINAL
from .tidying import tidy
from .turning import turned

_FAMILIAR = ("tender", "warm", "playful")
"""Tones in which a nickname is used that the client told us for an earlier letter."""

_WHOSE = re.compile(r"^(?:my|our|the|an?)\s+(?=\S)", re.IGNORECASE)
_KINSMAN = re.compile(
    rf"^(?:my|our)\s+(?:(?:little|big|older|younger|elder|eldest|youngest|twin)\s+)?(?i:{'|'.join(sorted(FAMILY))})\s+(?=[A-Z])"
)
_DETERMINER = re.compile(r"^(?:My|Our|Your|The|Both|All)(?=\s)")


@dataclass(frozen=True, slots=True)
class SlotText:
    """What a slot says, "" when nothing, and where that came from.

    The last `cut` words of `opening`, as the template has it before the slot, give way to the house's `put`. Behind
    other words a built-in slot says `elsewhere` instead, if it has that.
    """

    text: str
    source: Source
    opening: str = ""
    cut: int = 0
    put: str = ""
    elsewhere: str = ""


def opening_for(stem: Stem, writers: str, recipients: str = "one") -> str:
    """The opening as those who write say it: "I am sorry that I" is "We are sorry that we" for several."""
    return turned(stem.opening, writers, recipients)


def slot_texts(facts: Facts, occasion: Occasion, memory: Memory, seed: int) -> Mapping[str, SlotText]:
    """Every slot of the occasion: the built-in ones, the stems, the ordinals of numbers, what is remembered."""
    built_in = {name: SlotText(text, source) for name, text, source in _built_in(facts, memory)}
    built_in["recipient"] = _greeted(built_in["recipient"], facts.recipients)
    built_in["signature"] = _signed(built_in["signature"])
    joints = _joints(facts, occasion, {word for each in built_in.values() for word in each.text.split()})
    answered = {stem.key: _slot_text(stem, joints[stem.key], facts, memory) for stem in occasion.stems}
    recalled = dict(_recalled(facts, memory, seed))
    return (
        built_in
        | answered
        | dict(_ordinals(answered, occasion))
        | recalled
        | {"named": _still_to_name(facts, built_in)}
    )


def _built_in(facts: Facts, memory: Memory) -> Iterator[tuple[str, str, Source]]:
    yield _typed("client", facts.client_name, _names(facts.client_name, facts.writers))
    yield _recipient(facts, memory)
    yield _typed("relation", facts.relation, _WHOSE.sub("", tidy(facts.relation)))
    signature = tidy(facts.signature) or tidy(facts.client_name)
    yield _typed("signature", facts.signature or facts.client_name, signature)
    yield _typed("named", ", ".join(facts.named), listed(filter(None, (_called(name, facts) for name in facts.named))))
    about = _DETERMINER.sub(lambda found: found[0].lower(), tidy(facts.about_name))
    for slot, text in {"about": about, **pronoun_slots(about, facts.about_pronouns)}.items():
        yield slot, text, Source("built-in", "about", typed=facts.about_name)


def _greeted(slot: SlotText, recipients: str) -> SlotText:
    """The name as it stands behind "Dear"."""
    if slot.source.key == "nickname":
        how, whole = greeting(slot.source.typed, keep=True), slot.text
    else:
        several = recipients == "several"
        how, whole = greeting(slot.source.typed, several), named(slot.text, several)
    return replace(slot, text=how.name or whole, opening="Dear", cut=int(bool(how.put)), put=how.put, elsewhere=whole)


def _signed(slot: SlotText) -> SlotText:
    """The name, with the words of farewell that were typed with it to stand above it."""
    farewell, name = signed(slot.source.typed)
    return replace(slot, text=name or slot.text, put=farewell)


def _still_to_name(facts: Facts, built_in: Mapping[str, SlotText]) -> SlotText:
    """Those who must be named and whom no answer names: the rest of the letter sees to the others."""
    answers = " ".join(facts.answers.values())
    unnamed = (name for name in facts.named if tidy(name) and not forbidden_mentions(answers, [tidy(name)]))
    return replace(built_in["named"], text=listed(_called(name, facts) for name in unnamed))


def _called(name: str, facts: Facts) -> str:
    """A name as it is said to whom the letter is for: within a family "my brother Tom" is Tom."""
    within = not FAMILY.isdisjoint(re.findall(r"\w+", facts.relation.lower()))
    return _KINSMAN.sub("", tidy(name)) if within else tidy(name)


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


def _joints(facts: Facts, occasion: Occasion, given: set[str]) -> dict[str, Joint]:
    """How each stem's answer stands behind its opening; `given` are words of names."""
    names = {key: names_within([answer]) for key, answer in facts.answers.items() if not is_loud(answer)}

    def joint(stem: Stem) -> Joint:
        # A capital in this answer alone may be the telephone's: "every time you Hum".
        elsewhere = given.union(*(found for key, found in names.items() if key != stem.key))
        return joint_of(
            stem,
            facts.answers.get(stem.key, ""),
            opening=opening_for(stem, facts.writers, facts.recipients),
            names=elsewhere,
            several=facts.recipients == "several",
            about=bool(facts.about_name),
        )

    return {stem.key: joint(stem) for stem in occasion.stems}


def _slot_text(stem: Stem, joint: Joint, facts: Facts, memory: Memory) -> SlotText:
    source = _source(stem.key, joint.answer, facts, memory)
    return SlotText(joint.answer, source, stem.opening, joint.cut, joint.put)


def _source(key: str, text: str, facts: Facts, memory: Memory) -> Source:
    before = memory.earlier_answer(key, text) if text else None
    return Source("answer", key, typed=facts.answers.get(key, ""), told_on=before.on.isoformat() if before else "")


def _ordinals(answered: Mapping[str, SlotText], occasion: Occasion) -> Iterator[tuple[str, SlotText]]:
    for stem in occasion.stems:
        if stem.kind in COUNTED:
            number = number_in(answered[stem.key].text) or 0
            yield f"{stem.key}{ORDINAL}", replace(answered[stem.key], text=ordinal(number))


def _recalled(facts: Facts, memory: Memory, seed: int) -> Iterator[tuple[str, SlotText]]:
    first = pick(seed, "scene", len(memory.scenes)) if memory.scenes else 0
    scene = scene_to_recall(facts, memory, first)
    if scene is None:
        return
    source = Source("memory", scene.key, typed=scene.answer, told_on=scene.on.isoformat())
    yield "said_before", SlotText(_clause(scene, facts), source)
    yield "said_when", SlotText(f"in {MONTHS[scene.on.month - 1]} {scene.on.year}", source)


def _clause(scene: EarlierAnswer, facts: Facts) -> str:
    """The whole sentence as it can stand behind "that"."""
    opening = turned(scene.opening, facts.writers, facts.recipients)
    first, _, rest = opening.partition(" ")
    small = first if first == "I" or first.startswith(("I'", "I\u2019")) else first[0].lower() + first[1:]
    return f"{small} {rest} {scene.answer}"

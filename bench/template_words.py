"""What the templates themselves say too often: turns of phrase, letters about the letter, comments after answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letters.drafting import Occasion, SeedTemplate, load_templates, parse_template
from letters.drafting.template_language import Choice, Node, Passage, Slot, Text, walk_slots, walk_texts

TICS = {
    "“I hope that”": re.compile(r"\bI hope (?:that|you|it|we|somebody)\b"),
    "“nobody”": re.compile(r"\bnobody\b", re.IGNORECASE),
    "“, and I have not”, “, and it has not” …": re.compile(
        r", (?:and|but) \w+ (?:has|have|had|do|does|did|will|would|am|is|was) not\b"
    ),
}
ABOUT_ITSELF = re.compile(
    r"\b(?:this|that|the|my|your|a) (?:whole |long |short |love )?(?:letter|page)\b"
    r"|\bon (?:paper|this page)\b|\bin (?:writing|ink)\b"
    r"|\b(?:am|was) writing\b|\bwrit(?:e|ing|ten) (?:it|this|that|so|them) down\b|\bwrote (?:it|this|that) down\b"
    r"|\bwrite (?:this|it)\b|\b(?:that is why|so) I (?:am writing|write|have written)\b",
    re.IGNORECASE,
)
"""Words of a letter about its being one."""

POINTING = re.compile(r"(?:That|It|This|Those|These)\b")
_SENTENCE = re.compile(r"\.\s+([A-Z][^.?]*[.?])")
_BLANK_LINE = re.compile(r"\s*\n\s*\n")


@dataclass(frozen=True)
class TemplateWords:
    """How often the seeds' own words do what is counted here; `tics` by name, `about_itself` in templates."""

    templates: int
    tics: dict[str, int]
    about_itself: int
    comments: int
    pointing: int


def template_words(folder: Path, occasions: dict[str, Occasion]) -> TemplateWords:
    """Counted over every template in the folder, every way of every choice."""
    templates = load_templates(folder)
    bodies = [own_words(parse_template(each.body).nodes) for each in templates]
    remarks = [remark for each in templates for remark in comments(each, occasions[each.occasion])]
    return TemplateWords(
        len(templates),
        {name: sum(len(tic.findall(body)) for body in bodies) for name, tic in TICS.items()},
        sum(ABOUT_ITSELF.search(body) is not None for body in bodies),
        len(remarks),
        sum(POINTING.match(remark) is not None for remark in remarks),
    )


def own_words(nodes: tuple[Node, ...]) -> str:
    """All that a template may say of its own, on one line."""
    return " ".join(" ".join(own.text for own in walk_texts(nodes)).split())


def comments(template: SeedTemplate, occasion: Occasion) -> Iterator[str]:
    """What may follow an answer in its paragraph, of ours: each way of a choice counts."""
    return _comments(parse_template(template.body).nodes, occasion)


def _comments(nodes: tuple[Node, ...], occasion: Occasion) -> Iterator[str]:
    for place, node in enumerate(nodes):
        match node:
            case Passage():
                yield from _comments(node.nodes, occasion)
            case Choice():
                for way in node.ways:
                    yield from _comments(way, occasion)
            case Slot() if occasion.stem(node.name):
                yield from _behind(nodes[place + 1 :])


def _behind(nodes: tuple[Node, ...]) -> Iterator[str]:
    match nodes:
        case (Text(text), *rest) if not _BLANK_LINE.match(text.lstrip(".")):
            if found := _SENTENCE.match(text):
                yield found[1]
            elif not text.strip(". \n") and rest and isinstance(rest[0], Choice):
                whole = (way for way in rest[0].ways if not any(walk_slots(way)))
                yield from (words for words in map(own_words, whole) if words[-1:] in (".", "?"))

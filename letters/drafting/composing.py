"""From a template and a client's facts to the text of a letter."""

from collections.abc import Collection, Iterable, Sequence

from .avoiding import touches
from .chance import pick
from .composition import Composition
from .contracting import CONTRACTING, contracted, contracts
from .facts import Facts
from .joining import join
from .laying import HOLE, lay_paragraphs
from .leaning import nearest
from .memory import NOTHING, Memory
from .mending import NO_WORDS
from .occasions import Occasion
from .phrases import phrases_of
from .reading_out import TemplateReading, read_out, shows_when_answered
from .rejoining import rejoined
from .saying import slot_texts
from .tact import presumable
from .template_language import Choice, Passage, Template, walk_texts
from .turning import turning


def compose(template: Template, facts: Facts, seed: int, occasion: Occasion, memory: Memory = NOTHING) -> Composition:
    """The whole letter: salutation, paragraphs one blank line apart, valediction over the signature.

    The same five arguments give the same letter for ever. Of the ways of a choice, those come first that touch
    nothing that must not be mentioned, then those that this person has not read yet, then those nearest to how the
    client writes, who is also followed in shortening words or not; what presumes more than the brief gives stays out.
    A sentence of the template's alone that touches what must not be mentioned is left out. A slot that nobody answered
    outside an optional passage (the form prevents it) takes its sentence with it rather than leave a gap.
    """
    slots = slot_texts(facts, occasion, memory, seed)
    answers = {name: each.text for name, each in slots.items()}
    forbidden = (*facts.avoid, *memory.never)
    given, answered = presumable(facts), shows_when_answered(answers)
    reading = TemplateReading(
        answer=lambda name: answers.get(name) or HOLE,
        shows=lambda passage: passage.presumes <= given and answered(passage),
        way=lambda choice: _settle(choice, seed, memory.phrases, forbidden, given, facts.voice),
        order=lambda passages: _shuffled(passages, seed),
    )
    sources = {name: each.source for name, each in slots.items()}
    letter = join(rejoined(read_out(template, reading), slots), sources)
    for pattern, change in (*turning(facts.writers, facts.recipients), *(CONTRACTING if contracts(facts) else ())):
        letter = letter.sub(pattern, change, own=True)
    letter = lay_paragraphs(letter, answers["signature"], lambda sentence: touches(sentence, forbidden))
    sentences = letter.sentences()
    used = {source.key for sentence in sentences for source in sentence.sources if source.kind == "answer"}
    typed = (stem.key for stem in occasion.stems if facts.answers.get(stem.key, "").strip(NO_WORDS))
    unused = tuple(key for key in typed if key not in used)
    return Composition(letter.text, sentences, unused)


def _settle(
    choice: Choice, seed: int, read_before: Collection[int], forbidden: Sequence[str], given: frozenset[str], voice: str
) -> int:
    ways = [place for place in range(len(choice.ways)) if choice.presumed_by(place) <= given]
    texts = {place: [own.text for own in walk_texts(choice.ways[place])] for place in ways}
    clear = [place for place in ways if forbidden and not any(touches(text, forbidden) for text in texts[place])]
    clear = clear or ways
    fresh = [place for place in clear if read_before and _is_new(texts[place], read_before)] or clear
    near = nearest(fresh, lambda place: choice.ways[place], voice)
    return near[pick(seed, f"choice {choice.place}", len(near))]


def _is_new(texts: Iterable[str], read_before: Collection[int]) -> bool:
    """Whether nothing of it, in full or shortened, is a phrase whose digest is in `read_before`."""
    ways = (way for text in texts for way in (text, contracted(text)))
    return not any(digest in read_before for way in ways for digest in phrases_of(way))


def _shuffled(passages: Sequence[Passage], seed: int) -> Sequence[Passage]:
    left, drawn = [*passages], list[Passage]()
    while left:
        drawn.append(left.pop(pick(seed, f"order {passages[0].place}, {len(drawn)}", len(left))))
    return drawn

"""Where each sentence of a draft came from, for those who review it."""

from collections.abc import Iterator
from dataclasses import dataclass

from letters.drafting import Composition, Source, composition_from_json, opening_for, sentence_spans
from letters.models import Draft, Letter

from .catalogue import occasion_named


@dataclass(frozen=True)
class Sourced:
    """A sentence of the current draft, and its sources, each in a few words."""

    text: str
    sources: tuple[str, ...]


def sourced_sentences(letter: Letter) -> tuple[Sourced, ...]:
    """The sentences of the current draft in order. One that stands in no composed draft is a writer's own."""
    by_nobody = letter.drafts.filter(author__isnull=True).order_by("number")
    composed = next((draft for draft in by_nobody if draft.sources), None)
    composition = _composition_of(composed) if composed else None
    if letter.draft is None or composition is None:
        return ()
    sources = dict(_sources_by_sentence(composition, letter))
    sources.setdefault(_plain(letter.brief.heading), ("the brief: place and date",))
    sentences = (letter.draft.text[start:end] for start, end in sentence_spans(letter.draft.text))
    return tuple(
        Sourced(sentence, sources.get(_plain(sentence), (("written here, by hand",) if letter.draft.author_id else ())))
        for sentence in sentences
    )


def _composition_of(draft: Draft) -> Composition | None:
    """What the draft was made of; None where that was kept in a way that the house no longer knows."""
    try:
        return composition_from_json(draft.text, draft.sources)
    except (KeyError, TypeError):
        return None


def _sources_by_sentence(composition: Composition, letter: Letter) -> Iterator[tuple[str, tuple[str, ...]]]:
    for sentence in composition.sentences:
        descriptions = dict.fromkeys(_described(source, letter) for source in sentence.sources)
        yield _plain(composition.words_of(sentence)), tuple(descriptions)


def _described(source: Source, letter: Letter) -> str:
    """One source as people say it."""
    if source.kind == "answer":
        again = f", told before on {source.told_on}" if source.told_on else ""
        return f"the client: “{_opening(source.key, letter)} {source.typed}”{again}"
    if source.kind == "memory":
        return f"told for an earlier letter, on {source.told_on}: “{source.typed}”"
    if source.kind == "template":
        return f"the template, line {source.line}" if source.line else "the template"
    return f"the brief: {source.typed or source.key}"


def _opening(key: str, letter: Letter) -> str:
    occasion = occasion_named(letter.brief.occasion)
    stem = occasion.stem(key) if occasion else None
    return opening_for(stem, letter.brief.writers, letter.brief.recipients) if stem else key


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())

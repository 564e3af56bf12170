"""From a template and a client's facts to the text of a letter."""

import re
from collections.abc import Iterable, Mapping

from .chance import pick
from .facts import Facts
from .mending import mend, names_within, tidy
from .occasions import Occasion, Stem
from .persons import listed, pronoun_slots
from .template_language import Choice, Piece, Reading, Template, read_out, shows_when_answered

# Stands where an unanswered slot was, until its sentence is taken out; tidy() lets none in from outside.
_HOLE = "\0"

_CLOSER = "[\"'\u2019”»)]"
_ENDED = re.compile(rf"[.!?…]{_CLOSER}*$")
_ENDED_LOUDLY = re.compile(rf"(?:[!?…]|[.!?…]{_CLOSER}+)$")
_SENTENCE_START = re.compile(rf"(?:^|\n\s*\n|[.!?…]{_CLOSER}*\s)\s*$")
_BETWEEN_SENTENCES = re.compile(rf"(?<=[.!?…])\s+|(?<=[.!?…]{_CLOSER})\s+")
_TAIL = 24


def compose(template: Template, facts: Facts, seed: int, occasion: Occasion) -> str:
    """The whole letter: salutation, paragraphs one blank line apart, valediction over the signature.

    The same four arguments give the same text for ever. A slot that nobody answered outside an optional
    passage (the form prevents it) takes its sentence with it rather than leave a gap.
    """
    answers = says(facts, occasion)
    reading = Reading(
        answer=lambda name: answers.get(name) or _HOLE,
        shows=shows_when_answered(answers),
        way=lambda choice: _settle(choice, seed),
    )
    return lay_paragraphs(join(read_out(template.nodes, reading)), answers["signature"])


def says(facts: Facts, occasion: Occasion) -> Mapping[str, str]:
    """What each slot says, mended; "" where the client said nothing. Built-in slots are among them."""
    built_in = {
        "client": tidy(facts.client_name),
        "recipient": tidy(facts.recipient_name),
        "relation": tidy(facts.relation),
        "signature": tidy(facts.signature) or tidy(facts.client_name),
        "about": tidy(facts.about_name),
        "named": listed(tidy(name) for name in facts.named),
        **pronoun_slots(tidy(facts.about_name), facts.about_pronouns),
    }
    given = set(" ".join(built_in.values()).split())
    names = {key: names_within([answer]) for key, answer in facts.answers.items()}

    def said(stem: Stem) -> str:
        # A capital in this answer alone may be the telephone's: "every time you Hum".
        elsewhere = given.union(*(found for key, found in names.items() if key != stem.key))
        return mend(facts.answers.get(stem.key, ""), stem, elsewhere)

    return built_in | {stem.key: said(stem) for stem in occasion.stems}


def join(pieces: Iterable[Piece]) -> str:
    """The pieces in a row, with case and stops put right where the client's words meet the template's."""
    joined: list[str] = []
    tail, after_answer = "", False
    for piece in pieces:
        text = _capital(piece.text) if piece.said and _SENTENCE_START.search(tail) else piece.text
        if after_answer and not piece.said:
            text = _without_second_stop(tail, text)
        joined.append(text)
        tail = (tail + text)[-_TAIL:]
        after_answer = piece.said or (after_answer and not text)
    return "".join(joined)


def lay_paragraphs(text: str, signature: str) -> str:
    """Paragraphs one blank line apart, each on one line; only the block above a signature keeps its lines."""
    blocks = (_block(block.strip().split("\n"), signature) for block in re.split(r"\n\s*\n", text))
    return "\n\n".join(block for block in blocks if block)


def _settle(choice: Choice, seed: int) -> int:
    return pick(seed, f"choice {choice.place}", len(choice.ways))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without_second_stop(tail: str, text: str) -> str:
    ended = (text.startswith(".") and _ENDED.search(tail)) or (text.startswith(",") and _ENDED_LOUDLY.search(tail))
    return text[1:] if ended else text


def _block(lines: list[str], signature: str) -> str:
    if lines[-1].strip() == signature and len(lines) > 1:
        return "\n".join(line for line in map(_line, lines) if line)
    return _line(" ".join(lines))


def _line(text: str) -> str:
    whole = " ".join(sentence for sentence in _BETWEEN_SENTENCES.split(text) if _HOLE not in sentence)
    return re.sub(r" (?=[.,](?:\s|$))", "", " ".join(whole.split()))

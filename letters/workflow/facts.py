"""The brief as the drafting room sees it."""

from dataclasses import fields
from typing import Any

from letters.drafting import NOTHING, QUESTIONS, Facts, Memory, QuestionKind
from letters.models import Brief

_FACTS = {field.name for field in fields(Facts)}


def facts_of(brief: Brief, memory: Memory = NOTHING) -> Facts:
    """What the client told us now, and of what was told before what must never be mentioned."""
    facts: dict[str, Any] = {
        name: brief.phrases_in(name) if kind is QuestionKind.PHRASES else getattr(brief, name)
        for name, kind in ((question.name, question.kind) for question in QUESTIONS)
        if name in _FACTS
    }
    facts["avoid"] = tuple(dict.fromkeys((*facts["avoid"], *memory.never)))
    return Facts(occasion=brief.occasion, answers=brief.answers, **facts)

"""The brief as the drafting room sees it."""

from letters.drafting import NOTHING, Facts, Memory
from letters.models import Brief


def facts_of(brief: Brief, memory: Memory = NOTHING) -> Facts:
    """What the client told us now, and of what was told before what must never be mentioned."""
    return Facts(
        client_name=brief.client_name,
        recipient_name=brief.recipient_name,
        relation=brief.relation,
        occasion=brief.occasion,
        tone=brief.tone,
        answers=brief.answers,
        avoid=tuple(dict.fromkeys((*brief.avoided, *memory.never))),
        signature=brief.signature,
        writers=brief.writers,
        recipients=brief.recipients,
        nickname=brief.nickname,
        about_name=brief.about_name,
        about_pronouns=brief.about_pronouns,
        named=brief.to_be_named,
        voice=brief.voice,
    )

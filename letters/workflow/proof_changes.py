"""What a client asked to have changed in the pages before, and what is different in those they are given now."""

from dataclasses import dataclass

from letters.handwriting import without_marks
from letters.models import Comment, Event, Proof

from .proofs import passages_of

__all__ = ["ProofChanges", "Wish", "changes_since_last"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a client wrote beside a passage of the pages before."""

    passage: str
    words: str


@dataclass(frozen=True, slots=True)
class ProofChanges:
    """`wishes` by passage, in the order of the letter; `general` what was said of the whole of it, "" for nothing;
    `new` the passages that stand in these pages and did not before, `gone` those that no longer do."""

    wishes: tuple[Wish, ...]
    general: str
    new: tuple[str, ...]
    gone: tuple[str, ...]


def changes_since_last(proof: Proof) -> ProofChanges | None:
    """What is different from the pages in which this client asked for changes; None where they never did."""
    asked = proof.letter.proofs.filter(number__lt=proof.number, answer=Proof.Answer.CHANGES)
    before = asked.select_related("rendering__approval").order_by("-number").first()
    if before is None:
        return None
    comments = Comment.objects.filter(draft=before.rendering.approval.draft, author__isnull=True).order_by("pk")
    marked = proof.letter.events.filter(verb=Event.Verb.PROOF_MARKED).order_by("-pk").first()
    old, new = ([passage.words for passage in passages_of(each)] for each in (before, proof))
    return ProofChanges(
        wishes=tuple(Wish(without_marks(comment.quoted), comment.words) for comment in comments),
        general=marked.note if marked else "",
        new=tuple(words for words in new if words not in old),
        gone=tuple(words for words in old if words not in new),
    )

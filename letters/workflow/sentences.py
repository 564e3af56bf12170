"""How the sentences that a client finishes will read, while they can still say it another way."""

from collections.abc import Iterator, Mapping

from letters.drafting import Occasion, Reads, asked_stems, reads_as

from .catalogue import how_many
from .hygiene import ANSWER_CAP
from .submissions import BriefSubmission

__all__ = ["first_sentence", "sentences_of"]


def sentences_of(brief: BriefSubmission, occasion: Occasion) -> Mapping[str, Reads]:
    """Each sentence as the letter would have it, with what we would ask, by the key of its stem."""
    return dict(_sentences(brief, occasion))


def first_sentence(brief: BriefSubmission, occasion: Occasion) -> str:
    """The first of them that says something, "" while there is none."""
    return next((reads.sentence for reads in sentences_of(brief, occasion).values() if reads.sentence), "")


def _sentences(brief: BriefSubmission, occasion: Occasion) -> Iterator[tuple[str, Reads]]:
    counted = {name: brief.text(name) for name in ("writers", "recipients")}
    counts = {name: slug for name, slug in counted.items() if slug in how_many()}
    about = bool(brief.text("about_name"))
    for stem in asked_stems(occasion, brief.answers):
        yield stem.key, reads_as(stem, brief.answers.get(stem.key, "")[:ANSWER_CAP], about=about, **counts)

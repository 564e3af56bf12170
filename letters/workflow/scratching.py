"""What somebody types and has not saved: kept apart from the drafts until they save it, or let it go."""

from django.contrib.auth.models import User
from django.db.models.functions import Now

from letters.models import Letter, Scratch

from .assigning import WITH_WRITER, require_own
from .history import not_now, require
from .hygiene import clean_text

__all__ = ["forget_scratch", "keep_scratch", "scratch_of"]


def keep_scratch(letter: Letter, by: User, text: str, seen_version: int) -> None:
    """Keep what is being typed. It overtakes nobody, and nobody is overtaken by it. Raises NotYours and NotNow."""
    require(by, "write_letter", "write drafts")
    require_own(letter, by)
    if letter.status not in WITH_WRITER:
        raise not_now(letter)
    values = {"text": clean_text(text), "seen": seen_version, "at": Now()}
    Scratch.objects.update_or_create(letter=letter, person=by, defaults=values)


def scratch_of(letter: Letter, person: User) -> Scratch | None:
    """What this person typed at the letter and did not save, where it is other than the draft."""
    draft = letter.draft.text if letter.draft else ""
    scratch = Scratch.objects.filter(letter=letter, person=person).first()
    return scratch if scratch and scratch.text not in ("", draft) else None


def forget_scratch(letter: Letter, by: User) -> None:
    """Let go what this person typed: it was saved, or is not wanted."""
    Scratch.objects.filter(letter=letter, person=by).delete()

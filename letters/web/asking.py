"""May we print it? What the page says to each of those who are asked, and how it stands with them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

from letters.models import Consent, Letter, Photograph, Rendering
from letters.workflow.days_to_come import is_closed
from letters.workflow.errors import NotReady
from letters.workflow.finished import finished_rendering, words_to_read
from letters.workflow.publishing.consenting import Scope, Scopes, is_only_pictured
from letters.workflow.publishing.photographs import shown_photographs
from letters.workflow.publishing.praising import answer_words
from letters.workflow.publishing.scopes import NOTHING

_WHY = {
    Consent.Party.WRITER: "You found the words of this letter, which {client} had us write to {recipient}.",
    Consent.Party.CLIENT: "You had us write this letter to {recipient}.",
    Consent.Party.RECIPIENT: "{client} had us write this letter to you.",
    Consent.Party.THIRD: "{client} had us write this letter to {recipient}, and you are named in it.",
}
_PICTURED = "{client} had us write a letter to {recipient}, and you are in a photograph that may stand behind it."
_ASKED = "We would like it to stand in a book, and we ask you first."

_ALLOWED = {
    Scope.PRINT: "in a printed book",
    Scope.EBOOK: "in an e-book",
    Scope.NAME: "under your name",
    Scope.EXCERPT: "in excerpts",
    Scope.ANSWER: "with what you answered",
    Scope.SHOW: "with photographs",
}


@dataclass(frozen=True, slots=True)
class Asking:
    """All that a page of consent says. `words` is "" and `pages` empty while the letter is not written out; `answer` is
    what the recipient answered, shown to them alone; `photographs` are those that this party is asked about."""

    why: str
    stands: str
    counts: bool
    words: str
    pages: range
    paper: str
    answer: str = ""
    photographs: tuple[Photograph, ...] = ()


def asking(letter: Letter, party: Consent.Party, consent: Consent | None) -> Asking:
    """What to say to this party of this letter, whose consent is the given one, None for one who was not asked yet."""
    brief, is_pictured = letter.brief, consent is not None and is_shown_pictures_alone(consent)
    # Who is in a photograph and not in the letter has no business with its words.
    rendering = None if is_pictured else finished(letter)
    why = (_PICTURED if is_pictured else _WHY[party]).format(client=brief.client_name, recipient=brief.recipient_name)
    return Asking(
        why=f"{why} {_ASKED}",
        stands=stands(consent),
        counts=Scopes.of(consent) != NOTHING,
        words=words_to_read(rendering) if rendering else "",
        pages=range(1, (rendering.page_count or 0) + 1) if rendering else range(0),
        paper=rendering.paper if rendering else "",
        answer=answer_words(letter) if party == Consent.Party.RECIPIENT else "",
        photographs=shown_photographs(letter, party, consent.name if consent else letter.brief.client_name),
    )


def shown_to(consent: Consent) -> tuple[Photograph, ...]:
    """The photographs that are shown to whoever is asked for this consent."""
    return shown_photographs(consent.letter, Consent.Party(consent.party), consent.name)


def is_shown_pictures_alone(consent: Consent) -> bool:
    """Whether they are in a photograph behind the letter, and nothing else to it."""
    return consent.party == Consent.Party.THIRD and is_only_pictured(consent.letter, consent.name)


def stands(consent: Consent | None) -> str:
    """What this person allows, said to them."""
    if consent and consent.withdrawn_at:
        return f"You said no on {_day(consent.withdrawn_at)}, so it may not be printed."
    if consent is None or consent.given_at is None:
        return "We have not heard from you yet, so it may not be printed."
    allowed = [words for scope, words in _ALLOWED.items() if Scopes.of(consent).allows(scope)]
    return f"Since {_day(consent.given_at)} you allow it {_and(allowed)}. What is not named here is not allowed."


def noted(consent: Consent | None) -> str:
    """What to say when it was just kept."""
    if Scopes.of(consent) == NOTHING:
        return "We have noted it: this letter is not printed. You can change your mind here at any time."
    return "Thank you. We have noted it. You can change it here, or take it back, at any time."


def own(letter: Letter) -> Consent | None:
    """What the client allows for their own letter, None while they said nothing."""
    return letter.consents.filter(party=Consent.Party.CLIENT, name=letter.brief.client_name).first()


def finished(letter: Letter) -> Rendering | None:
    """What the client gets, None while it is not written out, or is closed until its day."""
    if is_closed(letter):
        return None
    try:
        return finished_rendering(letter)
    except NotReady:
        return None


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y")


def _and(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)

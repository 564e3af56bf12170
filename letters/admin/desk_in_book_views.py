"""The buttons about books on a letter's desk: each calls its verb, and says what was done."""

from collections.abc import Callable, Mapping
from functools import partial

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from letters.models import Answer, Consent, Letter
from letters.workflow.errors import BookRefused, FieldsRefused, Refused
from letters.workflow.publishing.clearing import clear_names
from letters.workflow.publishing.consenting import (
    Scopes,
    ask_consent,
    can_be_taken_back,
    record_consent,
    take_back,
    withdraw_consent,
)
from letters.workflow.publishing.praising import give_stars, tell_answer

from .desk import Desk
from .desk_in_book import InBook, PartyOnDesk
from .desk_views import DeskViews
from .keeping import keep_words
from .people import person_of

type Deed = Callable[[Letter, User, QueryDict], str]

THIRD = "third"
"""In place of a party's key: whoever is typed by name."""


def star(letter: Letter, by: User, post: QueryDict) -> str:
    """How good it is."""
    count = post.get("count", "")
    stars = give_stars(letter, by, int(count) if count.isascii() and count.isdecimal() and len(count) < 4 else 0)
    return f"{stars.count} star{'s are' if stars.count != 1 else ' is'} kept, in your name."


def tell(letter: Letter, by: User, post: QueryDict) -> str:
    """What they answered."""
    kind = post.get("kind", "")
    if kind not in Answer.Kind.values:
        raise BookRefused({"kind": "Please choose what the answer was. Nothing was changed."})
    tell_answer(letter, Answer.Kind(kind), post.get("words", ""), by)
    return "It is kept what they answered."


def ask(letter: Letter, by: User, post: QueryDict) -> str:
    """Make somebody's page, to be handed on."""
    party, name = _who(letter, by, post)
    consent = ask_consent(letter, party, name, by)
    slip = " The letter does not say this name: if it was a slip, take it back." if can_be_taken_back(consent) else ""
    return (
        f"There is a page for {consent.name} now. Its address stands beside the name: hand it on to them alone.{slip}"
    )


def note(letter: Letter, by: User, post: QueryDict) -> str:
    """What somebody allows, as they told the house."""
    party, name = _who(letter, by, post)
    ticked = {field: bool(post.get(field)) for field in Scopes().as_fields()}
    record_consent(letter, party, name, Scopes(**ticked), by, post.get("evidence", ""))
    return f"It is kept what {name} allows, and how we know."


def withdraw(letter: Letter, by: User, post: QueryDict) -> str:
    """Somebody no longer agrees."""
    name, consent = _asked(letter, by, post)
    withdraw_consent(consent, by)
    return f"{name} no longer agrees. Books that were compiled with this letter are out of date."


def unask(letter: Letter, by: User, post: QueryDict) -> str:
    """Strike out somebody who was added by mistake."""
    name, consent = _asked(letter, by, post)
    take_back(consent, by)
    return f"{name} is struck out, and their page is gone."


def ask_named(letter: Letter, by: User, post: QueryDict) -> str:
    """Make pages for some whom the letter seems to name."""
    names = post.getlist("names")
    if not names:
        raise BookRefused({"names": "Please tick whom to ask. Nothing was changed."})
    for name in names:
        ask_consent(letter, Consent.Party.THIRD, name, by)
    return f"There are pages for {', '.join(names)} now. Hand each address on to its person alone."


def clear(letter: Letter, by: User, post: QueryDict) -> str:
    """Some whom the letter seems to name are nobody who must be asked."""
    cleared = clear_names(letter, post.getlist("names"), by)
    if not cleared:
        return "They have answered, or it was said before, so nothing was changed."
    return f"Nobody has to be asked about {', '.join(cleared)}."


DEEDS: Mapping[str, Deed] = {
    "stars": star,
    "told": tell,
    "ask-consent": ask,
    "note-consent": note,
    "withdraw-consent": withdraw,
    "take-back-consent": unask,
    "ask-named": ask_named,
    "clear-names": clear,
}


class DeskRefused(Desk):
    """The desk on which something about books was refused: what was typed there stays."""

    def __init__(self, letter: Letter, person: User, typed: QueryDict, refused: Refused) -> None:
        said = " ".join(refused.problems.values()) if isinstance(refused, FieldsRefused) else str(refused)
        super().__init__(letter, person, refusal=said)
        self._typed_of_book = typed

    @property
    def in_book(self) -> InBook:
        return InBook(self.letter, self.person, self._typed_of_book)


class InBookViews(DeskViews):
    """A letter's desk with what there is to say of it when it is finished."""

    def get_urls(self) -> list[URLPattern]:
        """The addresses of these buttons, before those of the desk."""
        view = self.admin_site.admin_view
        return [
            *(
                path(
                    f"<int:pk>/{name}/",
                    keep_words(view(require_POST(partial(self._do, name)))),
                    name=f"letters_letter_{name}",
                )
                for name in DEEDS
            ),
            *super().get_urls(),
        ]

    def _do(self, name: str, request: HttpRequest, pk: int) -> HttpResponse:
        letter, person = self._letter(request, pk), person_of(request)
        try:
            done = DEEDS[name](letter, person, request.POST)
        except Refused as refused:
            desk = DeskRefused(self._letter(request, pk), person, request.POST, refused)
            return self._desk(request, desk, status=409)
        messages.success(request, done)
        return redirect(f"{reverse('admin:letters_letter_change', args=[pk])}#in-a-book")


def _chosen(letter: Letter, by: User, post: QueryDict) -> PartyOnDesk | None:
    return InBook(letter, by).party_of(post.get("who", ""))


def _asked(letter: Letter, by: User, post: QueryDict) -> tuple[str, Consent]:
    """The party that was chosen, by name, and what they were asked. Raises BookRefused."""
    party = _chosen(letter, by, post)
    if party is None or party.consent is None:
        raise BookRefused({"who": "This person was never asked. Nothing was changed."})
    return party.name, party.consent


def _who(letter: Letter, by: User, post: QueryDict) -> tuple[Consent.Party, str]:
    """The party that was chosen, or the name that was typed. Raises BookRefused."""
    if post.get("who") == THIRD:
        return Consent.Party.THIRD, post.get("name", "")
    party = _chosen(letter, by, post)
    if party is None:
        raise BookRefused({"who": "Please choose whom it is about. Nothing was changed."})
    return party.party, party.name

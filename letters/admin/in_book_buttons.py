"""The buttons about books on a finished letter's desk."""

from collections.abc import Mapping
from functools import partial

from django.contrib.auth.models import User

from letters.models import Answer, Consent, Event, Letter
from letters.workflow.errors import BookRefused, NotNow
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

from .buttons import Button, Pressed
from .desk_in_book import InBook, PartyOnDesk
from .letter_buttons import last_deed

SECTION = "in-a-book"
"""Where all these buttons stand on the desk."""

THIRD = "third"
"""In place of a party's key: whoever is typed by name."""


def star(letter: Letter, by: User, pressed: Pressed) -> str:
    """Say with stars how good the letter is."""
    stars = give_stars(letter, by, pressed.number("count"))
    return f"{stars.count} star{'s are' if stars.count != 1 else ' is'} kept, in your name."


def tell(letter: Letter, by: User, pressed: Pressed) -> str:
    """Keep what the recipient answered."""
    kind = pressed.word("kind")
    if kind not in Answer.Kind.values:
        raise BookRefused({"kind": "Please choose what the answer was. Nothing was changed."})
    tell_answer(letter, Answer.Kind(kind), pressed.word("words"), by)
    return "It is kept what they answered."


def ask(letter: Letter, by: User, pressed: Pressed) -> str:
    """Make the page on which somebody can agree, to be handed on."""
    party, name = _who(letter, by, pressed)
    consent = ask_consent(letter, party, name, by)
    slip = " The letter does not say this name: if it was a slip, take it back." if can_be_taken_back(consent) else ""
    return (
        f"There is a page for {consent.name} now. Its address stands beside the name: hand it on to them alone.{slip}"
    )


def note(letter: Letter, by: User, pressed: Pressed) -> str:
    """Keep what somebody allows, as they told the house."""
    party, name = _who(letter, by, pressed)
    ticked = {field: pressed.is_ticked(field) for field in Scopes().as_fields()}
    record_consent(letter, party, name, Scopes(**ticked), by, pressed.word("evidence"))
    return f"It is kept what {name} allows, and how we know."


def withdraw(letter: Letter, by: User, pressed: Pressed) -> str:
    """Note that somebody no longer agrees."""
    name, consent = _name_and_consent(letter, by, pressed)
    withdraw_consent(consent, by)
    return f"{name} no longer agrees. Books that were compiled with this letter are out of date."


def unask(letter: Letter, by: User, pressed: Pressed) -> str:
    """Strike out somebody who was added by mistake."""
    name, consent = _name_and_consent(letter, by, pressed)
    take_back(consent, by)
    return f"{name} is struck out, and their page is gone."


def ask_named(letter: Letter, by: User, pressed: Pressed) -> str:
    """Make pages for some whom the letter seems to name."""
    names = pressed.post.getlist("names")
    if not names:
        raise BookRefused({"names": "Please tick whom to ask. Nothing was changed."})
    for name in names:
        ask_consent(letter, Consent.Party.THIRD, name, by)
    return f"There are pages for {', '.join(names)} now. Hand each address on to its person alone."


def clear(letter: Letter, by: User, pressed: Pressed) -> str:
    """Say that some whom the letter seems to name need not be asked."""
    cleared = clear_names(letter, pressed.post.getlist("names"), by)
    if not cleared:
        return "They have answered, or it was said before, so nothing was changed."
    return f"Nobody has to be asked about {', '.join(cleared)}."


def was_struck_out(letter: Letter, by: User, pressed: Pressed) -> bool:
    """Whether the same person has just struck out whoever was chosen: they are nobody's party any more."""
    return _chosen(letter, by, pressed) is None and last_deed(Event.Verb.CONSENT_UNASKED)(letter, by, pressed)


_about_books = partial(Button[Letter], place=SECTION)

BUTTONS: Mapping[str, Button[Letter]] = {
    "stars": _about_books(star),
    "told": _about_books(tell),
    "ask-consent": _about_books(ask),
    "note-consent": _about_books(note),
    "withdraw-consent": _about_books(withdraw),
    "take-back-consent": _about_books(unask, was_struck_out),
    "ask-named": _about_books(ask_named),
    "clear-names": _about_books(clear),
}


def _chosen(letter: Letter, by: User, pressed: Pressed) -> PartyOnDesk | None:
    return InBook(letter, by).party_of(pressed.word("who"))


def _name_and_consent(letter: Letter, by: User, pressed: Pressed) -> tuple[str, Consent]:
    """The party that was chosen, by name, and what they were asked. Raises BookRefused and NotNow."""
    party = _chosen(letter, by, pressed)
    if party is None or party.consent is None:
        raise NotNow("Nobody by this name is asked any more. Nothing was changed.")
    return party.name, party.consent


def _who(letter: Letter, by: User, pressed: Pressed) -> tuple[Consent.Party, str]:
    """The party that was chosen, or the name that was typed. Raises BookRefused."""
    if pressed.word("who") == THIRD:
        return Consent.Party.THIRD, pressed.word("name")
    party = _chosen(letter, by, pressed)
    if party is None:
        raise BookRefused({"who": "Please choose whom it is about. Nothing was changed."})
    return party.party, party.name

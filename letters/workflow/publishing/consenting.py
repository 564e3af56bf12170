"""Who agrees that a letter is printed: asked, given, narrowed, withdrawn. A withdrawal is never refused."""

import secrets

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from letters.models import Consent, Event, Letter
from letters.workflow.addresses import digest_of, given_address, new_address
from letters.workflow.errors import BookRefused, NotNow, NotReady
from letters.workflow.history import record
from letters.workflow.hygiene import clean_line

from .history import require_publisher
from .holding import hold
from .lacking import lacking
from .lacks import Lack, Scope
from .matter import line_problem
from .parties import NAME_CAP, Party, PartyNeeded, all_parties_of, as_known, is_only_pictured, names, parties_of
from .scopes import NOTHING, Scopes
from .staleness import ASKED_SINCE, NO_LONGER, went_stale

__all__ = [
    "Lack",
    "Party",
    "PartyNeeded",
    "Scope",
    "Scopes",
    "address_of_consent",
    "all_parties_of",
    "ask_consent",
    "can_be_taken_back",
    "consent_by_address",
    "give_consent",
    "is_only_pictured",
    "lacking",
    "own_consent",
    "parties_of",
    "record_consent",
    "take_back",
    "withdraw_consent",
]

CONSENTS = "letters.workflow.publishing.consenting"
"""The salt of the addresses of consents."""

EVIDENCE_CAP = 200

ON_THEIR_PAGE = "On its private page"
"""The evidence of a consent that was given there."""


def ask_consent(letter: Letter, party: Consent.Party, name: str, by: User) -> Consent:
    """Make the private page on which this person can agree. Asked again, it is the same page.

    `name` is one of `parties_of` the letter, or that of anybody else who is named in it. Raises NotYours, NotReady
    and BookRefused.
    """
    require_publisher(by, "ask for consent")
    known_name = _known_name(letter, party, name)
    with transaction.atomic():
        return consent_of(letter, party, known_name, by)


def own_consent(letter: Letter) -> Consent:
    """The consent of the client, whose page for it is the letter's own. Raises NotReady."""
    _require_ready(letter)
    with transaction.atomic():
        return consent_of(letter, Party.CLIENT, letter.brief.client_name, None)


def record_consent(letter: Letter, party: Consent.Party, name: str, scopes: Scopes, by: User, evidence: str) -> Consent:
    """Keep what this person allows, as they told the house; `evidence` says how. It replaces what they allowed before.

    Allowing nothing is a withdrawal. Who said no on their own page is not overruled. Raises NotYours, NotReady,
    NotNow and BookRefused.
    """
    require_publisher(by, "record consents")
    known_name, seen_in = _known_name(letter, party, name), clean_line(evidence)
    if not seen_in:
        raise BookRefused({"evidence": "Please write how we know it, and the day. Nothing was changed."})
    if problem := line_problem(seen_in, EVIDENCE_CAP):
        raise BookRefused({"evidence": problem})
    with transaction.atomic():
        consent = consent_of(letter, party, known_name, by)
        if consent.withdrawn_at and consent.recorded_by is None and scopes != NOTHING:
            raise NotNow(
                "This person said no on their own page, and only there can they say otherwise. Nothing was changed."
            )
        return allow(consent, scopes, by, seen_in)


def give_consent(consent: Consent, scopes: Scopes) -> Consent:
    """Keep what this person allows, from their own page. It replaces what they allowed before; nothing withdraws."""
    with transaction.atomic():
        return allow(consent, scopes, None, ON_THEIR_PAGE)


def withdraw_consent(consent: Consent, by: User | None) -> None:
    """From now on this person allows nothing. Every book that was compiled with the letter is out of date.

    `by` is nobody on the person's own page. Whatever was done with the letter, it is not refused; raises NotYours
    for a login that may not do it for others.
    """
    if by is not None and not _is_theirs(consent, by):
        require_publisher(by, "withdraw consents for others")
    with transaction.atomic():
        allow(consent, NOTHING, by, consent.evidence)


def take_back(consent: Consent, by: User) -> None:
    """Strike out somebody who was added by mistake: who has not answered, and whom the words of the letter do not name.

    Raises NotYours and NotNow.
    """
    require_publisher(by, "take back what was asked")
    with transaction.atomic():
        hold([consent.letter_id])
        current = Consent.objects.filter(pk=consent.pk).first()
        if current is None or not can_be_taken_back(current):
            raise NotNow("They have answered, or the letter names them, so they stay. Nothing was changed.")
        current.delete()
        record(consent.letter, Event.Verb.CONSENT_UNASKED, by, consent.get_party_display())


def can_be_taken_back(consent: Consent) -> bool:
    """Whether this is somebody who was added, has not answered, and whom neither the words of the letter name nor a
    photograph shows."""
    if consent.party != Party.THIRD or consent.is_answered:
        return False
    return not names(consent.letter, consent.name) and not is_only_pictured(consent.letter, consent.name)


def consent_by_address(address: str) -> Consent:
    """The consent whose private page this is, with its letter. Raises Consent.DoesNotExist."""
    consents = Consent.objects.select_related("letter__brief", "letter__draft__author")
    return consents.get(address_digest=digest_of(address))


def address_of_consent(consent: Consent) -> str:
    """The address of the page on which this person agrees, or no longer does. Raises AddressLost."""
    return given_address(consent.nonce, consent.address_digest, CONSENTS)


def consent_of(letter: Letter, party: Consent.Party, name: str, by: User | None) -> Consent:
    """The row of this person, made and noted as asked for where there is none.

    Called inside a transaction, which holds the letter until it ends.
    """
    hold([letter.pk])
    nonce = secrets.token_bytes(32)
    new = {"nonce": nonce, "address_digest": digest_of(new_address(nonce, CONSENTS))}
    consent, is_new = Consent.objects.get_or_create(letter=letter, party=party, name=name, defaults=new)
    if is_new:
        letter.cleared_names.filter(name=name).delete()
        record(letter, Event.Verb.CONSENT_ASKED, by, Party(party).label)
        # No book was compiled before all who were known had agreed, so nobody asked later has agreed to one.
        went_stale(letter, ASKED_SINCE.format(letter.pk))
    return consent


def allow(consent: Consent, scopes: Scopes, by: User | None, evidence: str) -> Consent:
    """Let the consent allow just this. Called inside a transaction, which holds the letter until it ends."""
    hold([consent.letter_id])
    consent.refresh_from_db()
    before = Scopes.of(consent)
    if _is_so(consent, scopes, evidence):
        return consent
    now = timezone.now()
    times = {"withdrawn_at": now} if scopes == NOTHING else {"given_at": now, "withdrawn_at": None}
    values = scopes.as_fields() | times | {"evidence": evidence, "recorded_by": by}
    Consent.objects.filter(pk=consent.pk).update(**values)
    consent.refresh_from_db()
    _note(consent, scopes, by)
    if before.lost_in(scopes):
        went_stale(consent.letter, NO_LONGER.format(consent.letter_id))
    return consent


def _is_so(consent: Consent, scopes: Scopes, evidence: str) -> bool:
    if scopes == NOTHING:
        return consent.withdrawn_at is not None
    return consent.counts and (Scopes.of(consent), consent.evidence) == (scopes, evidence)


def _note(consent: Consent, scopes: Scopes, by: User | None) -> None:
    # No name: the history says who the person is to the letter, and what they allow.
    party = consent.get_party_display()
    if scopes == NOTHING:
        record(consent.letter, Event.Verb.CONSENT_WITHDRAWN, by, party)
    else:
        record(consent.letter, Event.Verb.CONSENT_GIVEN, by, f"{party}: {scopes}")


def _known_name(letter: Letter, party: Consent.Party, name: str) -> str:
    """The name as it is kept. Raises NotReady and BookRefused."""
    _require_ready(letter)
    clean = clean_line(name)
    if not clean:
        raise BookRefused({"name": "Please tell us the name. Nothing was changed."})
    if problem := line_problem(clean, NAME_CAP):
        raise BookRefused({"name": problem})
    known_name = as_known(letter, party, clean)
    if known_name is None and party != Party.THIRD:
        known_as = f"The name {clean} is not that of “{Party(party).label}” of this letter."
        raise BookRefused({"name": f"{known_as} Nothing was changed."})
    return known_name or clean


def _require_ready(letter: Letter) -> None:
    if letter.status != Letter.Status.READY:
        raise NotReady("This letter is not written out yet, so nobody can agree to print it. Nothing was changed.")


def _is_theirs(consent: Consent, by: User) -> bool:
    return any(each.user == by and each.name == consent.name for each in parties_of(consent.letter))

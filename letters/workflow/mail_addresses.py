"""E-mail addresses as mail servers take them."""

import idna
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

__all__ = ["Undeliverable", "as_sent", "mailbox_of"]

MOST_LOCAL, MOST = 64, 254
"""Characters before the @, and in all (RFC 5321, 4.5.3.1)."""


_SAME_DOMAIN = {"googlemail.com": "gmail.com"}


class Undeliverable(ValueError):
    """No mail server takes this address."""


def as_sent(address: str) -> str:
    """The address with its domain in ASCII, by IDNA 2008 (RFC 5891): straße.example is nobody else's than its own.

    Python's own codec is of 2003 and makes strasse.example of it. Raises Undeliverable, also for a domain whose name
    is too long only when it is written so.
    """
    local, _, domain = address.rpartition("@")
    try:
        sent = f"{local}@{idna.encode(domain, uts46=True).decode('ascii')}"
        validate_email(sent)
    except (idna.IDNAError, ValidationError) as error:
        raise Undeliverable("This is no address that an e-mail can be sent to.") from error
    if len(local) > MOST_LOCAL or len(sent) > MOST:
        raise Undeliverable("This address is longer than mail servers allow.")
    return sent


def mailbox_of(address: str) -> str:
    """The mailbox that this address most likely leads to, for counting: r.osa+letters@Example.org is rosa@example.org.

    Many servers take what stands behind a plus, and dots, for nothing. Where one does not, two people share a count.
    """
    try:
        sent = as_sent(address.strip()).casefold()
    except Undeliverable:
        sent = address.strip().casefold()
    local, at, domain = sent.rpartition("@")
    plain = local.partition("+")[0].replace(".", "")
    return f"{plain or local}{at}{_SAME_DOMAIN.get(domain, domain)}"[:MOST]

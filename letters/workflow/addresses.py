"""The unguessable address of a brief's page: derived when it is needed, and kept only as a digest."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.utils.crypto import salted_hmac

from letters.models import Brief

from .errors import AddressLost

_SALT = "letters.workflow.addresses"


def derive(nonce: bytes | memoryview, secret: str | bytes) -> str:
    """The address: 256 bits that nobody can compute without the secret, as URL-safe base64."""
    code = salted_hmac(_SALT, bytes(nonce), secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(code).rstrip(b"=").decode("ascii")


def digest_of(address: str) -> str:
    """What is kept of an address, as 64 hexadecimal digits."""
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def new_address(nonce: bytes) -> str:
    """The address for a new brief, under the key of today."""
    return derive(nonce, settings.SECRET_KEY)


def address_of(brief: Brief) -> str:
    """The address this brief was given, also after the key was rotated. Raises AddressLost."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        address = derive(brief.nonce, secret)
        if hmac.compare_digest(digest_of(address), brief.address_digest):
            return address
    raise AddressLost(
        "The private address of this brief was made with a key that is gone. The address that the client has "
        "still works. Add the old key to SECRET_KEY_FALLBACKS so that we can write to them again."
    )


def brief_by_address(address: str) -> Brief:
    """The brief whose page this is, with its letter. Raises Brief.DoesNotExist."""
    briefs = Brief.objects.select_related("letter", "letter__draft")
    return briefs.get(address_digest=digest_of(address))

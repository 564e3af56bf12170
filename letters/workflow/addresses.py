"""The unguessable addresses of private pages: derived when they are needed, and kept only as digests."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.utils.crypto import salted_hmac

from letters.models import Brief

from .errors import AddressLost

BRIEFS = "letters.workflow.addresses"
"""The salt of briefs. Every kind of page has its own, so that no address opens a page of another kind."""


def derive(nonce: bytes | memoryview, secret: str | bytes, salt: str = BRIEFS) -> str:
    """The address: 256 bits that nobody can compute without the secret, as URL-safe base64."""
    code = salted_hmac(salt, bytes(nonce), secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(code).rstrip(b"=").decode("ascii")


def digest_of(address: str) -> str:
    """What is kept of an address, as 64 hexadecimal digits."""
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def new_address(nonce: bytes, salt: str = BRIEFS) -> str:
    """The address for a new page, under the key of today."""
    return derive(nonce, settings.SECRET_KEY, salt)


def given_address(nonce: bytes | memoryview, digest: str, salt: str) -> str:
    """The address that has this digest, also after the key was rotated. Raises AddressLost."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        address = derive(nonce, secret, salt)
        if hmac.compare_digest(digest_of(address), digest):
            return address
    raise AddressLost(
        "This private address was made with a key that is gone. The address that the client has still works. "
        "Add the old key to SECRET_KEY_FALLBACKS so that we can write to them again."
    )


def address_of(brief: Brief) -> str:
    """The address this brief was given. Raises AddressLost."""
    return given_address(brief.nonce, brief.address_digest, BRIEFS)


def brief_by_address(address: str) -> Brief:
    """The brief whose page this is, with its letter. Raises Brief.DoesNotExist."""
    briefs = Brief.objects.select_related("letter", "letter__draft")
    return briefs.get(address_digest=digest_of(address))

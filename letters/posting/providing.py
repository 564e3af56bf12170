"""A provider that prints and posts, behind one small adapter. No house needs one; where there is one, `HttpProvider`
speaks to it, and whatever else it wants is a class with these three methods.

Every request has a deadline as a whole, goes nowhere else than it was sent, and an answer is read up to a limit.
Events count only with a signature over the very bytes, made with the token that both sides have.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from time import monotonic
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from .addresses import Address
from .errors import PostingError

MOST_BYTES = 2_000_000
"""Of an answer."""

CHUNK = 65_536

SIGNATURE = "X-Signature"
"""The header of events: HMAC-SHA-256 of the body under the token, as hexadecimal digits."""


class ProviderAway(PostingError):
    """The provider does not answer, or answers nonsense. Later may be better."""


class ProviderRefused(PostingError):
    """The provider will not have this letter, and says so."""


class What(StrEnum):
    """What a provider tells of a letter."""

    POSTED = "posted"
    RETURNED = "returned"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Order:
    """A letter to be printed and posted. `key` is the same for every attempt: sent twice, it is one letter."""

    key: str
    pages: bytes
    paper: str
    address: Address
    lines: tuple[str, ...]
    sender: tuple[str, ...] = ()
    both_sides: bool = True


@dataclass(frozen=True, slots=True)
class ProviderEvent:
    """What happened to the letter with this `reference`, on which day."""

    reference: str
    what: What
    on: date
    tracking: str = ""
    why: str = ""


class Provider(Protocol):
    """Who prints and posts. Each method raises ProviderAway where later may be better."""

    def create(self, order: Order) -> str:
        """Have the letter printed and posted; its reference there. Raises ProviderRefused."""

    def cancel(self, reference: str) -> bool:
        """Call it back; False where that comes too late."""

    def events(self, since: date) -> Sequence[ProviderEvent]:
        """What happened since that day, in its order; what was told before may be told again."""


@dataclass(frozen=True, slots=True)
class HttpProvider:
    """A provider at an address (`https:`, or `http:` on this machine), with a token for both directions.

    POST <url>/letters with an Idempotency-Key, DELETE <url>/letters/<reference>, GET <url>/events?since=<day>.
    """

    url: str
    token: str
    seconds: float = 10.0

    def create(self, order: Order) -> str:
        """See `Provider`."""
        body = {
            "pages": base64.b64encode(order.pages).decode("ascii"),
            "paper": order.paper,
            "both_sides": order.both_sides,
            "address": {**order.address, "lines": [*order.lines]},
            "sender": [*order.sender],
        }
        status, data, _ = self._ask("POST", "/letters", body, {"Idempotency-Key": order.key})
        if 400 <= status < 500 and status not in (401, 403, 408, 425, 429):
            raise ProviderRefused(str(_object(data).get("why") or f"The provider refused it ({status})."))
        reference = _object(data).get("reference")
        if status not in (200, 201) or not isinstance(reference, str) or not reference:
            raise ProviderAway(f"The provider answered {status}.")
        return reference

    def cancel(self, reference: str) -> bool:
        """See `Provider`."""
        status, _, _ = self._ask("DELETE", f"/letters/{quote(reference, safe='')}")
        if status in (200, 204):
            return True
        if status == 409:
            return False
        raise ProviderAway(f"The provider answered {status}.")

    def events(self, since: date) -> Sequence[ProviderEvent]:
        """See `Provider`."""
        status, data, signature = self._ask("GET", f"/events?since={since.isoformat()}")
        if status != 200:
            raise ProviderAway(f"The provider answered {status}.")
        expected = hmac.new(self.token.encode(), data, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise ProviderAway("The provider's events are not signed with our token, so none of them counts.")
        return tuple(_events(_object(data)))

    def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes, str]:
        """Status, body and signature of the answer, within the deadline. No redirect is followed: the token is for one
        address alone."""
        end = monotonic() + self.seconds
        place = urlsplit(self.url)
        kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
        connection = kind(place.hostname or "", place.port, timeout=self.seconds)
        sent = json.dumps(body).encode() if body is not None else None
        own = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", **(headers or {})}
        try:
            connection.request(method, f"{place.path.rstrip('/')}{path}", sent, own)
            answer = connection.getresponse()
            return answer.status, _read(connection, answer, end), answer.headers.get(SIGNATURE, "")
        except (OSError, HTTPException, ValueError) as error:
            raise ProviderAway(f"The provider does not answer ({type(error).__name__}).") from error
        finally:
            connection.close()


def _read(connection: HTTPConnection, answer: HTTPResponse, end: float) -> bytes:
    """The body, read until `end` and no longer, however slowly it comes."""
    parts: list[bytes] = []
    length = 0
    while True:
        left = end - monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(left)
        part = answer.read1(CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
        length += len(part)
        if length > MOST_BYTES:
            raise ValueError("more than any answer is long")


def _object(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(data or b"{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _events(answer: Mapping[str, Any]) -> Iterator[ProviderEvent]:
    """Those that we know what to do with; a provider may tell more."""
    for row in answer.get("events") or ():
        try:
            what, on = What(row["what"]), date.fromisoformat(row["on"])
            yield ProviderEvent(str(row["reference"]), what, on, str(row.get("tracking", "")), str(row.get("why", "")))
        except (KeyError, TypeError, ValueError):
            continue

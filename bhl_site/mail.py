"""How e-mail leaves the house, from one address such as `smtp://user:password@host:587?tls=1`."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from . import env

SCHEMES = ("console", "smtp", "smtps", "file", "memory")
BACKENDS = "django.core.mail.backends."
CONNECT_SECONDS = 10
"""How long a mail server may take to open a connection. What is said over it has a deadline of its own."""


def mailer(name: str, default: str = "console:") -> dict[str, Any]:
    """The MAILERS entry for the address in this variable. Raises ImproperlyConfigured."""
    url = urlsplit(env.address(name, default, SCHEMES))
    if url.scheme in ("smtp", "smtps"):
        return {"BACKEND": "bhl_site.punctual.EmailBackend", "OPTIONS": _smtp_options(name, url)}
    if url.scheme == "file":
        return {"BACKEND": f"{BACKENDS}filebased.EmailBackend", "OPTIONS": {"file_path": unquote(url.path)}}
    backend = {"console": "console", "memory": "locmem"}[url.scheme]
    return {"BACKEND": f"{BACKENDS}{backend}.EmailBackend"}


def _smtp_options(name: str, url: Any) -> dict[str, Any]:
    if not url.hostname:
        raise ImproperlyConfigured(f"{name} must name a host, as in smtp://user:password@host:587?tls=1")
    secure = url.scheme == "smtps"
    return {
        "host": url.hostname,
        "port": url.port or (465 if secure else 587),
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_ssl": secure,
        "use_tls": not secure and parse_qs(url.query).get("tls", ["1"]) == ["1"],
        "timeout": CONNECT_SECONDS,
    }

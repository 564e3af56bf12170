"""Somebody else's queue: whether it answers, and how to call it without its password."""

from urllib.parse import urlsplit

from kombu import Connection
from kombu.exceptions import KombuError
from redis import RedisError

PATIENCE_SECONDS = 1
REDIS_PORT = 6379


def answers_queue(url: str) -> bool:
    """Whether the queue at the address lets us in within a second. The address is read as the worker reads it."""
    patience = {"socket_connect_timeout": PATIENCE_SECONDS, "socket_timeout": PATIENCE_SECONDS}
    with Connection(url, transport_options=patience) as connection:
        try:
            connection.transport.establish_connection()
        except (RedisError, KombuError, OSError):
            return False
    return True


def whereabouts(url: str) -> str:
    """The host and port in the address of a queue, or the path of its socket."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or REDIS_PORT}" if parts.hostname else parts.path

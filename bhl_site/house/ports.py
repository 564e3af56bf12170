"""Finding a port that nobody has, and waiting until somebody answers on it."""

import http.client
import socket
from contextlib import closing, suppress

import redis

HOST = "127.0.0.1"
PORTS_TO_TRY = 50


def listen(port: int) -> socket.socket:
    """A listening socket on the first free port from `port` on, or on any free port when those are taken.

    Holding the socket rather than its number leaves no moment in which another program can take the port.
    """
    for candidate in range(port, min(port + PORTS_TO_TRY, 65536)):
        with suppress(OSError):
            return _bound(candidate)
    return _bound(0)


def free_port(port: int) -> int:
    """The first free port from `port` on, or any free port; for a server that must open its port itself."""
    with closing(listen(port)) as listener:
        return port_of(listener)


def port_of(listener: socket.socket) -> int:
    """The port a socket is bound to."""
    number: int = listener.getsockname()[1]
    return number


def answers_http(port: int) -> bool:
    """Whether a web server answers on the port within two seconds, whatever it says."""
    with closing(http.client.HTTPConnection(HOST, port, timeout=2)) as connection:
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
    return True


def answers_redis(port: int) -> bool:
    """Whether a Redis-compatible server on the port has loaded its data and answers within a second."""
    with closing(redis.Redis(host=HOST, port=port, socket_timeout=1)) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


def _bound(port: int) -> socket.socket:
    listener = socket.socket()
    try:
        # Without this, a port stays taken for a minute after the house has closed.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener

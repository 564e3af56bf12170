"""Trying to log in: how often, by account and by network."""

from .counting import COUNTERS, Refusal
from .limits import limit_of_codes, limits_of_login


def try_login(account: str, network: str) -> Refusal | None:
    """Count an attempt; a refusal where this account, or this network, was tried as often as may be."""
    by_account, by_network = limits_of_login()
    return COUNTERS.hit(by_network, network) or COUNTERS.hit(by_account, _named(account))


def locked_for(account: str) -> int:
    """For how many seconds nobody can log in as this account, 0 where somebody can."""
    refusal = COUNTERS.look(limits_of_login()[0], _named(account))
    return refusal.seconds if refusal else 0


def unlock(account: str) -> None:
    """Let this account be tried again: its owner has logged in, or somebody vouches for them."""
    COUNTERS.forget(limits_of_login()[0], _named(account))


def _named(account: str) -> str:
    return f"account {account.strip().casefold()}"


def try_code(person: int) -> Refusal | None:
    """Count a code of this person's second factor; a refusal where as many were tried as may be."""
    return COUNTERS.hit(limit_of_codes(), f"person {person}")


def forget_codes(person: int) -> None:
    """Count from nought: the code was right."""
    COUNTERS.forget(limit_of_codes(), f"person {person}")

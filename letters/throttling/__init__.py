"""How often somebody may knock at a door: one list of limits, and the counters that hold them."""

from .counting import COUNTERS, Limit, Refusal
from .limits import Key, Knock, Rule, limits_of_login, rules_for
from .logins import forget_codes, locked_for, try_code, try_login, unlock
from .networks import address_of, network_of

__all__ = [
    "COUNTERS",
    "Key",
    "Knock",
    "Limit",
    "Refusal",
    "Rule",
    "address_of",
    "forget_codes",
    "limits_of_login",
    "locked_for",
    "network_of",
    "rules_for",
    "try_code",
    "try_login",
    "unlock",
]

"""Every limit of the house, declared once. What may come from one e-mail address in a day stands with what it is about:
`workflow/briefs.py`, `workflow/unsent.py`, `workflow/publishing/asking.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .counting import Limit


class Key(Enum):
    """By what is counted."""

    NETWORK = "network"
    ADDRESS = "address"
    """The private address of a page."""


class Knock(Enum):
    """What counts at a door."""

    PRESS = "press"
    """A form that somebody sent with a button."""
    POST = "post"
    """That, and what a script keeps while somebody types."""
    READ = "read"
    MISS = "miss"
    """A page that is not there."""


@dataclass(frozen=True, slots=True)
class Rule:
    """At these doors, by their names in `web/urls.py`, this counts, by this, within this limit.

    `what` completes “In a short time there have been …” on the page for whoever comes too often.
    """

    doors: frozenset[str]
    knock: Knock
    key: Key
    limit: Limit
    what: str


_BEGUN = frozenset({"brief", "another_brief"})
_TOLD = frozenset(
    {
        "answer",
        "client_consent",
        "consent",
        "proof",
        "house",
        "change",
        "withdraw",
        "erase",
        "book_wish",
        "post",
        "day",
        "book_proof",
    }
)
_SENT_IN = frozenset({"photographs"})
_DRAWN = frozenset(
    {"letter_page", "letter_pdf", "letter_envelope", "proof_page", "proof_pdf", "consent_page", "book_spread"}
) | {"book_file", "photograph", "consent_photograph", "book_proof_spread", "book_proof_cover", "book_proof_pdf"}
PRIVATE = frozenset({"unsent", "unsent_all", "unsent_step", "unsent_sample"}) | frozenset(
    {"letter", "another", "archive", "book", "photograph_away", *_TOLD, *_SENT_IN, *_DRAWN}
)

RULES = (
    # Each of these sends an e-mail to an address that nobody has answered from yet.
    Rule(_BEGUN, Knock.PRESS, Key.NETWORK, Limit("begun", "20 per hour; 60 per day"), "many letters begun"),
    Rule(_BEGUN, Knock.POST, Key.NETWORK, Limit("begun-kept", "60 per hour; 200 per day"), "many letters begun"),
    Rule(
        frozenset({"unsent_all"}), Knock.PRESS, Key.NETWORK, Limit("sent", "40 per hour; 100 per day"), "many letters"
    ),
    # A script keeps what is typed at most every second.
    Rule(frozenset({"unsent_step"}), Knock.POST, Key.ADDRESS, Limit("kept", "90 per minute"), "many words to keep"),
    Rule(
        frozenset({"unsent_step"}), Knock.POST, Key.NETWORK, Limit("kept-near", "400 per minute"), "many words to keep"
    ),
    Rule(_TOLD, Knock.PRESS, Key.ADDRESS, Limit("told", "20 per 10 minutes; 120 per day"), "many answers"),
    Rule(_TOLD, Knock.PRESS, Key.NETWORK, Limit("told-near", "80 per 10 minutes"), "many answers"),
    # Each of these is opened in a process of its own.
    Rule(_SENT_IN, Knock.POST, Key.ADDRESS, Limit("pictures", "8 per 10 minutes; 40 per day"), "many pictures"),
    Rule(_SENT_IN, Knock.POST, Key.NETWORK, Limit("pictures-near", "20 per 10 minutes; 120 per day"), "many pictures"),
    # Each of these may cost a drawing.
    Rule(frozenset({"unsent_sample"}), Knock.READ, Key.NETWORK, Limit("sample", "90 per minute"), "many samples"),
    Rule(_DRAWN, Knock.READ, Key.ADDRESS, Limit("drawn", "240 per minute"), "many pages looked at"),
    Rule(frozenset({"archive"}), Knock.READ, Key.ADDRESS, Limit("archive", "10 per hour"), "many archives fetched"),
    # No address can be guessed; who tries is stopped all the same.
    Rule(PRIVATE, Knock.MISS, Key.NETWORK, Limit("missed", "60 per 10 minutes"), "many addresses that are none"),
)

# An attempt counts before it is looked at, so that sixty at once are no more than five; a login that opens is
# forgotten. The waits grow: minutes after a handful, an hour after ten, a day after twenty.
_LOGIN = Limit("login", "5 per 5 minutes; 10 per hour; 20 per day")
_LOGIN_NEAR = Limit("login-near", "20 per 5 minutes; 60 per hour; 200 per day")


_CODES = Limit("codes", "5 per 5 minutes; 10 per hour; 20 per day")


def limit_of_codes() -> Limit:
    """How often codes of a person's second factor may be tried."""
    return _CODES


def limits_of_login() -> tuple[Limit, Limit]:
    """How often an account may be tried, and how often accounts may from one network."""
    return _LOGIN, _LOGIN_NEAR


def rules_for(door: str) -> Iterator[Rule]:
    """The rules that hold at the door of this name."""
    return (rule for rule in RULES if door in rule.doors)

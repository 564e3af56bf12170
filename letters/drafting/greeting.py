"""How a letter begins and ends with what people type for a name: "my brother", "the Smiths", "Love, Dave xx"."""

import re
from dataclasses import dataclass

from .calming import calm_name
from .in_words import as_name
from .persons import listed, parted
from .tidying import tidy

_GREETED = re.compile(r"^(?P<greeting>dearest|my dearest|dear|hi|hello|hey|to)\b[\s,]+(?=\S)", re.IGNORECASE)
_WHOSE = re.compile(r"^(?P<whose>my|our)\s+(?=\S)", re.IGNORECASE)
_FOND = re.compile(
    r"^(?:own )?(?:dear|dearest|darling|beloved|love|sweet|sweetheart|precious|lovely|one and only)\b", re.IGNORECASE
)
_ENDEARMENT = re.compile(r"^(?:darling|love|sweetheart|beloved|sweetest)$", re.IGNORECASE)
_THE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_ANYONE = re.compile(r"^(?:whom(?:ever|soever)? it may concern|who(?:m)?ever )", re.IGNORECASE)
_OTHER_AND = re.compile(r"\s+(?:und|et|y|og|och|en)\s+(?=[^\W\d_])")
_JOINED = re.compile(r"\s(?:and|&)\s|,", re.IGNORECASE)
_VALEDICTION = (
    r"(?:lots of|all(?: of)? my|all our|much|with(?: all)?(?: my| our| lots of)?|big) (?:love|hugs|kisses)"
    r"|love(?: always| you)?|best wishes|best regards|kind regards|warm(?:est)? regards|regards"
    r"|yours?(?: (?:sincerely|faithfully|truly|always|ever|forever|affectionately))+|yours|sincerely|affectionately"
    r"|cheers|hugs|take care|thinking of you|xoxo|always|forever|thanks|many thanks|with thanks|thank you"
)
_SIGNED = re.compile(
    rf"^(?P<valediction>{_VALEDICTION})(?:\s*[,.!\u2013—-]+\s*(?:from\s+)?|\s+from\s+)(?P<name>\S.*)$", re.IGNORECASE
)
_FROM = re.compile(r"^(?:from|signed|[-\u2013—]+)[\s,:]*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Greeting:
    """Behind "Dear": the name, or, with `put`, the name behind those words instead; `name` is "" where none follows."""

    name: str
    put: str = ""


def greeting(typed: str, several: bool = False, keep: bool = False) -> Greeting:
    """How somebody typed as "my brother", "the Smiths", "hi mum" or "LILY" is greeted.

    A pet name may be in small letters on purpose: with `keep` it has no more capitals than were typed.
    """
    name = tidy(typed).strip(" ,.:;!")
    if _ANYONE.match(re.sub(r"^to\s+", "", name, flags=re.IGNORECASE)):
        rest = re.sub(r"^to\s+", "", name, flags=re.IGNORECASE)
        return Greeting(rest[0].lower() + rest[1:], "To")
    found = _GREETED.match(name)
    put = "Dearest" if found and "dearest" in found["greeting"].lower() else ""
    name = name[found.end() :] if found else name
    if whose := _WHOSE.match(name):
        name = name[whose.end() :]
        put = whose["whose"].capitalize() + ("" if _FOND.match(name) else " dear")
    elif _ENDEARMENT.match(name):
        put = "My"
    if re.match(r"the [^\W\d_]", name, re.IGNORECASE) and name[4].islower():
        return Greeting(name[0].lower() + name[1:], "To")
    return Greeting(name if keep else named(_THE.sub("", name), several), put)


def named(name: str, several: bool = False) -> str:
    """The name with its capitals, and no louder; several are listed in English."""
    joined = _OTHER_AND.sub(" and ", calm_name(name))
    if several or (joined != calm_name(name)):
        return listed(as_name(each) for each in parted(joined))
    if name == name.lower() and _JOINED.search(name):
        return listed(as_name(each) for each in parted(name))
    return as_name(joined)


def signed(signature: str) -> tuple[str, str]:
    """The words of farewell in a signature, "" where there are none, and the name: "Love" and "Dave xx"."""
    typed = tidy(signature)
    found = _SIGNED.match(typed)
    if found is None:
        return "", _FROM.sub("", typed).rstrip(",;:")
    return found["valediction"][0].upper() + found["valediction"][1:], found["name"].rstrip(",;:")

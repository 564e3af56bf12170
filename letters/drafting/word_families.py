"""The forms in which one word turns up again: "drank" and "drunken" for "drinking", "Mum" for "my mother"."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_FAMILIES = """
    abuse abuses abused abusing abuser abusers abusive
    addict addicts addicted addiction addictions
    alcohol alcoholic alcoholics alcoholism
    argue argues argued arguing argument arguments
    aunt aunts auntie aunties aunty
    bankrupt bankrupted bankruptcy
    beat beats beating beaten
    betray betrays betrayed betraying betrayal betrayals
    break breaks breaking broke broken breakup
    brother brothers bro
    buy buys buying bought
    child children
    choose chooses choosing chose chosen choice choices
    cousin cousins cuz
    cost costs costing costly
    depress depressed depressing depression depressive
    die dies died dying dead death deaths
    divorce divorces divorced divorcing divorcee
    drink drinks drinking drank drunk drunken drunks drunkenness drinker drinkers
    drive drives driving drove driven driver
    ex exes ex-husband ex-wife ex-partner ex-boyfriend ex-girlfriend
    fall falls falling fell fallen
    father fathers dad dads daddy papa
    fight fights fighting fought fighter
    fire fires fired firing
    foot feet
    forget forgets forgetting forgot forgotten
    gamble gambles gambled gambling gambler gamblers
    get gets getting got gotten
    go goes going went gone
    grandfather grandfathers grandad granddad grandpa gramps
    grandmother grandmothers gran granny grandma nan nana nanna nanny
    hit hits hitting
    hurt hurts hurting hurtful
    ill illness illnesses
    inherit inherits inherited inheriting inheritance
    kill kills killed killing killer
    leave leaves leaving left
    lend lends lending lent
    lie lies lied lying liar liars
    life lives
    lose loses losing lost loss losses
    man men
    marry marries married marrying marriage marriages
    miscarry miscarried miscarriage miscarriages
    mother mothers mum mums mom moms mam mummy mommy mama
    operate operates operated operating operation operations
    owe owes owed owing
    pay pays paying paid payment payments
    pregnant pregnancy pregnancies
    quarrel quarrels quarrelled quarreled quarrelling quarreling
    quit quits quitting
    rape rapes raped raping rapist
    run runs running ran
    say says saying said
    see sees seeing saw seen
    sell sells selling sold sale
    separate separates separated separating separation separations
    shoot shoots shooting shot
    sick sickness
    sing sings singing sang sung
    sister sisters sis
    sleep sleeps sleeping slept
    smoke smokes smoked smoking smoker smokers
    speak speaks speaking spoke spoken speech
    steal steals stealing stole stolen thief theft
    strike strikes striking struck
    suicide suicides suicidal
    swear swears swearing swore sworn
    swim swims swimming swam swum
    take takes taking took taken
    tell tells telling told
    think thinks thinking thought
    throw throws throwing threw thrown
    uncle uncles unc
    unemployed unemployment
    wife wives
    woman women
    write writes writing wrote written
"""
_KIN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {word: tuple(line.split()) for line in _FAMILIES.strip().split("\n") for word in line.split()}
)
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_CLOSED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")
_SHORTEST = 3


def family(word: str) -> frozenset[str]:
    """Every form of an ordinary word in small letters, itself among them; some are no words, which does no harm."""
    kin = _KIN.get(word)
    if kin:
        return frozenset(kin)
    return frozenset((word, *(form for base in _bases(word) for form in _inflected(base))))


def _bases(word: str) -> Iterator[str]:
    """What the word may be a form of."""
    yield word
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST:
            yield base if not _DOUBLED.search(base) else base[:-1]
            yield f"{base}e"
    if word.endswith("ies") or word.endswith("ied"):
        yield f"{word[:-3]}y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST:
        yield word[:-1]
        if word.endswith(("ches", "shes", "sses", "xes", "zes")):
            yield word[:-2]


def _inflected(base: str) -> Iterator[str]:
    yield base
    yield f"{base}s"
    if base.endswith(("ch", "sh", "s", "x", "z")):
        yield f"{base}es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        yield from (f"{base[:-1]}{ending}" for ending in ("ies", "ied"))
    stem = base.removesuffix("e")
    yield from (f"{stem}{ending}" for ending in ("ing", "ed"))
    if _CLOSED.search(base):
        yield from (f"{base}{base[-1]}{ending}" for ending in ("ing", "ed"))

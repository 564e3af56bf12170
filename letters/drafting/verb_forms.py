"""The forms of verbs: regular ones by rule, the others from grammar.toml."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from .common_words import COMMON_WORDS
from .grammar import ADJECTIVES, ADVERBS, THINGS, THINGS_TOO, irregular_verbs, words_of_grammar

_VOWELS = "aeiou"

IRREGULAR: Mapping[str, tuple[str, str]] = MappingProxyType(
    {base: (past, participle) for base, past, participle in irregular_verbs()}
)
"""Past and past participle by base."""

REGULAR = words_of_grammar("regular") | THINGS_TOO - frozenset(IRREGULAR)
BASES = REGULAR | frozenset(IRREGULAR)


def past_of(base: str) -> str:
    return IRREGULAR[base][0] if base in IRREGULAR else _with_ed(base)


def participle_of(base: str) -> str:
    return IRREGULAR[base][1] if base in IRREGULAR else _with_ed(base)


def gerund_of(base: str) -> str:
    """ "make" is "making", "run" is "running", "lie" is "lying"."""
    if base.endswith("ic"):
        return f"{base}king"
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return f"{base[:-1]}ing"
    return f"{_doubled(base)}ing"


def third_of(base: str) -> str:
    """As he or she does it: "goes", "cries", "makes"."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2:-1] not in _VOWELS else f"{base}s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{_doubled(base)}ed"


_LONG = words_of_grammar("ending_unstressed")


def _doubled(base: str) -> str:
    """ "stop" as "stopp", "travel" as "travell"; "open" and "look" as they are."""
    if base in ("be", "see", "do", "go") or base in _LONG:
        return base
    closed = re.search(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$", base)
    one_syllable = len(re.findall(r"[aeiouy]+", base)) == 1
    return f"{base}{base[-1]}" if closed and (one_syllable or base in _STRESSED or base.endswith("el")) else base


_STRESSED = words_of_grammar("ending_stressed")


def _forms() -> Mapping[str, frozenset[tuple[str, str]]]:
    table: dict[str, set[tuple[str, str]]] = {}
    for base in BASES:
        for form, word in (
            ("base", base), ("past", past_of(base)), ("participle", participle_of(base)), ("gerund", gerund_of(base)),
            ("third", third_of(base)),
        ):  # fmt: skip
            table.setdefault(word, set()).add((form, base))
        if base in IRREGULAR and base not in ("be", "do", "go", "have"):
            table.setdefault(_with_ed(base), set()).add(("past", base))
    for word in ("was", "were"):
        table.setdefault(word, set()).add(("past", "be"))
    for word in ("am", "is", "are"):
        table.setdefault(word, set()).add(("present", "be"))
    return {word: frozenset(found) for word, found in table.items()}


_FORMS = _forms()


def verb_forms(word: str) -> frozenset[tuple[str, str]]:
    """What a plain word is as a verb: ("past", "go") for "went". By rule for a regular one that is not listed."""
    found = _FORMS.get(word)
    if found is not None:
        return found
    if word.endswith("ed") and len(word) > 4 and word not in ADJECTIVES:
        return frozenset({("past", ""), ("participle", "")})
    if word.endswith("ing") and len(word) > 5 and word not in _NO_GERUNDS:
        return frozenset({("gerund", "")})
    return frozenset()


_NO_GERUNDS = words_of_grammar("no_gerunds")


def is_form(word: str, *forms: str) -> bool:
    return any(form in forms for form, _ in verb_forms(word))


def is_adjective(word: str) -> bool:
    """True for a plain word that says how somebody is: "brave", "braver", "happiest"."""
    return any(
        base in ADJECTIVES
        for base in (word, word.removesuffix("er"), word.removesuffix("r"), re.sub("i(?:er|est)$", "y", word))
    )


def is_common_thing(word: str) -> bool:
    """True for a plain word that is a thing or a state, and no verb that we know: "dinner", "kindness"."""
    listed = word in COMMON_WORDS or word in THINGS or word.endswith(("ness", "ment", "ship"))
    return listed and not verb_forms(word) and word not in ADVERBS


def base_of(word: str) -> str:
    """The base of a verb's form; "" for one that is not listed, or is the form of two."""
    bases = {base for _, base in verb_forms(word)}
    return bases.pop() if len(bases) == 1 else ""

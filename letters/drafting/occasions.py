"""Occasions, and the sentences that each of them asks the client to finish."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any

from .answer_forms import FORMS
from .errors import SeedError
from .mending import mend
from .template_language import BUILT_IN_SLOTS, SLOT_NAME
from .turning import ALONE

GROUPS = (
    "Love",
    "Mending",
    "Thanks",
    "Sorrow",
    "Beginnings",
    "Family and friends",
    "Endings and futures",
)
"""The headings of the list of occasions, in their order."""

KINDS = ("text", "number", "years", "age", "date", "names")
"""What an answer may be: "text" goes on behind its opening as typed, the others are put into words first."""


@dataclass(frozen=True)
class Stem:
    """A sentence that the client finishes. `opening` has no final space and no dots.

    `kind` is one of KINDS. With `only_with`, the key of another stem, it is asked only when that one is answered.
    `follows` are those of FORMS that may follow the opening, none where anything may; `whole`, which ends in a colon,
    says the opening so that any words may follow.
    """

    key: str
    opening: str
    required: bool
    example: str
    hint: str = ""
    kind: str = "text"
    only_with: str = ""
    follows: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True)
class Occasion:
    """A reason to write, with the stems in the order in which they are asked.

    `length` is the fewest and the most words that suit it. `avoid_hint` and `named_hint` help the client
    to think of what must not be mentioned and of who would be hurt if not named; `thin` says kindly what one more
    memory would do; `about` asks for the name of the third person spoken of, and is "" where there is none,
    and `about_required` says that the letter cannot do without it.
    """

    slug: str
    name: str
    invitation: str
    stems: tuple[Stem, ...]
    group: str = ""
    length: tuple[int, int] = (130, 260)
    avoid_hint: str = ""
    named_hint: str = ""
    thin: str = ""
    about: str = ""
    about_required: bool = False

    def stem(self, key: str) -> Stem | None:
        return next((stem for stem in self.stems if stem.key == key), None)


def unanswered_stems(occasion: Occasion, answers: Mapping[str, str]) -> tuple[Stem, ...]:
    """The required stems whose answer is missing or says nothing (blank, dots, the opening over again).

    A stem that is asked only with another one is not missed when that one is unanswered.
    """
    return tuple(stem for stem in asked_stems(occasion, answers) if stem.required and not _answered(stem, answers))


def asked_stems(occasion: Occasion, answers: Mapping[str, str]) -> tuple[Stem, ...]:
    """The stems that matter, given what has been answered so far."""
    needed = ((stem, occasion.stem(stem.only_with)) for stem in occasion.stems)
    return tuple(stem for stem, other in needed if other is None or _answered(other, answers))


def load_occasions(folder: Path) -> tuple[Occasion, ...]:
    """Every occasion in `folder`/*.toml, by file name. Raises SeedError, naming the file, the key and the reason."""
    occasions = tuple(_load_occasion(path) for path in sorted(folder.glob("*.toml")))
    if not occasions:
        raise SeedError(folder, "There is no occasion in this folder.")
    return occasions


def _answered(stem: Stem, answers: Mapping[str, str]) -> bool:
    return bool(mend(answers.get(stem.key, ""), stem))


def _load_occasion(path: Path) -> Occasion:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SeedError(path, f"This is not TOML: {error}.") from error
    entries = table.pop("stems", [])
    for problem in chain(_table_problems(table), _stems_problems(entries)):
        raise SeedError(path, problem)
    stems = tuple(Stem(**{"required": False, **entry, "follows": tuple(entry.get("follows", ()))}) for entry in entries)
    occasion = Occasion(slug=path.stem, stems=stems, **table | {"length": tuple(table.get("length", (130, 260)))})
    for problem in _key_problems(occasion):
        raise SeedError(path, problem)
    return occasion


def _table_problems(table: Mapping[str, Any]) -> Iterator[str]:
    others = {"length", "about_required"}
    texts = {each.name for each in fields(Occasion)} - {"slug", "stems"} - others
    yield from _field_problems(table, texts | others, texts, {"name", "invitation"}, "The occasion")
    if not isinstance(table.get("about_required", False), bool):
        yield "about_required is true or false."
    if "group" in table and table["group"] not in GROUPS:
        yield f"There is no group “{table['group']}”. There are: {', '.join(GROUPS)}."
    if not _is_length(table.get("length", [130, 260])):
        yield "length: two whole numbers of words are needed, the fewest and the most, such as [150, 260]."


def _stems_problems(entries: Any) -> Iterator[str]:
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        yield "There are no [[stems]]: an occasion asks something."
        return
    for place, entry in enumerate(entries, start=1):
        yield from _stem_problems(entry, f"Stem {place} (“{entry.get('key', '')}”)")


def _stem_problems(entry: Mapping[str, Any], whose: str) -> Iterator[str]:
    texts = {each.name for each in fields(Stem)} - {"required", "follows"}
    yield from _field_problems(entry, texts | {"required", "follows"}, texts, {"key", "opening", "example"}, whose)
    if not isinstance(entry.get("required", False), bool):
        yield f"{whose}: required is true or false."
    if entry.get("kind", "text") not in KINDS:
        yield f"{whose}: there is no kind “{entry['kind']}”. There are: {', '.join(KINDS)}."
    if re.search(r"^\s|[\s.…]$|[{}\n]", entry["opening"]):
        yield f"{whose}: the opening “{entry['opening']}” has a space or dots at its end, or a bracket."
    if alone := ALONE.search(entry["opening"]):
        yield f"{whose}: “{alone[0]}” does not hold for two people. Say it without “a”."
    yield from _joint_problems(entry, whose)


def _joint_problems(entry: Mapping[str, Any], whose: str) -> Iterator[str]:
    follows = entry.get("follows", [])
    if not isinstance(follows, list) or not set(follows) <= set(FORMS):
        yield f"{whose}: follows has to be a list of {', '.join(FORMS)}."
    if not entry.get("whole", ":").endswith(":"):
        yield f"{whose}: whole has to end in a colon, since anything may follow it."


def _field_problems(
    table: Mapping[str, Any], known: set[str], texts: set[str], needed: set[str], whose: str
) -> Iterator[str]:
    for key, value in table.items():
        if key not in known:
            yield f"{whose} has no field “{key}”. There are: {', '.join(sorted(known))}."
        elif key in texts and not (isinstance(value, str) and value.strip()):
            yield f"{whose}: {key} has to be a text, and not an empty one."
    for key in sorted(needed - set(table)):
        yield f"{whose}: {key} is missing."


def _is_length(value: Any) -> bool:
    numbers = isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value)
    return bool(numbers and 0 < value[0] < value[1])


def _key_problems(occasion: Occasion) -> Iterator[str]:
    keys = [stem.key for stem in occasion.stems]
    for key in keys:
        if not re.fullmatch(SLOT_NAME, key) or key in BUILT_IN_SLOTS or keys.count(key) > 1:
            yield f"The stem key “{key}” is taken, or is not small letters and underscores."
    for stem in occasion.stems:
        if stem.only_with and stem.only_with not in keys[: keys.index(stem.key)]:
            yield f"The stem “{stem.key}” is asked only with “{stem.only_with}”, which is no stem before it."
    if not any(stem.required for stem in occasion.stems):
        yield "At least one stem must be required, or the letter has nothing to say."

"""What can be misconfigured, each with an id and a way out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution
from django.db import connections
from django.db.models import Count

from letters.handwriting import ENGINE, FONTS, HandwritingError, edition_of


def check_private_root(**_: Any) -> list[CheckMessage]:
    """Letters must not lie in anything the web server publishes."""
    private, public = Path(settings.PRIVATE_ROOT), Path(settings.STATIC_ROOT)
    if not (private == public or public in private.parents or private in public.parents):
        return []
    return [
        Error(
            f"PRIVATE_ROOT ({private}) and STATIC_ROOT ({public}) lie inside one another.",
            hint="Give PRIVATE_ROOT a folder of its own: everything in STATIC_ROOT is published.",
            id="letters.E001",
        )
    ]


def check_fonts(**_: Any) -> list[CheckMessage]:
    """Without a hand nothing can be written."""
    if any(FONTS.glob("*/hand.toml")):
        return []
    return [
        Error(
            f"There is no hand in {FONTS}.",
            hint="Each hand is a folder with a hand.toml and a font. Restore `fonts/` from the repository.",
            id="letters.E002",
        )
    ]


def check_seeds(**_: Any) -> list[CheckMessage]:
    """Without an occasion the form has nothing to ask."""
    if any(Path(settings.SEEDS_ROOT, "occasions").glob("*.toml")):
        return []
    return [
        Error(
            f"There is no occasion in {Path(settings.SEEDS_ROOT, 'occasions')}.",
            hint="Each occasion is a .toml file. Restore `seeds/` from the repository.",
            id="letters.E003",
        )
    ]


def check_engine(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """What was approved under another engine, or in a hand that has changed, would not come out as it was approved."""
    rendering = apps.get_model("letters", "Rendering")
    found: list[CheckMessage] = []
    for alias in databases or ():
        if rendering._meta.db_table not in connections[alias].introspection.table_names():
            continue
        unwritten = rendering.objects.using(alias).exclude(status=rendering.Status.DONE)
        approved = unwritten.values_list("hand", "engine").annotate(letters=Count("pk"))
        if count := sum(letters for hand, engine, letters in approved if engine != _edition(hand)):
            found.append(
                Caution(
                    f"{count} approved letter(s) that are not yet written were approved under an earlier engine, "
                    "or in a hand that has changed since.",
                    hint="Each will say that it must be approved again; nothing is lost. Open it at the desk, ask for "
                    f"changes and approve it, or run the release before this one first. The engine is {ENGINE}.",
                    id="letters.W001",
                )
            )
    return found


def _edition(hand: str) -> str:
    """As `edition_of`; "" for a hand that is there no more."""
    try:
        return edition_of(hand)
    except HandwritingError:
        return ""

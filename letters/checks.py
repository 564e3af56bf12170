"""What can be misconfigured, each with an id and a way out."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from letters.handwriting import FONTS


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

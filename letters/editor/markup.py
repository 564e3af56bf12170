"""Words as XML: what it can hold, escaped. Nothing is put between tags by any other way."""

import re
from collections.abc import Mapping
from html import escape

UNHELD = re.compile("[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (its production 2) or discourages: controls, halves of characters."""

NO_ATTRIBUTES: Mapping[str, str] = {}


class Markup(str):
    """Text that already is XML. Any other is words, and is escaped on its way in."""

    __slots__ = ()


def held(text: str) -> str:
    """The text without characters that XML cannot hold, such as NUL or half of a surrogate pair."""
    return UNHELD.sub("", text)


def words(text: str) -> Markup:
    """Words as XML; what is XML already stays as it is."""
    return text if isinstance(text, Markup) else Markup(escape(held(text), quote=False))


def element(name: str, attributes: Mapping[str, str] = NO_ATTRIBUTES, *content: str) -> Markup:
    """An element; without content, an empty one. Content that is no Markup is escaped."""
    spelled = "".join(f' {key}="{escape(held(value))}"' for key, value in attributes.items())
    if not content:
        return Markup(f"<{name}{spelled}/>")
    return Markup(f"<{name}{spelled}>{''.join(map(words, content))}</{name}>")


def joined(*parts: str) -> Markup:
    """One part a line."""
    return Markup("\n".join(map(words, parts)))

"""A reader of pages who minds what browsers forgive."""

from collections.abc import Iterable
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NAMING = ("for", "aria-describedby", "aria-labelledby")

type Attributes = dict[str, str | None]


class Page(HTMLParser):
    """One page, read strictly: `faults` says what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.tags: list[tuple[str, Attributes]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]
        self.faults += self._references() + self._outline()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag}> says {name} twice" for name in set(names) if names.count(name) > 1]
        self.faults += [f"<{tag}> carries {name}" for name in names if name.startswith("on") or name == "style"]
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults.append(f"<{tag}/> is not how HTML is written")

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.faults.append(f"</{tag}> closes nothing, inside {self._open[-1:]}")

    def values(self, attribute: str) -> list[str]:
        """Every value that `attribute` has on the page."""
        return [value for _, attrs in self.tags if (value := attrs.get(attribute))]

    def having(self, tag: str, **attributes: str) -> list[Attributes]:
        """The attributes of every `tag` that has these."""
        return [attrs for name, attrs in self.tags if name == tag and attributes.items() <= attrs.items()]

    def _references(self) -> list[str]:
        ids = self.values("id")
        twice = [f"id {each} is there twice" for each in set(ids) if ids.count(each) > 1]
        jumps = (href[1:] for href in self.values("href") if href.startswith("#"))
        named = [name for attribute in NAMING for value in self.values(attribute) for name in value.split()]
        return twice + [f"nothing is called {name}" for name in _without(ids, [*named, *jumps])]

    def _outline(self) -> list[str]:
        headings = sum(tag == "h1" for tag, _ in self.tags)
        silent = [attrs for tag, attrs in self.tags if tag == "img" and attrs.get("alt") is None]
        found = [f"{headings} first headings"] if headings != 1 else []
        return found + [f"a picture without words: {attrs}" for attrs in silent]


def _without(known: Iterable[str], names: Iterable[str]) -> list[str]:
    have = set(known)
    return [name for name in names if name not in have]

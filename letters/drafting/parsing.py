"""From a template's text to its parts, in one pass and with a line number for every complaint."""

import re
from dataclasses import dataclass, field

from .errors import TemplateError
from .tact import PRESUMED
from .template_language import SLOT_NAME, Choice, Node, Passage, Slot, Template, Text, needs

MAX_CHARACTERS = 20_000
MAX_DEPTH = 6
MAX_PASSAGES = 60
MAX_WAYS = 8

_TOKEN = re.compile(r"\\([\\{}\[\]<>|])|\{([^{}\n]*)\}|([\\{}\[\]<>|])|[^\\{}\[\]<>|]+")
_PRESUMES = re.compile(r"@([a-z]+(?:,[a-z]+)*)\s")
_OPENERS = {"[": "]", "<": ">"}
_STRAY = {
    "\\": "A backslash has to be followed by the bracket, bar or backslash that it protects.",
    "{": "The slot opened with { is not closed with } on this line.",
    "}": "This } closes no slot. Write \\} for the character itself.",
    "]": "This ] closes no optional passage. Write \\] for the character itself.",
    ">": "This > closes no choice. Write \\> for the character itself.",
    "|": "This | stands in no choice. Write \\| for the character itself.",
}


@dataclass
class _Frame:
    """A bracket that is still open; the letter itself is the outermost one."""

    opener: str
    line: int
    ways: list[list[Node]] = field(default_factory=lambda: [[]])

    def add(self, node: Node) -> None:
        self.ways[-1].append(node)


def parse_template(text: str) -> Template:
    """Read a template. Raises TemplateError with the line (from 1) and a reason for people."""
    if len(text) > MAX_CHARACTERS:
        raise TemplateError(1, f"A template can have {MAX_CHARACTERS:,} characters; this has {len(text):,}.")
    return _Parser().parse(text.replace("\r\n", "\n").replace("\r", "\n"))


class _Parser:
    def __init__(self) -> None:
        self.line = 1
        self.choices = 0
        self.passages = 0
        self.frames = [_Frame("", 1)]

    def parse(self, text: str) -> Template:
        for token in _TOKEN.finditer(text):
            self._take(token)
            self.line += token[0].count("\n")
        if len(self.frames) > 1:
            self._refuse_unclosed(self.frames[-1])
        return Template(tuple(self.frames[0].ways[0]))

    def _take(self, token: re.Match[str]) -> None:
        escaped, slot, mark = token.groups()
        if slot is not None:
            self.frames[-1].add(self._slot(slot))
        elif mark is not None:
            self._take_mark(mark)
        else:
            self.frames[-1].add(Text(escaped or token[0], self.line))

    def _slot(self, name: str) -> Slot:
        if not re.fullmatch(SLOT_NAME, name):
            raise TemplateError(
                self.line, f"“{{{name}}}” is no slot: a name has small letters, digits and underscores."
            )
        return Slot(name, self.line)

    def _take_mark(self, mark: str) -> None:
        frame = self.frames[-1]
        if mark in _OPENERS:
            self._open(mark)
        elif mark == "|" and frame.opener == "<":
            frame.ways.append([])
        elif mark == _OPENERS.get(frame.opener):
            self._close(self.frames.pop())
        else:
            raise TemplateError(self.line, _STRAY[mark])

    def _open(self, opener: str) -> None:
        if len(self.frames) > MAX_DEPTH:
            raise TemplateError(self.line, f"Brackets stand more than {MAX_DEPTH} deep here.")
        self.frames.append(_Frame(opener, self.line))

    def _close(self, frame: _Frame) -> None:
        ways, presumes = zip(*(self._without_presumed(way, frame.line) for way in frame.ways), strict=True)
        if frame.opener == "<":
            self.frames[-1].add(self._choice(ways, presumes, frame.line))
        else:
            self.frames[-1].add(self._passage(ways[0], presumes[0], frame.line))

    def _without_presumed(self, way: list[Node], line: int) -> tuple[tuple[Node, ...], frozenset[str]]:
        """The way without "@office " at its beginning, and what is presumed there."""
        first = way[0] if way else None
        found = _PRESUMES.match(first.text) if isinstance(first, Text) else None
        if not isinstance(first, Text) or found is None:
            return tuple(way), frozenset()
        names = frozenset(found[1].split(","))
        if unknown := sorted(names - PRESUMED.keys()):
            raise TemplateError(line, f"There is no @{unknown[0]} to presume. There are: {', '.join(PRESUMED)}.")
        return (Text(first.text[found.end() :], first.line), *way[1:]), names

    def _choice(self, ways: tuple[tuple[Node, ...], ...], presumes: tuple[frozenset[str], ...], line: int) -> Choice:
        spoken = ways if _says_something(ways[-1]) else ways[:-1]
        if not 2 <= len(ways) <= MAX_WAYS or not spoken or not all(_says_something(way) for way in spoken):
            reason = f"A choice < | > needs two to {MAX_WAYS} ways. Only the last may be empty, to say nothing."
            raise TemplateError(line, reason)
        if all(presumes):
            raise TemplateError(line, "One way of this choice has to presume nothing, for a brief that gives nothing.")
        self.choices += 1
        settled = presumes if any(presumes) else ()
        return Choice((*spoken, ()) if spoken != ways else ways, line, self.choices - 1, settled)

    def _passage(self, nodes: tuple[Node, ...], presumes: frozenset[str], line: int) -> Passage:
        self.passages += 1
        if self.passages > MAX_PASSAGES:
            raise TemplateError(line, f"A template can have {MAX_PASSAGES} optional passages.")
        if not presumes and not any(True for _ in needs(nodes)):
            reason = (
                "An optional passage [ ] needs a slot of its own, or something that it presumes, to decide about it."
            )
            raise TemplateError(line, reason)
        return Passage(nodes, line, self.passages - 1, presumes)

    def _refuse_unclosed(self, frame: _Frame) -> None:
        closer = _OPENERS[frame.opener]
        raise TemplateError(frame.line, f"The {frame.opener} opened here is not closed with {closer}.")


def _says_something(way: tuple[Node, ...]) -> bool:
    return any(not isinstance(node, Text) or node.text.strip() for node in way)

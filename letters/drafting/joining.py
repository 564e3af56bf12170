"""Where the client's words meet the template's: case, stops, quotation marks, possessives, articles, agreement."""

import re
from collections.abc import Iterable, Mapping

from .articles import article
from .composition import Source
from .persons import is_several, possessive
from .reading_out import Piece
from .sentences import CLOSERS
from .weaving import Woven, together, woven

_ENDED = re.compile(rf"[.!?…][{CLOSERS}]*$")
_ENDED_LOUDLY = re.compile(rf"(?:[!?…]|[.!?…][{CLOSERS}]+)$")
_SENTENCE_START = re.compile(rf"(?:^|\n\s*\n|[.!?…][{CLOSERS}]*\s)\s*[\"'(\u2018\u201c]*$")
_FIRST_LETTER = re.compile(r"^([\"'(\u2018\u201c]*)([^\W\d_])")
_AS_IT_IS = re.compile(r"^\W*(?:\w+[A-Z]|\S*(?:://|@|\w\.\w))")
_OWNING = re.compile(r"^['\u2019]s\b")
_ARTICLE = re.compile(r"\b([Aa])n?(\s+)(?=\S)")
_SINGULAR_VERB = re.compile(r"^( (?:is|was|has|does)(?:n['\u2019]t)?)\b")
_PLURAL_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SUBJECT = re.compile(
    r"(?:^|[.!?…,;:]\s+|\n|\b(?:and|but|that|when|how|what|because|while|since|where|if|which|who|as|than|before|after"
    r"|once|until|where|whom|why) )$"
)
_NAMES = frozenset({"about", "recipient", "client", "they", "them", "named"})
_INNER = {'"': "'", "\u201c": "\u2018", "\u201d": "\u2019"}
_DOUBLE_QUOTE = re.compile(r"(?<!\d)\"|[\u201c\u201d]")
_TAIL = 24


def join(pieces: Iterable[Piece], sources: Mapping[str, Source]) -> Woven:
    """The pieces in a row, mended where they meet; `sources` names the source of each slot."""
    return _with_articles(together(_Joiner(sources).join(pieces)))


class _Joiner:
    """One pass over the pieces, remembering the end of what was said and which quotation is open."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self.sources = sources
        self.tail = ""
        self.before = Piece("", "", 0, "")
        self.stops = False
        self.quoting = False

    def join(self, pieces: Iterable[Piece]) -> Iterable[Woven]:
        for piece in pieces:
            text = self._answer(piece.text) if piece.slot else self._own(piece.text)
            yield woven(text, self.sources[piece.slot]) if piece.slot else _own_lines(text, piece)
            if text or piece.slot:
                self.before = piece
            self.stops = bool(piece.slot) or (self.stops and not text)
            self.tail = (self.tail + text)[-_TAIL:]

    def _answer(self, text: str) -> str:
        text = _with_inner_quotes(text) if self.quoting else text
        return capital(text) if _SENTENCE_START.search(self.tail) else text

    def _own(self, text: str) -> str:
        if self.stops:
            text = _without_second_stop(self.tail, text)
        if self.before.slot in _NAMES:
            text = _OWNING.sub(lambda _: possessive(self.before.text)[len(self.before.text) :], text)
        if self.before.slot == "about":
            text = self._agreeing(text)
        self._follow_quotes(text)
        return text

    def _agreeing(self, text: str) -> str:
        """ "Ana and Luis was" is "Ana and Luis were", where they are the subject and not what is spoken of."""
        subject = _SUBJECT.search(self.tail[: len(self.tail) - len(self.before.text)])
        return _SINGULAR_VERB.sub(_plural_verb, text) if subject and is_several(self.before.text) else text

    def _follow_quotes(self, text: str) -> None:
        for mark in re.findall(r"[\"\u201c\u201d]|\n\s*\n", text):
            self.quoting = mark == "\u201c" or (mark == '"' and not self.quoting)


def _own_lines(text: str, piece: Piece) -> Woven:
    """The template's words, each line of them with its number."""
    origins = list[Source]()
    for number, line in enumerate(text.splitlines(keepends=True), start=piece.line):
        origins += [Source("template", piece.place, number)] * len(line)
    return Woven(text, tuple(origins))


def capital(text: str) -> str:
    """The text with a capital at the front, also behind a quotation mark; an address or an iPhone stays as it is."""
    if _AS_IT_IS.match(text):
        return text
    return _FIRST_LETTER.sub(lambda found: found[1] + found[2].upper(), text)


def _plural_verb(found: re.Match[str]) -> str:
    verb, negation, rest = found[1].partition("n")
    return f" {_PLURAL_VERBS[verb.strip()]}{negation}{rest}"


def _without_second_stop(tail: str, text: str) -> str:
    ended = (text.startswith(".") and _ENDED.search(tail)) or (text.startswith(",") and _ENDED_LOUDLY.search(tail))
    return text[1:] if ended else text


def _with_inner_quotes(text: str) -> str:
    """What is said within a quotation of ours: a pair of marks around it goes, and those within become single."""
    bare = re.sub(r"^[\"\u201c]([^\"\u201c\u201d]*)[\"\u201d]$", r"\1", text)
    return _DOUBLE_QUOTE.sub(lambda mark: _INNER[mark[0]], bare)


def _with_articles(letter: Woven) -> Woven:
    """Our "a" or "an" as the word behind it asks, wherever that word came through a slot or a choice."""

    def mended(found: re.Match[str]) -> str:
        start, end = found.span()
        ours, theirs = letter.origins[start], letter.origins[end]
        if ours.kind != "template" or (ours.kind, ours.key) == (theirs.kind, theirs.key):
            return found[0]
        return f"{found[1]}{article(letter.text[end : end + _TAIL])[1:]}{found[2]}"

    return letter.sub(_ARTICLE, mended)

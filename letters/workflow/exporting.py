"""All that is a client's own, in one archive: for people a page, the words and the PDFs; for machines one JSON file."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db.models import QuerySet
from django.utils.dateformat import format as spelled
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime

from letters.models import Answer, Letter, Photograph

from .as_told import questions_and_answers
from .catalogue import occasion_named
from .days_to_come import is_closed
from .errors import NotReady, Unfit
from .finished import envelope_pdf, finished_rendering, letter_pdf, words_to_read
from .messaging import messages_of
from .publishing.photographs import photograph_jpeg, photographs_of
from .remembering import correspondence

__all__ = ["archive_of", "archived_with"]

FORMAT = 1
"""Of letters.json. Raised when a program that reads it would have to change."""

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Your letters</title>
<style>body {{ max-width: 40em; margin: 3em auto; padding: 0 1em; font: 1.1em/1.55 Georgia, serif; }}
pre {{ white-space: pre-wrap; font: inherit; }}
dt {{ font-style: italic; }} dd {{ margin: 0 0 1em; white-space: pre-wrap; }}
section {{ margin-top: 3em; border-top: 1px solid; }}</style></head>
<body><h1>Your letters</h1>
<p>From Beautiful Handwritten Letters. letters.json holds the same for programs.</p>
{}</body></html>
"""


@dataclass(frozen=True, slots=True)
class _Own:
    """One letter as the client may know it: no draft before it is finished, and no note of the house."""

    number: int
    letter: Letter
    words: str
    files: dict[str, bytes]

    @property
    def photographs(self) -> dict[str, Photograph]:
        """Those behind it, by the names of their files."""
        return {
            f"photograph-{self.number}-{place}.jpg": each
            for place, each in enumerate(photographs_of(self.letter), start=1)
        }

    @property
    def occasion(self) -> str:
        occasion = occasion_named(self.letter.brief.occasion)
        return occasion.name if occasion else self.letter.brief.occasion

    @property
    def answers_given(self) -> list[tuple[str, str]]:
        return [*questions_and_answers(self.letter.brief)]

    @property
    def messages(self) -> list[tuple[str, str, str]]:
        """What client and house wrote to one another: from whom, when, and the words."""
        return [
            ("the house" if each.author_id else "you", each.at.isoformat(timespec="minutes"), each.words)
            for each in messages_of(self.letter)
        ]

    @property
    def answer(self) -> Answer | None:
        return Answer.objects.filter(letter=self.letter).first()

    @property
    def ways_through_the_post(self) -> list[dict[str, Any]]:
        """Where the house was to post it, and what came of that, the first first."""
        return [
            {
                "status": each.status,
                "address": dict(each.address),
                "posted_on": each.posted_on.isoformat() if each.posted_on else None,
                "tracking": each.tracking,
                "returned_on": each.returned_on.isoformat() if each.returned_on else None,
                "why": each.why,
            }
            for each in self.letter.postings.order_by("number")
        ]

    @property
    def sentences_of_the_post(self) -> list[tuple[str]]:
        """What the page says of each day on which the house posted it."""
        days = self.letter.postings.filter(posted_on__isnull=False).order_by("number")
        return [(f"The house posted it on {spelled(each.posted_on, 'j F Y')}.",) for each in days if each.posted_on]

    def as_data(self) -> dict[str, Any]:
        """Plain values, for letters.json."""
        brief, answer = self.letter.brief, self.answer
        return {
            "number": self.number,
            "sent": self.letter.created_at.isoformat(),
            "status": self.letter.status,
            "dated": self.letter.dated_on.isoformat() if self.letter.dated_on else None,
            "opens": self.letter.opens_on.isoformat() if self.letter.opens_on else None,
            "occasion": brief.occasion,
            "from": {"name": brief.client_name, "email": brief.client_email},
            "to": brief.recipient_name,
            "asked": [{"question": question, "answer": words} for question, words in self.answers_given],
            "answers": brief.answers,
            "words": self.words,
            "files": sorted(self.files),
            "messages": [{"from": who, "at": at, "words": words} for who, at, words in self.messages],
            "post": self.ways_through_the_post,
            "photographs": [
                {"file": name, "shows": each.description, "caption": each.caption, "people": [*each.names]}
                for name, each in self.photographs.items()
            ],
            "recipients_answer": {"kind": answer.kind, "words": answer.words} if answer else None,
        }

    def as_html(self) -> str:
        """A section of the page."""
        links = format_html_join(" ", '<a href="{}">{}</a>', ((name, name) for name in sorted(self.files)))
        rows = format_html_join("", "<dt>{}</dt><dd>{}</dd>", self.answers_given)
        day = spelled(localtime(self.letter.created_at), "j F Y")
        words = self.words or f"It is {self.letter.get_status_display()}."
        talk = format_html_join("", "<dt>{}, {}</dt><dd>{}</dd>", self.messages)
        between = format_html("<h3>Between you and the house</h3><dl>{}</dl>", talk) if self.messages else ""
        posted = format_html_join("", "<p>{}</p>", self.sentences_of_the_post)
        heading = f"{self.occasion}, to {self.letter.brief.recipient_name}"
        answers = format_html("<h3>What you told us</h3><dl>{}</dl>", rows)
        return format_html(
            "<section><h2>{}</h2><p>{}</p><pre>{}</pre><p>{}</p>{}{}{}</section>\n",
            *(heading, day, words, links, posted, answers, between),
        )


def archived_with(letter: Letter) -> QuerySet[Letter]:
    """The letters that go into an archive together: this one, and those that its address proves to be the same
    client's."""
    return correspondence(letter.brief).order_by("pk")


def archive_of(letters: QuerySet[Letter]) -> bytes:
    """A ZIP with everything of these letters. The same letters give the same bytes.

    Of a letter that is closed until its day there is what was told for it, and its day.
    A PDF that cannot be read just now is left out; its words are in it all the same.
    """
    own = [_own(number, letter) for number, letter in enumerate(letters.select_related("brief", "draft"), start=1)]
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in _files(own):
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, data)
    return file.getvalue()


def _own(number: int, letter: Letter) -> _Own:
    if is_closed(letter):
        return _Own(number, letter, "", {})
    try:
        words = words_to_read(finished_rendering(letter))
    except NotReady:
        return _Own(number, letter, "", {})
    files = {f"letter-{number}.txt": words.encode()}
    for name, read in ((f"letter-{number}.pdf", letter_pdf), (f"envelope-{number}.pdf", envelope_pdf)):
        try:
            files[name] = read(letter)
        except (NotReady, Unfit):
            continue
    own = _Own(number, letter, words, files)
    for name, photograph in own.photographs.items():
        with suppress(Unfit):
            files[name] = photograph_jpeg(photograph)
    return own


def _files(own: Iterable[_Own]) -> Iterator[tuple[str, bytes]]:
    own = [*own]
    yield "index.html", format_html(PAGE, format_html_join("", "{}", ((each.as_html(),) for each in own))).encode()
    data = {"format": FORMAT, "letters": [each.as_data() for each in own]}
    yield "letters.json", json.dumps(data, ensure_ascii=False, indent=2).encode()
    for each in own:
        yield from sorted(each.files.items())

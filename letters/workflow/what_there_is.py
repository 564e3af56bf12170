"""What the house offers, to be looked at: each kind with what it holds, and the file in which it is changed.

Of these only templates are rows that are edited in the writing room; the rest are files that come with the house.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from letters.drafting import STEPS, Question
from letters.handwriting import ink_colours
from letters.models import Notice, Template

from .catalogue import envelopes, hands, inks, occasions, papers, pens, printers
from .mails import MAILS
from .sampling import sample_count

__all__ = ["Kind", "Seen", "what_there_is"]


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing: its name, what is said of it, and its file. `swatch` is a colour as #rrggbb, `picture` the slug of a
    hand, "" where there is none."""

    name: str
    lines: tuple[str, ...]
    file: str
    swatch: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Some things of one kind. `how` says in a sentence how one is changed, `guide` is the page of the docs for it."""

    key: str
    label: str
    how: str
    things: tuple[Seen, ...]
    guide: str = ""


def what_there_is() -> tuple[Kind, ...]:
    """Every kind of thing that the house offers."""
    file = "It is a file: change it, run the tests, and restart the house."
    return (
        Kind("occasions", "Occasions", file, tuple(_occasions()), "docs/howto/an-occasion.md"),
        Kind("questions", "Questions", file, tuple(_questions()), "docs/howto/a-new-question.md"),
        Kind("hands", "Hands", f"{file} Then make specimens.", tuple(_hands()), "docs/howto/a-hand.md"),
        Kind("inks", "Inks", file, tuple(_inks())),
        Kind("papers", "Papers, envelopes and pens", file, tuple(_papers())),
        Kind("printers", "Printers of books", file, tuple(_printers()), "docs/howto/a-printer.md"),
        Kind("mails", "What clients are e-mailed", file, tuple(_mails()), "docs/howto/an-e-mail.md"),
    )


def _occasions() -> Iterator[Seen]:
    rows = Template.objects.filter(is_active=True).values_list("occasion", flat=True)
    in_use = [*rows]
    for occasion in occasions():
        stems = tuple(f"{stem.opening} …{'' if stem.required else ' (may be left open)'}" for stem in occasion.stems)
        templates = in_use.count(occasion.slug)
        counted = (
            f"{templates} template{'' if templates == 1 else 's'} in use, {sample_count(occasion.slug)} sample briefs"
        )
        yield Seen(occasion.name, (occasion.invitation, counted, *stems), f"seeds/occasions/{occasion.slug}.toml")


def _questions() -> Iterator[Seen]:
    for step in STEPS:
        lines = tuple(map(_in_words, step.questions))
        sentences = ("The sentences of the occasion are finished here.",) if step.stems else ()
        yield Seen(step.title, (*sentences, *lines), "letters/drafting/questions/")


def _in_words(question: Question) -> str:
    marks = ["must be answered" if question.required else "may be left open"]
    if question.cap:
        marks.append(f"up to {question.cap:,} characters")
    return f"{question.label or question.name} ({', '.join(marks)})"


def _hands() -> Iterator[Seen]:
    for slug, name in hands().items():
        yield Seen(name, (), f"fonts/{slug}/hand.toml", picture=slug)


def _inks() -> Iterator[Seen]:
    colours = ink_colours()
    for slug, label in inks().items():
        swatch = "#" + "".join(f"{round(255 * part):02x}" for part in colours[slug])
        yield Seen(label, (swatch,), "letters/handwriting/stationery.py", swatch=swatch)


def _papers() -> Iterator[Seen]:
    for label in papers().values():
        yield Seen(label, ("a paper",), "letters/handwriting/papers.py")
    for label in envelopes().values():
        yield Seen(label, ("an envelope",), "letters/handwriting/envelopes.py")
    for label in pens().values():
        yield Seen(label, ("a pen",), "letters/handwriting/pens.py")


def _printers() -> Iterator[Seen]:
    for printer in printers().values():
        sizes = ", ".join(trim.label for trim in printer.trims)
        stocks = ", ".join(stock.label for stock in printer.stocks)
        unsure = sum(source.is_unsure for source in printer.sources.values())
        doubt = (f"{unsure} groups of figures are not settled by the printer’s own pages.",) if unsure else ()
        collected = f"Figures of {printer.collected:%d %B %Y}."
        lines = (collected, f"Sizes: {sizes}.", f"Papers: {stocks}.", *doubt)
        yield Seen(printer.label, lines, f"seeds/printers/{printer.slug}.toml")


def _mails() -> Iterator[Seen]:
    for kind, mail in MAILS.items():
        yield Seen(
            str(Notice.Kind(kind).label).capitalize(),
            (f"Subject: {mail.subject}", *mail.before, f"[{mail.goes}]", *mail.after),
            "letters/workflow/mails.py",
        )

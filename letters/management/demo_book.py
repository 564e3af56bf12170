"""The sample book: the demo's letters, with everyone's consent, bound in all three settings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from django.contrib.auth.models import User

from letters.models import Answer, Artefact, Book, Compilation, Consent, Letter
from letters.tasks import ring_for_book
from letters.workflow.catalogue import DemoBook, DemoLetter, demo_book
from letters.workflow.publishing.around import clear_around, unasked_around
from letters.workflow.publishing.books import begin_book, change_book
from letters.workflow.publishing.choosing import caption_entry, keep, order_entries
from letters.workflow.publishing.clearing import clear_names, unasked
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import Scopes, parties_of, record_consent
from letters.workflow.publishing.praising import give_stars, tell_answer

from .bound import copy_files, failed_checks, wait_until_bound

NAME = "letters-from-your-life"

ALL = Scopes(may_print=True, may_ebook=True, may_name=True, may_excerpt=True)

EVIDENCE = "A sample: nobody in it exists, so nobody was asked."

FORMS = 12
"""Of each letter of the alphabet, in the settings that are not the first: the first draws every one anew."""

type Say = Callable[[str], None]


def briefs_of_the_book() -> tuple[str, ...]:
    """The sample briefs whose letters stand in the sample book."""
    return tuple(letter.brief for letter in demo_book(NAME).letters)


def bind_sample_book(
    letters: Mapping[str, Letter], editors: tuple[User, ...], out: Path, seconds: float, say: Say
) -> None:
    """Make the sample book of these letters, by the names of their briefs, in three settings.

    Raises Refused and NotBound.
    """
    sample, editor = demo_book(NAME), editors[0]
    for sample_letter in sample.letters:
        _receive(letters[sample_letter.brief], sample_letter, editors)
    book = _arranged(_begun(sample, editor), sample, letters, editor)
    if around := [name for names in unasked_around(book).values() for name in names]:
        clear_around(book, around, editor)
    for setting in Book.Setting.values:
        variants = 0 if setting == Book.Setting.FACSIMILE else FORMS
        change_book(book, editor, book.version, setting=setting, variants=variants)
        compilation = compile_book(book, editor, book.version)
        ring_for_book(compilation.pk)
        say(f"{book.title}, {book.get_setting_display()}:")
        wait_until_bound(compilation, seconds, lambda sentence: say(f"  {sentence}"))
        for line in _copied(compilation, out, f"{NAME}-{setting}"):
            say(f"  {line}")


def _receive(letter: Letter, sample_letter: DemoLetter, editors: tuple[User, ...]) -> None:
    """What became of a letter: who agrees, how many stars, what was answered."""
    if sample_letter.nobody:
        clear_names(letter, sample_letter.nobody, editors[0])
    concerned = [(each.party, each.name) for each in parties_of(letter)]
    for party, name in (*concerned, *((Consent.Party.THIRD, name) for name in unasked(letter))):
        record_consent(letter, party, name, ALL, editors[0], EVIDENCE)
    for editor, count in zip(editors, sample_letter.stars, strict=False):
        give_stars(letter, editor, count)
    if sample_letter.answer:
        tell_answer(letter, Answer.Kind(sample_letter.answer), sample_letter.words, None)


def _begun(sample: DemoBook, editor: User) -> Book:
    matter = {name: value for name, value in asdict(sample.matter).items() if name != "title"}
    return begin_book(editor, sample.matter.title, **matter, **sample.pitch)


def _arranged(book: Book, sample: DemoBook, letters: Mapping[str, Letter], editor: User) -> Book:
    """The letters in their chapters."""
    entries = {}
    for sample_letter in sample.letters:
        entry = keep(book, letters[sample_letter.brief], editor, book.version)
        book.refresh_from_db()
        if sample_letter.caption:
            caption_entry(entry, editor, book.version, sample_letter.caption)
            book.refresh_from_db()
        entries[sample_letter.brief] = entry.pk
    chapters = [(chapter.title, [entries[each.brief] for each in chapter.letters]) for chapter in sample.chapters]
    order_entries(book, editor, book.version, chapters)
    book.refresh_from_db()
    return book


def _copied(compilation: Compilation, out: Path, name: str) -> Iterator[str]:
    """A line for each file: what it is, where, how large, and what was checked of it."""
    for artefact, path in copy_files(compilation, out, name):
        size = f"{artefact.byte_count / 1e6:.1f} MB"
        pages = f", {artefact.page_count} pages" if (artefact.page_count or 0) > 1 else ""
        yield f"{artefact.get_kind_display()}: {_shown(path)}, {size}{pages}{_checked(artefact)}"


def _checked(artefact: Artefact) -> str:
    count = len(artefact.report.get("checks", ()))
    failed = failed_checks(artefact)
    return f"; {count} checks, {len(failed)} failed" + "".join(f"\n    {line}" for line in failed) if count else ""


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)

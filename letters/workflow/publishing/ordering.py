"""In which order the letters of a book stand, under which titles, and what is said of each."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from letters.editor import Arrangeable, Order, Renaming
from letters.editor import arrange as arranged
from letters.models import Book, Chapter, Entry, Letter, Rendering
from letters.workflow.catalogue import occasion_named
from letters.workflow.errors import BookRefused
from letters.workflow.hygiene import clean_line

from .answers import answer_words
from .history import IN_HAND, Verb, look, move, record, require_publisher
from .matter import language_problem, line_problem, unset_problem
from .plans import day_of
from .renaming import renaming_of

TITLE_CAP = 160
CAPTION_CAP = 200

_BATCH = 400


def arrange(book: Book, by: User, seen_version: int, order: Book.Order) -> None:
    """Put all kept letters in one of the orders that the house suggests, under its chapter titles.

    Raises NotYours, Overtaken, NotNow and BookRefused.
    """
    require_publisher(by, "arrange books")
    if order not in Order:
        raise BookRefused({"order": "Please choose an order for the letters. Nothing was changed."})
    current = look(book, seen_version, IN_HAND)
    entries = {entry.letter_id: entry for entry in _kept_entries(current)}
    chapters = arranged(_arrangeable(entries.values()), Order(order))
    placed = [(chapter.title[:TITLE_CAP], [entries[number] for number in chapter.numbers]) for chapter in chapters]
    with transaction.atomic():
        move(book, seen_version, IN_HAND, order=order)
        _place(book, placed)
        record(book, Verb.ARRANGED, by, Book.Order(order).label)


def order_entries(book: Book, by: User, seen_version: int, chapters: Sequence[tuple[str, Sequence[int]]]) -> None:
    """Put the kept letters as somebody dragged them: the titles of all chapters, each with the entries in it, by key.

    Raises NotYours, Overtaken, NotNow, and BookRefused for a letter that is missing, there twice or of another book.
    """
    require_publisher(by, "arrange books")
    current = look(book, seen_version, IN_HAND)
    renaming, titles_there = renaming_of(current), {*current.chapters.values_list("title", flat=True)}
    titles = [_title(title, renaming, titles_there) for title, _ in chapters]
    entries = {entry.pk: entry for entry in _kept_entries(current)}
    _require_all_once(entries, [pk for _, pks in chapters for pk in pks])
    placed = [(title, [entries[pk] for pk in pks]) for title, (_, pks) in zip(titles, chapters, strict=True)]
    with transaction.atomic():
        move(book, seen_version, IN_HAND, order=Book.Order.OWN)
        _place(book, placed)
        record(book, Verb.ARRANGED, by, Book.Order.OWN.label)


def caption_entry(entry: Entry, by: User, seen_version: int, caption: str) -> Entry:
    """Say something of a letter instead of to whom, when and the occasion; nothing brings these back.

    `seen` is the version of its book. Raises NotYours, Overtaken, NotNow and BookRefused.
    """
    require_publisher(by, "write captions")
    clean = clean_line(caption)
    if problem := line_problem(clean, CAPTION_CAP):
        raise BookRefused({"caption": problem})
    current = look(entry.book, seen_version, IN_HAND)
    entry.refresh_from_db()
    if entry.caption != clean:
        _require_settable("caption", clean, renaming_of(current))
        with transaction.atomic():
            move(entry.book, seen_version, IN_HAND)
            Entry.objects.filter(pk=entry.pk).update(caption=clean)
            record(entry.book, Verb.CHANGED, by, f"the caption of letter {entry.letter_id}")
        entry.refresh_from_db(fields=["caption"])
    return entry


def set_language(entry: Entry, by: User, seen_version: int, language: str) -> Entry:
    """Say in which language a letter is, where it is another than the book's: its words are divided and quoted so.

    `seen_version` is the version of its book; "" stands for the book's own. Raises NotYours, Overtaken, NotNow, and
    BookRefused.
    """
    require_publisher(by, "say in which language letters are")
    clean = clean_line(language)
    if clean and (problem := language_problem(clean)):
        raise BookRefused({"language": f"{problem} Nothing was changed."})
    look(entry.book, seen_version, IN_HAND)
    entry.refresh_from_db()
    if entry.language != clean:
        with transaction.atomic():
            move(entry.book, seen_version, IN_HAND)
            Entry.objects.filter(pk=entry.pk).update(language=clean)
            record(entry.book, Verb.CHANGED, by, f"the language of letter {entry.letter_id}")
        entry.refresh_from_db(fields=["language"])
    return entry


def show_answer(entry: Entry, by: User, seen_version: int, *, is_shown: bool) -> Entry:
    """Say whether what was answered stands behind a letter. Whether they agree is asked when the book is compiled.

    `seen_version` is the version of its book. Raises NotYours, Overtaken, NotNow, and BookRefused where there are no
    words.
    """
    require_publisher(by, "put answers into books")
    current = look(entry.book, seen_version, IN_HAND)
    entry.refresh_from_db()
    words = answer_words(entry.letter)
    if is_shown and not words:
        raise BookRefused({"answer": "Nobody told us in words what was answered. Nothing was changed."})
    if is_shown:
        _require_settable("answer", words, renaming_of(current))
    if entry.with_answer != is_shown:
        with transaction.atomic():
            move(entry.book, seen_version, IN_HAND)
            Entry.objects.filter(pk=entry.pk).update(with_answer=is_shown)
            record(entry.book, Verb.CHANGED, by, f"whether the answer to letter {entry.letter_id} stands behind it")
        entry.refresh_from_db(fields=["with_answer"])
    return entry


def show_photographs(entry: Entry, by: User, seen_version: int, *, is_shown: bool) -> Entry:
    """Say whether its photographs stand behind a letter. Whether all who are in them agree is asked when the book is
    compiled.

    `seen_version` is the version of its book. Raises NotYours, Overtaken, NotNow, and BookRefused where there are none.
    """
    require_publisher(by, "put photographs into books")
    current = look(entry.book, seen_version, IN_HAND)
    entry.refresh_from_db()
    captions = [each.caption for each in entry.letter.photographs.all()]
    if is_shown and not captions:
        raise BookRefused({"photographs": "There is no photograph of this letter yet. Nothing was changed."})
    if is_shown:
        _require_settable("photographs", "\n".join(captions), renaming_of(current))
    if entry.with_photographs != is_shown:
        with transaction.atomic():
            move(entry.book, seen_version, IN_HAND)
            Entry.objects.filter(pk=entry.pk).update(with_photographs=is_shown)
            record(entry.book, Verb.CHANGED, by, f"whether photographs stand behind letter {entry.letter_id}")
        entry.refresh_from_db(fields=["with_photographs"])
    return entry


def _kept_entries(book: Book) -> list[Entry]:
    return list(book.entries.filter(is_kept=True).select_related("letter__brief"))


def _place(book: Book, chapters: Iterable[tuple[str, Sequence[Entry]]]) -> None:
    """Write the whole arrangement anew. Called inside the transaction that moved the book."""
    book.chapters.all().delete()
    moved = []
    for position, (title, entries) in enumerate(chapters, start=1):
        chapter = Chapter.objects.create(book=book, position=position, title=title)
        for place, entry in enumerate(entries, start=1):
            entry.chapter, entry.position = chapter, place
            moved.append(entry)
    Entry.objects.bulk_update(moved, ["chapter", "position"], batch_size=_BATCH)


def _title(title: str, renaming: Renaming, titles_there: Container[str]) -> str:
    """As it is kept. One that is there already stays as it is, whatever is wrong with it: another is being changed."""
    clean = clean_line(title)
    if not clean:
        raise BookRefused({"chapters": "Please give every chapter a title. Nothing was changed."})
    if problem := line_problem(clean, TITLE_CAP):
        raise BookRefused({"chapters": f"“{clean[:40]}…”: {problem}"})
    if clean not in titles_there:
        _require_settable("chapters", clean, renaming)
    return clean


def _require_settable(field: str, text: str, renaming: Renaming) -> None:
    if problem := unset_problem(text, renaming):
        raise BookRefused({field: f"{problem} Nothing was changed."})


def _require_all_once(entries: dict[int, Entry], named: Sequence[int]) -> None:
    twice = [pk for pk, times in Counter(named).items() if times > 1]
    strange, missing = {*named} - {*entries}, {*entries} - {*named}
    if strange:
        raise BookRefused({"chapters": "A letter in this order is not kept in this book. Nothing was changed."})
    if twice or missing:
        letters = ", ".join(f"letter {entries[pk].letter_id}" for pk in (*twice, *sorted(missing)))
        how = "stands there twice" if twice else "is missing from this order"
        raise BookRefused(
            {"chapters": f"{letters.capitalize()} {how}. To leave one out, drop it. Nothing was changed."}
        )


def _arrangeable(entries: Iterable[Entry]) -> Iterator[Arrangeable]:
    entries = list(entries)
    days = written_on(entry.letter for entry in entries)
    for letter in (entry.letter for entry in entries):
        brief, occasion = letter.brief, occasion_named(letter.brief.occasion)
        yield Arrangeable(
            number=letter.pk,
            on=days[letter.pk],
            to=brief.recipient_name,
            occasion=brief.occasion,
            label=occasion.name if occasion else brief.occasion,
            group=occasion.group if occasion else "",
            writer=brief.client_name,
        )


def written_on(letters: Iterable[Letter]) -> dict[int, date]:
    """The day that each letter is of, by letter."""
    by_pk = {letter.pk: letter for letter in letters}
    done = Rendering.objects.filter(letter__in=by_pk, status=Rendering.Status.DONE)
    written = dict(done.order_by("pk").values_list("letter", "created_at"))
    return {pk: day_of(letter, written.get(pk, letter.moved_at)) for pk, letter in by_pk.items()}

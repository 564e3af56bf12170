"""A book is frozen and its letters are ordered: once, with everyone's consent, or not at all."""

import errno
import os
from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Book, Brief, Compilation, Letter, Sheaf
from letters.workflow.errors import BookRefused, ConsentMissing, NotNow, NotYours, Overtaken
from letters.workflow.publishing import compiling
from letters.workflow.publishing.binding import Binding
from letters.workflow.publishing.books import change_book, lay_aside, rename_in_book
from letters.workflow.publishing.choosing import drop, keep
from letters.workflow.publishing.compiling import compile_book, progress_of
from letters.workflow.publishing.consenting import withdraw_consent
from letters.workflow.publishing.plans import book_of
from letters.workflow.publishing.sheaves import LayingOut, write_sheaf

from .conftest import UNNAMED, Agree, Write, history


@pytest.fixture
def kept(book: Book, ready: Letter, agree: Agree, paul: User) -> Book:
    """Paul's book with one letter in it, to which everyone agrees."""
    agree(ready)
    keep(book, ready, paul, book.version)
    book.refresh_from_db()
    return book


def kinds(compilation: Compilation) -> list[str]:
    return sorted(compilation.sheaves.values_list("kind", flat=True))


def test_who_may_not_publish_compiles_nothing(kept: Book, amy: User) -> None:
    with pytest.raises(NotYours):
        compile_book(kept, amy, kept.version)
    assert not Compilation.objects.exists()


def test_a_book_without_letters_is_refused(book: Book, paul: User) -> None:
    with pytest.raises(BookRefused, match="no letter in this book"):
        compile_book(book, paul, book.version)


def test_a_book_for_nobody_is_refused(kept: Book, paul: User) -> None:
    with pytest.raises(BookRefused, match="Choose print"):
        compile_book(kept, paul, kept.version, for_print=False, for_ebook=False)


def test_whoever_comes_second_is_told_who_was_first(kept: Book, paul: User, tatiana: User) -> None:
    seen = kept.version
    change_book(kept, tatiana, seen, subtitle="Twenty years of them")
    with pytest.raises(Overtaken, match="Tatiana"):
        compile_book(kept, paul, seen)
    assert not Sheaf.objects.exists()


def test_a_book_that_was_laid_aside_is_not_compiled(kept: Book, paul: User) -> None:
    lay_aside(kept, paul, kept.version)
    with pytest.raises(NotNow):
        compile_book(kept, paul, kept.version)


def test_without_consent_every_letter_and_person_is_named(book: Book, ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready, party="client")
    keep(book, ready, paul, book.version)
    book.refresh_from_db()
    with pytest.raises(ConsentMissing) as refused:
        compile_book(book, paul, book.version)
    assert {lack.name for lack in refused.value.lacks} == {"Amy", "Catherine", "Lewman"}
    assert f"letter {ready.pk}" in str(refused.value) and "Catherine" in str(refused.value)
    assert not Compilation.objects.exists() and not Sheaf.objects.exists()


def test_who_does_not_want_to_be_named_needs_another_name(book: Book, ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready)
    agree(ready, UNNAMED, "third")
    keep(book, ready, paul, book.version)
    book.refresh_from_db()
    with pytest.raises(ConsentMissing, match="“Lewman”: give another name"):
        compile_book(book, paul, book.version)
    rename_in_book(book, paul, book.version, [("person", "Lewman", "Porter")])
    book.refresh_from_db()
    assert compile_book(book, paul, book.version).status == "queued"


def test_another_name_that_the_hand_cannot_write_is_refused(kept: Book, paul: User) -> None:
    rename_in_book(kept, paul, kept.version, [("person", "Lewman", "Λέων")])
    kept.refresh_from_db()
    with pytest.raises(BookRefused, match="no form for a sign"):
        compile_book(kept, paul, kept.version)


@pytest.mark.parametrize(
    ("setting", "for_ebook", "wanted"),
    [
        ("facsimile", False, ["plates"]),
        ("reading", False, ["galley"]),
        ("facing", False, ["galley", "plates"]),
        ("reading", True, ["galley", "pictures"]),
    ],
)
def test_each_setting_orders_what_it_needs_of_a_letter(
    kept: Book, paul: User, setting: str, for_ebook: bool, wanted: list[str]
) -> None:
    change_book(kept, paul, kept.version, setting=setting)
    kept.refresh_from_db()
    assert kinds(compile_book(kept, paul, kept.version, for_ebook=for_ebook)) == wanted


def test_a_letter_erased_while_it_was_planned_is_named_and_nothing_is_begun(
    kept: Book, ready: Letter, paul: User, monkeypatch: pytest.MonkeyPatch
) -> None:

    def erased_meanwhile(plan: Any) -> Any:
        made = book_of(plan)
        Brief.objects.filter(letter=ready).delete()
        return made

    monkeypatch.setattr(compiling, "book_of", erased_meanwhile)
    with pytest.raises(BookRefused, match=f"Erased while you looked: letter {ready.pk}"):
        compile_book(kept, paul, kept.version)
    assert not Compilation.objects.exists() and not Sheaf.objects.exists()


def test_a_size_that_the_printer_has_given_up_is_named(kept: Book, paul: User) -> None:
    Book.objects.update(trim="9x99")
    with pytest.raises(BookRefused) as refused:
        compile_book(kept, paul, kept.version)
    assert refused.value.problems.keys() == {"trim"}


def test_the_more_letters_the_same_number_of_questions_is_asked_of_the_database(
    book: Book, write: Write, agree: Agree, paul: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        letter = write(f"Dear Catherine,\n\nThe tram was late {number} times.\n\nTheodore")
        agree(letter)
        keep(book, letter, paul, book.version)
        with django_assert_max_num_queries(43):
            compilation = compile_book(book, paul, book.version)
        for sheaf in LayingOut.to_ring(compilations=compilation.pk):
            with django_assert_max_num_queries(1):
                Binding.to_ring(sheaves=sheaf)


def test_asked_twice_it_is_compiled_once(kept: Book, paul: User) -> None:
    first, second = compile_book(kept, paul, kept.version), compile_book(kept, paul, kept.version)
    assert first == second
    assert history(kept).count("compiled") == 1


def test_a_sheaf_that_is_there_serves_the_next_book_and_only_what_changed_is_laid_out_again(
    kept: Book, write: Write, agree: Agree, paul: User
) -> None:
    compile_book(kept, paul, kept.version, for_ebook=False)
    before = set(Sheaf.objects.values_list("key", flat=True))
    other = write("Dear Catherine,\n\nThe tram was late, and I was glad of it.\n\nTheodore")
    agree(other)
    keep(kept, other, paul, kept.version)
    kept.refresh_from_db()
    again = compile_book(kept, paul, kept.version, for_ebook=False)
    assert set(Sheaf.objects.values_list("key", flat=True)) > before
    assert again.sheaves.count() == Sheaf.objects.count() == len(before) + 1


def test_another_name_lays_out_again_only_the_letters_that_have_it(
    kept: Book, ready: Letter, write: Write, agree: Agree, paul: User
) -> None:
    other = write("Dear Catherine,\n\nThe tram was late, and I was glad of it.\n\nTheodore")
    agree(other)
    keep(kept, other, paul, kept.version)
    kept.refresh_from_db()
    before = set(compile_book(kept, paul, kept.version, for_ebook=False).sheaves.all())
    rename_in_book(kept, paul, kept.version, [("person", "Lewman", "Porter")])
    kept.refresh_from_db()
    after = set(compile_book(kept, paul, kept.version, for_ebook=False).sheaves.all())
    assert [sheaf.letter_id for sheaf in after - before] == [ready.pk]
    assert [sheaf.letter_id for sheaf in after & before] == [other.pk]


def test_the_plan_holds_no_words_of_a_letter(kept: Book, paul: User) -> None:
    compilation = compile_book(kept, paul, kept.version)
    assert "Tuesdays" not in str(compilation.plan)
    assert all("Tuesdays" not in str(sheaf.made_from) for sheaf in Sheaf.objects.all())


def test_it_is_bound_only_when_every_letter_is_laid_out(kept: Book, paul: User) -> None:
    compilation = compile_book(kept, paul, kept.version)
    assert Binding.to_ring(pk=compilation.pk) == ()
    first, *others = LayingOut.to_ring(compilations=compilation.pk)
    assert write_sheaf(first)
    assert Binding.to_ring(sheaves=first) == (() if others else (compilation.pk,))
    for sheaf in others:
        assert write_sheaf(sheaf)
    assert Binding.to_ring(pk=compilation.pk) == (compilation.pk,)
    progress = progress_of(compilation)
    assert (progress.done, progress.total, progress.settled) == (2, 2, False)


def test_a_letter_that_could_not_be_kept_is_told_while_it_rests(
    kept: Book, paul: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    compilation = compile_book(kept, paul, kept.version)
    first, *_ = LayingOut.to_ring(compilations=compilation.pk)
    with monkeypatch.context() as disk:
        disk.setattr(os, "replace", no_space)
        assert not write_sheaf(first)
    assert progress_of(compilation).sentence == (
        "The letters are being laid out: 0 of 2. One of them could not be kept: No space left on device. "
        "Nothing is lost, and it is tried again by itself."
    )


def test_a_withdrawn_consent_stops_what_was_compiled(kept: Book, ready: Letter, paul: User) -> None:
    compilation = compile_book(kept, paul, kept.version)
    withdraw_consent(ready.consents.get(party="recipient"), None)
    compilation.refresh_from_db()
    assert compilation.stale_reason
    assert progress_of(compilation).sentence == compilation.stale_reason
    with pytest.raises(ConsentMissing):
        compile_book(kept, paul, kept.version)


def test_a_dropped_letter_is_not_in_the_next_compilation(kept: Book, write: Write, agree: Agree, paul: User) -> None:
    other = write("Dear Catherine,\n\nThe tram was late, and I was glad of it.\n\nTheodore")
    agree(other)
    keep(kept, other, paul, kept.version)
    kept.refresh_from_db()
    drop(kept, other, paul, kept.version, "Too short.")
    kept.refresh_from_db()
    assert other not in compile_book(kept, paul, kept.version).letters.all()

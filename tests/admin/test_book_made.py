"""The book itself: compiled, watched, looked at, checked, taken, offered. One letter stands in for its pages here."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.admin.book_desk import LEAVES
from letters.admin.book_made import FILES
from letters.models import Artefact, Book, Compilation, Consent, Letter, Publisher, Submission
from letters.workflow import finished, vault
from letters.workflow.besides import BOOK_PILES
from letters.workflow.publishing.artefacts import suffix_of
from letters.workflow.publishing.consenting import Scopes, record_consent, withdraw_consent
from letters.workflow.publishing.offering import note_answer, offer
from letters.workflow.publishing.plans import plan_of
from tests.web.well_formed import Page

from .conftest import agree, leaf_of, logged_in, press_on

type Rung = list[tuple[str, tuple[int, ...]]]
type Bound = Callable[..., Compilation]

FONTS = {"name": "Fonts", "figure": "4 of 4 embedded", "wanted": "all embedded", "passed": True, "by": "pdffonts"}
PAGES = {"name": "Pages", "figure": "23", "wanted": "24 or more", "passed": False, "says": "Too few.", "by": "us"}
INK = {"name": "Ink", "figure": "?", "wanted": "grey", "passed": None, "says": "", "by": "veraPDF"}
CHECKS = {"checks": [FONTS, PAGES, INK]}


@pytest.fixture
def agreed(three: list[Letter], paul: User) -> list[Letter]:
    for letter in three:
        agree(letter, paul)
    return three


@pytest.fixture
def bound(book: Book, agreed: list[Letter]) -> Bound:
    """A compilation that is done, whose files are the pages of one of its letters."""
    data = finished.letter_pdf(agreed[0])

    def made(**otherwise: Any) -> Compilation:
        now, number = Book.objects.get(pk=book.pk), book.compilations.count() + 1
        said = {"status": "done", "page_count": 1, "plan": plan_of(now).as_data(), "book_version": now.version}
        said["created_at"] = datetime(2026, 5, 1, 12, tzinfo=UTC)
        compilation = Compilation.objects.create(book=book, number=number, **said | otherwise)
        compilation.letters.set(agreed)
        for kind in Artefact.Kind:
            artefact = Artefact(compilation=compilation, kind=kind, byte_count=len(data), page_count=1, report=CHECKS)
            artefact.digest = vault.keep(data, suffix_of(artefact))
            artefact.save()
        return compilation

    return made


@pytest.fixture
def crown_point() -> Publisher:
    return Publisher.objects.get_or_create(slug="crown-point-press", defaults={"name": "Crown Point Press"})[0]


class TestCompiling:
    def test_without_consent_it_is_refused_by_name_of_letter(
        self, book: Book, three: list[Letter], pauls: Client
    ) -> None:
        response = press_on(pauls, "compile", book, for_ebook="yes")
        assert response.status_code == 409
        assert f"<li>Isabella has not agreed that letter {three[1].pk} may go into an e-book." in response.text
        assert f'href="/admin/letters/letter/{three[1].pk}/change/#in-a-book"' in response.text
        assert 'name="for_ebook" value="yes" checked' in response.text
        assert 'name="for_print" value="yes">' in response.text
        assert not Compilation.objects.exists()

    def test_it_is_begun_and_rings(
        self,
        book: Book,
        agreed: list[Letter],
        pauls: Client,
        rung: Rung,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            response = press_on(pauls, "compile", book, for_print="yes", for_ebook="yes")
        assert (response.status_code, response["Location"]) == (302, leaf_of(book, "made"))
        compilation = Compilation.objects.get()
        assert {pk for name, pks in rung if name == "letters.tasks.write_sheaf" for pk in pks} == set(
            compilation.sheaves.values_list("pk", flat=True)
        )
        assert rung

    def test_neither_is_refused(self, book: Book, agreed: list[Letter], pauls: Client) -> None:
        assert press_on(pauls, "compile", book).status_code == 409

    def test_pressed_twice_it_is_one(self, book: Book, agreed: list[Letter], pauls: Client) -> None:
        seen = book.version
        assert {press_on(pauls, "compile", book, seen=seen, for_print="yes").status_code for _ in range(2)} == {302}
        assert Compilation.objects.count() == 1

    def test_what_failed_says_why_and_is_tried_again(self, book: Book, bound: Bound, pauls: Client, rung: Rung) -> None:
        bound(status="failed", reason="Letter 2 could not be laid out.")
        page = pauls.get(leaf_of(book, "made")).text
        assert "Letter 2 could not be laid out." in page and "Try again" in page
        assert "spread-1.png" not in page and "pages.pdf" not in page
        assert press_on(pauls, "again", book, number=1).status_code == 302
        assert Compilation.objects.get().status == "queued"
        assert press_on(pauls, "again", book, number=1).status_code == 302
        assert book.events.filter(note="Compilation 1, again").count() == 1
        assert press_on(pauls, "again", book, number=7).status_code == 409

    def test_what_did_not_fail_is_not_tried_again(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound()
        assert press_on(pauls, "again", book, number=1).status_code == 409


class TestWatching:
    def test_it_comes_back_by_itself_with_and_without_a_script(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound(status="running", stage="The cover is being drawn.")
        page = pauls.get(leaf_of(book, "made")).text
        assert '<noscript><meta http-equiv="refresh"' in page and "following.js" in page
        assert "The cover is being drawn." in page and "<progress" in page
        fragment = pauls.get(leaf_of(book, "made"), {"fragment": "1"}).text
        assert "<html" not in fragment
        assert fragment.strip() in page
        assert 'data-settled="no"' in fragment

    def test_what_could_not_be_kept_is_said_while_it_rests(self, book: Book, bound: Bound, pauls: Client) -> None:
        put_back = {"attempts": 1, "reason": "No space left on device", "stage": "The pages are being checked."}
        bound(status="queued", **put_back)
        page = pauls.get(leaf_of(book, "made")).text
        assert "<p>It could not be bound and kept: No space left on device. Nothing is lost, and it is tried" in page
        assert "The pages are being checked." not in page and 'data-settled="no"' in page

    def test_what_is_done_comes_back_no_more(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound()
        page = pauls.get(leaf_of(book, "made")).text
        assert "refresh" not in page and "following.js" not in page
        assert 'data-settled="yes"' in page

    def test_a_book_that_was_never_compiled(self, book: Book, pauls: Client) -> None:
        page = pauls.get(leaf_of(book, "made"))
        assert page.status_code == 200
        assert "Compile it" in page.text and "Compilation" not in page.text

    def test_an_earlier_compilation_is_still_there(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound()
        bound(status="queued")
        page = pauls.get(leaf_of(book, "made")).text
        assert f"{leaf_of(book, 'made')}?number=1" in page
        assert "spread-1.png" in pauls.get(leaf_of(book, "made"), {"number": "1"}).text
        for nonsense in ("9", "x", "-1", "9" * 30):
            assert pauls.get(leaf_of(book, "made"), {"number": nonsense}).status_code == 200

    def test_a_book_that_was_changed_since_says_so(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound()
        press_on(pauls, "suggest", book, order="person")
        assert "The book was changed after compilation 1" in pauls.get(leaf_of(book)).text
        assert "The book was changed after compilation 1" in pauls.get(leaf_of(book, "made")).text


class TestLookingAndTaking:
    def test_its_spreads_are_pictures_that_say_their_pages(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound(page_count=6)
        page = pauls.get(leaf_of(book, "made")).text
        for words in ("Spread 1: page 1", "Spread 3: pages 4 and 5", "Spread 4: page 6"):
            assert f'alt="{words}" loading="lazy" width="864" height="648"' in page
        picture = pauls.get(f"{leaf_of(book, 'made')}1/spread-1.png")
        assert picture["Content-Type"] == "image/png" and picture.content.startswith(b"\x89PNG")
        assert "private" in picture["Cache-Control"] and "no-store" in picture["Cache-Control"]
        assert pauls.get(f"{leaf_of(book, 'made')}1/spread-99.png").status_code == 404

    def test_every_check_is_listed_with_its_figure(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound()
        page = pauls.get(leaf_of(book, "files")).text
        assert f"{len(Artefact.Kind)} checks not in order" in page
        first = page[page.index('class="checks"') :]
        # What failed comes first.
        assert first.index("24 or more") < first.index("4 of 4 embedded")
        for words in ("4 of 4 embedded", "24 or more", "Too few.", "pdffonts", "could not be decided"):
            assert words in page

    @pytest.mark.parametrize("kind", Artefact.Kind)
    def test_every_file_is_taken_under_a_name_that_says_nothing(
        self, book: Book, bound: Bound, agreed: list[Letter], pauls: Client, kind: str
    ) -> None:
        bound()
        name, media = FILES[kind]
        address = f"{leaf_of(book, 'made')}1/{name}"
        assert f'href="{address}"' in pauls.get(leaf_of(book, "files")).text
        response = pauls.get(address)
        assert response.content == finished.letter_pdf(agreed[0])
        assert response["Content-Type"] == media
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert "private" in response["Cache-Control"] and "no-store" in response["Cache-Control"]

    def test_every_kind_of_file_has_a_name_of_its_own(self) -> None:
        assert set(FILES) == set(Artefact.Kind)
        assert len({name for name, _ in FILES.values()}) == len(FILES)

    def test_a_withdrawal_takes_all_of_it_away(
        self, book: Book, bound: Bound, agreed: list[Letter], pauls: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        bound()
        with django_capture_on_commit_callbacks(execute=True):
            withdraw_consent(agreed[0].consents.get(name="Catherine"), None)
        for leaf in LEAVES:
            page = pauls.get(leaf_of(book, leaf)).text
            assert "What was compiled is out of date" in page
        assert "spread-1.png" not in page and "pages.pdf" not in page
        response = pauls.get(f"{leaf_of(book, 'made')}1/pages.pdf")
        assert (response.status_code, response["Location"]) == (302, leaf_of(book, "made"))
        assert pauls.get(f"{leaf_of(book, 'made')}1/spread-1.png").status_code == 404

    def test_a_damaged_file_is_not_handed_out_but_bound_again(
        self,
        book: Book,
        bound: Bound,
        pauls: Client,
        private_root: Path,
        rung: Rung,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        bound()
        for kept in private_root.glob("*.epub"):
            kept.write_bytes(b"?")
        with django_capture_on_commit_callbacks(execute=True):
            response = pauls.get(f"{leaf_of(book, 'made')}1/book.epub")
        assert response["Location"] == leaf_of(book, "made")
        page = pauls.get(leaf_of(book, "made")).text
        assert "The book is being bound again" in page
        assert 'data-settled="no"' in page
        assert rung == [("letters.tasks.bind_book", (Compilation.objects.get().pk,))]

    def test_who_may_not_look_takes_nothing(self, book: Book, bound: Bound, amys: Client) -> None:
        bound()
        charles = logged_in(User.objects.create_user("charles", is_staff=True))
        for client in (amys, charles):
            assert client.get(f"{leaf_of(book, 'made')}1/book.pdf").status_code == 403
            assert client.get(f"{leaf_of(book, 'made')}1/spread-1.png").status_code == 403


class TestOffering:
    def test_it_is_noted_to_whom_it_was_sent_and_what_they_answered(
        self, book: Book, bound: Bound, pauls: Client, crown_point: Publisher
    ) -> None:
        bound()
        assert "Note that it was sent" in pauls.get(leaf_of(book, "files")).text
        pack = pauls.get(f"{leaf_of(book, 'made')}1/pack-for/", {"publisher": crown_point.pk})
        assert pack["Content-Disposition"] == 'attachment; filename="pack.zip"'
        assert pauls.get(f"{leaf_of(book, 'made')}1/pack-for/", {"publisher": "x"}).status_code == 404
        press_on(pauls, "offer", book, number=1, publisher=crown_point.pk, on="2026-05-03")
        submission = Submission.objects.get()
        assert (submission.publisher, submission.sent_on) == (crown_point, date(2026, 5, 3))
        page = pauls.get(leaf_of(book, "files")).text
        assert "<strong>Crown Point Press</strong>: sent, not answered" in page
        sent = pauls.get(f"/admin/letters/book/{book.pk}/sent/{submission.pk}/")
        assert sent.content == pack.content
        assert pauls.get(f"/admin/letters/book/{book.pk}/sent/999/").status_code == 404
        typed = {"submission": submission.pk, "status": "offer", "on": "2026-06-01", "note": "We would <love> to."}
        assert [press_on(pauls, "answer", book, **typed).status_code for _ in range(2)] == [302, 302]
        assert submission.replies.count() == 1
        assert press_on(pauls, "answer", book, **typed | {"note": "Other words."}).status_code == 409
        page = pauls.get(leaf_of(book, "files")).text
        assert "made an offer, on 1 June 2026" in page and "We would &lt;love&gt; to." in page
        assert '<option value="accepted">' in page
        typed = {"submission": submission.pk, "status": "accepted", "on": "2026-06-08", "note": "Signed & sealed."}
        assert press_on(pauls, "answer", book, **typed).status_code == 302
        samantha = logged_in(User.objects.create_superuser("samantha"))
        assert "8 Jun 2026" in samantha.get("/admin/letters/submission/").text
        for place in (leaf_of(book, "files"), f"/admin/letters/submission/{submission.pk}/change/"):
            page = samantha.get(place).text
            for words in ("made an offer, on 1 June 2026", "We would &lt;love&gt; to.", "accepted, on 8 June 2026"):
                assert words in page
            assert page.index("We would") < page.index("Signed &amp; sealed.")

    def test_noted_again_it_says_that_it_was_noted_and_what_they_answered(
        self, book: Book, bound: Bound, paul: User, pauls: Client, crown_point: Publisher
    ) -> None:
        bound()
        typed = {"number": 1, "publisher": crown_point.pk, "on": "2026-05-03"}

        def told() -> str:
            press_on(pauls, "offer", book, **typed)
            return str(pauls.get(leaf_of(book, "files")).text)

        before = "It was noted before that Crown Point Press was sent the pack on that day. Crown Point Press "
        first = told()
        assert "It is noted that Crown Point Press was sent the pack." in first and before not in first
        assert f"{before}has not answered." in told()
        note_answer(Submission.objects.get(), paul, Submission.Status.DECLINED, date(2026, 6, 1))
        again = told()
        assert f"{before}declined on 1 June 2026." in again and "It is noted" not in again
        assert Submission.objects.count() == 1

    @pytest.mark.parametrize(
        "wrong", [{"on": "the other day"}, {"on": "2999-01-01"}, {"on": "2026-04-30"}, {"publisher": "999"}]
    )
    def test_an_offer_that_cannot_be_is_not_noted(
        self, book: Book, bound: Bound, pauls: Client, crown_point: Publisher, wrong: dict[str, str]
    ) -> None:
        bound()
        typed = {"number": 1, "publisher": crown_point.pk, "on": "2026-05-03"} | wrong
        ferry = Publisher.objects.create(slug="ferry-press", name="Ferry Press")
        response = press_on(pauls, "offer", book, **{"publisher": ferry.pk} | typed)
        assert response.status_code == 409
        said = 'aria-invalid="true" aria-describedby="sent-on-trouble"'
        field = f'name="on" value="{typed["on"]}"' if "on" in wrong else 'id="publisher" name="publisher"'
        assert f"{field} {said}" in response.text and 'id="sent-on-trouble"' in response.text
        assert "publisher" in wrong or f'<option value="{crown_point.pk}" selected>' in response.text
        assert not Submission.objects.exists()

    def test_after_a_withdrawal_everyone_is_told_who_holds_the_letter(
        self, book: Book, bound: Bound, agreed: list[Letter], paul: User, pauls: Client, crown_point: Publisher
    ) -> None:
        submission = offer(bound(), crown_point, paul, date(2026, 5, 3))
        places = [*(leaf_of(book, leaf) for leaf in LEAVES)]
        places += [f"/admin/letters/publisher/{crown_point.pk}/change/"]
        held = "Crown Point Press still holds a pack with that letter, sent on 3 May 2026. Please write to them"
        assert not any(held in pauls.get(place).text for place in places)
        withdraw_consent(agreed[1].consents.get(party=Consent.Party.RECIPIENT), None)
        bound()
        assert all(pauls.get(place).text.count(held) == 1 for place in places), "also when it was compiled anew"
        samantha = logged_in(User.objects.create_superuser("samantha"))
        assert held in samantha.get(f"/admin/letters/submission/{submission.pk}/change/").text

    def test_an_answer_that_cannot_follow_is_given_back(
        self, book: Book, bound: Bound, paul: User, pauls: Client, crown_point: Publisher
    ) -> None:
        submission = offer(bound(), crown_point, paul, date(2026, 5, 3))
        typed = {"submission": submission.pk, "status": "accepted", "on": "2026-06-01", "note": "They took it."}
        response = press_on(pauls, "answer", book, **typed)
        assert response.status_code == 409
        assert "They took it.</textarea>" in response.text and 'name="on" value="2026-06-01"' in response.text

    def test_an_answer_before_the_offer_is_refused_beside_its_day(
        self, book: Book, bound: Bound, paul: User, pauls: Client, crown_point: Publisher
    ) -> None:
        submission = offer(bound(), crown_point, paul, date(2026, 5, 3))
        typed = {"submission": submission.pk, "status": "offer", "on": "2026-05-02", "note": ""}
        response = press_on(pauls, "answer", book, **typed)
        assert response.status_code == 409
        assert f'id="on-{submission.pk}-trouble">This day is before it was sent.' in response.text

    def test_an_answer_about_another_book_is_none(
        self, book: Book, bound: Bound, paul: User, pauls: Client, crown_point: Publisher
    ) -> None:
        submission = offer(bound(), crown_point, paul, date(2026, 5, 3))
        other = Book.objects.create(title="Other", nonce=b"n", address_digest="d")
        assert press_on(pauls, "answer", other, submission=submission.pk, status="offer").status_code == 409

    def test_publishers_are_kept_and_those_who_were_offered_a_book_stay(
        self, bound: Bound, paul: User, pauls: Client, amys: Client, samanthas: Client, crown_point: Publisher
    ) -> None:
        offer(bound(), crown_point, paul, date(2026, 5, 3))
        page = samanthas.get("/admin/letters/publisher/").text
        assert "Crown Point Press" in page
        assert samanthas.get(f"/admin/letters/publisher/{crown_point.pk}/change/").status_code == 200
        assert samanthas.get(f"/admin/letters/publisher/{crown_point.pk}/delete/").status_code == 403
        assert samanthas.get("/admin/letters/submission/").status_code == 200
        assert pauls.get("/admin/letters/publisher/add/").status_code == 200
        assert amys.get("/admin/letters/publisher/").status_code == 403
        new = {"name": "Ferry Press", "slug": "ferry-press", "contact": "", "email": "", "address": "", "wants": ""}
        assert samanthas.post("/admin/letters/publisher/add/", new).status_code == 302


class TestTheLook:
    def test_every_leaf_is_well_formed_and_has_nothing_inline(
        self, book: Book, bound: Bound, paul: User, pauls: Client, crown_point: Publisher
    ) -> None:
        offer(bound(), crown_point, paul, date(2026, 5, 3))
        press_on(pauls, "rename", book, kind=["person"], name=["Lewman"], instead=["Ferdinand"])
        for leaf in LEAVES:
            text = pauls.get(leaf_of(book, leaf)).text
            assert _faults(text) == [], leaf
            assert text.count('class="call"') <= 1

    def test_every_control_has_a_name(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound()
        for leaf in LEAVES:
            page = Page(_content(pauls.get(leaf_of(book, leaf)).text))
            named = set(page.values("for"))
            for tag in ("input", "select", "textarea"):
                for control in page.having(tag):
                    is_named = control.get("id") in named or control.get("aria-label")
                    assert is_named or control.get("type") in ("hidden", "checkbox", "radio"), (leaf, control)

    def test_the_rows_behind_it_can_be_read(
        self, book: Book, bound: Bound, agreed: list[Letter], paul: User, samanthas: Client
    ) -> None:
        compilation = bound()
        record_consent(agreed[0], Consent.Party.THIRD, "Old Tom", Scopes(may_print=True), paul, "A call")
        rows = {
            "compilation": compilation.pk,
            "artefact": compilation.artefacts.all()[0].pk,
            "entry": book.entries.all()[0].pk,
            "bookevent": book.events.all()[0].pk,
            "consent": agreed[0].consents.all()[0].pk,
        }
        for room, pk in rows.items():
            page = samanthas.get(f"/admin/letters/{room}/{pk}/change/")
            assert page.status_code == 200
            assert "field-nonce" not in page.text

    def test_the_first_page_leads_to_books_by_what_they_wait_for(self, book: Book, pauls: Client) -> None:
        page = pauls.get("/admin/").text
        for pile in BOOK_PILES:
            link = f"/admin/letters/book/?pile={pile.key}"
            assert f'href="{link}' in page
            assert pauls.get(link).status_code == 200
        assert "/admin/letters/entry/" not in page

    def test_the_list_says_where_each_book_is(self, book: Book, bound: Bound, pauls: Client) -> None:
        bound(page_count=214)
        page = pauls.get("/admin/letters/book/").text
        for words in ("Letters from Your Life", "being put together", "done, 214 pages"):
            assert words in page
        Compilation.objects.update(stale_reason="Someone no longer agrees.")
        assert "out of date" in pauls.get("/admin/letters/book/").text


def _content(page: str) -> str:
    start = page.index('<main id="content-start"')
    return page[start : page.index("</main>") + len("</main>")]


def _faults(page: str) -> list[str]:
    return [fault for fault in Page(_content(page)).faults if "nothing is called" not in fault]

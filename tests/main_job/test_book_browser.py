"""From finished letters to a bound book, as its people do it: an editor, a real worker, a client, and one who says no.

Every step leaves a screenshot in `out/screenshots/`.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Locator, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from bhl_site.house import Supervisor
from letters.models import Book, Letter
from letters.workflow.addresses import address_of
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.publishing.consenting import Scopes, address_of_consent, parties_of, record_consent
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, revise_draft, send_to_review

from .browsing import SCREENSHOTS, Desk, browser, chromium

pytestmark = [pytest.mark.real_bell, pytest.mark.django_db(transaction=True)]

PASSWORD = "the-key-is-where-it-always-was"
BOUND = 120_000
"""Milliseconds within which a small book is bound, on a slow machine with other work."""

LETTERS = {
    "Catherine": "I kept the green scarf, the two bus tickets and the bad map you drew of the way to the station. Some "
    "evenings I still lay the table for two.",
    "Isabella": "You asked what I remember of the summer of the ferry strike. We slept on the quay, and Lewman sang "
    "until the harbour police asked him for another one.",
    "Charles": "Fifty years, and you still take the stairs. I have never told you how proud I was when you handed me "
    "the keys of the workshop and walked home without looking back.",
    "Tatiana": "The pear tree came down in the storm on Sunday night. I have cut you a slice of it, and sanded it, and "
    "it smells of every September that we had.",
}


@dataclass(frozen=True)
class Cast:
    """What the people of this test know before they sit down: the numbers of letters, and private addresses."""

    letters: dict[str, int]
    letter_page: str
    consent_page: str


@pytest.fixture
def cast(house: None, submission: BriefSubmission, amy: User, paul: User, live_server: LiveServer) -> Cast:
    """Four finished letters that everyone has agreed to, and Paul's login."""
    paul.set_password(PASSWORD)
    paul.save()
    told = {name: submission.but(key=uuid4(), recipient_name=name) for name in LETTERS}
    letters = {name: finished(brief, amy, paul) for name, brief in told.items()}
    said_yes = letters["Catherine"].consents.get(name="Catherine")
    return Cast(
        {name: letter.pk for name, letter in letters.items()},
        f"{live_server.url}/letters/{address_of(letters['Isabella'].brief)}/",
        f"{live_server.url}/consents/{address_of_consent(said_yes)}/",
    )


def finished(told: BriefSubmission, amy: User, paul: User) -> Letter:
    """A letter written, approved, written out, and agreed to by all."""
    letter = submit_brief(told).brief.letter
    words = f"Dear {letter.brief.recipient_name},\n\n{LETTERS[letter.brief.recipient_name]}\n\nYours,\nTheodore"
    revise_draft(letter, amy, words, letter.version)
    send_to_review(letter, amy, letter.version)
    assert write_rendering(approve(letter, paul, letter.version).rendering.pk)
    letter = Letter.objects.select_related("brief", "draft__author").get(pk=letter.pk)
    for each in parties_of(letter):
        record_consent(letter, each.party, each.name, Scopes(True, True, True, True), paul, "A letter of 3 May")
    return letter


def test_from_letters_to_a_bound_book(engines: Supervisor, cast: Cast, live_server: LiveServer) -> None:
    chromium()
    with browser() as window:
        make_a_book(window, live_server.url, cast)
    book = Book.objects.get(asked_by=None)
    assert [chapter.title for chapter in book.chapters.all()] == ["Letters", "Peace"]
    assert book.compilations.get().stale_reason
    assert not book.compilations.get().submissions.exists()


def make_a_book(window: Browser, address: str, cast: Cast) -> None:
    editor = Desk(window, address)
    book = begin(editor)
    choose(editor, cast, book)
    ask_whom_nobody_thought_of(editor, cast, book)
    arrange(editor, cast)
    say_what_it_is(editor)
    compile_it(editor)
    take_it(editor)
    client = Desk(window, address)
    ask_as_a_client(client, cast)
    make_it_for_the_client(editor, client)
    say_no(Desk(window, address), cast, editor)
    look_without_javascript(window, editor, cast, book)
    assert editor.troubles == []


def begin(editor: Desk) -> str:
    """From the first page to the desk of a new book; where the book is."""
    editor.log_in({"username": "paul", "password": PASSWORD})
    editor.shoot("book-first-page")
    editor.page.get_by_role("link", name="Begin a new one").click()
    editor.page.get_by_label("What shall it be called?").fill("Letters from Your Life")
    editor.page.get_by_role("button", name="Begin the book").click()
    expect(editor.page.get_by_role("heading", name="Letters from Your Life")).to_be_visible()
    editor.shoot("book-empty-desk")
    return editor.page.url.removesuffix("change/")


def choose(editor: Desk, cast: Cast, book: str) -> None:
    """Three are proposed, each with its reason; the fourth is kept by hand, and stars are given on its own desk."""
    page = editor.page
    page.get_by_label("How many letters more?").fill("3")
    page.get_by_role("button", name="Propose letters").click()
    expect(kept(editor)).to_have_count(3)
    expect(page.locator(".in-book .why").first).to_be_visible()
    page.get_by_role("button", name=re.compile("keep it$")).click()
    expect(kept(editor)).to_have_count(4)
    kept(editor).first.locator("img").scroll_into_view_if_needed()
    expect(kept(editor).first.locator("img")).to_have_js_property("complete", True)
    editor.shoot("book-letters-proposed")
    page.goto(f"{editor.address}/admin/letters/letter/{cast.letters['Charles']}/change/#in-a-book")
    page.get_by_label("4", exact=True).check()
    page.get_by_role("button", name="Give these stars").click()
    expect(page.get_by_text("4 stars are kept")).to_be_visible()
    editor.shoot("book-part-of-a-letters-desk")
    page.go_back()
    page.goto(f"{book}change/")


def ask_whom_nobody_thought_of(editor: Desk, cast: Cast, book: str) -> None:
    """One letter names somebody of whom its brief says nothing: they are asked, and agree on the telephone."""
    page = editor.page
    expect(page.get_by_text("Nobody was asked about Lewman")).to_be_visible()
    page.goto(f"{editor.address}/admin/letters/letter/{cast.letters['Isabella']}/change/#in-a-book")
    page.get_by_label("Lewman", exact=True).check()
    editor.shoot("book-whom-nobody-thought-of")
    page.get_by_role("button", name="Make pages for those ticked").click()
    expect(page.get_by_text("There are pages for Lewman now.")).to_be_visible()
    page.get_by_text("Note what somebody told us").click()
    page.get_by_label("Who?").select_option(label="Lewman, somebody named in it")
    for scope in ("In print", "As an e-book", "Under their name", "In excerpts"):
        page.get_by_label(scope, exact=True).check()
    page.get_by_label("How do we know?").fill("A call on 26 November")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("It is kept what Lewman allows")).to_be_visible()
    page.goto(f"{book}change/")


def arrange(editor: Desk, cast: Cast) -> None:
    """A new chapter by its form; then by dragging, and by the arrow keys, and all of it kept at once."""
    page = editor.page
    names = order_of(editor)
    last = item(editor, names[-1])
    last.get_by_text("Caption, language, new chapter, leave out").click()
    last.get_by_label("A new chapter, called").fill("Peace")
    last.get_by_role("button", name="Begin it here").click()
    expect(page.get_by_role("heading", name=re.compile("^Peace"))).to_be_visible()

    # All of it on the screen: a browser that is driven does not scroll while it drags.
    page.set_viewport_size({"width": 1280, "height": 2400})
    handle(editor, names[0]).drag_to(item(editor, names[3]), target_position={"x": 60, "y": 12})
    expect(page.get_by_role("button", name="Keep this order")).to_be_visible()
    assert order_of(editor) == [names[1], names[2], names[0], names[3]]
    handle(editor, names[2]).focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-spoken]")).to_have_text(f"{names[2]}: 1 of 2 in “Letters”. Not kept yet.")
    page.keyboard.press("PageDown")
    expect(page.locator("[data-spoken]")).to_have_text(f"{names[2]}: 3 of 3 in “Peace”. Not kept yet.")
    expect(handle(editor, names[2])).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 900})
    editor.shoot("book-arranging")
    wanted = [names[1], names[0], names[3], names[2]]
    assert order_of(editor) == wanted
    page.keyboard.press("Escape")
    assert order_of(editor) == names
    page.keyboard.press("PageDown")
    page.get_by_role("button", name="Keep this order").click()
    expect(page.get_by_text("The letters stand as you put them.")).to_be_visible()
    assert order_of(editor) == [names[0], names[1], names[3], names[2]]


def say_what_it_is(editor: Desk) -> None:
    """What stands around the letters, and another name for somebody."""
    page = editor.page
    page.get_by_role("link", name="What it says").click()
    page.get_by_label("By", exact=True).fill("Theodore Twombly")
    page.get_by_label("Dedication").fill("For whoever still lays the table for two.")
    page.get_by_label("Afterword").fill("These letters were *sent*.\n\nThe answers are with those who wrote them.")
    editor.shoot("book-what-it-says")
    page.get_by_role("button", name="Keep all this").click()
    expect(page.get_by_text("What the book says of itself is kept.")).to_be_visible()
    page.get_by_role("link", name="Other names").click()
    page.get_by_label("Row 1: as it is in the letters").fill("Lewman")
    page.get_by_label("Row 1: as it is in the book").fill("Ferdinand")
    page.get_by_role("button", name="Keep these names").click()
    expect(page.locator("ins")).to_have_text("Ferdinand")
    editor.shoot("book-other-names")


def compile_it(editor: Desk) -> None:
    """One press; then the page comes back by itself until the book is there."""
    page = editor.page
    page.get_by_role("link", name="The book", exact=True).click()
    editor.shoot("book-before-compiling")
    page.get_by_role("button", name="Compile it").click()
    expect(page.locator("progress")).to_be_visible()
    editor.shoot("book-being-made")
    expect(page.get_by_role("heading", name=re.compile("^As it lies open"))).to_be_visible(timeout=BOUND)
    for spread in page.locator(".spreads img").all():
        spread.scroll_into_view_if_needed()
        expect(spread).to_have_js_property("complete", True, timeout=20_000)
        assert spread.evaluate("image => image.naturalWidth") > 600
    expect(page.get_by_alt_text("Spread 3: pages 4 and 5")).to_be_visible()
    editor.shoot("book-made")


def take_it(editor: Desk) -> None:
    """Every file is downloaded, and is what it says it is."""
    editor.page.get_by_role("link", name="Files and publishers").click()
    links = editor.page.locator(".files li > p > a")
    taken = {}
    for link in links.all():
        with editor.page.expect_download() as waiting:
            link.click()
        taken[waiting.value.suggested_filename] = Path(waiting.value.path())
    assert {"pages.pdf", "cover.pdf", "book.pdf", "book.epub"} <= taken.keys()
    for name, path in taken.items():
        if name.endswith(".pdf"):
            assert path.read_bytes().startswith(b"%PDF")
        else:
            assert ZipFile(path).testzip() is None
    editor.page.locator(".files summary").first.click()
    editor.shoot("book-checks")


def ask_as_a_client(client: Desk, cast: Cast) -> None:
    """From the letter's page: what they answered, and a book of their own letters."""
    page = client.page
    page.goto(cast.letter_page)
    client.shoot("book-a-letters-page")
    page.get_by_role("link", name="What did they answer?").click()
    page.get_by_role("radio", name="They wrote back").check(force=True)
    page.get_by_label("What did they say?").fill("Four pages, and a pressed leaf.")
    client.shoot("book-what-they-answered")
    page.get_by_role("button", name="Tell the house").click()
    expect(page.get_by_text("You told us: they wrote back.")).to_be_visible()
    page.get_by_role("link", name="A book of your letters").click()
    page.get_by_role("button", name="Ask for the book").click()
    expect(page.get_by_role("heading", name="We kept everything you wrote.")).to_be_visible()
    page.get_by_label("What shall it be called?").fill("Letters to Isabella")
    page.get_by_label("What do you wish for?").fill("Small enough for the pocket of a coat.")
    page.get_by_label("In a printed book").check()
    client.shoot("book-asking")
    page.get_by_role("button", name="Ask for the book").click()
    expect(page).to_have_url(re.compile(r"/books/[\w-]{22,}/"))
    client.shoot("book-asked-for")
    assert client.troubles == []


def make_it_for_the_client(editor: Desk, client: Desk) -> None:
    """The editor takes the wish up, has it compiled and shows it; the client reads it, and approves it."""
    first = editor.page.url
    editor.page.goto(f"{editor.address}/admin/")
    editor.page.get_by_role("link", name="Asked for by clients").click()
    editor.page.get_by_role("link", name="Letters to Isabella").click()
    expect(editor.page.get_by_role("heading", name="What the client wishes")).to_be_visible()
    editor.shoot("book-a-wish-on-the-desk")
    editor.page.get_by_role("button", name="Take it up").click()
    editor.page.get_by_role("link", name="The book", exact=True).click()
    editor.page.get_by_role("button", name="Compile it").click()
    show = editor.page.get_by_role("button", name="Show it to the client")
    expect(show).to_be_visible(timeout=BOUND)
    show.click()
    expect(editor.page.get_by_text("lies before the client")).to_be_visible()
    editor.shoot("book-shown-to-the-client")
    client.page.get_by_role("link", name="Read your book").click(timeout=BOUND)
    expect(client.page.get_by_alt_text("Spread 3: pages 4 and 5")).to_be_visible()
    client.shoot("book-read")
    client.page.get_by_role("button", name="Yes, this is my book").click()
    taken = client.page.get_by_role("link", name="Download the book")
    expect(taken).to_be_visible(timeout=BOUND)
    for spread in client.page.locator(".spreads img").all():
        spread.scroll_into_view_if_needed()
        expect(spread).to_have_js_property("complete", True, timeout=20_000)
    client.shoot("book-taken-home")
    with client.page.expect_download() as waiting:
        taken.click()
    assert waiting.value.suggested_filename == "book.pdf"
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF")
    assert client.troubles == []
    editor.page.goto(first)


def say_no(catherine: Desk, cast: Cast, editor: Desk) -> None:
    """She reads what she is asked, takes it all back, and the compiled book is out of date."""
    page = catherine.page
    page.goto(cast.consent_page)
    catherine.shoot("book-may-we-print-it")
    page.get_by_role("button", name="Take it all back").click()
    expect(page.get_by_text("this letter is not printed")).to_be_visible()
    catherine.shoot("book-no")
    editor.page.reload()
    expect(editor.page.get_by_role("heading", name="What was compiled is out of date")).to_be_visible()
    expect(editor.page.locator(".spreads img")).to_have_count(0)
    editor.page.get_by_role("link", name="The book", exact=True).click()
    editor.page.get_by_role("button", name="Compile it").click()
    expect(editor.page.get_by_role("alert")).to_contain_text("Catherine no longer agrees")
    editor.shoot("book-refused")
    # A refusal is an answer with a status of its own, which the browser reports.
    assert [trouble for trouble in editor.troubles if "409" not in trouble] == []
    editor.troubles.clear()
    assert catherine.troubles == []


def look_without_javascript(window: Browser, editor: Desk, cast: Cast, book: str) -> None:
    """On a narrow screen, without a script: every page fits, and a letter is moved by a button."""
    narrow, logged_in = ViewportSize(width=360, height=740), editor.page.context.storage_state()
    context = window.new_context(viewport=narrow, java_script_enabled=False, storage_state=logged_in)
    page = context.new_page()
    leaves = {leaf: f"{book}{leaf}/" for leaf in ("change", "consents", "matter", "names", "printer", "made", "files")}
    letters = {"a-letters-desk": f"{editor.address}/admin/letters/letter/{cast.letters['Isabella']}/change/"}
    asked = {part: f"{cast.letter_page}{part}/" for part in ("answer", "consent", "book")} | {
        "print": cast.consent_page
    }
    for name, address in (leaves | letters | asked).items():
        page.goto(address)
        page.screenshot(path=SCREENSHOTS / f"book-without-javascript-{name}.png", full_page=True)
        place = page.locator("#content, main").first.bounding_box()
        assert place and place["x"] >= 0 and place["x"] + place["width"] <= narrow["width"], name
    page.goto(leaves["change"])
    page.locator(".in-book [data-entry]").nth(1).get_by_role("button", name=re.compile("earlier$")).click()
    expect(page.get_by_text("has its place.")).to_be_visible()


def kept(editor: Desk) -> Locator:
    return editor.page.locator(".in-book [data-entry]")


def order_of(editor: Desk) -> list[str]:
    """The letters by name, as they stand on the page."""
    return [str(each.get_attribute("data-name")) for each in kept(editor).all()]


def item(editor: Desk, name: str) -> Locator:
    return editor.page.locator(f".in-book [data-name='{name}']")


def handle(editor: Desk, name: str) -> Locator:
    return editor.page.get_by_role("button", name=f"Move {name}", exact=True)

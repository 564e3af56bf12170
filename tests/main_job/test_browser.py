"""The main job, as its people do it: a stranger, a writer, an editor, and a worker nobody sees.

Every step leaves a screenshot in `out/screenshots/`.
"""

import json
import re
from pathlib import Path

import pypdfium2 as pdfium
from playwright.sync_api import Browser, Page, expect

from bhl_site.house import House, house

from .browsing import SCREENSHOTS, Desk, browser, chromium

ADDED = "The key is where it always was, and I never told the lawyers."

BRIEF = {
    "client_name": "Theodore Twombly",
    "client_email": "theodore@example.org",
    "recipient_name": "Catherine",
    "relation": "former wife",
    "signature": "Theodore",
    "avoid": "the lawyers",
}
ANSWER = "painted the kitchen floor green & slept in the bath, because it would not dry"
CHOSEN = {
    "tone": "plain",
    "hand": "theodore",
    "paper": "a5",
    "ink": "sepia",
    "pace": "brisk",
    "ruled": "yes",
    "envelope": "dl",
}
OPEN = "control => { const fold = control.closest('details'); if (fold) fold.open = true; }"


def send_brief(client: Desk) -> str:
    """From the front door to the letter's own page; its address."""
    page = client.page
    page.goto(client.address)
    client.shoot("the-front-door")
    page.get_by_role("link", name="Write a letter").first.click()
    client.shoot("what-is-it-for")
    page.locator("ul.occasions a[href$='/write/former-spouse/']").click()
    go_on = page.get_by_role("button", name="Next", exact=True)
    go_on.click()
    expect(page.locator("section.summary")).to_contain_text("We kept everything you wrote.")
    client.shoot("an-empty-step-is-refused-kindly")
    page.locator("[name=client_name]").fill(BRIEF["client_name"])
    page.locator("[name=client_email]").fill(BRIEF["client_email"])
    # Enter goes on to the next step, and never further.
    page.locator("[name=client_email]").press("Enter")
    expect(page).to_have_url(re.compile(r"/unsent/[\w-]{22,}/recipient/"))
    for step in ("recipient", "tone", "memories", "mentions", "signature", "hand", "paper"):
        expect(page).to_have_url(re.compile(rf"/unsent/[\w-]{{22,}}/{step}/"))
        fill_in(page)
        client.shoot(f"step-{step}")
        go_on.click()
    expect(page.get_by_role("heading", name="Shall we write it?")).to_be_visible()
    client.shoot("all-answers")
    page.get_by_role("button", name="Send it to the writers").click()
    expect(page.get_by_role("heading", name="One more memory?")).to_be_visible()
    client.shoot("a-thin-brief-is-asked-for-more")
    page.get_by_role("button", name="Send it as it is").last.click()
    expect(page).to_have_url(re.compile(r"/letters/[\w-]{22,}/"))
    client.shoot("received")
    return page.url


def fill_in(page: Page) -> None:
    """Answer what this step asks."""
    for name, words in BRIEF.items():
        for control in page.locator(f"[name={name}]").all():
            control.fill(words)
    for name, chosen in CHOSEN.items():
        choices = page.locator(f"input[name={name}][value={chosen}], input[name={name}][type=checkbox]")
        for choice in choices.all():
            choice.evaluate(OPEN)
            choice.check(force=True)
    for address in page.locator("[name=address]").all():
        address.fill("Catherine Delgado\n4 Alder Street\nPortland")
    for stem in page.locator("textarea[name^=stem_][required]").all():
        stem.fill(ANSWER)
        # Nothing is pressed: it is kept while it is typed, and shown as it will read.
        expect(page.locator(".reads em", has_text="slept in the bath").first).to_be_visible(timeout=20_000)
    if page.locator("[data-sample]").count():
        expect(page.locator("[data-sample] img")).to_be_visible(timeout=20_000)
        expect(page.locator("[data-sample] img")).to_have_js_property("complete", True)
        assert page.locator("[data-sample] img").evaluate("image => image.naturalHeight < image.naturalWidth / 2")


def write(writer: Desk, who: dict[str, str]) -> str:
    """Read the brief, add a sentence, send it to review; the words that were sent."""
    writer.log_in(who)
    writer.open_first_letter()
    writer.shoot("the-writers-desk")
    text = writer.page.locator("textarea#text")
    words = text.input_value().replace("\r\n", "\n").strip()
    assert "slept in the bath" in words
    salutation, _, rest = words.partition("\n\n")
    sent = f"{salutation}\n\n{ADDED}\n\n{rest}"
    pages, notes = writer.page.locator(".sheets"), writer.page.locator("[data-follows=notes]")
    expect(pages.locator("img")).to_be_visible()
    text.fill(sent)
    # Nothing is pressed: the page and the notes follow what is typed.
    expect(pages.locator("svg desc").first).to_contain_text("where it always was", timeout=20_000)
    expect(notes).to_contain_text("Holds the letter back.")
    expect(writer.page.locator("[data-follows=standing]")).to_contain_text("in Theodore’s hand")
    writer.shoot("the-pages-follow-what-is-typed")
    writer.page.get_by_role("button", name="Save and send to review").click()
    expect(writer.page.get_by_text("Draft 2").first).to_be_visible()
    expect(writer.page.get_by_role("button", name="Approve and write out")).to_have_count(0)
    writer.shoot("sent-to-review")
    return sent


def approve(editor: Desk, who: dict[str, str]) -> None:
    """Look at the pages and give the word."""
    editor.log_in(who)
    editor.open_first_letter()
    sheet = editor.page.locator("img.sheet").first
    sheet.scroll_into_view_if_needed()
    expect(sheet).to_have_js_property("complete", True)
    assert sheet.evaluate("image => image.naturalWidth") > 300
    editor.shoot("the-editors-desk")
    expect(editor.page.get_by_role("button", name="Approve and write out")).to_have_count(0)
    editor.page.get_by_label("Why may it stand?").fill("Catherine says it herself, and laughs.")
    editor.page.get_by_role("button", name="Overrule, in my name").click()
    expect(editor.page.get_by_text("Overruled by paul")).to_be_visible()
    editor.shoot("a-note-is-overruled-by-name")
    editor.page.get_by_role("button", name="Approve and write out").click()
    expect(editor.page.get_by_role("button", name="Approve and write out")).to_have_count(0)
    editor.shoot("approved")


def words_of(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document).split()
    finally:
        document.close()


def test_from_the_brief_to_the_downloaded_letter(tmp_path: Path) -> None:
    chromium()
    with house(tmp_path / "data", say=lambda _: None) as opened, browser() as window:
        go_the_whole_way(opened, window)


def go_the_whole_way(opened: House, window: Browser) -> None:
    logins = {each["username"]: each for each in json.loads((opened.data_dir / "logins.json").read_text())}
    client = Desk(window, opened.address)
    letter_page = send_brief(client)
    writer = Desk(window, opened.address)
    sent = write(writer, logins["amy"])
    editor = Desk(window, opened.address)
    approve(editor, logins["paul"])

    # Nobody touches the client's page: it brings itself up to date.
    read = client.page.get_by_role("link", name="Read the pages")
    expect(read).to_be_visible(timeout=30_000)
    read.click()
    client.shoot("proof")
    client.page.get_by_role("button", name="Yes, this is my letter").click()
    download = client.page.get_by_role("link", name="Download the letter")
    expect(download).to_be_visible()
    expect(client.page.locator("ul.pages img").first).to_have_js_property("complete", True)
    assert client.page.url == letter_page
    client.shoot("ready")
    with client.page.expect_download() as waiting:
        download.click()
    pdf = Path(waiting.value.path()).read_bytes()
    assert pdf.startswith(b"%PDF")
    assert words_of(pdf) == sent.split()
    with client.page.expect_download() as waiting:
        client.page.get_by_role("link", name="Download the envelope").click()
    assert words_of(Path(waiting.value.path()).read_bytes())[:2] == ["Catherine", "Delgado"]

    stranger = Desk(window, opened.address)
    other_end = "E/" if letter_page.endswith("A/") else "A/"
    for guess in (letter_page[:-2] + other_end, f"{opened.address}/letters/{'A' * 43}/letter.pdf"):
        answer = stranger.page.goto(guess)
        assert answer
        assert guess != letter_page
        assert answer.status == 404
    assert client.troubles == writer.troubles == editor.troubles == []


def test_the_form_fits_the_screen_without_javascript(tmp_path: Path) -> None:
    chromium()
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with house(tmp_path / "data", say=lambda _: None) as opened, browser() as window:
        for width in (360, 1280):
            context = window.new_context(viewport={"width": width, "height": 740}, java_script_enabled=False)
            page = context.new_page()
            page.goto(f"{opened.address}/write/former-spouse/")
            page.get_by_role("button", name="Next", exact=True).click()
            expect(page.locator("section.summary")).to_be_visible()
            page.locator("[name=client_name]").fill("Theodore")
            page.locator("[name=client_email]").fill("theodore@example.org")
            page.get_by_role("button", name="Next", exact=True).click()
            expect(page.get_by_role("heading", name="Who is this letter for?")).to_be_visible()
            page.screenshot(path=SCREENSHOTS / f"without-javascript-{width}.png", full_page=True)
            wide = page.locator("html").bounding_box()
            assert wide
            assert wide["width"] <= width

"""A real browser, where there is one, and people who sit before it. In CI it must be there; elsewhere its absence is
said."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

SCREENSHOTS = Path(__file__).resolve().parents[2] / "out" / "screenshots"

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

# Without a sandbox because tests run as root in containers; without anything that calls home.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Where the browser is. Without one the test is skipped; in CI it fails."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    missing = "No browser: install Debian's package “chromium” to run this test."
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        try:
            yield opened
        finally:
            opened.close()


class Desk:
    """One person's browser, which counts its screenshots."""

    taken = 0

    def __init__(self, opened: Browser, address: str) -> None:
        self.page: Page = opened.new_context(viewport={"width": 1280, "height": 900}).new_page()
        self.address = address
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._hear)

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.troubles.append(f"{said.text} {said.location.get('url')}")

    def shoot(self, name: str) -> None:
        """A picture of the whole page as it is now."""
        Desk.taken += 1
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{Desk.taken:02}-{name}.png", full_page=True)

    def log_in(self, who: dict[str, str]) -> None:
        """Come in through the staff door."""
        self.page.goto(f"{self.address}/admin/")
        self.page.get_by_label("Username").fill(who["username"])
        self.page.get_by_label("Password").fill(who["password"])
        self.page.get_by_role("button", name="Log in").click()
        expect(self.page.get_by_role("link", name=re.compile("Log out|log out"))).to_have_count(0)

    def open_first_letter(self) -> None:
        """Find the letter in the list, as a person would."""
        self.page.goto(f"{self.address}/admin/letters/letter/")
        self.page.locator("#result_list tbody a").first.click()
        expect(self.page.get_by_role("heading", name="The brief")).to_be_visible()

"""A real browser, where there is one. In CI it must be there; elsewhere its absence is said."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

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

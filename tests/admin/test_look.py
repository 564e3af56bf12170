"""The look of the writing room: the house's colours by day and by lamplight, and nothing written inline."""

import re
from pathlib import Path

import pytest
from django.contrib import admin as django_admin
from django.test import Client

from letters.models import Letter
from tests.web.test_colours import NAMES, colours, contrast_of, is_cold

from .conftest import desk_of

ADMIN = Path(__file__).parents[2] / "letters" / "admin"
SHEETS = sorted(ADMIN.glob("static/**/*.css"))
PAGES = sorted(ADMIN.glob("templates/**/*.html"))
ROOM = (ADMIN / "static/letters/admin/writing-room.css").read_text()
BOTH = dict(re.findall(r"--([a-z-]+): light-dark\((#\w{6}, #\w{6})\);", ROOM))
STOCK_CSS = Path(django_admin.__file__).parent / "static/admin/css"


def pair(name: str, lamp: bool) -> str:
    """A colour of the room, by day or by lamplight."""
    return str(BOTH[name]).split(", ")[lamp]


@pytest.mark.parametrize("path", SHEETS + PAGES, ids=lambda path: path.name)
def test_no_colour_of_the_sky(path: Path) -> None:
    text = path.read_text()
    assert not [colour for colour in colours(text) if is_cold(colour)]
    assert not NAMES.search(text)


def test_every_colour_of_the_stock_admin_is_replaced() -> None:
    # Those that the stock sheets define with a colour of their own, by day or by night.
    stock = "".join((STOCK_CSS / sheet).read_text() for sheet in ("base.css", "dark_mode.css"))
    coloured = set(re.findall(r"(--[a-z-]+):\s*#", stock))
    assert len(coloured) > 20
    assert coloured <= set(re.findall(r"--[a-z-]+(?=:)", ROOM))


@pytest.mark.parametrize("lamp", [False, True], ids=["day", "lamplight"])
@pytest.mark.parametrize("ground", ["paper", "warm-white", "late-light", "trouble"])
@pytest.mark.parametrize("text", ["ink", "ink-soft", "vermilion-deep"])
def test_words_reach_aa(text: str, ground: str, lamp: bool) -> None:
    assert contrast_of(pair(text, lamp), pair(ground, lamp)) >= 4.5


@pytest.mark.parametrize("lamp", [False, True], ids=["day", "lamplight"])
@pytest.mark.parametrize("ground", ["paper", "warm-white"])
def test_edges_and_rings_can_be_seen(ground: str, lamp: bool) -> None:
    assert contrast_of(pair("line", lamp), pair(ground, lamp)) >= 3
    assert contrast_of("#D9482B", pair(ground, lamp)) >= 3


@pytest.mark.parametrize("button", ["#65574E", "#2B2320", "#A93519", "#8A2A13"])
def test_words_on_buttons_reach_aa(button: str) -> None:
    assert contrast_of("#FFFDF8", button) >= 4.5


def test_nothing_is_written_inline_that_the_policy_would_stop(letter: Letter, amys: Client, samanthas: Client) -> None:
    for client, address in (
        (amys, desk_of(letter)),
        (amys, "/admin/letters/letter/"),
        (samanthas, "/admin/"),
        (samanthas, "/admin/letters/template/1/change/"),
    ):
        response = client.get(address)
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", response.text)
        for tag in re.findall(r"<(?:script|style)[^>]*>", response.text):
            nonce = re.search(r'nonce="([^"]+)"', tag)
            assert "src=" in tag or (nonce and f"'nonce-{nonce[1]}'" in policy), tag


def test_the_rooms_name(samanthas: Client) -> None:
    page = samanthas.get("/admin/").text
    assert "The writing room" in page
    assert "| Beautiful Handwritten Letters</title>" in page


def test_one_call_to_action_a_desk(letter: Letter, amys: Client) -> None:
    assert amys.get(desk_of(letter)).text.count('class="call"') == 1


def test_every_field_has_its_label(letter: Letter, amys: Client) -> None:
    desk = amys.get(desk_of(letter)).text
    for field in re.findall(r'<textarea id="(\w+)"', desk):
        assert f'<label for="{field}">' in desk

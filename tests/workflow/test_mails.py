"""Every e-mail has two parts of the same words, fetches nothing, and says how to answer."""

import re
from html import unescape

import pytest

from letters.models import Notice
from letters.workflow.mail_parts import WIDTH, as_html, as_text
from letters.workflow.mails import MAILS

ADDRESS = "https://letters.example/letters/" + "a" * 43 + "/?a=1&b=2"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_every_kind_has_its_mail() -> None:
    assert {*MAILS} == {*Notice.Kind}


@pytest.mark.parametrize("kind", MAILS)
def test_both_parts_say_the_same(kind: Notice.Kind) -> None:
    text, html = (part(MAILS[kind], ADDRESS, "15 December") for part in (as_text, as_html))
    shown = unescape(re.sub(r"<(style|title).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL))
    button = f"{MAILS[kind].goes} If the button does nothing, this is the address:"
    heading = f"Beautiful Handwritten Letters {MAILS[kind].subject}"
    assert words(shown) == words(f"{heading} {text.replace(ADDRESS, f'{button} {ADDRESS}')}")
    assert "{" not in text + html.replace(html[html.index("<style>") : html.index("</style>")], "")
    assert "answer us" in text


@pytest.mark.parametrize("kind", MAILS)
def test_text_is_narrow_and_its_address_whole(kind: Notice.Kind) -> None:
    lines = as_text(MAILS[kind], ADDRESS, "15 December").splitlines()
    assert ADDRESS in lines
    assert max(len(line) for line in lines if line != ADDRESS) <= WIDTH


@pytest.mark.parametrize("kind", MAILS)
def test_html_fetches_nothing_and_has_a_ground_under_every_colour(kind: Notice.Kind) -> None:
    html = as_html(MAILS[kind], ADDRESS, "15 December")
    assert not re.search(r"<(img|link|script|iframe)|url\(|@import|src=", html)
    assert {*re.findall(r'href="([^"]+)"', html)} == {ADDRESS.replace("&", "&amp;")}
    assert all("color:" in style for style in re.findall(r'<a [^>]*style="([^"]+)"', html)), "no client's own blue"
    assert 'content="light dark"' in html and len(html) < 6000


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        ("#2B2320", "#FBF6EC"),
        ("#65574E", "#FBF6EC"),
        ("#FFFDF8", "#A93519"),
        ("#FBF6EC", "#2B2320"),
        ("#E6D9C6", "#2B2320"),
    ],
)
def test_it_can_be_read_by_day_and_in_the_dark(letters: str, ground: str) -> None:
    html = as_html(MAILS[Notice.Kind.READY], ADDRESS)
    assert letters in html and ground in html
    light, dark = sorted((luminance(letters), luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5

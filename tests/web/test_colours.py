"""The house's colours: no hue of the sky anywhere, and every pair of them readable."""

import colorsys
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "letters" / "web"
HOUSE = (WEB / "static/letters/house.css").read_text()
SHEETS = sorted(WEB.glob("static/**/*.css")) + sorted(WEB.glob("static/letters/seal.svg"))
"""The letter that writes itself is not among them: its colour is a pen's ink, not ours."""
PAGES = sorted(WEB.glob("templates/**/*.html"))
HEX = re.compile(r"#([0-9A-Fa-f]{3,8})\b")
RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)")
NAMES = re.compile(r"blue|\b(navy|azure|indigo|cyan|teal|aqua|turquoise|violet|purple|slate)", re.IGNORECASE)
BRAND = dict(re.findall(r"--([a-z-]+): (#[0-9A-F]{6});", HOUSE))


def colours(text: str) -> list[tuple[int, int, int]]:
    """Every colour written in `text`, three numbers from 0 to 255 each."""
    written = [h if len(h) >= 6 else "".join(2 * digit for digit in h) for h in HEX.findall(text)]
    found = [(int(h[0:2], 16), int(h[2:4], 16), int(h[4:6], 16)) for h in written]
    return found + [(int(r), int(g), int(b)) for r, g, b in RGB.findall(text)]


def is_cold(colour: tuple[int, int, int]) -> bool:
    """Whether the hue lies between green-cyan and magenta, and there is enough of it to be seen."""
    hue, _, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    return 150 <= hue * 360 <= 320 and saturation > 0.02


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, last = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * last


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast_of(one: str, other: str) -> float:
    """The WCAG contrast of two colours as they are written."""
    dark, light = sorted(luminance(colours(colour)[0]) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours of the house, by name."""
    return contrast_of(BRAND[one], BRAND[other])


@pytest.mark.parametrize("path", SHEETS + PAGES, ids=lambda path: path.name)
def test_no_colour_of_the_sky(path: Path) -> None:
    text = path.read_text()
    assert not [colour for colour in colours(text) if is_cold(colour)]
    assert not NAMES.search(text)


def test_the_test_would_notice() -> None:
    assert all(map(is_cold, colours("#00f #1e90ff rgb(30 60 200) #4B0082")))
    assert not any(map(is_cold, colours("#FBF6EC #D9482B #6B7A45 #2B2320")))


@pytest.mark.parametrize("ground", ["paper", "warm-white", "late-light"])
@pytest.mark.parametrize("text", ["ink", "ink-soft"])
def test_words_reach_aa_on_every_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "warm-white"])
def test_trouble_reaches_aa(ground: str) -> None:
    assert contrast("vermilion-deep", ground) >= 4.5


def test_a_selected_word_reaches_aa() -> None:
    assert contrast("ink", "rose") >= 4.5


@pytest.mark.parametrize("edge", ["vermilion", "line", "moss", "orange"])
@pytest.mark.parametrize("ground", ["paper", "warm-white"])
def test_edges_rings_and_marks_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


def test_the_call_to_action_is_large_and_bold_enough_for_its_contrast() -> None:
    assert contrast("warm-white", "vermilion") >= 3
    call = re.search(r"\.call \{.*?font: 700 ([\d.]+)rem", HOUSE, re.DOTALL)
    assert call and float(call[1]) * 16 >= 14 * 96 / 72


def test_vermilion_fills_one_thing_a_page() -> None:
    for page in PAGES:
        for either in page.read_text().split("{% else %}"):
            assert either.count('class="call"') <= 1, page.name

"""Every page of the house is sound HTML and stays at home: nothing is fetched from anyone else."""

import gzip
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.template.loader import render_to_string
from django.test import Client

from letters.handwriting.papers import PAPERS
from letters.workflow import catalogue
from letters.workflow.unsent import address_of_unsent, begin

from .well_formed import Page

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).parents[2] / "letters" / "web" / "static" / "letters"
LETTER = (STATIC / "letter.css").read_text()
REFUSALS = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html")


@pytest.mark.parametrize("path", ["/", "/write/", "/privacy/"])
def test_a_page_is_sound(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert Page(response.text).faults == []


def test_every_occasion_has_a_sound_form(client: Client) -> None:
    for occasion in catalogue.occasions():
        address = address_of_unsent(begin(uuid4(), occasion.slug))
        assert Page(client.get(f"/write/{occasion.slug}/").text).faults == [], occasion.slug
        page = Page(client.get(f"/unsent/{address}/memories/").text)
        assert page.faults == [], occasion.slug
        asked = [each["name"] for each in page.having("textarea") if str(each["name"]).startswith("stem_")]
        assert asked == [f"stem_{stem.key}" for stem in occasion.stems]


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_sound_and_speaks_with_our_voice(name: str) -> None:
    html = render_to_string(name)
    assert Page(html).faults == []
    assert "safe" in html or "nothing was changed" in html.lower() or "Nothing has been changed" in html


def test_the_way_in_is_offered(client: Client) -> None:
    assert Page(client.get("/").text).having("a", href="/write/")
    links = Page(client.get("/write/").text).values("href")
    assert all(f"/write/{each.slug}/" in links for each in catalogue.occasions())


def test_every_control_has_a_label(client: Client) -> None:
    page = Page(client.get(f"/write/{catalogue.occasions()[0].slug}/").text)
    labelled = set(page.values("for"))
    controls = [attrs for tag, attrs in page.tags if tag in ("input", "textarea") and attrs.get("type") != "hidden"]
    assert controls
    assert all(attrs["id"] in labelled for attrs in controls)


@pytest.mark.parametrize("path", ["/", "/write/", "/privacy/"])
def test_nothing_comes_from_elsewhere(client: Client, path: str) -> None:
    response = client.get(path)
    assert "://" not in "".join(Page(response.text).values("src") + Page(response.text).values("href"))
    assert "'unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_a_sheet_names_only_files_that_are_there(sheet: Path) -> None:
    for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text()):
        assert (STATIC / name).is_file(), name


def test_motion_is_only_for_those_who_want_it() -> None:
    assert "prefers-reduced-motion: reduce" in (STATIC / "house.css").read_text()


@pytest.mark.parametrize("slug", PAPERS)
def test_every_paper_keeps_the_place_of_its_picture(slug: str) -> None:
    name = f"\\3{slug[0]} {slug[1:]}" if slug[0].isdecimal() else slug
    rule = re.search(rf"\.sheet\.{re.escape(name)} {{ aspect-ratio: ([\d.]+) / ([\d.]+); }}", LETTER)
    assert rule
    assert float(rule[1]) / float(rule[2]) == pytest.approx(PAPERS[slug].width / PAPERS[slug].height, rel=1e-3)


def test_the_door_has_a_letter_that_writes_itself_and_a_still_one_for_who_wants_less_motion(client: Client) -> None:
    page = client.get("/")
    film = re.search(r'<source media="\(prefers-reduced-motion: no-preference\)"[^>]*srcset="([^"]+)"', page.text)
    assert film and "specimen.png" in page.text
    svg = (STATIC / "specimen.svg").read_text(encoding="utf-8")
    assert film.group(1).endswith("letters/specimen.svg") and "<animate " in svg and "<script" not in svg
    assert len(page.content) < 100_000 and len(gzip.compress(svg.encode())) < 100_000

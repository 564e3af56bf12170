"""What a client may choose beyond the words: how it looks, how it is addressed, and to whom it goes next."""

import struct
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError
from django.test import Client

from letters.models import Brief, Letter
from letters.web import unsent_views
from letters.workflow import catalogue
from letters.workflow.briefs import address_of
from letters.workflow.questions import STEPS
from letters.workflow.styling import Style
from letters.workflow.unsent import address_of_unsent, begin

from .conftest import fill_in, send_in
from .well_formed import Page

type Post = Callable[..., Any]

SAMPLE = {"hand": "amy", "paper": "a5", "ink": "sepia", "pace": "calm"}


def test_what_is_chosen_is_kept(send: Post) -> None:
    chosen = {"ink": "forest", "ruled": "on", "letterhead": "12 Orchard Lane", "pace": "hasty", "mends": "on"}
    send(**chosen, heading="Lisbon, 3 November", nickname="Cat", named="Mina", writers="several")
    brief = Brief.objects.get()
    assert Style.from_data(brief.style) == Style("forest", True, "12 Orchard Lane", False, "hasty", True)
    assert (brief.heading, brief.nickname, brief.to_be_named) == ("Lisbon, 3 November", "Cat", ("Mina",))
    assert brief.writers == "several"


def test_a_page_from_before_these_questions_still_sends(send: Post) -> None:
    assert send().status_code == 302
    brief = Brief.objects.get()
    assert Style.from_data(brief.style) == Style()
    assert (brief.writers, brief.recipients, brief.about_pronouns) == ("one", "one", "they")


@pytest.fixture
def begun(client: Client, occasion: Any, words: dict[str, str], db: None) -> str:
    """The address of everything that was told, without its last part."""
    return str(fill_in(client, f"/write/{occasion.slug}/", words)["Location"]).removesuffix("all/")


@pytest.mark.parametrize("field", ["ink", "pace", "writers", "recipients", "envelope"])
def test_what_is_not_offered_is_refused_in_its_place(client: Client, begun: str, field: str) -> None:
    text = client.post(begun + step_of(field), {field: "no such thing"}).text
    assert Page(text).faults == []
    assert f'id="id_{field}_error"' in text
    client.post(f"{begun}all/", {"as_it_is": "yes"})
    assert not Brief.objects.exists()


def step_of(field: str) -> str:
    """The last part of the address of the step that asks this."""
    return next(f"{step.name}/" for step in STEPS if field in {question.name for question in step.questions})


@pytest.mark.parametrize("field", ["recipient_name", "nickname", "named", "signature", "heading"])
def test_what_must_stand_as_it_was_typed_has_to_be_writable(send: Post, field: str) -> None:
    assert "Theodore cannot write" in send(**{field: "Катя 凯"}).text
    assert not Brief.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"letterhead": "The House ☃"}, {"envelope": "dl"}, {"sender": "x" * 401}, {"envelope": "a bottle"}]
)
def test_a_folded_question_is_open_where_something_is_wrong_in_it(
    client: Client, begun: str, wrong: dict[str, str]
) -> None:
    text = client.post(f"{begun}paper/", {"paper": "a5", **wrong}).text
    before = text[: text.index('class="trouble"')]
    assert before[before.rindex("<details") :].startswith('<details class="further" open>')
    assert "</details>" not in before[before.rindex("<details") :]


def test_the_third_person_is_asked_for_where_there_is_one(client: Client, db: None) -> None:
    for occasion in catalogue.occasions():
        text = client.get(f"/unsent/{address_of_unsent(begin(uuid4(), occasion.slug))}/recipient/").text
        assert ('name="about_name"' in text) == bool(occasion.about), occasion.slug


def test_a_letter_to_a_couple_need_not_name_one_of_them(client: Client, words: dict[str, str], db: None) -> None:
    occasion = next(each for each in catalogue.occasions() if each.about and not each.about_required)
    stems = {f"stem_{stem.key}": "walked home in the rain" for stem in occasion.stems if stem.required}
    told = {name: value for name, value in words.items() if not name.startswith("stem_")}
    assert send_in(client, f"/write/{occasion.slug}/", told | stems | {"about_name": ""}).status_code == 302
    assert Brief.objects.get().about_name == ""


def test_a_follow_up_question_says_what_it_follows(client: Client, db: None) -> None:
    occasion = next(each for each in catalogue.occasions() if any(stem.only_with for stem in each.stems))
    follower = next(stem for stem in occasion.stems if stem.only_with)
    address = address_of_unsent(begin(uuid4(), occasion.slug))
    text = client.get(f"/unsent/{address}/memories/").text
    assert f'data-only-with="stem_{follower.only_with}" hidden disabled>' in text


def test_a_thin_brief_is_told_what_one_more_memory_would_do_and_can_be_sent_as_it_is(send: Post) -> None:
    response = send(as_it_is="")
    assert response.status_code == 200
    assert "One more memory?" in response.text
    assert "walked home in the rain" in response.text and "You could still finish “" in response.text
    assert Page(response.text).having("button", name="as_it_is", **{"class": "call"}), "the button below sends it now"
    assert not Brief.objects.exists()
    assert send(as_it_is="yes").status_code == 302


def test_who_sent_it_as_it_is_is_not_asked_again_after_a_slip(send: Post) -> None:
    text = send(as_it_is="yes", client_email="").text
    assert Page(text).having("input", name="as_it_is", type="hidden")
    assert not Page(send(as_it_is="", client_email="", submission=str(uuid4())).text).having(
        "input", name="as_it_is", type="hidden"
    )


def test_who_writes_and_reads_together_can_be_read_again(send: Post, client: Client) -> None:
    assert send(writers="several", recipients="several").status_code == 302
    text = client.get(f"/letters/{address_of(Brief.objects.get())}/").text
    assert "Several people together" in text and "Who reads it" in text


@pytest.fixture
def with_envelope(send: Post) -> None:
    assert send(envelope="dl", address="Catherine\n8 Hill Street", sender="Theodore").status_code == 302


def test_the_envelope_is_offered_with_the_letter(with_envelope: None, finished: Letter, client: Client) -> None:
    address = f"/letters/{address_of(finished.brief)}/"
    assert f"{address}envelope.pdf" in client.get(address).text
    response = client.get(f"{address}envelope.pdf")
    assert response.content.startswith(b"%PDF-")
    assert "no-store" in response["Cache-Control"]


def test_an_envelope_without_an_address_is_asked_about(send: Post) -> None:
    assert "what to write on the envelope" in send(envelope="dl").text
    assert not Brief.objects.exists()


def test_no_envelope_where_none_was_wanted(finished: Letter, client: Client, address: str) -> None:
    assert "envelope.pdf" not in client.get(address).text
    assert client.get(f"{address}envelope.pdf").status_code == 404


def test_the_next_letter_to_the_same_person_begins_where_the_last_one_ended(
    finished: Letter, client: Client, address: str, words: dict[str, str]
) -> None:
    assert f'href="{address}again/"' in client.get(address).text
    page = client.get(f"{address}again/")
    slug = finished.brief.occasion
    assert "What is the next letter to Catherine for?" in page.text
    assert f'href="{address}again/{slug}/"' in page.text
    form = client.get(f"{address}again/{slug}/")
    assert 'value="Theodore Twombly"' in form.text
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    changed = words | {"submission": "", "heading": "Sunday", "another": "yes"}
    assert send_in(client, f"{address}again/{slug}/", changed).status_code == 302
    assert Brief.objects.get(heading="Sunday").first == finished.brief


def test_a_browser_can_send_the_next_brief_and_tells_nobody_from_where(
    brief: Brief, client: Client, address: str
) -> None:
    form = client.get(f"{address}again/{brief.occasion}/")
    # Under `no-referrer` a browser sends `Origin: null`, and the form is refused as a stranger's.
    assert form["Referrer-Policy"] == "strict-origin"
    assert '<meta name="referrer" content="strict-origin">' in form.text
    assert form["Cache-Control"] == "private, no-cache"
    assert "noindex" in form["X-Robots-Tag"]


def test_nobody_goes_on_from_an_address_that_is_none(client: Client, words: dict[str, str], db: None) -> None:
    slug = catalogue.occasions()[0].slug
    for path in ("again/", f"again/{slug}/"):
        assert client.get(f"/letters/{'A' * 43}/{path}").status_code == 404
    assert client.post(f"/letters/{'A' * 43}/again/{slug}/", words).status_code == 404
    assert not Brief.objects.exists()


def test_the_next_brief_is_not_lost_when_the_database_fails(
    brief: Brief, client: Client, address: str, words: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(token: str) -> Brief:
        raise OperationalError("database is locked")

    monkeypatch.setattr("letters.web.finding.brief_by_address", locked)
    typed = words | {"client_name": "Theo Sunday", "occasion": brief.occasion}
    response = client.post(f"{address}again/{brief.occasion}/", typed)
    assert response.status_code == 503
    assert 'value="Theo Sunday"' in response.text


def test_a_sample_is_drawn_in_what_was_chosen(client: Client, begun: str) -> None:
    one, other = (client.get(f"{begun}sample.png", SAMPLE | {"ink": ink}) for ink in ("sepia", "forest"))
    assert one.content.startswith(b"\x89PNG")
    assert one.content != other.content
    assert one["Cache-Control"] == "private, no-store", "it holds the client's own words"


def test_a_sample_shows_the_first_line_of_the_client_and_no_empty_paper(client: Client, begun: str) -> None:
    before = client.get(f"{begun}sample.png", SAMPLE).content
    client.post(f"{begun}recipient/", {"recipient_name": "Wilhelmina", "go": "all"})
    after = client.get(f"{begun}sample.png", SAMPLE).content
    assert before != after
    width, height = struct.unpack(">II", after[16:24])
    assert height < width / 2


@pytest.mark.parametrize("wrong", [{"hand": "nobody"}, {"ink": "azure"}, {"pace": ""}, {"paper": "../a5"}])
def test_a_sample_of_nothing_we_have_is_not_found(client: Client, begun: str, wrong: dict[str, str]) -> None:
    assert client.get(f"{begun}sample.png", SAMPLE | wrong).status_code == 404


def test_samples_are_drawn_one_at_a_time(client: Client, begun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsent_views, "SAMPLE_PATIENCE", 0.01)
    with unsent_views._SAMPLING:
        response = client.get(f"{begun}sample.png", SAMPLE)
    assert response.status_code == 503
    assert response["Cache-Control"] == "no-store"
    assert client.get(f"{begun}sample.png", SAMPLE).status_code == 200


def test_occasions_stand_under_their_headings(client: Client) -> None:
    text = client.get("/write/").text
    for group, occasions in catalogue.occasions_by_group().items():
        heading = text.index(f">{group}<")
        assert all(text.index(f'href="/write/{each.slug}/"') > heading for each in occasions)

"""Templates are checked, numbered, and never lose what was typed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils.html import escape

from letters.models import Template, TemplateVersion
from letters.workflow import catalogue
from letters.workflow.sampling import sample_count
from letters.workflow.templates import save_template, stamp_of
from letters.workflow.what_there_is import what_there_is
from tests.conftest import newest


@pytest.fixture
def template(house: None) -> Template:
    return Template.objects.get(slug="apology-plain")


def page_of(template: Template) -> str:
    return f"/admin/letters/template/{template.pk}/change/"


def fields(template: Template, body: str, **otherwise: str) -> dict[str, str]:
    """The form as a browser sends it."""
    inline = {"versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0"}
    row = {name: getattr(template, name) for name in ("name", "slug", "occasion", "tone")}
    return {**row, **inline, "is_active": "on", "body": body, "seen": stamp_of(template), **otherwise}


def test_a_writer_reads_and_changes_nothing(template: Template, amys: Client) -> None:
    page = amys.get(page_of(template))
    assert page.status_code == 200
    assert newest(template).body.splitlines()[0] in page.text
    assert amys.post(page_of(template), fields(template, "Dear {recipient},")).status_code == 403
    assert template.versions.count() == 1


def test_a_save_is_a_new_version(template: Template, pauls: Client, paul: object) -> None:
    body = newest(template).body.replace("Sincerely", "Yours")
    assert pauls.post(page_of(template), fields(template, body)).status_code == 302
    assert (newest(template).number, newest(template).author, newest(template).body) == (2, paul, body)
    page = pauls.get(page_of(template)).text
    assert "Sincerely" in page[page.index("Versions") :]


def test_a_mistake_is_named_by_line_and_nothing_typed_is_lost(template: Template, pauls: Client) -> None:
    body = "Dear {recipient},\n\nI am sorry that I {wrnog}.\n\nYours,\n{signature}"
    response = pauls.post(page_of(template), fields(template, body, name="Another name"))
    assert response.status_code == 200
    assert "Line 3:" in response.text
    assert "Did you mean {wrong}?" in response.text
    assert "I am sorry that I {wrnog}.\n\nYours,\n{signature}</textarea>" in response.text
    assert 'value="Another name"' in response.text
    template.refresh_from_db()
    assert (template.name, template.versions.count()) == ("First things first", 1)


@pytest.mark.promise("two-editors")
def test_the_second_of_two_editors_overwrites_nothing(template: Template, pauls: Client, tatiana: User) -> None:
    page = pauls.get(page_of(template)).text
    assert f'name="seen" value="{stamp_of(template)}"' in page
    typed = fields(template, "Dear {recipient},\n\nPaul was typing.\n\n{signature}")
    save_template(template, "Dear {recipient},\n\nTatiana was here.\n\n{signature}", tatiana, stamp_of(template))
    response = pauls.post(page_of(template), typed)
    assert response.status_code == 200
    assert "its newest version is 2, by Tatiana" in response.text
    assert "Paul was typing.\n\n{signature}</textarea>" in response.text
    assert f'<a href="{page_of(template)}" target="_blank">' in response.text
    assert newest(template).number == 2
    # Having seen it, Paul may decide that his is the better one.
    assert f'name="seen" value="{stamp_of(template)}"' in response.text
    assert pauls.post(page_of(template), typed | {"seen": stamp_of(template)}).status_code == 302
    assert "Paul was typing." in newest(template).body


def test_what_another_took_out_of_use_is_not_put_back_unseen(template: Template, pauls: Client) -> None:
    typed = fields(template, newest(template).body)
    Template.objects.filter(pk=template.pk).update(is_active=False)
    assert "was changed after you opened the page" in pauls.post(page_of(template), typed).text
    assert not Template.objects.get(pk=template.pk).is_active


def test_a_save_pressed_twice_is_one_version(template: Template, pauls: Client) -> None:
    typed = fields(template, "Dear {recipient},\n\nHello.\n\n{signature}")
    assert [pauls.post(page_of(template), typed).status_code for _ in range(2)] == [302, 302]
    assert template.versions.count() == 2


def test_the_words_are_checked_for_the_occasion_that_was_chosen(template: Template, pauls: Client) -> None:
    response = pauls.post(page_of(template), fields(template, newest(template).body, occasion="birthday"))
    assert "does not ask for" in response.text
    assert TemplateVersion.objects.filter(template=template).count() == 1


def test_a_new_template_begins_with_version_1(pauls: Client, house: None) -> None:
    new = Template(name="Short", slug="short", occasion="apology", tone="plain")
    words = "Dear {recipient},\n\nI am sorry that I {wrong}.\n\n{signature}"
    assert pauls.get("/admin/letters/template/add/").status_code == 200
    assert pauls.post("/admin/letters/template/add/", fields(new, words)).status_code == 302
    assert newest(Template.objects.get(slug="short")).number == 1


def test_the_language_is_explained_as_it_is_written(template: Template, pauls: Client) -> None:
    page = pauls.get(page_of(template)).text
    assert "&lt;one way|another&gt;" in page
    assert "<code>{wrong}</code> I am sorry that I …" in page


def test_nobody_deletes_one(template: Template, samanthas: Client) -> None:
    assert samanthas.get(f"/admin/letters/template/{template.pk}/delete/").status_code == 403


def test_words_are_tried_on_sample_briefs_and_not_saved(template: Template, pauls: Client) -> None:
    assert "See which sample letters change" in pauls.get(f"/admin/letters/template/{template.pk}/change/").text
    body = "Dear {recipient},\n\nThis has never been said before.\n\nYours,\n{signature}"
    stem = next(stem for stem in catalogue.occasions()[0].stems if stem.required)
    for each in (stem for stem in catalogue.occasions()[0].stems if stem.required):
        body = body.replace("before.", f"before. {each.opening} {{{each.key}}}.")
    page = pauls.post("/admin/letters/template/sample/", {"body": body, "occasion": catalogue.occasions()[0].slug})
    assert page.status_code == 200
    assert "This has never been said before." in page.text, stem
    assert template.versions.count() == 1


def test_words_with_a_mistake_are_told_by_line(template: Template, pauls: Client) -> None:
    slug = catalogue.occasions()[0].slug
    page = pauls.post("/admin/letters/template/sample/", {"body": "Dear {nobody},", "occasion": slug})
    assert "Line 1" in page.text
    assert "That line begins: “Dear {nobody},”" in page.text


def test_only_staff_who_may_look_try_words(client: Client, house: None) -> None:
    response = client.post("/admin/letters/template/sample/", {"body": "", "occasion": ""})
    assert response["Location"].startswith("/admin/login/")


def test_before_it_is_saved_it_says_which_sample_letters_change(template: Template, pauls: Client) -> None:
    body = newest(template).body
    address = f"/admin/letters/template/{template.pk}/sample/"
    same = pauls.post(address, {"body": body, "occasion": template.occasion}).text
    count = sample_count(template.occasion)
    assert f"0 of {count} sample letter" in same and same.count("stays as it is") == count > 0
    changed = pauls.post(address, {"body": f"{body}\n\nPS. So long.", "occasion": template.occasion}).text
    assert f"{count} of {count} sample letter" in changed and "<ins>" in changed
    assert template.versions.count() == 1


def test_an_earlier_version_stands_again_as_the_next_one(template: Template, pauls: Client, amys: Client) -> None:
    first = newest(template).body
    pauls.post(page_of(template), fields(template, first.replace("Sincerely", "Yours")))
    page = pauls.get(page_of(template)).text
    assert "Take back version 1" in page and "Take back version 2" not in page
    assert "Take back version" not in amys.get(page_of(template)).text
    back = f"/admin/letters/template/{template.pk}/restore/1/"
    assert "changed after you opened" in pauls.post(back, {"seen": "0" * 32}, follow=True).text
    assert "may not" in amys.post(back, {"seen": stamp_of(template)}, follow=True).text
    assert newest(template).number == 2
    answer = pauls.post(back, {"seen": stamp_of(Template.objects.get(pk=template.pk))}, follow=True)
    assert "The words of version 1 stand again, as version 3." in answer.text
    assert (newest(template).number, newest(template).body) == (3, first)


def test_what_the_house_offers_is_seen_with_its_files(house: None, amys: Client) -> None:
    page = amys.get("/admin/letters/template/house/").text
    things = [thing for kind in what_there_is() for thing in kind.things]
    assert all(escape(thing.name) in page and thing.file in page for thing in things)
    files = {thing.file for thing in things} | {kind.guide for kind in what_there_is() if kind.guide}
    assert [file for file in sorted(files) if not Path(settings.BASE_DIR, file).exists()] == []
    assert page.count("<svg class") == len(catalogue.inks())

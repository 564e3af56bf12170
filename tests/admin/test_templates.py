"""Templates are checked, numbered, and never lose what was typed."""

import pytest
from django.test import Client

from letters.models import Template, TemplateVersion


@pytest.fixture
def template(house: None) -> Template:
    return Template.objects.get(slug="apology-plain")


def page_of(template: Template) -> str:
    return f"/admin/letters/template/{template.pk}/change/"


def fields(template: Template, body: str, **otherwise: str) -> dict[str, str]:
    """The form as a browser sends it."""
    inline = {"versions-TOTAL_FORMS": "0", "versions-INITIAL_FORMS": "0"}
    row = {name: getattr(template, name) for name in ("name", "slug", "occasion", "tone")}
    return {**row, **inline, "is_active": "on", "body": body, **otherwise}


def test_a_writer_reads_and_changes_nothing(template: Template, amys: Client) -> None:
    page = amys.get(page_of(template))
    assert page.status_code == 200
    assert template.current.body.splitlines()[0] in page.text
    assert amys.post(page_of(template), fields(template, "Dear {recipient},")).status_code == 403
    assert template.versions.count() == 1


def test_a_save_is_a_new_version(template: Template, pauls: Client, paul: object) -> None:
    body = template.current.body.replace("Sincerely", "Yours")
    assert pauls.post(page_of(template), fields(template, body)).status_code == 302
    assert (template.current.number, template.current.author, template.current.body) == (2, paul, body)
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


def test_the_words_are_checked_for_the_occasion_that_was_chosen(template: Template, pauls: Client) -> None:
    response = pauls.post(page_of(template), fields(template, template.current.body, occasion="birthday"))
    assert "does not ask for" in response.text
    assert TemplateVersion.objects.filter(template=template).count() == 1


def test_a_new_template_begins_with_version_1(pauls: Client, house: None) -> None:
    new = Template(name="Short", slug="short", occasion="apology", tone="plain")
    words = "Dear {recipient},\n\nI am sorry that I {wrong}.\n\n{signature}"
    assert pauls.get("/admin/letters/template/add/").status_code == 200
    assert pauls.post("/admin/letters/template/add/", fields(new, words)).status_code == 302
    assert Template.objects.get(slug="short").current.number == 1


def test_the_language_is_explained_as_it_is_written(template: Template, pauls: Client) -> None:
    page = pauls.get(page_of(template)).text
    assert "&lt;one way|another&gt;" in page
    assert "<code>{wrong}</code> I am sorry that I …" in page


def test_nobody_deletes_one(template: Template, samanthas: Client) -> None:
    assert samanthas.get(f"/admin/letters/template/{template.pk}/delete/").status_code == 403

"""Templates are checked when they are saved, numbered, and never edited."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from letters.models import Template, TemplateVersion
from letters.workflow.errors import NotYours, Overtaken, TemplateRefused
from letters.workflow.templates import load_seeds, save_template, stamp_of
from tests.conftest import newest


@pytest.fixture
def template(house: None) -> Template:
    return Template.objects.order_by("slug")[0]


def test_a_writer_does_not_change_templates(template: Template, amy: User) -> None:
    with pytest.raises(NotYours):
        save_template(template, "Dear {recipient},", amy, stamp_of(template))


@pytest.mark.parametrize(
    "body", ["Dear {recipient},\n\n{nobody_asks_this}.", "Dear {recipient", "{x.__class__}", "{{ user.password }}"]
)
def test_a_template_that_could_break_a_letter_is_refused_with_its_line(
    template: Template, paul: User, body: str
) -> None:
    with pytest.raises(TemplateRefused, match="was not saved") as refused:
        save_template(template, body, paul, stamp_of(template))
    assert refused.value.line in (1, 3)
    assert template.versions.count() == 1


def test_each_change_is_a_new_version(template: Template, paul: User) -> None:
    version = save_template(template, "Dear {recipient},\r\n\r\nHello.\r\n\r\n{signature}", paul, stamp_of(template))
    assert (version.number, version.author) == (2, paul)
    assert save_template(template, version.body, paul, stamp_of(template)) == version
    assert template.current == version


def test_the_row_is_written_with_its_words(template: Template, paul: User) -> None:
    seen, template.name = stamp_of(template), "Another name"
    save_template(template, newest(template).body, paul, seen)
    template.refresh_from_db()
    assert (template.name, template.versions.count()) == ("Another name", 1)


@pytest.mark.parametrize("changed", ["body", "is_active"])
def test_the_second_of_two_editors_overwrites_nothing(
    template: Template, paul: User, tatiana: User, changed: str
) -> None:
    seen, pauls = stamp_of(template), Template.objects.get(pk=template.pk)
    if changed == "body":
        save_template(template, "Dear {recipient},\n\nTatiana’s.", tatiana, seen)
    else:
        Template.objects.update(is_active=False)
    with pytest.raises(Overtaken, match="its newest version is"):
        save_template(pauls, "Dear {recipient},\n\nPaul’s.", paul, seen)
    stored = Template.objects.get(pk=template.pk)
    assert "Paul’s" not in newest(stored).body
    assert stored.is_active == (changed == "body")


def test_saving_the_same_twice_is_no_quarrel(template: Template, paul: User) -> None:
    seen, words = stamp_of(template), "Dear {recipient},\n\nHello."
    once = save_template(template, words, paul, seen)
    assert save_template(template, words, paul, seen) == once


def test_loading_the_seeds_again_changes_nothing(house: None) -> None:
    before = list(TemplateVersion.objects.values())
    assert before and load_seeds() == 0
    call_command("seed")
    assert list(TemplateVersion.objects.values()) == before


def test_a_newer_seed_is_a_new_version(template: Template) -> None:
    template.versions.update(body="Dear {recipient},\n\nOlder words.")
    assert load_seeds() == 1
    assert template.current and newest(template).number == 2


def test_what_someone_here_has_edited_stays(template: Template, paul: User) -> None:
    version = save_template(template, "Dear {recipient},\n\nOur own words.\n\n{signature}", paul, stamp_of(template))
    assert load_seeds() == 0
    assert template.current == version


def test_a_newer_seed_leaves_alone_what_was_moved_to_another_occasion(template: Template) -> None:
    template.versions.update(body="Dear {recipient},\n\nWords for any occasion.")
    other = Template.objects.exclude(occasion=template.occasion)[0].occasion
    Template.objects.filter(pk=template.pk).update(occasion=other)
    assert load_seeds() == 0
    assert template.versions.count() == 1


def test_there_are_templates_for_every_occasion(house: None) -> None:
    tones: dict[str, set[str]] = {occasion: set() for occasion in Template.objects.values_list("occasion", flat=True)}
    for template in Template.objects.all():
        tones[template.occasion].add(template.tone)
    assert len(tones) >= 6 and all(len(each) >= 2 for each in tones.values())

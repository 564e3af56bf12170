"""Templates are checked when they are saved, numbered, and never edited."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from letters.models import Template, TemplateVersion
from letters.workflow.errors import NotYours, TemplateRefused
from letters.workflow.templates import load_seeds, save_template


@pytest.fixture
def template(house: None) -> Template:
    return Template.objects.order_by("slug")[0]


def test_a_writer_does_not_change_templates(template: Template, amy: User) -> None:
    with pytest.raises(NotYours):
        save_template(template, "Dear {recipient},", amy)


@pytest.mark.parametrize(
    "body", ["Dear {recipient},\n\n{nobody_asks_this}.", "Dear {recipient", "{x.__class__}", "{{ user.password }}"]
)
def test_a_template_that_could_break_a_letter_is_refused_with_its_line(
    template: Template, paul: User, body: str
) -> None:
    with pytest.raises(TemplateRefused, match="was not saved") as refused:
        save_template(template, body, paul)
    assert refused.value.line in (1, 3)
    assert template.versions.count() == 1


def test_each_change_is_a_new_version(template: Template, paul: User) -> None:
    version = save_template(template, "Dear {recipient},\r\n\r\nHello.\r\n\r\n{signature}", paul)
    assert (version.number, version.author) == (2, paul)
    assert save_template(template, version.body, paul) == version
    assert template.current == version


def test_loading_the_seeds_again_changes_nothing(house: None) -> None:
    before = list(TemplateVersion.objects.values())
    assert before and load_seeds() == 0
    call_command("seed")
    assert list(TemplateVersion.objects.values()) == before


def test_a_newer_seed_is_a_new_version(template: Template) -> None:
    template.versions.update(body="Dear {recipient},\n\nOlder words.")
    assert load_seeds() == 1
    assert template.current and template.current.number == 2


def test_what_someone_here_has_edited_stays(template: Template, paul: User) -> None:
    version = save_template(template, "Dear {recipient},\n\nOur own words.\n\n{signature}", paul)
    assert load_seeds() == 0
    assert template.current == version


def test_a_newer_seed_leaves_alone_what_was_moved_to_another_occasion(template: Template) -> None:
    template.versions.update(body="Dear {recipient},\n\nWords for any occasion.")
    other = Template.objects.exclude(occasion=template.occasion)[0].occasion
    Template.objects.filter(pk=template.pk).update(occasion=other)
    assert load_seeds() == 0
    assert template.versions.count() == 1


def test_there_are_templates_for_every_occasion(house: None) -> None:
    tones = {occasion: set() for occasion in Template.objects.values_list("occasion", flat=True)}
    for template in Template.objects.all():
        tones[template.occasion].add(template.tone)
    assert len(tones) >= 6 and all(len(each) >= 2 for each in tones.values())

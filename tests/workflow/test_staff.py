"""Who may do what."""

from django.contrib.auth.models import Group, User
from django.core.management import call_command

from letters.workflow.staff import set_up_groups


def test_each_may_do_their_own_and_see_the_rest(amy: User, paul: User) -> None:
    assert amy.has_perm("letters.write_letter") and not amy.has_perm("letters.approve_letter")
    assert paul.has_perm("letters.approve_letter") and not paul.has_perm("letters.write_letter")
    for person in (amy, paul):
        assert person.has_perm("letters.view_letter") and person.has_perm("letters.view_brief")
        assert not person.has_perm("letters.delete_letter") and not person.has_perm("letters.change_draft")


def test_editors_publish_and_writers_see_who_agreed(amy: User, paul: User) -> None:
    assert paul.has_perm("letters.publish_book") and not amy.has_perm("letters.publish_book")
    for model in ("book", "entry", "compilation", "artefact", "publisher", "submission"):
        assert paul.has_perm(f"letters.view_{model}") and not amy.has_perm(f"letters.view_{model}")
    for model in ("consent", "stars", "answer"):
        for person in (amy, paul):
            assert person.has_perm(f"letters.view_{model}") and not person.has_perm(f"letters.change_{model}")


def test_setting_up_again_keeps_what_an_administrator_added(house: None) -> None:
    writers = Group.objects.get(name="Writers")
    before = set(writers.permissions.all())
    added = Group.objects.get(name="Editors").permissions.get(codename="approve_letter")
    writers.permissions.add(added)
    set_up_groups()
    call_command("seed")
    assert set(writers.permissions.all()) == before | {added}

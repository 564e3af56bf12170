"""Who opened a letter, by whichever page, is shown on its desk."""

from django.contrib.auth.models import User

from letters.models import Letter, Opening

from .conftest import desk_of, logged_in


def test_each_way_to_the_words_is_noted(letter: Letter, amy: User, paul: User, samantha: User) -> None:
    logged_in(amy).get(f"/admin/letters/brief/{letter.brief_id}/change/")
    logged_in(paul).get(f"/admin/letters/draft/{letter.draft_id}/change/")
    logged_in(samantha).get(f"/admin/letters/letter/{letter.pk}/page-1.png")
    assert {opening.person for opening in Opening.objects.filter(letter=letter)} == {amy, paul, samantha}
    desk = logged_in(amy).get(desk_of(letter)).text
    assert "Who opened it" in desk
    assert "Samantha" in desk
    assert "It is kept until" in desk


def test_a_letter_that_somebody_may_not_open_is_not_noted(letter: Letter, amy: User, paul: User) -> None:
    Letter.objects.update(writer=paul)
    assert logged_in(amy).get(desk_of(letter)).status_code in (302, 404)
    assert not Opening.objects.exists()

"""Without everyone's consent nothing is printed, and every letter and person is named."""

from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Consent, Letter
from letters.workflow.errors import ConsentMissing
from letters.workflow.publishing.clearing import unasked
from letters.workflow.publishing.consenting import Party, Scopes, ask_consent, lacking, withdraw_consent
from letters.workflow.publishing.lacks import Lack, Scope

from .conftest import ALL, TEXT, UNNAMED, Agree, Write

EVERYONE = [Party.WRITER, Party.CLIENT, Party.RECIPIENT, Party.THIRD]


def told(lacks: tuple[Lack, ...]) -> list[tuple[str, str]]:
    return [(lack.party, lack.scope) for lack in lacks]


def names(letter: Letter, **aliases: str) -> list[str]:
    lacks = lacking([letter], for_print=True, for_ebook=False, aliases=aliases)
    assert all(lack.scope == Scope.NAME for lack in lacks)
    return [lack.name for lack in lacks]


def test_without_any_consent_everything_is_lacking(ready: Letter) -> None:
    lacks = lacking([ready], for_print=True, for_ebook=True)
    assert told(lacks) == [(party, scope) for party in EVERYONE for scope in ("print", "ebook")]
    assert lacks[-2].sentence == f"Lewman has not agreed that letter {ready.pk} may be printed."
    assert {lack.letter for lack in lacks} == {ready}


@pytest.mark.parametrize("party", EVERYONE)
def test_one_who_has_not_agreed_is_enough(ready: Letter, agree: Agree, party: Consent.Party) -> None:
    agree(ready)
    Consent.objects.get(party=party).delete()
    assert told(lacking([ready], for_print=True, for_ebook=False)) == [(party, "print")]


@pytest.mark.parametrize("party", EVERYONE)
def test_who_was_asked_or_withdrew_has_not_agreed(
    ready: Letter, agree: Agree, paul: User, party: Consent.Party
) -> None:
    agree(ready)
    withdraw_consent(Consent.objects.get(party=party), None)
    [lack] = lacking([ready], for_print=True, for_ebook=False)
    assert lack.party == party and "no longer agrees" in lack.sentence


@pytest.mark.parametrize(("may_print", "may_ebook", "may_excerpt"), [*product((True, False), repeat=3)])
def test_each_scope_is_asked_for_by_itself(
    ready: Letter, agree: Agree, may_print: bool, may_ebook: bool, may_excerpt: bool
) -> None:
    agree(ready)
    agree(ready, Scopes(may_print, may_ebook, True, may_excerpt), Party.RECIPIENT)
    given = {"print": may_print, "ebook": may_ebook, "excerpt": may_excerpt}
    for for_print, for_ebook, for_excerpt in product((True, False), repeat=3):
        lacks = lacking([ready], for_print=for_print, for_ebook=for_ebook, for_excerpt=for_excerpt)
        asked = {"print": for_print, "ebook": for_ebook, "excerpt": for_excerpt}
        assert {lack.scope for lack in lacks} == {scope for scope in asked if asked[scope] and not given[scope]}


def test_with_everyone_s_consent_nothing_is_lacking(ready: Letter, agree: Agree) -> None:
    agree(ready)
    assert lacking([ready], for_print=True, for_ebook=True, for_excerpt=True, aliases={}) == ()


def test_who_is_added_by_hand_later_must_agree_as_well(ready: Letter, agree: Agree, paul: User) -> None:
    agree(ready)
    ask_consent(ready, Party.THIRD, "Isabella", paul)
    [lack] = lacking([ready], for_print=True, for_ebook=False)
    assert lack.name == "Isabella"


def test_a_consent_for_one_letter_is_none_for_another(ready: Letter, write: Write, agree: Agree) -> None:
    agree(ready)
    other = write(TEXT, named="Lewman")
    assert {lack.letter for lack in lacking([ready, other], for_print=True, for_ebook=False)} == {other}


def test_what_was_read_before_is_read_anew(ready: Letter, agree: Agree) -> None:
    assert lacking([ready], for_print=True, for_ebook=False)
    agree(ready)
    assert lacking([ready], for_print=True, for_ebook=False) == ()
    withdraw_consent(Consent.objects.get(party=Party.CLIENT), None)
    assert told(lacking([ready], for_print=True, for_ebook=False)) == [("client", "print")]


def test_the_refusal_names_every_letter_and_person(ready: Letter, write: Write) -> None:
    other = write(TEXT)
    refusal = ConsentMissing(lacking([other, ready], for_print=True, for_ebook=False))
    for letter, name in [(ready, "Amy"), (ready, "Lewman"), (other, "Catherine"), (other, "Theodore Twombly")]:
        assert f"{name} has not agreed that letter {letter.pk} may be printed." in str(refusal)
    assert str(refusal).endswith("Nothing was changed.") and len(refusal.lacks) == 7


def test_who_may_not_be_named_needs_another_name(ready: Letter, agree: Agree) -> None:
    agree(ready)
    agree(ready, UNNAMED, Party.THIRD)
    [lack] = lacking([ready], for_print=True, for_ebook=False, aliases={})
    assert (lack.scope, lack.name) == (Scope.NAME, "Lewman") and "“Lewman”" in lack.sentence
    assert names(ready, Lewman="Charles") == []
    assert names(ready, Catherine="Amy") == ["Lewman"]


def test_the_words_of_the_house_name_nobody_who_wrote_them(write: Write, agree: Agree) -> None:
    letter = write(TEXT.replace("Lewman", "Amy"), named="Amy")
    agree(letter)
    agree(letter, UNNAMED, Party.WRITER)
    assert names(letter) == []


def test_every_word_of_a_name_that_stands_in_the_book_counts(write: Write, agree: Agree) -> None:
    letter = write(TEXT, recipient_name="Catherine Klausen", nickname="Cat", named="Lewman")
    agree(letter, ALL)
    agree(letter, UNNAMED, Party.RECIPIENT)
    assert names(letter, Catherine="Anna") == ["Catherine Klausen"]
    assert names(letter, Klausen="Berg") == ["Catherine Klausen"]
    assert names(letter, **{"Catherine Klausen": "Anna Berg"}) == ["Catherine Klausen"], "it says Dear Catherine"
    assert names(letter, Catherine="Anna", Klausen="Berg") == []
    assert names(letter, **{"Catherine Klausen": "Anna Berg", "Catherine": "Anna"}) == []


def test_a_nickname_and_a_signature_give_away_who_it_is(write: Write, agree: Agree) -> None:
    letter = write(TEXT.replace("Dear Catherine", "Dear Kitty"), nickname="Kitty", signature="Theodore", named="Lewman")
    agree(letter)
    agree(letter, UNNAMED, Party.RECIPIENT)
    assert names(letter, Catherine="Anna") == ["Catherine"]
    assert names(letter, Catherine="Anna", Kitty="Annie") == []
    agree(letter, UNNAMED, Party.CLIENT)
    aliases = {"Catherine": "Anna", "Kitty": "Annie"}
    assert names(letter, **aliases, Twombly="Weaver") == ["Theodore Twombly"]
    assert names(letter, **aliases, Twombly="Weaver", Theodore="Mark") == []


def test_a_surname_that_another_bears_openly_gives_nothing_away(write: Write, agree: Agree) -> None:
    letter = write(TEXT, recipient_name="Catherine Twombly", named="Lewman")
    agree(letter)
    agree(letter, UNNAMED, Party.RECIPIENT)
    assert names(letter, Catherine="Anna") == []


def test_a_name_that_is_given_to_somebody_else_is_no_longer_theirs(ready: Letter, agree: Agree) -> None:
    agree(ready)
    agree(ready, UNNAMED, Party.THIRD)
    agree(ready, UNNAMED, Party.RECIPIENT)
    assert names(ready, Catherine="Charles") == ["Lewman"]


def test_the_index_and_a_caption_may_name_too(write: Write, agree: Agree, paul: User) -> None:
    letter = write(TEXT.replace("Lewman", "your brother"))
    agree(letter)
    ask_consent(letter, Party.THIRD, "Lewman Hall", paul)
    agree(letter, UNNAMED, Party.THIRD)
    assert names(letter) == [], "the words say “your brother”, and so does the index say nothing"
    aliases = {"Lewman Hall": "Mark Berg"}
    assert names(letter, **aliases) == []
    captions = {letter.pk: "After Hall’s visit"}
    [lack] = lacking([letter], for_print=True, for_ebook=False, aliases=aliases, captions=captions)
    assert lack.scope == Scope.NAME and "“Hall”" in lack.sentence


def test_the_index_has_the_whole_name_of_whom_the_words_call_by_half(write: Write, agree: Agree, paul: User) -> None:
    letter = write(TEXT)
    agree(letter)
    ask_consent(letter, Party.THIRD, "Lewman Hall", paul)
    agree(letter, UNNAMED, Party.THIRD)
    [lack] = lacking([letter], for_print=True, for_ebook=False, aliases={"Lewman": "Mark"})
    assert lack.scope == Scope.NAME and "“Hall”" in lack.sentence


def test_a_letterhead_may_name_too(write: Write, agree: Agree) -> None:
    letter = write(TEXT.replace("Lewman", "your brother"), letterhead="Weaver & Sons", signature="Weaver")
    agree(letter)
    agree(letter, UNNAMED, Party.CLIENT)
    assert names(letter, Theodore="Mark", Twombly="Berg") == ["Theodore Twombly"]
    assert names(letter, Theodore="Mark", Twombly="Berg", Weaver="Smith") == []


def test_a_name_that_is_also_a_word_can_be_hidden(write: Write, agree: Agree) -> None:
    letter = write(TEXT.replace("Lewman", "Will") + "\n\nWill you ask him?", named="Will")
    agree(letter)
    agree(letter, UNNAMED, Party.THIRD)
    assert names(letter) == ["Will"]
    assert names(letter, Will="Mark") == []


def test_half_a_double_name_hides_nobody(write: Write, agree: Agree) -> None:
    letter = write(TEXT.replace("Lewman", "Anna-Lena O’Brien"), named="Anna-Lena O’Brien")
    agree(letter)
    agree(letter, UNNAMED, Party.THIRD)
    assert names(letter, **{"Anna": "Eva", "O’Brien": "Kelly"}) == ["Anna-Lena O’Brien"]
    assert names(letter, **{"Anna-Lena": "Eva-Maria", "O’Brien": "Kelly"}) == []


def test_names_do_not_matter_where_no_book_is_meant(ready: Letter, agree: Agree) -> None:
    agree(ready, UNNAMED)
    assert lacking([ready], for_print=True, for_ebook=True) == ()


def test_many_letters_are_looked_up_in_four_queries(
    write: Write, ready: Letter, agree: Agree, django_assert_num_queries: Any
) -> None:
    letters = [ready, write(TEXT), write()]
    agree(ready)
    with django_assert_num_queries(4):
        assert lacking(letters, for_print=True, for_ebook=True, aliases={})
    with django_assert_num_queries(0):
        assert lacking([], for_print=True, for_ebook=True, aliases={}) == ()


def test_they_come_in_the_order_of_the_letters_and_erased_ones_not_at_all(write: Write, ready: Letter) -> None:
    other, gone = write(TEXT), write(TEXT)
    gone.brief.delete()
    lacks = lacking([other, ready], for_print=True, for_ebook=False)
    assert [*dict.fromkeys(lack.letter for lack in lacks)] == [other, ready]
    gone.pk = 10_000
    assert lacking([gone], for_print=True, for_ebook=False) == ()


def test_who_is_named_in_small_letters_can_be_asked(write: Write, agree: Agree, paul: User) -> None:
    letter = write(TEXT.replace("Lewman", "my cousin luca"), named="")
    assert "luca" in unasked(letter)
    agree(letter)
    ask_consent(letter, Party.THIRD, "luca", paul)
    agree(letter, UNNAMED, Party.THIRD)
    assert "luca" not in unasked(Letter.objects.get(pk=letter.pk))
    assert names(letter) == ["luca"] and names(letter, luca="Marco") == []

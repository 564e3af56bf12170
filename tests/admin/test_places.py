"""What is said of a draft stands at its place in it: notes, comments, and what changed."""

import re

import pytest
from django.test import Client

from letters.models import Comment, Draft, Letter
from letters.workflow.comparing import Piece, differences

from .conftest import desk_of, press

TEXT = "Dear Catherine,\n\nAsk the lawyers about the trial, I said.\n\nTheodore"


@pytest.fixture
def noted(letter: Letter, amy: object, amys: Client) -> Letter:
    """A letter in review that mentions what it must not."""
    press(amys, "send", letter, text=TEXT)
    return Letter.objects.get(pk=letter.pk)


def test_a_note_stands_at_its_place(noted: Letter, pauls: Client) -> None:
    desk = pauls.get(desk_of(noted)).text
    reading = desk[desk.index("data-reading") : desk.index("</div>", desk.index("data-reading"))]
    place = re.search(r'<mark class="noted">([^<]*trial[^<]*)</mark><a class="at-place" href="#note-(\d+)"', reading)
    assert place
    assert f'id="note-{place[2]}"' in desk
    assert re.sub(r"<a[^>]*>.*?</a>|<[^>]+>", "", reading[reading.index(">") + 1 :]) == TEXT


def test_a_suggestion_is_accepted_with_one_press(letter: Letter, amys: Client) -> None:
    press(amys, "save", letter, text="Dear Catherine,\n\nI recieve your letters.\n\nTheodore")
    desk = amys.get(desk_of(letter)).text
    key = re.search(r'formaction="[^"]+/accept/" name="key" value="(\w+)"', desk)
    assert key, "the proofreader suggests nothing here"
    typed = "Dear Catherine,\n\nI recieve your letters, always.\n\nTheodore"
    assert press(amys, "accept", letter, text=typed, key=key[1]).status_code == 302
    assert "receive your letters, always." in Draft.objects.order_by("-number")[0].text
    assert press(amys, "accept", letter, text="Dear Catherine,\n\nNo.\n\nTheodore", key=key[1]).status_code == 409


class TestComments:
    def test_it_stands_beside_its_passage_until_it_is_settled(self, noted: Letter, pauls: Client, amys: Client) -> None:
        typed = {"quoted": "about the trial", "remark": "Is this <needed>?"}
        assert press(pauls, "comment", noted, **typed).status_code == 302
        for client in (pauls, amys):
            desk = client.get(desk_of(noted)).text
            assert "Paul:</strong> Is this &lt;needed&gt;?" in desk
        assert press(amys, "settle", noted, comment=str(Comment.objects.get().pk)).status_code == 302
        assert "Is this" not in amys.get(desk_of(noted)).text.split('class="before"')[0]

    def test_a_passage_that_is_not_there_is_refused_and_kept(self, noted: Letter, pauls: Client) -> None:
        answer = press(pauls, "comment", noted, quoted="about the weather", remark="Less of it.")
        assert answer.status_code == 409
        assert "about the weather</textarea>" in answer.text and "Less of it.</textarea>" in answer.text

    def test_another_letters_comment_is_none_of_this(self, noted: Letter, pauls: Client) -> None:
        assert press(pauls, "settle", noted, comment="999").status_code == 409

    def test_a_comment_overtakes_nobody(self, noted: Letter, pauls: Client) -> None:
        press(pauls, "comment", noted, quoted="the trial", remark="Hm.")
        assert Letter.objects.get(pk=noted.pk).version == noted.version


class TestChanges:
    @pytest.mark.parametrize(
        ("older", "newer", "pieces"),
        [
            ("I am here.", "I am here.", [Piece("I am here.")]),
            (
                "I am here.",
                "I was here.",
                [Piece("I "), Piece("am", "removed"), Piece("was", "added"), Piece(" here.")],
            ),
            ("", "Yes", [Piece("Yes", "added")]),
            ("Yes", "", [Piece("Yes", "removed")]),
            ("", "", []),
        ],
    )
    def test_word_by_word(self, older: str, newer: str, pieces: list[Piece]) -> None:
        assert list(differences(older, newer)) == pieces

    def test_both_drafts_can_be_told_from_the_pieces(self, letter: Letter) -> None:
        older, newer = TEXT, letter.draft.text if letter.draft else ""
        pieces = differences(older, newer)
        assert "".join(piece.text for piece in pieces if piece.kind != "added") == older
        assert "".join(piece.text for piece in pieces if piece.kind != "removed") == newer

    def test_the_desk_shows_the_last_and_the_first(self, letter: Letter, amys: Client) -> None:
        assert "What changed from" not in amys.get(desk_of(letter)).text
        press(amys, "save", letter, text=TEXT)
        assert amys.get(desk_of(letter)).text.count("<summary data-key") == 3
        press(amys, "save", letter, text=f"{TEXT} <b>")
        desk = amys.get(desk_of(letter)).text
        assert "What changed from draft 2" in desk and "What changed from draft 1, the first" in desk
        assert "<ins> &lt;b&gt;</ins>" in desk or "<ins> &lt;</ins>" in desk


def test_a_login_without_the_right_to_read_sees_where_it_is_and_no_word(noted: Letter, front: Client) -> None:
    desk = front.get(desk_of(noted)).text
    assert "in review" in desk and "Theodore Twombly" in desk
    assert "lawyers" not in desk
    assert front.get(f"/admin/letters/letter/{noted.pk}/page-1.png").status_code == 403
    assert front.get(f"/admin/letters/letter/{noted.pk}/letter.pdf").status_code == 403

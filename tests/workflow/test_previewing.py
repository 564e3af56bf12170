"""Looking at a draft: drawn once however many look, and never another draft's pages."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Letter
from letters.workflow import previewing
from letters.workflow.previewing import preview, preview_picture, preview_typed, sample_picture
from letters.workflow.reviewing import revise_draft
from letters.workflow.styling import lay_out_styled


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were laid out, in order."""
    texts: list[str] = []
    lay_out = lay_out_styled

    def counted(text: str, *made_from: Any) -> Any:
        texts.append(text)
        return lay_out(text, *made_from)

    monkeypatch.setattr(previewing, "lay_out_styled", counted)
    previewing._drawn.cache_clear()
    return texts


def test_a_draft_is_drawn_once_for_all_its_pictures(letter: Letter, drawn: list[str]) -> None:
    assert preview(letter).page_count == 1
    assert preview_picture(letter, 1, 50) == preview_picture(letter, 1, 50)
    assert len(drawn) == 1


def test_pages_asked_for_at_once_are_drawn_once(letter: Letter, drawn: list[str]) -> None:
    with ThreadPoolExecutor(4) as browser:
        pages = list(browser.map(previewing._draw, [letter] * 4))
    assert len(drawn) == 1
    assert len({page.pdf for page in pages}) == 1


def test_the_next_draft_has_its_own_pages(letter: Letter, amy: User, drawn: list[str]) -> None:
    before = preview_picture(letter, 1, 50)
    revise_draft(letter, amy, "Dear Catherine,\n\nOther words.", letter.version)
    assert preview_picture(letter, 1, 50) != before
    assert len(drawn) == 2


def test_what_is_stressed_is_seen_underlined_while_it_is_typed(letter: Letter, amy: User) -> None:
    marked, plain = (
        preview_typed(letter, amy, f"Dear Catherine,\n\nI am {word} glad.\n\nTheodore").drawn[0]
        for word in ("*so*", "so")
    )
    assert "*" not in marked
    assert marked.count("<path") == plain.count("<path") + 1


def test_few_drafts_are_kept() -> None:
    assert previewing._drawn.cache_info().maxsize == 8


def test_the_sample_is_written_with_the_pen_that_is_looked_at() -> None:
    looks = {"hand": "theodore", "paper": "a5", "ink": "iron-gall", "pace": "everyday"}
    usual = sample_picture(looks)
    assert usual and sample_picture(looks | {"pen": "ballpoint"}) == usual
    assert sample_picture(looks | {"pen": "felt"}) not in (None, usual)
    assert sample_picture(looks | {"pen": "quill"}) is None

"""What a client marked in their proof stands at the desk at its place."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Comment, Letter, Rendering
from letters.workflow import proofs
from letters.workflow.rendering import write_rendering

from .conftest import desk_of, press


@pytest.fixture
def proofed(rendering: Rendering, settings: Any) -> Letter:
    """A letter whose pages lie before its client."""
    settings.PROOF = True
    write_rendering(rendering.pk)
    return Letter.objects.get()


def test_a_mark_is_shown_at_its_place_and_settled(proofed: Letter, amys: Client, pauls: Client) -> None:
    proof = proofs.open_proof(proofed)
    assert proof
    second = proofs.passages_of(proof)[1]
    proofs.mark_proof(proofed, proof.layout_digest, {second.place: "It was <Tuesday>.", 0: "Shorter, please."})
    for client in (amys, pauls):
        text = client.get(desk_of(proofed)).text
        assert "The client asked for changes" in text and "Shorter, please." in text
        assert f"<mark>{second.as_typed}</mark>" in text and "It was &lt;Tuesday&gt;." in text
    assert 'aria-label="Comment 1"' in text, "whoever reads over it finds the comment in the draft"


def test_what_lies_before_a_client_is_taken_back_by_an_editor_alone(
    proofed: Letter, amys: Client, pauls: Client, paul: User
) -> None:
    assert "Proofs that clients have not answered" in pauls.get("/admin/").text
    assert "Not answered by then, it counts as approved" in pauls.get(desk_of(proofed)).text
    assert press(amys, "ask", proofed, note="A comma.").status_code == 409
    assert press(pauls, "ask", proofed, note="A comma.").status_code == 302
    assert Letter.objects.get().status == "changes_requested"
    assert proofs.proof_before_client(proofed).answer == "void"  # type: ignore[union-attr]


def test_no_mark_of_a_client_is_approved_over_without_a_word(
    proofed: Letter, amy: User, amys: Client, pauls: Client
) -> None:
    proof = proofs.open_proof(proofed)
    assert proof
    second = proofs.passages_of(proof)[1]
    proofs.mark_proof(proofed, proof.layout_digest, {second.place: "It was Tuesday."})
    assert press(amys, "send", proofed, text=proof.rendering.text).status_code == 302
    assert 'name="despite" value="yes" required' in pauls.get(desk_of(proofed)).text
    refused = press(pauls, "approve", proofed)
    assert refused.status_code == 409 and "One passage that the client marked is not settled" in refused.text
    assert press(pauls, "approve", proofed, despite="yes").status_code == 302
    notes = [event.note for event in Letter.objects.get().events.filter(verb="approved")]
    assert notes[-1].endswith("although 1 of the client’s marks is not settled")


def test_when_all_is_settled_nothing_is_asked(proofed: Letter, amys: Client, pauls: Client) -> None:
    proof = proofs.open_proof(proofed)
    assert proof
    proofs.mark_proof(proofed, proof.layout_digest, {1: "It was Tuesday."})
    assert press(amys, "settle", proofed, comment=str(Comment.objects.get().pk)).status_code == 302
    assert press(amys, "send", proofed, text=proof.rendering.text).status_code == 302
    assert 'name="despite"' not in pauls.get(desk_of(proofed)).text
    assert press(pauls, "approve", proofed).status_code == 302

"""What ends in logs and in the admin's history names nobody."""

from letters.models import Approval, Brief, Draft, Event, Letter, Notice, Rendering


def test_no_row_says_a_name(rendering: Rendering) -> None:
    brief = rendering.letter.brief
    private = {*brief.client_name.split(), brief.client_email, brief.recipient_name}
    for model in (Brief, Letter, Draft, Approval, Rendering, Notice, Event):
        for row in model.objects.all():
            assert not any(word in str(row) or word in repr(row) for word in private)

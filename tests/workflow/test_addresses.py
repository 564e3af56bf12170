"""The private address of a brief."""

from typing import Any
from uuid import uuid4

import pytest

from letters.models import Brief
from letters.workflow.briefs import BriefSubmission, address_of, brief_by_address, submit_brief
from letters.workflow.errors import AddressLost


@pytest.mark.parametrize("address", ["", "x", "a" * 43, "\ud800"])
def test_a_guess_leads_nowhere(theodores_brief: Brief, address: str) -> None:
    with pytest.raises(Brief.DoesNotExist):
        brief_by_address(address)


def test_the_digest_is_not_the_address(theodores_brief: Brief) -> None:
    with pytest.raises(Brief.DoesNotExist):
        brief_by_address(theodores_brief.address_digest)


def test_the_address_is_long_stable_and_stored_nowhere(theodores_brief: Brief) -> None:
    theodores_brief.refresh_from_db()
    address = address_of(theodores_brief)
    assert len(address) == 43 and address == address_of(Brief.objects.get())
    assert brief_by_address(address) == theodores_brief
    assert all(address not in str(value) for value in Brief.objects.values().get().values())


def test_the_address_outlives_a_new_key(theodores_brief: Brief, settings: Any) -> None:
    address = address_of(theodores_brief)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key, long enough to be taken for one by everything that looks"
    assert address_of(theodores_brief) == address
    assert brief_by_address(address) == theodores_brief


def test_without_the_old_key_the_client_still_gets_in_and_we_say_what_is_missing(
    theodores_brief: Brief, settings: Any
) -> None:
    address = address_of(theodores_brief)
    settings.SECRET_KEY = "another key, long enough to be taken for one by everything that looks"
    assert brief_by_address(address) == theodores_brief
    with pytest.raises(AddressLost, match="SECRET_KEY_FALLBACKS"):
        address_of(theodores_brief)


def test_no_two_briefs_share_an_address(theodores_brief: Brief, submission: BriefSubmission) -> None:
    other = submit_brief(submission.but(key=uuid4(), relation="friend")).brief
    assert address_of(other) != address_of(theodores_brief)

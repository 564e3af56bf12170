"""A provider is spoken to over HTTP: once for each letter, within a deadline, and believed only when it signs."""

from collections.abc import Iterator
from datetime import date

import pytest

from letters.posting import HttpProvider, Order, ProviderAway, ProviderEvent, ProviderRefused, What

from .provider_double import TOKEN, Double, provider_double

DAY = date(2026, 12, 1)
ORDER = Order("key", b"%PDF", "a5", {"country_code": "GB", "name": "Catherine"}, ("Catherine", "LEITH"), ("Theodore",))


@pytest.fixture
def double() -> Iterator[Double]:
    with provider_double() as double:
        yield double


@pytest.fixture
def provider(double: Double) -> HttpProvider:
    return HttpProvider(double.url, TOKEN)


def test_a_letter_sent_twice_is_one_there(double: Double, provider: HttpProvider) -> None:
    assert provider.create(ORDER) == provider.create(ORDER) == "L1"
    (letter,) = double.letters.values()
    assert letter["pages"] == "JVBERg==" and letter["address"]["lines"] == ["Catherine", "LEITH"]
    assert letter["sender"] == ["Theodore"] and letter["paper"] == "a5"


def test_what_they_will_not_have_they_say(double: Double, provider: HttpProvider) -> None:
    double.refuses = "No such country"
    with pytest.raises(ProviderRefused, match="No such country"):
        provider.create(ORDER)


def test_a_letter_is_called_back_or_it_is_too_late(double: Double, provider: HttpProvider) -> None:
    assert provider.cancel("L/1") and double.cancelled == ["L%2F1"]
    double.too_late = True
    assert not provider.cancel("L1")


def test_events_count_when_they_are_signed_with_our_token(double: Double, provider: HttpProvider) -> None:
    double.events = [
        {"reference": "L1", "what": "posted", "on": "2026-12-01", "tracking": "RX1"},
        {"reference": "L1", "what": "weighed", "on": "2026-12-01"},
        {"reference": "L1", "what": "posted", "on": "yesterday"},
    ]
    assert provider.events(DAY) == (ProviderEvent("L1", What.POSTED, DAY, "RX1"),)
    assert double.requests == ["GET /v1/events?since=2026-12-01"]
    double.signed_with = "somebody else's token"
    with pytest.raises(ProviderAway, match="signed"):
        provider.events(DAY)


def test_an_answer_that_never_ends_is_not_waited_for(double: Double) -> None:
    double.drips = True
    with pytest.raises(ProviderAway, match="Timeout"):
        HttpProvider(double.url, TOKEN, seconds=0.3).events(DAY)


def test_the_token_goes_nowhere_else(double: Double, provider: HttpProvider) -> None:
    with provider_double() as elsewhere:
        double.moved = elsewhere.url
        for ask in (lambda: provider.create(ORDER), lambda: provider.cancel("L1"), lambda: provider.events(DAY)):
            with pytest.raises(ProviderAway, match="302"):
                ask()
        assert elsewhere.requests == []


def test_nobody_there_is_away() -> None:
    with provider_double() as gone:
        address = gone.url
    with pytest.raises(ProviderAway):
        HttpProvider(address, TOKEN).create(ORDER)
    with provider_double() as double, pytest.raises(ProviderAway, match="401"):
        HttpProvider(double.url, "another token").create(ORDER)

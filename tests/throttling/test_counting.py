"""Nobody gets more than a limit allows, at once or one after another, and whoever waits as long as they are told is let
in."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from bhl_site.counters import counters_url
from letters.throttling import COUNTERS, Limit, locked_for, network_of, try_login, unlock
from letters.throttling.limits import RULES
from letters.web import urls

THREE = Limit("tests", "3 per minute; 4 per hour")


def test_at_once_no_more_than_the_limit() -> None:
    with ThreadPoolExecutor(8) as people:
        refusals = list(people.map(lambda _: COUNTERS.hit(THREE, "theodore"), range(40)))
    assert sum(refusal is None for refusal in refusals) == 3
    assert all(1 <= refusal.seconds <= 61 for refusal in refusals if refusal)
    assert COUNTERS.hit(THREE, "catherine") is None


def test_whoever_waits_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    assert [COUNTERS.hit(THREE, "theodore") for _ in range(3)] == [None] * 3
    refusal = COUNTERS.hit(THREE, "theodore")
    assert refusal
    now += refusal.seconds
    assert COUNTERS.hit(THREE, "theodore") is None
    longer = COUNTERS.hit(THREE, "theodore")
    assert longer and longer.seconds > 3000


def test_what_is_refused_counts_for_nothing() -> None:
    for _ in range(20):
        COUNTERS.hit(THREE, "theodore")
    COUNTERS.forget(Limit("tests", "3 per minute"), "theodore")
    assert COUNTERS.hit(THREE, "theodore") is None


def test_a_redis_that_is_away_stops_nobody_and_each_process_counts(settings: Any) -> None:
    settings.COUNTERS_URL = "redis://127.0.0.1:1/0"
    assert [bool(COUNTERS.hit(THREE, "theodore")) for _ in range(4)] == [False, False, False, True]


def test_waits_for_a_login_grow_and_it_can_be_unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000.0
    waits: list[int] = []
    monkeypatch.setattr("time.time", lambda: now)
    while len(waits) < 4:
        if refusal := try_login("Amy ", f"network {len(waits)}"):
            waits.append(refusal.seconds)
            now += refusal.seconds
    assert waits[0] <= 301 and 3000 < waits[1] <= 3601 and max(waits) > 20 * 3600
    while not try_login("amy", "elsewhere"):
        pass
    assert locked_for("amy") and not locked_for("paul")
    unlock("amy")
    assert not locked_for("amy") and try_login("amy", "another place") is None


@pytest.mark.parametrize(
    ("address", "forwarded", "behind_proxy", "network"),
    [
        ("192.0.2.77", "", False, "192.0.2.0/24"),
        ("192.0.2.77", "203.0.113.9", False, "192.0.2.0/24"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", True, "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "", False, "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.77", "", False, "192.0.2.0/24"),
        ("", "", False, "unknown"),
    ],
)
def test_networks(settings: Any, address: str, forwarded: str, behind_proxy: bool, network: str) -> None:
    settings.BEHIND_PROXY = behind_proxy
    request = SimpleNamespace(META={"REMOTE_ADDR": address, "HTTP_X_FORWARDED_FOR": forwarded})
    assert network_of(request) == network


def test_every_rule_stands_at_a_door_that_there_is() -> None:
    doors = {pattern.name for pattern in urls.urlpatterns}
    assert {door for rule in RULES for door in rule.doors} <= doors
    assert len({rule.limit.name for rule in RULES}) == len(RULES)


def test_a_socket_of_redis_is_spelt_as_its_library_does() -> None:
    assert counters_url("redis+socket:///run/redis.sock?virtual_host=1") == "redis+unix:///run/redis.sock?db=1"
    assert counters_url("redis://127.0.0.1:6379/0") == "redis://127.0.0.1:6379/0"

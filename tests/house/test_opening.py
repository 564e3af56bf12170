"""What whoever opens the house is told when something around it is not as it was, or not as it should be."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from bhl_site.house import CannotOpen, House, house, opening
from bhl_site.house.address import PORT_FILE
from bhl_site.house.broker import answers_queue, whereabouts
from bhl_site.house.ports import free_port, listen, port_of
from bhl_site.house.supervisor import Supervisor

type Open = Callable[..., int]


@pytest.fixture
def open_once(tmp_path: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a house that has no processes and close it again; the port it had."""
    monkeypatch.setattr(opening, "_open_rooms", lambda *_: None)

    def port(**environ: str) -> int:
        lines.clear()
        with house(tmp_path, environ=environ, say=lines.append) as opened:
            return int(opened.address.rpartition(":")[2])

    return port


@pytest.fixture
def port() -> int:
    return free_port(23_000)


def test_the_house_stays_where_mailed_addresses_lead(open_once: Open, lines: list[str], port: int) -> None:
    assert open_once(PORT=str(port)) == port
    assert (open_once(), lines) == (port, [])


def test_it_says_so_when_it_is_elsewhere(open_once: Open, lines: list[str], port: int) -> None:
    open_once(PORT=str(port))
    with closing(listen(port)):
        assert open_once() != port
    moved = f"Letters' addresses mailed before point to http://127.0.0.1:{port}, and the house is not there now."
    assert lines[0].startswith(f"Port {port} is taken by another program")
    assert lines[1].startswith(moved) and f"PORT={port}" in lines[1]
    open_once(PORT=str(port))
    assert len(lines) == 1


def test_with_an_address_of_its_own_the_port_is_no_matter(open_once: Open, lines: list[str], port: int) -> None:
    open_once(PORT=str(port))
    other = free_port(port + 1)
    assert (open_once(PORT=str(other), SITE_URL="https://letters.example"), lines) == (other, [])
    assert open_once() == port


def test_a_spoilt_memory_of_the_port_does_no_harm(open_once: Open, tmp_path: Path, port: int) -> None:
    for nonsense in ("", "80a", "-1", "65536"):
        (tmp_path / PORT_FILE).write_text(nonsense)
        assert open_once() >= 8000


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes every connection and never says a word."""
    with closing(listen(0)) as listener:
        yield port_of(listener)


def test_a_queue_that_does_not_answer_is_named_without_its_password(
    tmp_path: Path, lines: list[str], silent_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("prepare", "start_worker", "start_beat"):
        monkeypatch.setattr(House, name, lambda *_: None)
    environ = {"REDIS_URL": f"redis://amy:hunter2@127.0.0.1:{silent_port}/0"}
    with house(tmp_path, web=False, environ=environ, say=lines.append):
        assert lines == [
            f"The queue at 127.0.0.1:{silent_port} does not answer."
            " Letters are accepted and wait; they are written out when it is back."
        ]


def test_a_queue_that_answers_is_no_news(tmp_path: Path, lines: list[str]) -> None:
    with ExitStack() as stack:
        supervisor = stack.enter_context(Supervisor(tmp_path / "log", lines.append))
        opened = House(tmp_path, {}, supervisor, lines.append)
        opened.start_redis()
        lines.clear()
        opened.look_for_queue()
        assert lines == []


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("rediss://:pw@queue.example", "queue.example:6379"),
        ("redis+socket:///run/redis.sock", "/run/redis.sock"),
    ],
)
def test_where_a_queue_is(url: str, where: str) -> None:
    assert whereabouts(url) == where


def test_nobody_is_there(port: int) -> None:
    assert not answers_queue(f"redis://127.0.0.1:{port}/0")
    assert not answers_queue("redis+socket:///nowhere/redis.sock")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEASE_SECONDS", "abc"),
        ("TIME_ZONE", "Mars/X"),
        ("DATABASE_URL", "nonsense"),
        ("EMAIL_URL", "foo"),
        ("SITE_URL", "foo"),
    ],
)
def test_a_setting_that_is_nonsense_is_refused_in_a_sentence(
    tmp_path: Path, lines: list[str], name: str, value: str
) -> None:
    environ = {"REDIS_URL": "redis://127.0.0.1:1/0", name: value}
    with pytest.raises(CannotOpen) as refused, house(tmp_path, web=False, environ=environ, say=lines.append):
        pass
    first, rest = str(refused.value).split("\n")
    assert first.startswith(f"{name} must")
    assert rest == "The house was not opened. No letter is lost."

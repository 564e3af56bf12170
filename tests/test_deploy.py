"""What deploy/ says of the house is true of the house: its settings, commands, queues and limits."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from bhl_site.house.commands import web_argv, worker_argv
from bhl_site.house.opening import ONE_THREAD_EACH
from letters import tasks
from letters.photographs import MOST_BYTES

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
COMMON = (DEPLOY / "systemd" / "letters-.service.d" / "house.conf").read_text(encoding="utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
EXAMPLE = (DEPLOY / "env.example").read_text(encoding="utf-8")
README = (DEPLOY / "README.md").read_text(encoding="utf-8")

LIBRARIES = {*ONE_THREAD_EACH, "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
"""What Python and numpy read themselves."""
ONLY_BY_HAND = {"PORT"}
"""What `make run` alone reads."""


def settings_that_are_read() -> set[str]:
    sources = "".join((ROOT / "bhl_site" / name).read_text() for name in ("settings.py", "house/opening.py"))
    read = set(re.findall(r'(?:env\.\w+|mailer|database)\(\s*"([A-Z_]+)"|environ\.get\("([A-Z_]+)"\)', sources))
    return {first or second for first, second in read}


def example() -> dict[str, str]:
    """Every variable in env.example, also those that stand behind a # as they are anyway."""
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))


def command_of_unit(unit: Path) -> list[str]:
    text = unit.read_text(encoding="utf-8").replace("\\\n", " ")
    return shlex.split(re.findall(r"^ExecStart=(.+)$", text, re.MULTILINE)[0].replace("%%", "%"))[2:]


def stop_seconds_of_unit(unit: Path) -> int:
    return int(re.findall(r"^TimeoutStopSec=(\d+)$", unit.read_text(encoding="utf-8"), re.MULTILINE)[0])


def of_the_house() -> dict[str, dict[str, Any]]:
    return {name: each for name, each in COMPOSE["services"].items() if "build" in each}


def commands_of_units() -> dict[str, list[str]]:
    return {unit.stem.removeprefix("letters-"): command_of_unit(unit) for unit in UNITS}


def commands_of_services() -> dict[str, list[str]]:
    return {name: each["command"] for name, each in of_the_house().items() if name != "prepare"}


def queues(command: Iterable[str]) -> set[str]:
    given = [word.partition("=")[2] for word in command if word.startswith("--queues=")]
    return set(given[0].split(",")) if given else set()


def longest_job(names: set[str]) -> float:
    """Seconds after which whatever a worker of these queues does is over."""
    limits = {task: getattr(tasks, task).time_limit for name in names for task in settings.QUEUES[name]}
    return max(limit or settings.CELERY_TASK_TIME_LIMIT for limit in limits.values())


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(example()) == settings_that_are_read() - ONLY_BY_HAND


def test_every_setting_has_its_reason() -> None:
    for paragraph in EXAMPLE.split("\n\n"):
        assert paragraph.startswith("# "), paragraph


def test_no_other_variable_is_set_for_the_house() -> None:
    for name, service in of_the_house().items():
        assert set(service.get("environment", {})) <= settings_that_are_read() | LIBRARIES, name
    in_units = re.findall(r"^Environment=(.+)$", COMMON, re.MULTILINE)
    named = {word.partition("=")[0] for line in in_units for word in line.split()}
    named |= set(re.findall(r"([A-Z_]{4,})=", "".join(re.findall(r"^ENV (.+)$", dockerfile(), re.MULTILINE))))
    assert ONE_THREAD_EACH.keys() <= named <= settings_that_are_read() | LIBRARIES


def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def test_the_example_is_clean_for_production(tmp_path: Path) -> None:
    """Also what stands behind a #: it is what the house has anyway, or somebody takes it as it stands."""
    places = {"DATA_DIR": str(tmp_path), "PRIVATE_ROOT": str(tmp_path / "private"), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=example() | places,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("commands", [commands_of_units(), commands_of_services()], ids=["systemd", "compose"])
def test_the_same_processes_as_the_house_itself_has(commands: dict[str, list[str]]) -> None:
    web, workers = commands["web"], [each for each in commands.values() if "worker" in each]
    ours = " ".join(web_argv(3)).replace("--workers ", "--workers=").replace("--threads ", "--threads=")
    ours = re.sub(r"(--(?:graceful-timeout|worker-class|logger-class)) ", r"\1=", ours)
    wanted = {word for word in ours.split() if word.startswith("--") and word != "--bind"}
    assert wanted <= set(web)
    assert {word for word in worker_argv() if word.startswith("--without-")} <= set.intersection(*map(set, workers))
    assert sum("beat" in each for each in commands.values()) == 1


@pytest.mark.parametrize("commands", [commands_of_units(), commands_of_services()], ids=["systemd", "compose"])
def test_every_queue_has_its_worker(commands: dict[str, list[str]]) -> None:
    taken = [name for command in commands.values() for name in queues(command)]
    assert sorted(taken) == sorted(settings.QUEUES)
    hosts = [word for command in commands.values() for word in command if word.startswith("--hostname=")]
    assert len(hosts) == len(set(hosts)) == sum("worker" in command for command in commands.values())


@pytest.mark.parametrize("commands", [commands_of_units(), commands_of_services()], ids=["systemd", "compose"])
def test_what_is_started_is_there(commands: dict[str, list[str]]) -> None:
    for command in commands.values():
        words = [word.partition("=")[2] if word.startswith("--") else word for word in command]
        modules = {word for word in words if word.startswith("bhl_site.") or word in ("celery", "gunicorn")}
        assert len(modules) >= 2
        for name in modules:
            module = name if name.islower() else name.rpartition(".")[0]
            assert find_spec(module), name


def test_every_management_command_that_is_named_is_one() -> None:
    texts = README, dockerfile(), EXAMPLE, " ".join(COMPOSE["services"]["prepare"]["command"])
    named = set(re.findall(r"manage\.py ([a-z_]+)", " ".join(texts)))
    assert {"migrate", "backup", "restore", "rotate_keys", "seed"} <= named <= set(get_commands())


def test_nobody_is_killed_over_a_job() -> None:
    for unit in UNITS:
        if names := queues(command_of_unit(unit)):
            assert stop_seconds_of_unit(unit) > longest_job(names), unit.name
    for name, service in of_the_house().items():
        if names := queues(service["command"]):
            assert int(service["stop_grace_period"].removesuffix("s")) > longest_job(names), name


def test_nginx_takes_in_what_the_house_does_and_none_of_it_reaches_a_disk() -> None:
    taken, held = (
        [int(figure) for figure in re.findall(rf"^\s*{name} (\d+);$", NGINX, re.MULTILINE)]
        for name in ("client_max_body_size", "client_body_buffer_size")
    )
    # A form; and a photograph with its form.
    assert taken == held == [settings.DATA_UPLOAD_MAX_MEMORY_SIZE, MOST_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE]
    assert "proxy_max_temp_file_size 0;" in NGINX


def test_nginx_says_itself_who_asks() -> None:
    assert example()["BEHIND_PROXY"] == "1"
    assert re.findall(r"proxy_set_header X-Forwarded-(\w+) (\S+);", NGINX) == [
        ("For", "$remote_addr"),
        ("Proto", "$scheme"),
    ]
    sockets = {
        word.removeprefix("--bind=") for each in (commands_of_units(), commands_of_services()) for word in each["web"]
    }
    assert re.findall(r"server (unix:\S+)", NGINX)[0] in sockets


def test_redis_loses_nothing_in_silence() -> None:
    lines = (DEPLOY / "redis.conf").read_text(encoding="utf-8").splitlines()
    assert {"appendonly yes", "maxmemory-policy noeviction"} <= set(lines)
    assert any("redis.conf:" in volume for volume in COMPOSE["services"]["redis"]["volumes"])


def test_what_the_image_copies_is_there_and_no_key_is() -> None:
    copied = re.findall(r"^COPY (\S+) ", dockerfile(), re.MULTILINE)
    let_in = re.findall(r"^!(\S+)$", (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(copied) == sorted(let_in)
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_every_file_of_the_folder_is_named_in_its_readme() -> None:
    assert [each.name for each in DEPLOY.iterdir() if each.name != "README.md" and each.name not in README] == []

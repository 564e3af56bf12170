"""One run, for `python -m bench.storm`. Its argument is a plan, and the last line that it prints its figures: JSON."""

import json
import os
import sys
from importlib import import_module
from pathlib import Path

import django

from bhl_site.house.ports import HOST, free_port

from .mailbox import mailbox
from .plan import DOUBLED, DROPPED, Plan


def main() -> None:
    """Set the environment up, which settings read once, then run."""
    plan = Plan(**json.loads(sys.argv[1]))
    port = free_port(20_000 + os.getpid() % 10_000)
    with mailbox() as mails:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "bhl_site.settings",
            "REDIS_URL": f"redis://{HOST}:{port}/0",
            "EMAIL_URL": f"smtp://{HOST}:{mails.port}?tls=0",
            "STORM_TALLY": str(Path(os.environ["DATA_DIR"], "tally")),
            "STORM_DROPPED": str(DROPPED if plan.faults else 0.0),
            "STORM_DOUBLED": str(DOUBLED if plan.faults else 0.0),
            # Nobody is here to read pages: a letter is ready when it is written.
            "PROOF": "0",
            "PYTHONUNBUFFERED": "1",
        }
        django.setup()
        figures = import_module("bench.storm.house").run(plan, dict(os.environ), port, mails)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

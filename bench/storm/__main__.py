"""A storm over a whole house: is every letter written once, and whole, whatever is killed?

    python -m bench.storm [--letters 8316] [--kills 50] [--seed 2013] [--no-calm]

Makes a house of its own in a temporary folder: a real Redis-compatible server, two real workers with their children,
beat, a mail server that counts. While letters are submitted and approved, workers and children are killed outright or
held until their leases are over, Redis is flushed and killed, a fifth of all messages never leaves and a tenth leaves
twice, and beat is away for a while. Then the same without faults. On SQLite, or with DATABASE_URL in a database of
its own beside the one that is named, which the user there must be allowed to make. Ends with 1 if anything was lost,
done twice or corrupt.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from typing import Any

from .database import database
from .plan import KILLS, LETTERS, Plan

SEED = 2013


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=LETTERS)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--no-calm", action="store_true", help="leave out the run without faults")
    return parser.parse_args()


def run(plan: Plan) -> dict[str, Any]:
    """The figures of one run, in a house of its own. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder, database(os.environ.get("DATABASE_URL", "")) as address:
        environ = {**os.environ, "DATA_DIR": folder, "DATABASE_URL": address, "PROOF": "0"}
        environ.pop("PRIVATE_ROOT", None)
        command = (sys.executable, "-m", "bench.storm.run", json.dumps(asdict(plan)))
        done = subprocess.run(command, env=environ, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def described(found: dict[str, Any]) -> str:
    """The time of a run, in words."""
    letters, emails = found["waits"]["letters"], found["waits"]["emails"]
    return (
        f"{found['seconds']:,.0f} s, {found['letters'] / found['seconds']:.1f} letters a second; longest wait "
        f"{letters['longest']:.0f} s for a letter (median {letters['median']:.1f}), {emails['longest']:.0f} s for an "
        f"e-mail (median {emails['median']:.1f}); what a dead worker left lay {found['lay_still']:.0f} s at most"
    )


def verdict(found: dict[str, Any]) -> str:
    """What became of the letters and the e-mails, in a line."""
    return (
        f"{found['letters']:,} letters: {found['lost']} lost, {found['twice']} twice, {found['corrupt']} corrupt; "
        f"{found['emails']:,} e-mails: {found['emails_lost']} lost, {found['emails_twice']} twice"
    )


def main() -> int:
    """Run, and say what came of it; 0 when all is well."""
    asked = arguments()
    plan = Plan(asked.letters, asked.kills, asked.seed)
    if not asked.no_calm:
        calm = run(Plan(asked.letters, asked.kills, asked.seed, faults=False))
        print(f"without faults: {verdict(calm)}; {described(calm)}", flush=True)
    storm = run(plan)
    print(", ".join(f"{count:,} {name}" for name, count in storm["faults"].items()))
    print(described(storm))
    print(verdict(storm))
    return 1 if storm["lost"] or storm["twice"] or storm["corrupt"] or storm["emails_lost"] else 0


if __name__ == "__main__":
    sys.exit(main())

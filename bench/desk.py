"""The writing room against very many letters: milliseconds and queries of its pages.

    python -m bench.desk [--letters 100000] [--runs 9]

Makes a house of its own in a temporary folder, with SQLite: letters of which three in a hundred are not finished,
each with as many words as a short letter has different ones. CPU of whole answers in this process, SQLite's within it,
the median and the worst; without a web server's own. Filling takes some minutes.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from importlib import import_module

import django


def main() -> None:
    """Fill a house, and print a line for each page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "bhl_site.settings"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        # What it imports reads the settings, which must know the folder first.
        measure(asked.letters, asked.runs)


def measure(letters: int, runs: int) -> None:
    """Fill the house with so many letters, and ask for every page so many times."""
    house = import_module("bench.desk_house")
    began = time.perf_counter()
    house.fill(letters, random.Random(21))  # noqa: S311 - nothing to keep secret
    print(f"{letters:,} letters, filled in {time.perf_counter() - began:.0f} s\n")
    print("| page | ms | slowest | queries |\n|---|---|---|---|")
    for name, ask in house.pages():
        taken = [ask() for _ in range(runs)]
        times = [milliseconds for milliseconds, _ in taken]
        print(f"| {name} | {statistics.median(times):.0f} | {max(times):.0f} | {taken[-1][1]} |")


if __name__ == "__main__":
    main()

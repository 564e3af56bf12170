"""`manage.py draft`: what the house would write for a brief, and where each sentence came from."""

import textwrap
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.workflow.errors import BriefRefused
from letters.workflow.trying import Tried, try_brief

SAID = {"template": "the template", "answer": "the answer", "memory": "remembered", "built-in": "the brief"}


class Command(BaseCommand):
    """Nothing is kept: it reads the seeds and a file, and no database."""

    help = "Print the draft for a brief like those in seeds/briefs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which brief, which of the ways to write it, and whether to say why."""
        parser.add_argument("brief", type=Path, help="a JSON file")
        parser.add_argument("--seed", type=int, default=1, help="another number is another draft (1)")
        parser.add_argument("--why", action="store_true", help="say where each sentence came from")

    def handle(self, *args: Any, brief: Path, seed: int, why: bool, **options: Any) -> None:
        """Print it. What is wrong with the brief is said in sentences."""
        try:
            tried = try_brief(brief, seed)
        except BriefRefused as refusal:
            raise CommandError("\n".join(refusal.problems.values())) from refusal
        self.stdout.write("\n".join(explained(tried)) if why else tried.composition.text)
        for key in tried.composition.unused:
            self.stderr.write(f"No sentence says the answer “{key}”.")


def explained(tried: Tried) -> Iterator[str]:
    """Each sentence, and under it each of its sources."""
    yield f"From the template {tried.template.slug}, “{tried.template.name}”."
    for sentence in tried.composition.sentences:
        yield "\n" + textwrap.fill(tried.composition.words_of(sentence), 96)
        for source in sentence.sources:
            place = f"line {source.line}" if source.line else source.key
            key = f", {source.key}" if source.line and source.key else ""
            typed = f": {textwrap.shorten(source.typed, 70, placeholder=' …')}" if source.typed else ""
            before = f" (told before, on {source.told_on})" if source.told_on else ""
            yield f"    {SAID[source.kind]}, {place}{key}{typed}{before}"

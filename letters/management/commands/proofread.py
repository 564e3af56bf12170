"""`manage.py proofread`: the proofreader's notes on a text."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.workflow.errors import BriefRefused
from letters.workflow.proofreading import Note, proofread_file

STANDARD_INPUT = Path("-")


class Command(BaseCommand):
    """Nothing is kept or changed: it reads files, and no database."""

    help = "Print the proofreader's notes on a letter. Ends with 1 if one of them would keep it from being approved."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which text, for which brief, and what was written to the same person before."""
        parser.add_argument("letter", type=Path, help="a text file, or - for standard input")
        parser.add_argument("--brief", type=Path, help="a JSON file like those in seeds/briefs")
        parser.add_argument("--past", type=Path, help="a folder of earlier letters to the same person, as *.txt")

    def handle(self, *args: Any, letter: Path, brief: Path | None, past: Path | None, **options: Any) -> None:
        """Print them in order of place. What is wrong with a file is said in a sentence."""
        if past is not None and not past.is_dir():
            raise CommandError(f"{past} is no folder.")
        earlier = [read(path) for path in sorted(past.glob("*.txt"))] if past is not None else []
        try:
            proof = proofread_file(read(letter), brief, earlier)
        except BriefRefused as refusal:
            raise CommandError("\n".join(refusal.problems.values())) from refusal
        for note in proof.notes:
            self.stdout.write(shown(note))
        if proof.voice:
            self.stdout.write(proof.voice)
        self.stdout.write(counted(proof.notes))
        if any(note.blocking for note in proof.notes):
            sys.exit(1)


def read(path: Path) -> str:
    """The words of a file. Raises CommandError."""
    try:
        return sys.stdin.read() if path == STANDARD_INPUT else path.read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not text in UTF-8.") from error


def shown(note: Note) -> str:
    """Place, kind, a mark when it blocks, the reason, and what could stand there."""
    place = f"{note.line}:{note.column}" if note.end or note.quoted else "letter"
    mark = " (blocking)" if note.blocking else ""
    better = f"\n    → {note.suggestion}" if note.suggestion.strip() else ""
    return f"{place}: {note.kind}{mark}: {note.reason}{better}"


def counted(notes: tuple[Note, ...]) -> str:
    """ "3 notes, 1 of them blocking."."""
    blocking = sum(note.blocking for note in notes)
    if not notes:
        return "No notes."
    many = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
    return f"{many}, {blocking} of them blocking." if blocking else f"{many}, none of them blocking."

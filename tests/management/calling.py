"""Calling a management command as from the shell."""

from io import StringIO

from django.core.management import CommandError, call_command


def called(*words: str, fails: bool = False) -> str:
    """What the command prints. With `fails` it ends with an error, of which nothing is in it."""
    out = StringIO()
    try:
        call_command(*words, stdout=out)
    except CommandError:
        if not fails:
            raise
    return out.getvalue().strip()

"""`manage.py doctor`: what is wrong with the house, in words, and what to do."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from letters import tasks
from letters.throttling import locked_for
from letters.workflow.health import health


class Command(BaseCommand):
    """Looks at everything that letters wait for. Changes nothing."""

    help = (
        "Say what waits, what failed, whether anybody works and whether there is room; ends with 1 if all is not well."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each kind of work, then each trouble."""
        workers = tasks.workers_that_answer()
        state = health(workers)
        self.stdout.write(f"workers that answer: {workers}")
        for queue in state.queues:
            counts = f"{queue.waiting} waiting, {queue.running} being worked on, {queue.failed} failed"
            self.stdout.write(f"{queue.kind}: {counts}; the oldest has waited {queue.oldest_seconds:.0f} s")
        self.stdout.write(f"free where letters are kept: {state.free_bytes / 1e9:.1f} GB")
        if state.held:
            self.stdout.write(
                f"{state.held} e-mails are held since a backup was put back: they may have gone out before. `manage.py "
                "held_emails --send` sends them, `--sent` notes that they had."
            )
        for name in get_user_model().objects.filter(is_staff=True, is_active=True).values_list("username", flat=True):
            if seconds := locked_for(name):
                minutes = -(-seconds // 60)
                self.stdout.write(
                    f"{name} cannot log in for {minutes} minutes: somebody tried too often. If it was {name}: "
                    f"`manage.py unlock {name}`."
                )
        if state.troubles:
            raise CommandError("\n".join(state.troubles), returncode=1)
        self.stdout.write("All is well.")

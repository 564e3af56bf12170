"""`manage.py held_emails`: what becomes of e-mails of which nobody knows whether they went out."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from letters import tasks
from letters.models import Notice
from letters.workflow.holding_mail import held_emails, hold_emails, note_sent, release
from letters.workflow.notices import Sending


class Command(BaseCommand):
    """The same for all of them; the writing room does it one by one."""

    help = "Count the e-mails that are held since a backup was put back, send them, or note that they had gone out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What is to be done."""
        deeds = parser.add_mutually_exclusive_group()
        deeds.add_argument("--send", action="store_true", help="send all that are held")
        deeds.add_argument("--sent", action="store_true", help="they had gone out: send none of them")
        deeds.add_argument(
            "--hold", action="store_true", help="hold what is not sent: after a database was put back by other means"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how many it were."""
        if options["hold"]:
            self.stdout.write(f"{hold_emails()} held.")
            return
        pks = [*held_emails().order_by("pk").values_list("pk", flat=True)]
        if options["send"]:
            self.stdout.write(f"{release(pks)} are on their way.")
            tasks.ring(tasks.send_notice, *Sending.to_ring(pk__in=pks))
        elif options["sent"]:
            self.stdout.write(f"{note_sent(pks)} are noted as sent.")
        else:
            self._count(pks)

    def _count(self, pks: list[int]) -> None:
        for kind, label in Notice.Kind.choices:
            if count := held_emails().filter(kind=kind).count():
                self.stdout.write(f"{count} of “{label}”")
        self.stdout.write(f"{len(pks)} held. Say --send, or --sent." if pks else "None is held.")

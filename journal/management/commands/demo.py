"""`manage.py demo`: a therapist and three people who write, to look around with."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from journal.demo import cast


class Command(BaseCommand):
    help = "Makes a therapist and three people with months of entries, and prints how to sign in as each."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="make them anew, dropping what they have")

    def handle(self, *args: Any, fresh: bool, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo is for development: its recovery codes are known to everybody.")
        if fresh or not cast.is_there():
            cast.make(timezone.now())
        else:
            self.stdout.write("The demo is already there (--fresh makes it anew).")
        self.stdout.write("\n".join(cast.how_to_sign_in(settings.SITE_URL)))

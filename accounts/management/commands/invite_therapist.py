"""`manage.py invite_therapist EMAIL`: make an invitation, mail it, and print its link."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.care.mails import invite_therapist


class Command(BaseCommand):
    help = "Invite a therapist by e-mail; prints the link, which works once, for fourteen days, for that address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("--language", choices=languages, default=settings.LANGUAGE_CODE)

    def handle(self, *args: str, **options: str) -> None:
        try:
            self.stdout.write(invite_therapist(options["email"], options["language"], timezone.now()))
        except ValidationError as error:
            raise CommandError(f"{options['email']!r} is no e-mail address.") from error

"""Makes the keys for Web Push."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from journal.reminders.vapid import make_vapid_keys, write_vapid_keys


class Command(BaseCommand):
    help = "Prints a fresh pair of Web Push keys as two environment lines, or adds them to an environment file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", metavar="PATH", type=Path, help="add them to this file unless it has some")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path | None = options["write"]
        if path is None:
            self.stdout.write("\n".join(f"{name}={value}" for name, value in make_vapid_keys().items()))
        elif write_vapid_keys(path):
            self.stdout.write(f"Added Web Push keys to {path}.")
        else:
            self.stdout.write(f"{path} has Web Push keys already; nothing changed.")

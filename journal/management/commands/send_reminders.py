"""Runs the reminder worker, which a day's chores share: every installation has one."""

import gc
import signal
from functools import partial
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from journal.reminders import metrics
from journal.reminders.worker import Worker


class Command(BaseCommand):
    help = "Sends reminders as they come due, until it is told to stop; once a day it also runs purge."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one pass, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(daily=partial(call_command, "purge", stdout=StringIO()))
        if options["once"]:
            worker.run_once()
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stopping.set())
        stop_serving = metrics.serve()
        gc.freeze()  # what is loaded now stays, so collecting garbage need not look at it again and again
        worker.run()
        stop_serving()

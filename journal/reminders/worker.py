"""The worker: claims what is due, sends it with no lock held, records. Any number may run against one database."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from journal.reminders.models import Delivery, Reminder, WorkerHeartbeat
from journal.reminders.sending import Note, Report, note_of, record, send

logger = logging.getLogger("journal.reminders")
BATCH = 64
LANES = 8
REST = 5.0  # seconds between two looks at the queue
DAY = timedelta(days=1)


class Worker:
    """`clock` gives the time, `send` takes a note out of the house, `daily` is done once a day when nothing waits."""

    def __init__(
        self,
        clock: Callable[[], datetime] = timezone.now,
        send: Callable[[Note], Report] = send,
        lanes: int = LANES,
        daily: Callable[[], object] = lambda: None,
    ) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"[:100]
        self.stopping = threading.Event()
        self._clock, self._send, self._lanes, self._daily = clock, send, lanes, daily
        self._did_daily = datetime.min.replace(tzinfo=UTC)

    def run(self) -> None:
        """Until `stopping` is set. A database that is away for a while is waited for."""
        while not self.stopping.is_set():
            try:
                close_old_connections()
                full = self.run_once() == BATCH
                if not full:
                    self.tidy()
            except DatabaseError:
                logger.exception("The database can't be used; trying again")
                full = False
            if not full:
                self.stopping.wait(REST)

    def tidy(self) -> None:
        """The day's chores, when the last time was a day ago. Several workers may do them; they do no harm twice."""
        if self._clock() - self._did_daily >= DAY:
            self._did_daily = self._clock()
            self._daily()

    def run_once(self) -> int:
        """One pass; how many claims it took."""
        claims = Reminder.objects.claim_due(self._clock(), BATCH)
        if claims:
            with ThreadPoolExecutor(self._lanes) as lanes:
                for start in range(0, len(claims), self._lanes):
                    self._send_some(claims[start : start + self._lanes], lanes)
        now = self._clock()
        WorkerHeartbeat.objects.beat(self.name, now)
        WorkerHeartbeat.objects.forget_old(now)
        return len(claims)

    def _send_some(self, claims: list[Delivery], lanes: ThreadPoolExecutor) -> None:
        if self.stopping.is_set():
            for claim in claims:
                claim.hand_back(self._clock())
            return
        begun = with_people([claim for claim in claims if claim.begin(self._clock())])
        notes = [note_of(each, self._clock()) for each in begun]
        for claim, report in zip(begun, lanes.map(self._send_safely, notes), strict=True):
            record(claim, report, self._clock())
            logger.info("delivery %s attempt %s: %s", claim.pk, claim.attempts, claim.outcome)

    def _send_safely(self, note: Note) -> Report:
        """A surprise in one note must not keep the others from going out."""
        try:
            return self._send(note)
        except Exception:
            logger.exception("A note could not be sent")
            return Report(reason="error")


def with_people(deliveries: list[Delivery]) -> list[Delivery]:
    """The deliveries whose reminder still stands, in the same order, reminder and person read afresh in one query."""
    found = Reminder.objects.select_related("user").in_bulk([each.reminder_id for each in deliveries])
    standing = [each for each in deliveries if each.reminder_id in found]
    for each in standing:
        each.reminder = found[each.reminder_id]
    return standing

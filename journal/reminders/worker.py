"""The worker: claims what is due, sends it with no lock held, records. Any number may run against one database."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from journal.reminders import metrics
from journal.reminders.lanes import Answering, Batch, Lanes
from journal.reminders.models import Reminder, WorkerHeartbeat
from journal.reminders.preparing import Ready, prepare
from journal.reminders.recording import record

logger = logging.getLogger("journal.reminders")
BATCH = 512
REST = 5.0  # seconds between two looks at the queue
DAY = timedelta(days=1)
BEAT = timedelta(seconds=1)
Going = tuple[list[Ready], Batch]


class Worker:
    """`clock` gives the time, `daily` is done once a day when nothing waits.

    `answering` answers each step of a note at once, in place of the world outside.
    """

    def __init__(
        self,
        clock: Callable[[], datetime] = timezone.now,
        answering: Answering | None = None,
        daily: Callable[[], object] = lambda: None,
    ) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"[:100]
        self.stopping = threading.Event()
        self._clock, self._daily = clock, daily
        self._lanes = Lanes(clock, answering)
        self._going: list[Going] = []
        self._did_daily = self._beat_at = datetime.min.replace(tzinfo=UTC)

    def run(self) -> None:
        """Until `stopping` is set. A database that is away for a while is waited for."""
        while not self.stopping.is_set():
            try:
                close_old_connections()
                self.run_once()
                self.tidy()
            except (DatabaseError, InterfaceError):
                logger.exception("The database can't be used; trying again")
            self.stopping.wait(REST)
        self._lanes.close()

    def tidy(self) -> None:
        """The day's chores, when the last time was a day ago. Several workers may do them; they do no harm twice."""
        if self._clock() - self._did_daily >= DAY:
            self._did_daily = self._clock()
            self._daily()

    def run_once(self) -> int:
        """All that is due now; how many claims it took. While some are on their way, the next are claimed."""
        self._record_all_but(0)
        taken = 0
        while not self.stopping.is_set() and (some := self._take_some()):
            taken += some
            self._record_all_but(1)
        self._record_all_but(0)
        now = self._clock()
        WorkerHeartbeat.objects.forget_old(now)
        metrics.look(now)
        return taken

    def _take_some(self) -> int:
        now = self._clock()
        claims = Reminder.objects.claim_due(now, BATCH)
        if ready := prepare(claims, now):
            self._going.append((ready, self._lanes.start([note for _, note in ready])))
        if now - self._beat_at >= BEAT:
            WorkerHeartbeat.objects.beat(self.name, now)
            self._beat_at = now
        return len(claims)

    def _record_all_but(self, number: int) -> None:
        """What can't be recorded because the database is away stays, and is recorded when it is back."""
        while len(self._going) > number:
            ready, coming = self._going[0]
            sent = list(zip(ready, self._lanes.wait_for(coming), strict=True))
            record(sent, self._clock())
            del self._going[0]
            metrics.count([delivery for delivery, _ in ready])

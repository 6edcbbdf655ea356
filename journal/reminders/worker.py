"""The worker: claims what is due, sends it with no lock held, records. Any number may run against one database."""

import logging
import os
import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from journal.reminders import metrics
from journal.reminders.models import Delivery, Reminder, WorkerHeartbeat
from journal.reminders.preparing import Ready, prepare
from journal.reminders.recording import record
from journal.reminders.sending import Note, Report, send

logger = logging.getLogger("journal.reminders")
BATCH = 256
CHUNK = 64
LANES = 16
REST = 5.0  # seconds between two looks at the queue
DAY = timedelta(days=1)
# A note is left alone when its lease has less than this left: the try itself takes time.
MARGIN = timedelta(seconds=45)
Sent = list[tuple[Ready, "Future[Report]"]]


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
        self._clock, self._send, self._daily = clock, send, daily
        self._lanes = ThreadPoolExecutor(lanes)
        self._unrecorded: list[tuple[Ready, Report]] = []
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
        self._record([])
        claims = Reminder.objects.claim_due(self._clock(), BATCH)
        on_their_way: Sent = []
        for start in range(0, len(claims), CHUNK):
            # While these are on their way, the ones before are recorded and the next are made ready.
            going = self._begin(claims[start : start + CHUNK])
            self._record(on_their_way)
            on_their_way = going
        self._record(on_their_way)
        now = self._clock()
        WorkerHeartbeat.objects.beat(self.name, now)
        WorkerHeartbeat.objects.forget_old(now)
        metrics.look(now)
        return len(claims)

    def _begin(self, claims: Sequence[Delivery]) -> Sent:
        """A worker that is to stop gives back what it has not begun."""
        if self.stopping.is_set():
            Delivery.objects.record([claim.put_off(self._clock()) for claim in claims])
            return []
        return [(ready, self._lanes.submit(self._send_safely, ready.note)) for ready in prepare(claims, self._clock())]

    def _record(self, sent: Sent) -> None:
        """Also what could not be recorded before, when the database was away."""
        self._unrecorded += [(ready, report.result()) for ready, report in sent]
        if not self._unrecorded:
            return
        record(self._unrecorded, self._clock())
        for ready, report in self._unrecorded:
            delivery = ready.delivery
            logger.info("delivery %s try %s: %s", delivery.pk, delivery.attempts, delivery.outcome or report.reason)
        metrics.count(ready.delivery for ready, _ in self._unrecorded)
        self._unrecorded = []

    def _send_safely(self, note: Note) -> Report:
        """A surprise in one note must not keep the others from going out."""
        if self._clock() > note.held_until - MARGIN:
            return Report(untouched=True)
        try:
            return self._send(note)
        except Exception:
            logger.exception("A note could not be sent")
            return Report(reason="error")

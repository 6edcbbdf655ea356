"""Where notes leave the house: many at the same time, each taking one step after the other.

It runs in the worker's own thread, in turns, while that waits for reports. A second thread would want the
interpreter's lock for the other half of the time, and handing that over costs more than it gains (decision 0075).
"""

import logging
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import connection

from journal.reminders.channels.email import Letter, email
from journal.reminders.channels.public_only import Outside
from journal.reminders.channels.webpush import Answer, Reply, push
from journal.reminders.delivery import Delivery
from journal.reminders.sending import Note, Push, Report, send

logger = logging.getLogger("journal.reminders")
# A note is left alone when its lease has less than this left: the try itself takes time.
MARGIN = timedelta(seconds=45)
PATIENCE, WITH_LETTERS = 1.0, 0.05  # seconds; nothing wakes those who wait for push services when a letter has gone
Answering = Callable[[Push | Letter], Reply]


@dataclass
class Batch:
    """Notes that leave together; their reports come in any order."""

    notes: Sequence[Note]
    reports: dict[int, Report] = field(default_factory=dict)


@dataclass(frozen=True)
class Flight:
    """One note on its way."""

    batch: Batch
    number: int
    steps: Generator[Push | Letter, Reply, Report]


class Lanes:
    """`answering` answers each step at once; without it, steps go to the real push services and by the real mail."""

    def __init__(self, clock: Callable[[], datetime], answering: Answering | None = None) -> None:
        self._clock, self._answering = clock, answering
        self._waiting: deque[tuple[Batch, int]] = deque()
        self._flying, self._room = 0, settings.PUSHES_AT_ONCE
        self._letters: dict[Future[Reply], Flight] = {}
        self._outside = Outside()
        self._mails = ThreadPoolExecutor(settings.MAILS_AT_ONCE, "mails")

    def start(self, notes: Sequence[Note]) -> Batch:
        """Has `notes` sent, the first of them now, the others while somebody waits for reports."""
        batch = Batch(notes)
        self._waiting.extend((batch, number) for number in range(len(notes)))
        self._fill()
        self._outside.turn(0)
        return batch

    def wait_for(self, batch: Batch) -> list[Report]:
        """In the order of its notes."""
        while len(batch.reports) < len(batch.notes):
            self._fill()
            self._turn()
        return [batch.reports[number] for number in range(len(batch.notes))]

    def close(self) -> None:
        """What is on its way is to be waited for before."""
        self._mails.shutdown()
        self._outside.close()

    def _fill(self) -> None:
        now = self._clock()
        while self._waiting and self._flying < self._room:
            batch, number = self._waiting.popleft()
            note = batch.notes[number]
            if now > note.held_until - MARGIN:
                batch.reports[number] = Report(untouched=True)
            else:
                self._flying += 1
                self._go_on(Flight(batch, number, send(note)))

    def _turn(self) -> None:
        if self._outside.busy:
            self._outside.turn(WITH_LETTERS if self._letters else PATIENCE)
        else:
            wait(self._letters, PATIENCE, FIRST_COMPLETED)
        for letter in [each for each in self._letters if each.done()]:
            self._go_on(self._letters.pop(letter), letter.result())

    def _go_on(self, flight: Flight, reply: Reply | None = None) -> None:
        """To the next step, or home. A surprise in one note must not keep the others from going out."""
        try:
            self._take(flight, flight.steps.send(reply) if reply else next(flight.steps))
        except StopIteration as home:
            self._land(flight, home.value)
        except Exception:
            logger.exception("A note could not be sent")
            self._land(flight, Report(reason="error"))

    def _take(self, flight: Flight, step: Push | Letter) -> None:
        if self._answering:
            self._go_on(flight, self._answering(step))
        elif isinstance(step, Push):
            push(self._outside, step.target, step.message, partial(self._go_on, flight))
        else:
            self._letters[self._mails.submit(post, step, self._clock)] = flight

    def _land(self, flight: Flight, report: Report) -> None:
        self._flying -= 1
        flight.batch.reports[flight.number] = report


def post(letter: Letter, clock: Callable[[], datetime]) -> Reply:
    """In a thread of its own, as Django's mail waits where it stands. No database is held open meanwhile."""
    try:
        begun = Delivery.objects.begin_mail(letter.note, clock())
        connection.close()
        return email(letter) if begun else Reply(Answer.LATER)
    except Exception:
        logger.exception("A letter could not be sent")
        connection.close()
        return Reply(Answer.LATER)

"""Two reminder workers are killed again and again, and now and then the database with them: nobody is missed.

The workers, PostgreSQL, the push service over TLS and the mail server are real; only the leases are shorter, or ended
when both who could hold one are dead.
"""

import json
import logging
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sized
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bench.servers import ROOT, Environment, migrated
from journal.reminders.channels.email import message_id
from journal.reminders.vapid import make_vapid_keys
from tests.faults.cluster import Cluster, cluster
from tests.journal.reminders.mailbox import Mailbox, mailbox
from tests.journal.reminders.phones import ShowingPhone
from tests.journal.reminders.strict import StrictService, strict_service

pytestmark = pytest.mark.faults
KILLS = 20
PATIENCE = 180  # seconds, on a machine that is busy with other things
Due = set[tuple[UUID, datetime]]


@pytest.fixture
def database() -> Iterator[Cluster]:
    with cluster() as running:
        yield running


@pytest.fixture
def service(tmp_path: Path, environment: Environment) -> Iterator[StrictService]:
    with strict_service(tmp_path, environment["VAPID_PUBLIC_KEY"]) as running:
        environment["PUSH_CA_FILE"] = str(running.certificate)
        yield running


@pytest.fixture
def box(environment: Environment) -> Iterator[Mailbox]:
    with mailbox() as running:
        environment["EMAIL_URL"] = f"smtp://127.0.0.1:{running.port}"
        yield running


@pytest.fixture
def environment(database: Cluster, tmp_path: Path) -> Environment:
    ours = {"DATABASE_URL": database.url, "DATA_DIR": str(tmp_path), "DEBUG": "false", "LOG_LEVEL": "CRITICAL"}
    ours |= {"DJANGO_SETTINGS_MODULE": "config.settings", "PUSH_HOSTS_ALLOWED": "127.0.0.1"}
    return migrated({**os.environ, **make_vapid_keys(), **ours})


@pytest.fixture
def chance(record_property: Callable[[str, object], None]) -> random.Random:
    """Its seed is in the report of a failure, and REMINDERS_SEED brings it back."""
    seed = int(os.environ.get("REMINDERS_SEED", random.randrange(1_000_000)))
    record_property("seed", seed)
    logging.getLogger("tests").warning("REMINDERS_SEED=%s", seed)
    return random.Random(seed)


@pytest.fixture
def kills(pytestconfig: pytest.Config) -> int:
    return KILLS * 10 if pytestconfig.getoption("--long") else KILLS


class Workers:
    """Two at a time, each a process of its own. `lease`: seconds."""

    def __init__(self, environment: Environment, lease: int) -> None:
        self.environment, self.lease = environment, lease
        self.running = [self._start(), self._start()]

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "tests.faults.quick_worker", str(self.lease)]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL)

    def kill(self, *numbers: int) -> None:
        """As a power cut would."""
        for number in numbers:
            self.running[number].send_signal(signal.SIGKILL)
        for number in numbers:
            self.running[number].wait()

    def replace(self, *numbers: int) -> None:
        for number in numbers:
            self.running[number] = self._start()

    def freeze(self, number: int, seconds: float) -> None:
        """It hangs for longer than its leases last, and goes on as if nothing had been."""
        self.running[number].send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        self.running[number].send_signal(signal.SIGCONT)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *error: object) -> None:
        for each in self.running:
            each.kill()
            each.wait()


def crowd(environment: Environment, phones: list[ShowingPhone | None]) -> list[UUID]:
    people = [
        {"email": f"p{number}@example.org", "phone": phone.keys if phone else None}
        for number, phone in enumerate(phones)
    ]
    command = [sys.executable, "-m", "tests.faults.crowd"]
    told = subprocess.run(
        command, cwd=ROOT, env=environment, input=json.dumps(people), check=True, stdout=subprocess.PIPE, text=True
    )
    return [UUID(each) for each in json.loads(told.stdout)]


def make_due(database: Cluster, now_and_then: float = 1) -> Due:
    """Reminders that have been claimed since they were last due are due now; some of them, or all."""
    query = """
        UPDATE journal_reminder SET next_due_at = clock_timestamp(), answered_at = clock_timestamp()
        WHERE next_due_at > now() + interval '1 hour' AND random() < %s RETURNING id, next_due_at
    """
    return {(reminder, due) for reminder, due in database.rows(query, now_and_then)}


def wait_for(happened: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, what
        time.sleep(0.01)


def wait_for_more(came: Sized, number: int, database: Cluster) -> None:
    """So that the kill comes in the middle of the work."""
    goal = len(came) + number
    wait_for(lambda: len(came) >= goal or settled(database), "nothing is sent any more")


def settled(database: Cluster) -> bool:
    waiting = "SELECT count(*) FROM journal_reminder WHERE next_due_at <= now()"
    pending = "SELECT count(*) FROM journal_delivery WHERE outcome = 'pending'"
    [[number]] = database.rows(f"SELECT ({waiting}) + ({pending})")
    return int(number) == 0


def deliveries(database: Cluster) -> list[Any]:
    return list(database.rows("SELECT id, reminder_id, due_at, outcome, channel, reason FROM journal_delivery"))


def test_killed_workers_and_a_killed_database_miss_nobody_and_show_no_note_twice(
    database: Cluster,
    environment: Environment,
    service: StrictService,
    chance: random.Random,
    kills: int,
    record_property: Callable[[str, object], None],
) -> None:
    phones = [service.new_phone() for _ in range(30)]
    by_reminder = dict(zip(crowd(environment, [*phones]), phones, strict=True))
    service.pace = lambda: chance.uniform(0, 0.25)
    due: Due = set()
    with Workers(environment, lease=3) as workers:
        for number in range(kills):
            due |= make_due(database, 0.7)
            wait_for_more(service.taken, chance.randint(1, 12), database)
            due |= make_due(database, 0.5)
            time.sleep(chance.uniform(0, 0.3))
            if number % 5 == 3:
                database.crash()
            victim = chance.randrange(2)
            workers.kill(victim)
            workers.replace(victim)
            if number % 5 == 3:
                time.sleep(chance.uniform(0, 1))
                database.start()
            if number % 10 == 7:
                workers.freeze(chance.randrange(2), 3.5)
        wait_for(lambda: settled(database), "something is never settled")
    rows = deliveries(database)
    assert {(reminder, at) for _, reminder, at, *_ in rows} == due, "each due time has its one delivery"
    assert Counter(tuple(row[3:]) for row in rows) == {("sent", "push", ""): len(due)}
    for reminder, phone in by_reminder.items():
        mine = sorted(note.hex for note, whose, *_ in rows if whose == reminder)
        assert sorted(phone.seen) == mine, "every note once"
    assert service.complaints == []
    record_property("notes", len(due))
    record_property("came again", sum(len(phone.again) for phone in phones))
    assert len(due) > kills * 5


def test_a_letter_repeats_at_most_once_when_workers_are_killed_and_none_is_missed(
    database: Cluster,
    environment: Environment,
    box: Mailbox,
    chance: random.Random,
    kills: int,
    record_property: Callable[[str, object], None],
) -> None:
    """Both workers die at once, so that the one with the letters does; each letter lives through one such death."""
    crowd(environment, [None] * 12)
    box.pace = lambda: chance.uniform(0, 0.1)
    due: Due = set()
    with Workers(environment, lease=120) as workers:
        for _ in range(kills // 2):
            due |= make_due(database)
            wait_for_more(box.received, chance.randint(1, 10), database)
            time.sleep(chance.uniform(0, 0.05))
            workers.kill(0, 1)
            database.rows("UPDATE journal_delivery SET leased_until = now() WHERE outcome = 'pending'")
            workers.replace(0, 1)
            wait_for(lambda: settled(database), "something is never settled")
    rows = deliveries(database)
    assert {(reminder, at) for _, reminder, at, *_ in rows} == due
    assert Counter(tuple(row[3:]) for row in rows) == {("sent", "email", ""): len(due)}
    times = Counter(str(letter["Message-ID"]).strip("<>").partition("@")[0] for letter in box.letters)
    assert set(times) == {message_id(note) for note, *_ in rows}, "none is missed, and none is of nobody"
    assert max(times.values()) <= 2
    record_property("letters", len(due))
    record_property("came again", sum(times.values()) - len(times))
    assert len(due) == kills // 2 * 12

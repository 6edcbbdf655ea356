"""Reminders on PostgreSQL: what claiming costs as the table grows, and how fast workers send to a push service.

The push service is one of our own on the loopback, over TLS (bench/push_service.py); the workers are the real command.
"""

import json
import os
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

from bench.figures import report
from bench.phone import Phone, bare_seconds
from bench.servers import ROOT, Environment, database

BATCHES = 12
SENT = 6_000
RUSH = 60_000
ROUNDS = 3


@dataclass
class Service:
    port: int
    certificate: str

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def ask(self, path: str = "/") -> dict[str, float]:
        context = ssl.create_default_context(cafile=self.certificate)
        with urllib.request.urlopen(self.address + path, context=context) as answer:
            return dict(json.loads(answer.read()))


@contextmanager
def push_service() -> Iterator[Service]:
    with tempfile.TemporaryDirectory(prefix="afterword-") as folder:
        command = [sys.executable, "-m", "bench.push_service", folder]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            try:
                yield Service(int(process.stdout.readline()), str(Path(folder, "127.0.0.1.pem")))
            finally:
                process.kill()


@contextmanager
def workers(count: int) -> Iterator[None]:
    command = [sys.executable, "manage.py", "send_reminders"]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in range(count)]
    try:
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(60)


def claiming(rows: int) -> float:
    """Milliseconds a reminder to claim batches of due ones out of so many rows."""
    from bench.queue_rows import fill
    from journal.reminders.models import Reminder
    from journal.reminders.worker import BATCH

    now = datetime.now(UTC).replace(microsecond=0)
    fill(rows, (BATCHES + 1) * BATCH, now - timedelta(minutes=1), Phone(), "https://push.example.org")
    Reminder.objects.claim_due(now, BATCH)
    costs = []
    for _ in range(BATCHES):
        begun = time.perf_counter()
        assert len(Reminder.objects.claim_due(now, BATCH)) == BATCH
        costs.append((time.perf_counter() - begun) / BATCH)
    return 1000 * statistics.median(costs)


def sending(service: Service, count: int, workers_at_once: int) -> float:
    """Reminders a second, from the first that reaches the push service to the last."""
    from bench.queue_rows import fill

    service.ask("/reset")
    due = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    fill(count, count, due, Phone(), service.address)
    with workers(workers_at_once):
        told = wait_for(service, count)
    return (count - 1) / (told["last"] - told["first"])


def wait_for(service: Service, count: int, seconds: float = 300) -> dict[str, float]:
    until = time.monotonic() + seconds
    while (told := service.ask())["messages"] < count:
        if time.monotonic() > until:
            raise TimeoutError(f"{told['messages']} of {count} messages came.")
        time.sleep(0.2)
    return told


def rushing(service: Service, count: int) -> list[float]:
    """Seconds from due to recorded of so many reminders that are all due at once, with two workers that wait for it."""
    from bench.queue_rows import fill
    from journal.reminders.models import Delivery

    service.ask("/reset")
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=20)
    fill(count, count, due, Phone(), service.address)
    with workers(2):
        wait_for(service, count)
        while Delivery.objects.pending().exists():
            time.sleep(0.5)
    ended = Delivery.objects.filter(outcome="sent").values_list("finished_at", flat=True)
    return sorted((end - due).total_seconds() for end in ended if end)


def claims() -> bool:
    costs = {rows: claiming(rows) for rows in (10_000, 100_000, 1_000_000)}
    for rows, cost in costs.items():
        report(f"reminders, claim, {rows:,} rows", cost, "ms")
    return report("reminders, claim, 1,000,000 rows to 10,000", costs[1_000_000] / costs[10_000], "ratio", "<= 1.5")


def speed(service: Service, private_key: str) -> list[bool]:
    payload, rounds = b"x" * 224, []
    for _ in range(ROUNDS):
        bare = 1 / bare_seconds(Phone(), private_key, payload, 2_000)
        rounds.append((bare, sending(service, SENT, 1), sending(service, SENT, 2)))
    report("reminders, bare sealing and signing", statistics.median(bare for bare, _, _ in rounds), "a second")
    report("reminders, one worker", statistics.median(one for _, one, _ in rounds), "a second")
    report("reminders, two workers", statistics.median(two for _, _, two in rounds), "a second")
    one_to_bare = statistics.median(one / bare for bare, one, _ in rounds)
    two_to_one = statistics.median(two / one for _, one, two in rounds)
    return [
        report("reminders, one worker to bare", one_to_bare, "ratio", ">= 0.7"),
        report("reminders, two workers to one", two_to_one, "ratio", ">= 1.6"),
    ]


def lag(service: Service) -> None:
    lags = rushing(service, RUSH)
    assert len(lags) == RUSH, f"{len(lags)} were sent"
    for name, place in (("median", 0.5), ("95 of 100", 0.95), ("last", 1)):
        report(f"reminders, {RUSH:,} at once, lag, {name}", lags[int(place * (RUSH - 1))], "s")


def main() -> int:
    from journal.reminders.vapid import make_vapid_keys

    keys = make_vapid_keys()
    with database("postgresql") as environment, push_service() as service:
        trusted: Environment = {"PUSH_HOSTS_ALLOWED": "127.0.0.1", "PUSH_CA_FILE": service.certificate}
        os.environ |= environment | keys | trusted | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        django.setup()
        held = [claims(), *speed(service, keys["VAPID_PRIVATE_KEY"])]
        lag(service)
        from django.db import connections

        connections.close_all()
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())

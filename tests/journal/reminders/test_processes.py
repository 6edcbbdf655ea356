"""Real workers in processes of their own, with one database and one push service: several, killed, stopped."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from accounts.users.models import User
from journal.reminders.models import Delivery, Reminder, WorkerHeartbeat
from journal.reminders.vapid import make_vapid_keys
from tests.journal.reminders.conftest import add_phone
from tests.journal.reminders.standin import PushService, push_service

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [pytest.mark.faults, pytest.mark.database, pytest.mark.django_db(transaction=True)]
StartWorker = Callable[..., "subprocess.Popen[bytes]"]
MANY = 24


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


def database_url() -> str:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    return (
        f"postgres://{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
    )


@pytest.fixture
def start_worker(tmp_path: Path) -> Iterator[StartWorker]:
    started: list[subprocess.Popen[bytes]] = []
    ours = {"DATABASE_URL": database_url(), "DATA_DIR": str(tmp_path), "PUSH_HOSTS_ALLOWED": "127.0.0.1"}

    def start(*options: str) -> "subprocess.Popen[bytes]":
        environment = os.environ | make_vapid_keys() | ours
        command = [sys.executable, str(ROOT / "manage.py"), "send_reminders", *options]
        started.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait(10)


def due_now(count: int, service: PushService) -> None:
    """So many people, each with a phone of their own and a reminder that came due a minute ago."""
    now = timezone.now()
    due = now - timedelta(minutes=1)
    for number in range(count):
        user = User.objects.create_user(f"p{number}@example.org")
        add_phone(user, f"{service.address}/{number}")
        start = {"start_day": due.date(), "start_time": due.time().replace(second=0, microsecond=0)}
        made = now - timedelta(days=2)
        Reminder.objects.put(user, user.pk, made, rule="FREQ=DAILY", by_email=False, **start)


def times_each(service: PushService) -> Counter[str]:
    return Counter(each.path for each in service.received)


def end_leases() -> None:
    Delivery.objects.exclude(leased_until=None).update(leased_until=timezone.now() - timedelta(seconds=1))


def test_several_workers_at_once_send_each_reminder_once(start_worker: StartWorker, service: PushService) -> None:
    due_now(MANY, service)
    workers = [start_worker("--once") for _ in range(3)]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    assert times_each(service) == {f"/{number}": 1 for number in range(MANY)}
    assert set(Delivery.objects.values_list("outcome", "channel")) == {("sent", "push")}
    assert Delivery.objects.count() == MANY
    assert WorkerHeartbeat.objects.count() == 3


def test_a_worker_killed_in_the_middle_misses_nobody(start_worker: StartWorker, service: PushService) -> None:
    due_now(MANY, service)
    service.let_answer.clear()
    worker = start_worker()
    assert service.arrived.wait(60)
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    service.let_answer.set()
    end_leases()
    assert start_worker("--once").wait(60) == 0
    assert set(times_each(service)) == {f"/{number}" for number in range(MANY)}
    assert set(Delivery.objects.values_list("outcome", "reason")) == {("sent", "")}
    assert Delivery.objects.count() == MANY


def test_a_worker_asked_to_stop_finishes_what_is_on_its_way_and_hands_back_the_rest(
    start_worker: StartWorker, service: PushService
) -> None:
    due_now(MANY, service)
    service.let_answer.clear()
    worker = start_worker()
    assert service.arrived.wait(60)
    worker.send_signal(signal.SIGTERM)
    service.let_answer.set()
    assert worker.wait(30) == 0
    assert not Delivery.objects.pending().exclude(begun_at=None).exists()
    assert not Delivery.objects.pending().filter(leased_until__gt=timezone.now()).exists()
    assert start_worker("--once").wait(60) == 0
    assert times_each(service) == {f"/{number}": 1 for number in range(MANY)}
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {"sent"}

"""What those who run it can watch: on a port of its own, as numbers that name nobody."""

import re
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from prometheus_client import generate_latest
from pytest_django.fixtures import Settings

from accounts.users.models import User
from bench.servers import free_port
from journal.reminders import metrics
from journal.reminders.channels.webpush import Answer
from journal.reminders.models import Reminder
from tests.journal.reminders.conftest import EIGHT, Outside, put_daily

pytestmark = pytest.mark.django_db
Work = Callable[[datetime], int]


def figures() -> dict[str, float]:
    """Every sample that is told now, by name and labels."""
    lines = generate_latest(metrics.REGISTRY).decode().splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if line[0] != "#"}


def rise(before: dict[str, float], name: str) -> float:
    return figures().get(name, 0) - before.get(name, 0)


def test_sent_late_failed_and_put_off_are_counted(
    patient: User, other_patient: User, outside: Outside, work: Work
) -> None:
    before = figures()
    put_daily(patient)
    work(EIGHT)
    assert rise(before, 'reminders_ended_total{channel="email",outcome="sent",reason=""}') == 1
    assert rise(before, "reminders_late_total") == 0
    put_daily(other_patient)
    outside.mail_answers = [Answer.LATER, Answer.REFUSED, Answer.SENT]
    work(EIGHT + timedelta(minutes=1))
    assert rise(before, "reminders_put_off_total") == 1
    work(EIGHT + timedelta(minutes=3))
    assert rise(before, 'reminders_ended_total{channel="",outcome="failed",reason="email-refused"}') == 1
    work(EIGHT + timedelta(days=1, minutes=10))
    assert rise(before, "reminders_late_total") == 2
    assert rise(before, "reminders_lag_seconds_count") == 3


def test_what_waits_is_told_with_how_long_it_has_waited(daily: Reminder) -> None:
    metrics.look(EIGHT + timedelta(minutes=2))
    assert (figures()["reminders_due"], figures()["reminders_oldest_due_seconds"]) == (1, 120)
    metrics.look(EIGHT - timedelta(minutes=2))
    assert (figures()["reminders_due"], figures()["reminders_oldest_due_seconds"]) == (0, 0)


def test_it_answers_on_a_port_of_its_own_and_names_nobody(
    daily: Reminder, work: Work, patient: User, settings: Settings
) -> None:
    work(EIGHT)
    settings.METRICS_PORT, settings.METRICS_HOST = free_port(), "127.0.0.1"
    stop = metrics.serve()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.METRICS_PORT}/metrics") as answer:
            told = answer.read().decode()
    finally:
        stop()
    for name in ("due", "ended_total", "late_total", "put_off_total", "lag_seconds_bucket"):
        assert f"reminders_{name}" in told
    assert patient.email not in told
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", told)


def test_without_a_port_nothing_opens(settings: Settings) -> None:
    settings.METRICS_PORT = 0
    metrics.serve()()

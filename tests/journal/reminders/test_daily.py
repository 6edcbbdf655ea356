"""The worker's day: chores once in twenty-four hours, whatever else it does."""

from datetime import UTC, datetime, timedelta

import pytest

from journal.reminders.worker import Worker

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_the_days_chores_are_done_once_a_day() -> None:
    done: list[datetime] = []
    now = [NOON]
    worker = Worker(clock=lambda: now[0], daily=lambda: done.append(now[0]))
    for hours in (0, 1, 23, 24, 25, 48):
        now[0] = NOON + timedelta(hours=hours)
        worker.tidy()
    assert done == [NOON, NOON + timedelta(hours=24), NOON + timedelta(hours=48)]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_starts_does_its_chores_first() -> None:
    worker = Worker(daily=lambda: worker.stopping.set())
    worker.run()
    assert worker.stopping.is_set()

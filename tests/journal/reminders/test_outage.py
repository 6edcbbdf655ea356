"""After the server was away: at most one late note a reminder, none that is stale, none into quiet hours."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.users.models import User
from journal.reminders.channels.webpush import Answer
from journal.reminders.delivery import STALE
from journal.reminders.models import Delivery, Reminder
from journal.reminders.worker import Worker
from tests.journal.reminders.conftest import EIGHT, Outside, put_daily

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Work = Callable[[datetime], int]
KINDS: list[dict[str, Any]] = [
    {},
    {"rule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"},
    {"rule": "FREQ=DAILY;INTERVAL=2"},
    {"rule": "FREQ=MONTHLY", "start_day": date(2026, 4, 4)},
    {"rule": "", "start_day": date(2026, 5, 4)},
    {"since_writing": True, "rule": "FREQ=DAILY;INTERVAL=1"},
    {"start_time": time(21, 30), "quiet_from": time(22), "quiet_until": time(7)},
    {"start_time": time(23, 30), "quiet_from": time(22), "quiet_until": time(7)},
]


def back_at(now: datetime, outside: Outside) -> None:
    """The server is there again, and works until nothing is left to do."""
    worker = Worker(clock=lambda: now, answering=outside.answer)
    while worker.run_once():
        pass


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(away=st.integers(0, 6 * 24 * 60))
def test_after_any_time_away_each_reminder_has_one_end_and_at_most_one_late_note(patient: User, away: int) -> None:
    Reminder.objects.all().delete()
    outside, back = Outside(), EIGHT - timedelta(hours=9) + timedelta(minutes=away)
    reminders = [put_daily(patient, **values) for values in KINDS]
    due = {each.pk: each.next_due_at for each in reminders}
    back_at(back, outside)
    sent = Counter(letter.reminder for letter in outside.mailed)
    assert not sent or max(sent.values()) == 1
    for reminder in reminders:
        at = due[reminder.pk]
        assert at is not None
        made = list(reminder.deliveries.values_list("due_at", "outcome", "reason"))
        reminder.refresh_from_db()
        assert reminder.next_due_at is None or reminder.next_due_at > back
        if at > back:
            assert made == []
        elif back - at > STALE:
            assert made == [(at, "skipped", "stale")]
        elif reminder.quiet_from and at.hour == 21 and back - at >= timedelta(minutes=30):
            assert made == [(at, "skipped", "quiet")]
        else:
            assert made == [(at, "sent", "")]
        assert sent[reminder.pk] == [outcome for _, outcome, _ in made].count("sent")


@pytest.mark.parametrize(
    ("late", "end"),
    [
        (timedelta(minutes=29), ("sent", "")),
        (timedelta(minutes=30), ("skipped", "quiet")),
        (timedelta(hours=2), ("skipped", "quiet")),
        (timedelta(hours=2, seconds=1), ("skipped", "stale")),
    ],
)
def test_a_late_note_stops_where_quiet_hours_begin(
    patient: User, outside: Outside, late: timedelta, end: tuple[str, str]
) -> None:
    put_daily(patient, start_time=time(21, 30), quiet_from=time(22), quiet_until=time(7))
    back_at(datetime(2026, 5, 3, 21, 30, tzinfo=UTC) + late, outside)
    assert list(Delivery.objects.values_list("outcome", "reason")) == [end]
    assert len(outside.mailed) == (end[0] == "sent")


def test_a_retry_never_comes_after_its_useful_time(patient: User, outside: Outside, work: Work) -> None:
    """A mail server that was away comes back just when quiet hours have begun."""
    put_daily(patient, start_time=time(21, 30), quiet_from=time(22), quiet_until=time(7))
    outside.mail_answers = [Answer.LATER] * 5
    start = datetime(2026, 5, 3, 21, 30, tzinfo=UTC)
    for minutes in range(180):
        work(start + timedelta(minutes=minutes))
    assert list(Delivery.objects.values_list("outcome", "reason")) == [("failed", "email-later")]
    assert len(outside.mailed) == 5


def test_a_claim_left_behind_into_quiet_hours_is_not_sent_in_them(patient: User, outside: Outside) -> None:
    """The worker that had claimed it died, and nobody came before the quiet hours."""
    put_daily(patient, start_time=time(21, 30), quiet_from=time(22), quiet_until=time(7))
    due = datetime(2026, 5, 3, 21, 30, tzinfo=UTC)
    Reminder.objects.claim_due(due, 10)
    back_at(due + timedelta(minutes=45), outside)
    assert outside.mailed == []
    assert list(Delivery.objects.values_list("outcome", "reason")) == [("skipped", "quiet")]

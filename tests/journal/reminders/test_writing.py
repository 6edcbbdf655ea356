"""What writing does to reminders: quiet for the day, days counted anew, and an answer to whether to go on."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.test import Client

from accounts.users.models import User
from journal.reminders.channels.webpush import Answer
from journal.reminders.delivery import back_off
from journal.reminders.models import Delivery, LastWrote, Reminder
from journal.reminders.texts import ASK_TEXT
from tests.journal.reminders.conftest import EIGHT, Outside, put_daily

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Work = Callable[[datetime], int]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def write(user: User, at: datetime, now: datetime | None = None) -> None:
    LastWrote.objects.tell(user, at, now or at)


def test_it_stops_for_the_day_once_one_has_written(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    write(patient, EIGHT - HOUR)
    work(EIGHT)
    assert outside.mailed == []
    assert Delivery.objects.get().reason == "written"
    work(EIGHT + DAY)
    assert len(outside.mailed) == 1


@pytest.mark.parametrize(
    ("zone", "hours", "sent"), [("UTC", 23, 1), ("UTC", 21, 0), ("America/New_York", 3, 0), ("America/New_York", 23, 1)]
)
def test_the_day_is_the_persons_own(
    patient: User, outside: Outside, work: Work, zone: str, hours: int, sent: int
) -> None:
    patient.settle(time_zone=zone)
    put_daily(patient, start_time=time(22))
    due = Reminder.objects.get().next_due_at
    assert due
    write(patient, due - hours * HOUR)
    work(due)
    assert len(outside.mailed) == sent


def test_writing_calls_back_what_waits_for_another_try(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    outside.mail_answers = [Answer.LATER]
    work(EIGHT)
    write(patient, EIGHT + timedelta(seconds=30))
    work(EIGHT + back_off(1))
    assert len(outside.mailed) == 1
    assert Delivery.objects.get().reason == "written"


def test_what_comes_once_comes_on_a_day_of_writing_too(patient: User, outside: Outside, work: Work) -> None:
    put_daily(patient, rule="", start_day=EIGHT.date())
    write(patient, EIGHT - HOUR)
    work(EIGHT)
    assert len(outside.mailed) == 1


def since(patient: User, days: int = 3) -> Reminder:
    return put_daily(patient, rule=f"FREQ=DAILY;INTERVAL={days}", since_writing=True)


def test_days_without_writing_are_counted_from_the_last_writing(patient: User, outside: Outside, work: Work) -> None:
    write(patient, EIGHT - DAY)
    reminder = since(patient)
    assert reminder.next_due_at == EIGHT + 2 * DAY
    write(patient, EIGHT + DAY)
    for day in range(5):
        work(EIGHT + day * DAY)
    assert list(Delivery.objects.values_list("due_at", flat=True)) == [EIGHT + 4 * DAY]


def test_before_any_writing_they_are_counted_from_when_it_was_made(patient: User) -> None:
    assert since(patient).next_due_at == EIGHT + 2 * DAY


def test_while_nothing_is_written_it_comes_again_after_as_many_days(
    patient: User, outside: Outside, work: Work
) -> None:
    since(patient, 2)
    for day in range(6):
        work(EIGHT + day * DAY)
    assert list(Delivery.objects.order_by("due_at").values_list("due_at", flat=True)) == [
        EIGHT + DAY,
        EIGHT + 3 * DAY,
        EIGHT + 5 * DAY,
    ]


def test_after_three_unanswered_it_asks_whether_to_go_on_and_then_is_quiet(
    daily: Reminder, outside: Outside, work: Work
) -> None:
    for day in range(8):
        work(EIGHT + day * DAY)
    assert [letter.text for letter in outside.mailed] == [1, 1, 1, ASK_TEXT]
    daily.refresh_from_db()
    assert (daily.asked_at, daily.next_due_at) == (EIGHT + 3 * DAY, None)


def test_writing_in_between_means_somebody_is_there(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    for day in range(8):
        work(EIGHT + day * DAY)
        if day % 3 == 2:
            write(patient, EIGHT + day * DAY + HOUR)
    assert ASK_TEXT not in {letter.text for letter in outside.mailed}


def test_writing_answers_the_question(daily: Reminder, patient: User, outside: Outside, work: Work) -> None:
    for day in range(4):
        work(EIGHT + day * DAY)
    write(patient, EIGHT + 5 * DAY)
    work(EIGHT + 6 * DAY)
    assert [letter.text for letter in outside.mailed] == [1, 1, 1, ASK_TEXT, 1]


def test_what_was_never_sent_is_not_unanswered(daily: Reminder, outside: Outside, work: Work) -> None:
    outside.mail_answers = [Answer.REFUSED] * 6
    for day in range(6):
        work(EIGHT + day * DAY)
    daily.refresh_from_db()
    assert daily.asked_at is None


def test_only_the_newest_writing_counts_and_never_one_to_come(patient: User) -> None:
    write(patient, EIGHT)
    write(patient, EIGHT - DAY)
    assert LastWrote.objects.get().wrote_at == EIGHT
    write(patient, EIGHT + 9 * DAY, now=EIGHT + HOUR)
    assert LastWrote.objects.get().wrote_at == EIGHT + HOUR


def test_the_device_tells_it_through_the_api(make_client: Callable[..., Client], patient: User) -> None:
    door = make_client(patient)
    told = door.put("/api/v1/reminders/wrote/", {"at": "2026-05-04T08:00:00Z"}, content_type="application/json")
    assert told.status_code == 204
    assert door.get("/api/v1/reminders/").json()["last_wrote_at"] == "2026-05-04T08:00:00Z"
    assert door.put("/api/v1/reminders/wrote/", {"at": "soon"}, content_type="application/json").status_code == 400

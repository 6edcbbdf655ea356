"""A pause: nothing that recurs comes in it, and what comes once waits until it ends."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.problems import Problem
from accounts.users.models import User
from journal.reminders.channels.webpush import Answer
from journal.reminders.delivery import back_off
from journal.reminders.models import Delivery, Reminder, ReminderPause
from journal.reminders.pauses import MOST_PAUSES
from tests.journal.reminders.conftest import EIGHT, Outside, put_daily

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Work = Callable[[datetime], int]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def pause(user: User, from_at: datetime, until: datetime, now: datetime = EIGHT - DAY) -> ReminderPause:
    return ReminderPause.objects.put(user, uuid.uuid4(), now, from_at=from_at, until=until)


def test_nothing_recurring_comes_in_a_pause_and_all_goes_on_after_it(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    pause(patient, EIGHT - HOUR, EIGHT + 2 * DAY)
    for day in range(3):
        work(EIGHT + day * DAY)
    assert [letter.to for letter in outside.mailed] == [patient.email]
    assert Delivery.objects.get().due_at == EIGHT + 2 * DAY, "the end of a pause is outside"


def test_the_next_times_that_are_shown_leave_the_pause_out(daily: Reminder, patient: User) -> None:
    pause(patient, EIGHT + HOUR, EIGHT + 2 * DAY)
    daily.refresh_from_db()
    assert daily.upcoming(EIGHT - HOUR, 3) == [EIGHT, EIGHT + 2 * DAY, EIGHT + 3 * DAY]


def test_what_comes_once_waits_until_the_pause_ends(patient: User, outside: Outside, work: Work) -> None:
    put_daily(patient, rule="", start_day=EIGHT.date())
    pause(patient, EIGHT - HOUR, EIGHT + HOUR)
    pause(patient, EIGHT + HOUR / 2, EIGHT + 5 * HOUR, now=EIGHT + HOUR / 2)
    work(EIGHT + HOUR)
    assert outside.mailed == []
    work(EIGHT + 5 * HOUR)
    assert len(outside.mailed) == 1


def test_what_waited_for_a_pause_that_is_called_off_comes_at_once(patient: User, outside: Outside, work: Work) -> None:
    put_daily(patient, rule="", start_day=EIGHT.date())
    resting = pause(patient, EIGHT - HOUR, EIGHT + DAY)
    ReminderPause.objects.remove(patient, resting.pk, EIGHT + HOUR)
    work(EIGHT + HOUR)
    assert len(outside.mailed) == 1


def test_calling_a_pause_off_brings_nothing_that_was_left_out(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    resting = pause(patient, EIGHT - HOUR, EIGHT + 5 * DAY)
    ReminderPause.objects.remove(patient, resting.pk, EIGHT + HOUR)
    work(EIGHT + HOUR)
    assert outside.mailed == []
    work(EIGHT + DAY)
    assert len(outside.mailed) == 1


def test_a_pause_moves(daily: Reminder, patient: User) -> None:
    moved = pause(patient, EIGHT - HOUR, EIGHT + HOUR)
    ReminderPause.objects.put(patient, moved.pk, EIGHT - DAY, from_at=EIGHT + DAY - HOUR, until=EIGHT + DAY + HOUR)
    daily.refresh_from_db()
    assert daily.next_due_at == EIGHT
    assert daily.upcoming(EIGHT - HOUR, 2) == [EIGHT, EIGHT + 2 * DAY]


def test_a_note_that_waits_for_another_try_is_dropped_when_a_pause_begins(
    daily: Reminder, patient: User, outside: Outside, work: Work
) -> None:
    outside.mail_answers = [Answer.LATER]
    work(EIGHT)
    pause(patient, EIGHT, EIGHT + DAY, now=EIGHT)
    work(EIGHT + back_off(1))
    assert len(outside.mailed) == 1
    assert Delivery.objects.get().reason == "paused"


def test_a_pause_of_somebody_else_rests_nobody(
    daily: Reminder, other_patient: User, outside: Outside, work: Work
) -> None:
    pause(other_patient, EIGHT - HOUR, EIGHT + HOUR)
    work(EIGHT)
    assert len(outside.mailed) == 1


@pytest.mark.parametrize(
    ("from_at", "until"), [(EIGHT, EIGHT), (EIGHT, EIGHT - HOUR), (EIGHT, EIGHT + timedelta(days=61))]
)
def test_a_pause_has_a_length_that_makes_sense(patient: User, from_at: datetime, until: datetime) -> None:
    with pytest.raises(Problem) as refused:
        pause(patient, from_at, until)
    assert refused.value.slug == "pause-length"
    assert not ReminderPause.objects.exists()


def test_there_is_an_end_to_how_many_pauses_fit(patient: User) -> None:
    for number in range(MOST_PAUSES):
        pause(patient, EIGHT + number * DAY, EIGHT + number * DAY + HOUR)
    with pytest.raises(Problem):
        pause(patient, EIGHT, EIGHT + HOUR)


def test_it_comes_and_goes_through_the_api(
    make_client: Callable[..., Client], patient: User, other_patient: User
) -> None:
    door, pk = make_client(patient), uuid.uuid4()
    asked = {"from_at": "2090-01-01T14:00:00Z", "until": "2090-01-02T09:00:00Z"}

    def put(client: Client, **changed: Any) -> Any:
        return client.put(f"/api/v1/reminders/pauses/{pk}/", asked | changed, content_type="application/json")

    assert put(door).json() == {"id": str(pk), **asked}
    assert door.get("/api/v1/reminders/").json()["pauses"] == [{"id": str(pk), **asked}]
    stranger = make_client(other_patient)
    assert put(stranger).status_code == 404
    assert stranger.get("/api/v1/reminders/").json()["pauses"] == []
    stranger.delete(f"/api/v1/reminders/pauses/{pk}/")
    assert ReminderPause.objects.count() == 1
    assert put(door, until=asked["from_at"]).status_code == 400
    for _ in range(2):
        assert door.delete(f"/api/v1/reminders/pauses/{pk}/").status_code == 204
    assert not ReminderPause.objects.exists()

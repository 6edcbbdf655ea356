"""What is done with a note: whoever has it may answer it, and nobody else can."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.users.models import User
from journal.reminders.facts import facts_of, with_facts
from journal.reminders.models import Delivery, Reminder
from tests.journal.reminders.conftest import Outside, put_daily

pytestmark = pytest.mark.django_db
Work = Callable[[datetime], int]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def now() -> datetime:
    return timezone.now().replace(microsecond=0)


@pytest.fixture
def due_daily(patient: User, now: datetime) -> Reminder:
    """Daily, due a minute ago."""
    due = now - timedelta(minutes=1)
    reminder = put_daily(patient, start_day=due.date() - DAY, start_time=due.time().replace(second=0))
    reminder.next_due_at = due.replace(second=0)
    reminder.save(update_fields=["next_due_at"])
    return reminder


@pytest.fixture
def note(due_daily: Reminder, work: Work, now: datetime) -> Delivery:
    work(now)
    return Delivery.objects.get()


def answer(note: uuid.UUID, how: str, **more: Any) -> int:
    door = Client(enforce_csrf_checks=True)
    told = door.post(f"/api/v1/notes/{note}/", {"how": how, **more}, content_type="application/json")
    return int(told.status_code)


def test_a_device_says_that_it_showed_the_note_once(note: Delivery) -> None:
    assert answer(note.pk, "arrived") == 204
    note.refresh_from_db()
    first = note.arrived_at
    assert answer(note.pk, "arrived") == 204
    note.refresh_from_db()
    assert (note.arrived_at, note.answer) == (first, "")


def nobody_answers(reminder: Reminder, now: datetime) -> bool:
    return facts_of(with_facts(Reminder.objects.filter(pk=reminder.pk), now), now)[reminder.pk].unanswered


@pytest.mark.parametrize("how", ["opened", "done"])
def test_an_answer_means_that_somebody_is_there(note: Delivery, due_daily: Reminder, how: str, now: datetime) -> None:
    for days in (1, 2):
        due_at = note.due_at - timedelta(days=days)
        Delivery.objects.create(reminder=due_daily, due_at=due_at, outcome=Delivery.Outcome.SENT)
    assert nobody_answers(due_daily, now)
    assert answer(note.pk, how) == 204
    note.refresh_from_db()
    due_daily.refresh_from_db()
    assert note.answer == how
    assert due_daily.answered_at is not None
    assert not nobody_answers(due_daily, now)


def test_later_brings_one_more_note_at_that_time(
    note: Delivery, due_daily: Reminder, outside: Outside, work: Work, now: datetime
) -> None:
    at = now + HOUR
    assert answer(note.pk, "later", at=at.isoformat()) == 204
    due_daily.refresh_from_db()
    assert due_daily.upcoming(now, 2)[0] == at
    assert work(at - timedelta(seconds=1)) == 0
    assert work(at) == 1
    assert work(at + timedelta(minutes=1)) == 0
    assert len(outside.mailed) == 2
    due_daily.refresh_from_db()
    assert due_daily.next_due_at is not None
    assert due_daily.next_due_at.time() == due_daily.start_time, "the rule goes on as it was"


def test_later_works_for_what_comes_once(patient: User, outside: Outside, work: Work, now: datetime) -> None:
    due = (now - timedelta(minutes=1)).replace(second=0)
    once = put_daily(patient, rule="", start_day=due.date(), start_time=due.time())
    Reminder.objects.filter(pk=once.pk).update(next_due_at=due)
    work(now)
    assert answer(Delivery.objects.get().pk, "later", at=(now + HOUR).isoformat()) == 204
    work(now + HOUR)
    assert len(outside.mailed) == 2


@pytest.mark.parametrize("away", [timedelta(0), -HOUR, timedelta(days=4), None])
def test_later_is_within_three_days(note: Delivery, due_daily: Reminder, away: timedelta | None, now: datetime) -> None:
    at = {} if away is None else {"at": (now + away).isoformat()}
    assert answer(note.pk, "later", **at) == 400
    note.refresh_from_db()
    due_daily.refresh_from_db()
    assert (note.answer, due_daily.later_at) == ("", None)


def ask(due_daily: Reminder, note: Delivery) -> None:
    Reminder.objects.filter(pk=due_daily.pk).update(asked_at=timezone.now(), next_due_at=None)


def test_going_on_and_stopping_answer_the_question(note: Delivery, due_daily: Reminder) -> None:
    ask(due_daily, note)
    assert answer(note.pk, "go-on") == 204
    due_daily.refresh_from_db()
    assert due_daily.asked_at is None
    assert due_daily.next_due_at is not None
    assert answer(note.pk, "stop") == 204
    due_daily.refresh_from_db()
    assert due_daily.disabled_at is not None
    assert due_daily.next_due_at is None


def test_opening_the_question_is_no_answer_to_it(note: Delivery, due_daily: Reminder) -> None:
    ask(due_daily, note)
    answer(note.pk, "opened")
    due_daily.refresh_from_db()
    assert due_daily.asked_at is not None
    assert due_daily.next_due_at is None


def test_nobody_answers_a_note_they_do_not_have(note: Delivery) -> None:
    assert answer(uuid.uuid4(), "done") == 404
    assert answer(note.reminder_id, "done") == 404
    assert answer(note.pk, "read") == 400


def test_an_old_note_is_answered_no_more(note: Delivery, now: datetime) -> None:
    Delivery.objects.update(due_at=now - timedelta(days=3, minutes=1))
    assert answer(note.pk, "done") == 404


def test_a_trial_goes_to_this_device_and_says_what_became_of_it(
    make_client: Callable[..., Client], patient: User
) -> None:
    cache.clear()
    door = make_client(patient)

    def test(by: str) -> Any:
        return door.post("/api/v1/reminders/test/", {"by": by}, content_type="application/json")

    assert test("push").json() == {"answer": "no-channel", "note": None}
    assert test("email").json() == {"answer": "sent", "note": None}
    assert test("carrier pigeon").status_code == 400
    assert {test("push").status_code for _ in range(12)} == {200, 429}

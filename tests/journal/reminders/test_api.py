"""Reminders through the API's door."""

import uuid
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.users.models import User
from journal.reminders.models import Reminder
from journal.reminders.queue import MOST_REMINDERS

MakeClient = Callable[..., Client]
DAILY = {"starts_at": "2026-05-01T08:00", "rule": "FREQ=DAILY", "text": 2}


def put(client: Client, pk: uuid.UUID, **changed: Any) -> Any:
    return client.put(f"/api/v1/reminders/{pk}/", DAILY | changed, content_type="application/json")


@pytest.fixture
def client(make_client: MakeClient, patient: User) -> Client:
    return make_client(patient)


def test_a_new_reminder_comes_back_with_its_next_three_times(client: Client) -> None:
    pk = uuid.uuid4()
    made = put(client, pk).json()
    assert made["id"] == str(pk)
    assert (made["starts_at"], made["rule"], made["text"], made["disabled"]) == (
        "2026-05-01T08:00",
        "FREQ=DAILY",
        2,
        False,
    )
    times = [parse_datetime(each) for each in made["next"]]
    assert len(times) == 3
    assert all(each and each > timezone.now() and (each.hour, each.minute) == (8, 0) for each in times)
    assert client.get("/api/v1/reminders/").json() == {"reminders": [made], "pauses": [], "last_wrote_at": None}


def test_the_same_reminder_put_again_changes_nothing(client: Client) -> None:
    pk = uuid.uuid4()
    put(client, pk)
    before = Reminder.objects.values().get()
    put(client, pk)
    assert Reminder.objects.values().get() == before


def test_times_are_by_the_persons_own_clock_and_move_with_them(client: Client, patient: User) -> None:
    patient.settle(time_zone="Asia/Kathmandu")
    pk = uuid.uuid4()
    assert parse_datetime(put(client, pk).json()["next"][0]).strftime("%H:%M") == "02:15"  # type: ignore[union-attr]
    client.patch("/api/v1/me/", {"time_zone": "Pacific/Apia"}, content_type="application/json")
    reminder = Reminder.objects.get()
    assert reminder.zone == "Pacific/Apia"
    assert reminder.next_due_at is not None
    assert reminder.next_due_at.astimezone(ZoneInfo("Pacific/Apia")).strftime("%H:%M") == "08:00"


def test_a_disabled_reminder_has_nothing_to_come_and_keeps_since_when(client: Client) -> None:
    pk = uuid.uuid4()
    made = put(client, pk, disabled=True).json()
    assert (made["disabled"], made["next"]) == (True, [])
    since = Reminder.objects.get().disabled_at
    put(client, pk, disabled=True, text=3)
    assert Reminder.objects.get().disabled_at == since
    assert put(client, pk).json()["next"]


def test_a_paused_reminder_goes_on_after_its_pause(client: Client) -> None:
    made = put(client, uuid.uuid4(), paused_until="2090-01-01T12:00:00Z").json()
    assert made["next"][0] == "2090-01-02T08:00:00Z"


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "2026-05-01T08:00+02:00"},
        {"starts_at": "2026-05-01T08:00Z"},
        {"starts_at": "1800-05-01T08:00"},
        {"starts_at": "soon"},
        {"rule": "FREQ=HOURLY"},
        {"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
        {"rule": "x" * 201},
        {"text": 13},
        {"text_key": "short"},
        {"since_writing": True, "rule": "FREQ=WEEKLY;BYDAY=MO"},
        {"text": 11},
        {"text": "Take your medicine"},
        {"quiet_from": "22:00"},
        {"quiet_until": "25:00", "quiet_from": "22:00"},
        {"paused_until": "never"},
    ],
)
def test_nonsense_is_refused_and_nothing_is_stored(client: Client, wrong: dict[str, Any]) -> None:
    answer = put(client, uuid.uuid4(), **wrong)
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("/invalid")
    assert not Reminder.objects.exists()


def test_a_reminder_holds_no_words_of_the_person(client: Client) -> None:
    put(client, uuid.uuid4(), title="my words", note="my words", body="my words")
    assert "my words" not in str(Reminder.objects.values().get())


def test_there_is_an_end_to_how_many_fit(client: Client) -> None:
    for _ in range(MOST_REMINDERS):
        assert put(client, uuid.uuid4()).status_code == 200
    answer = put(client, uuid.uuid4())
    assert answer.status_code == 409
    assert answer.json()["type"].endswith("/too-many-reminders")


def test_a_removed_reminder_is_gone(client: Client) -> None:
    pk = uuid.uuid4()
    put(client, pk)
    assert client.delete(f"/api/v1/reminders/{pk}/").status_code == 204
    assert client.delete(f"/api/v1/reminders/{pk}/").status_code == 404
    assert not Reminder.objects.exists()


def test_a_stranger_can_neither_see_nor_change_nor_remove_it(
    client: Client, make_client: MakeClient, other_patient: User, therapist: User
) -> None:
    pk = uuid.uuid4()
    put(client, pk)
    before = Reminder.objects.values().get()
    for stranger in (other_patient, therapist):
        door = make_client(stranger)
        assert door.get("/api/v1/reminders/").json()["reminders"] == []
        assert put(door, pk, text=5).status_code == 404
        assert door.delete(f"/api/v1/reminders/{pk}/").status_code == 404
    assert Reminder.objects.values().get() == before


def test_it_takes_an_unlocked_device(make_client: MakeClient, patient: User) -> None:
    for door, status in ((Client(), 401), (make_client(patient, unlocked=False), 403)):
        assert door.get("/api/v1/reminders/").status_code == status
        assert put(door, uuid.uuid4()).status_code == status
        assert door.get("/api/v1/push-subscription/").status_code == status


def test_no_change_is_taken_without_the_csrf_token(make_client: MakeClient, patient: User) -> None:
    assert put(make_client(patient, csrf=True), uuid.uuid4()).status_code == 403
    assert not Reminder.objects.exists()

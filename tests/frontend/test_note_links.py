"""The links in a reminder's e-mail: without signing in, by a POST only, and each can be taken back."""

import uuid
from datetime import date, time

import pytest
from django.test import Client
from django.utils import timezone

from accounts.users.models import User
from journal.reminders.models import Reminder
from journal.reminders.stopping import go_on_address, stop_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def reminder(patient: User) -> Reminder:
    start = {"start_day": date(2026, 1, 1), "start_time": time(20), "rule": "FREQ=DAILY", "by_push": False}
    return Reminder.objects.put(patient, uuid.uuid4(), timezone.now(), **start)


def path(address: str) -> str:
    return "/notes/" + address.split("/notes/")[1]


def test_opening_a_link_changes_nothing(client: Client, reminder: Reminder) -> None:
    Reminder.objects.filter(pk=reminder.pk).update(asked_at=timezone.now())
    assert "Stop this note?" in client.get(path(stop_address(reminder.pk))).content.decode()
    assert "Shall these notes go on?" in client.get(path(go_on_address(reminder.pk))).content.decode()
    reminder.refresh_from_db()
    assert reminder.by_email
    assert reminder.asked_at is not None


def test_stopping_is_undone_without_signing_in(reminder: Reminder) -> None:
    stranger = Client(enforce_csrf_checks=True)
    stop = path(stop_address(reminder.pk))
    assert "Undo" in stranger.post(stop).content.decode()
    reminder.refresh_from_db()
    assert (reminder.by_email, reminder.disabled_at is not None) == (False, True)
    assert "It comes again" in stranger.post(f"{stop}undo/").content.decode()
    reminder.refresh_from_db()
    assert (reminder.by_email, reminder.disabled_at) == (True, None)


def test_a_link_lets_one_go_on(reminder: Reminder) -> None:
    Reminder.objects.filter(pk=reminder.pk).update(asked_at=timezone.now(), next_due_at=None)
    answer = Client(enforce_csrf_checks=True).post(path(go_on_address(reminder.pk)))
    assert "They go on" in answer.content.decode()
    reminder.refresh_from_db()
    assert reminder.asked_at is None
    assert reminder.next_due_at is not None


def test_a_reminder_that_is_gone_gives_nothing_away(client: Client, reminder: Reminder) -> None:
    stop = path(stop_address(reminder.pk))
    reminder.delete()
    assert client.post(stop).status_code == 200
    assert client.post(f"{stop}undo/").status_code == 200
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("address", ["/notes/stop/{}/", "/notes/stop/{}/undo/", "/notes/go-on/{}/"])
def test_a_token_that_we_did_not_make_opens_nothing(client: Client, address: str, reminder: Reminder) -> None:
    assert client.post(address.format(reminder.pk.hex)).status_code == 404

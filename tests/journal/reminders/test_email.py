"""Reminders by e-mail, and stopping them from the e-mail."""

import re
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.channels.email import Letter, email
from journal.reminders.channels.webpush import Answer
from journal.reminders.models import Reminder
from journal.reminders.texts import ASK_TEXT, TEXTS
from tests.journal.reminders.conftest import put_daily

TELLING = re.compile(r"patient|ketamine|therap|session|mood|clinic|journal|doctor|health|medicine|insight", re.I)


def letter_about(reminder: Reminder, text: int = 1, locale: str = "en") -> Letter:
    return Letter(reminder.user.email, locale, text, reminder.pk, uuid4())


@pytest.mark.parametrize("locale", ["en", "es"])
@pytest.mark.parametrize("text", sorted(TEXTS))
def test_a_letter_tells_nothing(daily: Reminder, settings: Settings, text: int, locale: str) -> None:
    settings.SITE_URL = "https://notes.example"
    assert email(letter_about(daily, text, locale)).answer is Answer.SENT
    [sent] = mail.outbox
    assert sent.subject
    assert not TELLING.search(sent.subject + str(sent.body))
    assert "ana" not in str(sent.body)


def test_a_letter_leads_to_signing_in_and_to_stopping_only(daily: Reminder, settings: Settings) -> None:
    settings.SITE_URL = "https://notes.example"
    email(letter_about(daily))
    first, second = re.findall(r"https?://\S+", str(mail.outbox[0].body))
    assert first == "https://notes.example/sign-in/"
    assert second.startswith("https://notes.example/notes/stop/")


def test_a_repeat_is_recognised_by_its_message_id_which_answers_nothing(daily: Reminder) -> None:
    letter = letter_about(daily)
    email(letter)
    email(letter)
    email(letter_about(daily))
    first, again, other = (str(each.extra_headers["Message-ID"]) for each in mail.outbox)
    assert first == again != other
    assert letter.note.hex not in first


def test_a_letter_that_asks_leads_to_going_on_too(daily: Reminder) -> None:
    email(letter_about(daily, ASK_TEXT))
    assert "/notes/go-on/" in str(mail.outbox[0].body)
    assert not TELLING.search(str(mail.outbox[0].subject) + str(mail.outbox[0].body))


def stop_path(reminder: Reminder) -> str:
    email(letter_about(reminder))
    header: str = mail.outbox[-1].extra_headers["List-Unsubscribe"]
    return "/" + header.strip("<>").split("/", 3)[3]


def test_one_click_stops_the_letters_without_signing_in(daily: Reminder, settings: Settings) -> None:
    path = stop_path(daily)
    assert mail.outbox[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    door = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert door.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    daily.refresh_from_db()
    assert (daily.by_email, daily.disabled_at) == (False, None)


def test_a_scanner_that_opens_the_link_stops_nothing(daily: Reminder) -> None:
    assert Client().get(stop_path(daily)).status_code == 200
    daily.refresh_from_db()
    assert daily.by_email


def test_stopping_the_only_way_switches_the_reminder_off(patient: User) -> None:
    reminder = put_daily(patient, by_push=False)
    Client().post(stop_path(reminder))
    reminder.refresh_from_db()
    assert (reminder.disabled_at is not None, reminder.next_due_at) == (True, None)


def test_the_link_of_a_removed_reminder_still_answers_kindly(daily: Reminder) -> None:
    path = stop_path(daily)
    daily.delete()
    assert Client().post(path).status_code == 200


@pytest.mark.parametrize("token", ["x", "x:y:z", "IjAwMDAi:1abc:def"])
def test_a_forged_link_stops_nothing(daily: Reminder, token: str) -> None:
    assert Client().post(f"/notes/stop/{token}/").status_code == 404
    daily.refresh_from_db()
    assert daily.by_email


def test_a_link_stops_its_own_reminder_only(daily: Reminder, other_patient: User) -> None:
    others = put_daily(other_patient)
    Client().post(stop_path(daily))
    others.refresh_from_db()
    assert others.by_email


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (SMTPServerDisconnected("gone"), Answer.LATER),
        (SMTPDataError(451, b"later"), Answer.LATER),
        (SMTPDataError(554, b"no"), Answer.REFUSED),
        (SMTPRecipientsRefused({"a@b": (450, b"greylisted")}), Answer.LATER),
        (SMTPRecipientsRefused({"a@b": (550, b"unknown")}), Answer.REFUSED),
        (ConnectionRefusedError(), Answer.LATER),
        (TimeoutError(), Answer.LATER),
    ],
)
def test_each_failure_of_the_mail_server_means_one_thing(
    daily: Reminder, monkeypatch: pytest.MonkeyPatch, error: Exception, answer: Answer
) -> None:
    def fail(self: EmailMessage, fail_silently: bool = False) -> int:
        raise error

    monkeypatch.setattr(EmailMessage, "send", fail)
    assert email(letter_about(daily)).answer is answer

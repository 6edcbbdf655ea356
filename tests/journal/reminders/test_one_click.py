"""Stopping from the letter as a mail server took it, byte by byte (RFC 8058), the way a mail program does it."""

import re
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.models import Reminder
from tests.journal.reminders.conftest import EIGHT, put_daily
from tests.journal.reminders.mailbox import Mailbox
from tests.journal.reminders.test_faults import At, at, box  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
ONE_CLICK = "List-Unsubscribe=One-Click"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def letter(daily: Reminder, box: Mailbox, at: At, settings: Settings) -> EmailMessage:  # noqa: F811
    settings.SITE_URL = "https://notes.example"
    at(EIGHT)
    return box.letters[0]


def address_in(letter: EmailMessage) -> str:
    """As RFC 2369 writes it: the one address in angle brackets."""
    [found] = re.findall(r"<([^<>\s]+)>", str(letter["List-Unsubscribe"]))
    return str(found)


def program(address: str) -> tuple[Client, str]:
    """A mail program: no cookies, no session, no token against forged requests; and the path it asks for."""
    return Client(enforce_csrf_checks=True), urlsplit(address).path


def by_email(reminder: Reminder) -> bool:
    reminder.refresh_from_db()
    return reminder.by_email


def test_the_header_has_one_address_over_https_and_names_the_one_click(letter: EmailMessage) -> None:
    assert urlsplit(address_in(letter))[:2] == ("https", "notes.example")
    assert letter["List-Unsubscribe-Post"] == ONE_CLICK
    assert len(letter.get_all("List-Unsubscribe", [])) == len(letter.get_all("List-Unsubscribe-Post", [])) == 1


def test_the_post_of_a_mail_program_stops_the_letters_of_that_reminder(letter: EmailMessage, daily: Reminder) -> None:
    other = put_daily(daily.user)
    client, path = program(address_in(letter))
    answer = client.post(path, ONE_CLICK, content_type=FORM)
    assert answer.status_code == 200, "no redirect, which mail programs need not follow"
    assert not answer.cookies
    assert (by_email(daily), by_email(other)) == (False, True)


def test_it_may_come_twice_and_as_a_form_with_parts(letter: EmailMessage, daily: Reminder) -> None:
    client, path = program(address_in(letter))
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert client.post(path, ONE_CLICK, content_type=FORM).status_code == 200
    assert not by_email(daily)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_only_looking_changes_nothing(letter: EmailMessage, daily: Reminder, method: str) -> None:
    client, path = program(address_in(letter))
    assert getattr(client, method)(path).status_code in {200, 405}
    assert by_email(daily)


def test_the_link_in_the_words_leads_to_the_same_place(letter: EmailMessage, daily: Reminder) -> None:
    links = [link for link in re.findall(r"https?://\S+", letter.get_content()) if "/notes/stop/" in link]
    assert links == [address_in(letter)]
    client, path = program(links[0])
    assert client.get(path).status_code == 200
    assert by_email(daily)


def test_a_letter_of_long_ago_still_stops(
    letter: EmailMessage, daily: Reminder, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, path = program(address_in(letter))
    later = timezone.now().timestamp() + 3 * 365 * 24 * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.post(path, ONE_CLICK, content_type=FORM).status_code == 200
    assert not by_email(daily)


def test_after_stopping_no_letter_comes_and_the_phone_still_gets_its_notes(
    letter: EmailMessage,
    daily: Reminder,
    patient: User,
    box: Mailbox,  # noqa: F811
    at: At,  # noqa: F811
) -> None:
    client, path = program(address_in(letter))
    client.post(path, ONE_CLICK, content_type=FORM)
    daily.refresh_from_db()
    assert daily.disabled_at is None
    assert daily.next_due_at is not None
    at(daily.next_due_at)
    assert len(box.received) == 1

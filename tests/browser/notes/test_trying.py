""" "Send me one now": the way of a note, step by step, and what to do about the step that fails."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from playwright.sync_api import Locator, Page, expect
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.models import PushSubscription
from tests.browser.known import wait_until_kept
from tests.browser.notes.device import SUBSCRIBE, deliver
from tests.browser.story.pushing import opened, subscribe_at
from tests.conftest import sign_in
from tests.journal.reminders.conftest import Phone as PushEnd
from tests.journal.reminders.conftest import new_phone
from tests.journal.reminders.standin import PushService, push_service

pytestmark = pytest.mark.django_db(transaction=True)
OpenPhone = Callable[..., Page]
STEPS = [
    "This browser may show notes",
    "The app’s helper is ready",
    "This browser has an address for notes",
    "Our server knows that address",
    "The note is on its way",
    "It reached this device",
]
DENIED = "Object.defineProperty(Notification, 'permission', { get: () => 'denied' })"


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.fixture
def end(service: PushService) -> PushEnd:
    return new_phone(f"{service.address}/phone")


@pytest.fixture
def subscribed(open_phone: OpenPhone, end: PushEnd) -> Page:
    """A phone on which notes are switched on."""
    page = open_phone()
    wait_until_kept(page)
    subscribe_at(page, end)
    page.get_by_role("switch", name=re.compile("Remind me on this phone")).check()
    expect(page.get_by_text("On. A short note shows")).to_be_visible()
    return page


def send_one(page: Page) -> Locator:
    page.get_by_role("button", name="Send me one now").click()
    return page.locator(".note-steps li")


def expect_stop(page: Page, passed: int, reason: str) -> None:
    """So many steps went well, the next one failed with this reason, and the rest was not tried."""
    lines = page.locator(".note-steps li")
    expect(page.get_by_text("It stops at the step marked “no”.")).to_be_visible(timeout=20_000)
    for at, name in enumerate(STEPS):
        ending = "" if at < passed else f": no{reason}" if at == passed else ": not tried"
        expect(lines.nth(at)).to_have_text(re.compile("^\\s*" + re.escape(name + ending)))


def test_a_note_that_arrives_is_ticked_off_step_by_step(
    subscribed: Page, service: PushService, end: PushEnd, site: str
) -> None:
    lines = send_one(subscribed)
    assert service.arrived.wait(20)
    expect(lines.last).to_have_text("It reached this device: one moment…")
    deliver(subscribed, site, json.dumps(opened(service, end)))
    expect(subscribed.get_by_text("All is well: notes reach this device.")).to_be_visible()
    assert [line.strip() for line in lines.all_inner_texts()] == STEPS


def test_a_note_that_does_not_come_in_half_a_minute_is_said_plainly(subscribed: Page, service: PushService) -> None:
    subscribed.clock.install()
    lines = send_one(subscribed)
    expect(lines.last).to_have_text("It reached this device: one moment…")
    subscribed.clock.fast_forward(31_000)
    expect_stop(subscribed, 5, "It was sent and has not come in 30 seconds.")


def test_a_blocked_browser_is_named_first(open_phone: OpenPhone) -> None:
    page = open_phone(DENIED, allowed=False)
    send_one(page)
    expect_stop(page, 0, "Notes from this page are blocked.")


def test_a_browser_that_was_never_asked_is_named(open_phone: OpenPhone) -> None:
    page = open_phone("Object.defineProperty(Notification, 'permission', { get: () => 'default' })", allowed=False)
    send_one(page)
    expect_stop(page, 0, "Your browser has not been asked yet.")


def test_an_iphone_outside_the_home_screen_is_told_to_install(open_phone: OpenPhone) -> None:
    page = open_phone("delete globalThis.PushManager", user_agent="Mozilla/5.0 (iPhone; CPU iPhone OS 18_5)")
    send_one(page)
    expect_stop(page, 0, "On an iPhone or iPad, first add this page to your home screen")
    page.get_by_text("If notes don’t come").click()
    expect(page.get_by_text("A Focus, such as Sleep or Do Not Disturb")).to_be_visible()


def test_a_device_where_notes_are_off_is_named(open_phone: OpenPhone) -> None:
    page = open_phone(SUBSCRIBE)
    wait_until_kept(page)
    send_one(page)
    expect_stop(page, 2, "Notes are off on this device.")


def test_a_server_that_lost_the_address_is_named(subscribed: Page) -> None:
    PushSubscription.objects.all().delete()
    send_one(subscribed)
    expect_stop(subscribed, 3, "The address has changed.")


def test_no_network_is_named(subscribed: Page) -> None:
    subscribed.context.set_offline(True)
    send_one(subscribed)
    expect_stop(subscribed, 3, "There is no network just now.")


def test_a_session_that_ended_is_named(subscribed: Page) -> None:
    subscribed.context.clear_cookies()
    send_one(subscribed)
    expect_stop(subscribed, 3, "Unlock first, then try again.")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (410, "The address no longer works."),
        (503, "The browser’s message service could not be reached just now."),
        (400, "The browser’s message service would not take the note."),
    ],
)
def test_what_the_push_service_said_is_named(subscribed: Page, service: PushService, status: int, reason: str) -> None:
    service.status = status
    send_one(subscribed)
    expect_stop(subscribed, 4, reason)


def test_trying_too_often_is_named(subscribed: Page, patient: User) -> None:
    client = sign_in(patient)
    for _ in range(10):
        client.post("/api/v1/reminders/test/", {"by": "email"}, content_type="application/json")
    send_one(subscribed)
    expect_stop(subscribed, 4, "That was tried too often.")


def test_it_can_be_tried_again_once_it_is_mended(subscribed: Page, service: PushService) -> None:
    service.status = 503
    send_one(subscribed)
    expect_stop(subscribed, 4, "The browser’s message service could not be reached just now.")
    service.status = 201
    lines = send_one(subscribed)
    expect(lines.last).to_have_text("It reached this device: one moment…")


def test_an_email_can_be_tried_as_well(open_phone: OpenPhone, patient: User) -> None:
    page = open_phone()
    page.get_by_role("button", name="Send me an e-mail now").click()
    expect(page.get_by_text("Sent. It can take a few minutes.")).to_be_visible()
    assert [letter.to for letter in mail.outbox] == [[patient.email]]


def test_an_email_that_is_not_taken_is_said(open_phone: OpenPhone, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.browser.notes.test_trying.NoPost"
    page = open_phone()
    page.get_by_role("button", name="Send me an e-mail now").click()
    expect(page.get_by_text("The mail server did not take it.")).to_be_visible()


class NoPost:
    """A mail server that takes nothing."""

    def __init__(self, *args: object, **options: object) -> None: ...

    def open(self) -> None:
        raise ConnectionRefusedError

    def close(self) -> None: ...

    def send_messages(self, letters: object) -> int:
        raise ConnectionRefusedError


@pytest.mark.parametrize(
    ("agent", "advice"),
    [
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/140", "Pause app activity if unused"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140", "Notes come only while the browser runs."),
    ],
)
def test_the_help_fits_the_device(open_phone: OpenPhone, agent: str, advice: str) -> None:
    page = open_phone(user_agent=agent)
    page.get_by_text("If notes don’t come").click()
    expect(page.get_by_text(advice)).to_be_visible()

"""A reminder on this device: switched on, sent by the worker, shown in the device's own words, tapped to Write."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.models import Delivery, PushSubscription, Reminder
from journal.reminders.worker import Worker as ReminderWorker
from tests.browser.known import be_known, wait_until, wait_until_kept
from tests.browser.notes.device import SHOWN, SUBSCRIBE, deliver, message, new_id, show, shown, tap
from tests.journal.reminders.standin import push_service

pytestmark = pytest.mark.django_db(transaction=True)
SWITCH = "Remind me on this phone"


def test_a_reminder_reaches_the_phone_in_a_push_message(open_phone: Callable[..., Page], patient: User) -> None:
    with push_service() as service:
        page = open_phone(SUBSCRIBE, f"globalThis.pushEndpoint = '{service.address}/phone'")
        switch = page.get_by_role("switch", name=re.compile(SWITCH))
        switch.check()
        expect(page.get_by_text("On. A short note shows")).to_be_visible()
        now = timezone.now()
        due = (now - timedelta(minutes=1)).replace(second=0, microsecond=0)
        Reminder.objects.put(patient, patient.pk, due - timedelta(hours=1), start_day=due.date(), start_time=due.time())
        ReminderWorker().run_once()
        assert [each.path for each in service.received] == ["/phone"]
    assert Delivery.objects.get().channel == "push"
    assert PushSubscription.objects.get().last_success_at is not None


def test_switching_off_on_this_phone_forgets_its_address(open_phone: Callable[..., Page]) -> None:
    page = open_phone(SUBSCRIBE, "globalThis.pushEndpoint = 'https://fcm.googleapis.com/fcm/send/x'")
    switch = page.get_by_role("switch", name=re.compile(SWITCH))
    switch.check()
    expect(page.get_by_text("On. A short note shows")).to_be_visible()
    switch.uncheck()
    expect(page.get_by_text("Off. Your browser asks")).to_be_visible()
    assert not PushSubscription.objects.exists()


def test_an_address_that_the_browser_gave_up_is_made_new_at_the_next_opening(open_phone: Callable[..., Page]) -> None:
    page = open_phone(SUBSCRIBE, "globalThis.pushEndpoint = 'https://fcm.googleapis.com/fcm/send/old'")
    page.get_by_role("switch", name=re.compile(SWITCH)).check()
    expect(page.get_by_text("On. A short note shows")).to_be_visible()
    page.add_init_script("globalThis.pushEndpoint = 'https://fcm.googleapis.com/fcm/send/new'")
    page.evaluate("async () => (await import('/static/js/store/notes.js')).setAddressStale(true)")
    page.goto("/help/")
    wait_until(page, "async () => !(await (await import('/static/js/store/notes.js')).addressIsStale())")
    assert PushSubscription.objects.get().endpoint.endswith("/new")


def test_a_message_shows_the_devices_own_words_and_replaces_the_one_before(
    open_phone: Callable[..., Page], site: str
) -> None:
    page = open_phone(SUBSCRIBE, "globalThis.pushEndpoint = 'https://fcm.googleapis.com/fcm/send/x'")
    wait_until_kept(page)
    page.get_by_role("switch", name=re.compile(SWITCH)).check()
    expect(page.get_by_text("On. A short note shows")).to_be_visible()
    reminder = new_id()
    note = show(page, site, message(3, reminder=reminder), "jot")
    assert (note["title"], note["body"], note["tag"]) == ("Notes", "Anything to jot down?", reminder)
    show(page, site, message(9, reminder=reminder), "A list is ready to check.")
    page.reload()
    expect(page.get_by_text("A reminder last reached this device:")).to_be_visible()


@pytest.mark.parametrize("data", ["", "nonsense", json.dumps({"v": 9, "text": 99})])
def test_a_message_that_says_nothing_known_still_shows_a_discreet_note(
    open_phone: Callable[..., Page], site: str, data: str
) -> None:
    page = open_phone()
    wait_until_kept(page)
    deliver(page, site, data)
    [note] = shown(page, "page")
    assert (note["title"], note["body"], note["tag"]) == ("Notes", "Your page is ready.", "note")


def test_a_tap_opens_write_and_the_page_keeps_its_memory(open_phone: Callable[..., Page], site: str) -> None:
    page = open_phone()
    wait_until_kept(page)
    be_known(page)
    page.evaluate("globalThis.remembered = 'the keys'")
    show(page, site, message(2))
    tap(page)
    page.wait_for_url("**/write/**")
    assert page.evaluate("globalThis.remembered") == "the keys"
    assert page.evaluate(SHOWN) == []


def test_a_browser_that_blocks_notes_says_how_to_allow_them(open_phone: Callable[..., Page]) -> None:
    page = open_phone("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })", allowed=False)
    expect(page.get_by_text("Notes from this page are blocked.")).to_be_visible()
    expect(page.get_by_role("switch")).to_have_count(0)


def test_an_iphone_is_told_to_install_first(open_phone: Callable[..., Page]) -> None:
    iphone = (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile Safari/604.1"
    )
    page = open_phone("delete globalThis.PushManager", user_agent=iphone)
    expect(page.get_by_text("first add this page to your home screen")).to_be_visible()


def test_a_server_without_keys_says_that_mail_works(open_phone: Callable[..., Page], settings: Settings) -> None:
    settings.VAPID_PUBLIC_KEY = ""
    expect(open_phone().get_by_text("Notes on a phone are not set up on this server.")).to_be_visible()


def test_a_push_service_out_of_reach_is_said_plainly(open_phone: Callable[..., Page]) -> None:
    page = open_phone("PushManager.prototype.subscribe = async () => { throw new DOMException('', 'AbortError') }")
    page.get_by_role("switch", name=re.compile(SWITCH)).click()
    expect(page.get_by_text("This browser could not set up notes just now.")).to_be_visible()
    expect(page.get_by_role("switch", name=re.compile(SWITCH))).not_to_be_checked()

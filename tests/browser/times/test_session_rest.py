"""Reminders rest around a medicine session; the server hears of a rest, and only where something would come in it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from journal.reminders.models import Reminder, ReminderPause
from tests.browser.conftest import NewPage
from tests.browser.reading.test_sessions import fill
from tests.browser.reading.writer import Writer, says, synced
from tests.browser.times.clocks import settle, until
from tests.journal.reminders.conftest import EIGHT

pytestmark = pytest.mark.django_db(transaction=True)
MADRID = ZoneInfo("Europe/Madrid")
DAY = date.today() + timedelta(days=12)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=MADRID)


@pytest.fixture
def page(ana: Writer, new_page: NewPage) -> Page:
    """Ana in Madrid, with a daily reminder, at her sessions."""
    daily = {"start_day": EIGHT.date(), "start_time": EIGHT.time(), "rule": "FREQ=DAILY"}
    Reminder.objects.put(ana.user, ana.user.pk, EIGHT, **daily)
    page = new_page(timezone_id="Europe/Madrid")
    ana.open(page, "/sessions/")
    return page


def add_session(page: Page, day: date, at: str = "") -> None:
    page.get_by_role("button", name="Add a session").click()
    expect(page.get_by_text("No reminders from its start until the next morning.")).to_be_visible()
    fill(page, day=day.isoformat(), time=at, who="Marta")
    page.get_by_role("button", name="Save").click()
    says(page, "Marta")


def the_rest() -> tuple[datetime, datetime]:
    pause: ReminderPause = until(ReminderPause.objects.first)
    assert ReminderPause.objects.count() == 1
    return pause.from_at, pause.until


def test_nothing_comes_from_its_start_until_the_next_morning(page: Page) -> None:
    add_session(page, DAY, "14:30")
    assert the_rest() == (local(DAY, 14, 30), local(DAY + timedelta(days=1), 9))


def test_without_a_time_the_whole_day_is_quiet(page: Page) -> None:
    add_session(page, DAY)
    assert the_rest() == (local(DAY, 0), local(DAY + timedelta(days=1), 9))


def test_moving_a_session_moves_its_rest_and_removing_it_ends_it(page: Page) -> None:
    add_session(page, DAY, "14:30")
    before = until(ReminderPause.objects.first).pk
    later = DAY + timedelta(days=3)
    page.get_by_role("button", name="Change:").click()
    fill(page, day=later.isoformat(), time="10:00")
    page.get_by_role("button", name="Save").click()
    until(lambda: ReminderPause.objects.get().from_at == local(later, 10))
    assert ReminderPause.objects.get().pk == before
    page.get_by_role("button", name="Remove:").click()
    page.get_by_role("button", name="Remove it").click()
    until(lambda: not ReminderPause.objects.exists())


def test_a_past_session_asks_for_nothing(page: Page) -> None:
    add_session(page, date.today() - timedelta(days=4), "10:00")
    settle(page)
    assert not ReminderPause.objects.exists()


def test_the_rest_does_not_tell_which_session_it_is(page: Page, ana: Writer) -> None:
    from journal.documents.models import Document

    add_session(page, DAY)
    the_rest()
    synced(page)
    documents = set(Document.objects.filter(author=ana.user).values_list("pk", flat=True))
    assert documents
    assert ReminderPause.objects.get().pk not in documents


def test_where_no_reminder_would_come_the_server_hears_nothing(ana: Writer, page: Page) -> None:
    Reminder.objects.all().delete()
    add_session(page, DAY)
    settle(page)
    assert not ReminderPause.objects.exists()
    form = {"time": "20:00", "kind": "daily", "text": "1", "by_email": "on"}
    assert ana.client.post(f"/you/reminders/{ana.user.pk}/", form).status_code == 200
    settle(page)
    assert the_rest()[0] == local(DAY, 0)


def test_a_reminder_made_on_its_page_brings_the_rest_along(ana: Writer, page: Page) -> None:
    Reminder.objects.all().delete()
    add_session(page, DAY)
    settle(page)
    page.get_by_role("link", name="You", exact=True).click()
    page.get_by_role("link", name="Reminders").click()
    page.get_by_role("button", name="Add a reminder").click()
    page.get_by_role("button", name="Save this reminder").click()
    assert the_rest()[0] == local(DAY, 0)


def test_a_session_planned_offline_is_quiet_once_online(page: Page) -> None:
    settle(page)
    page.context.set_offline(True)
    add_session(page, DAY, "14:30")
    page.wait_for_timeout(500)
    assert not ReminderPause.objects.exists()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    assert the_rest()[0] == local(DAY, 14, 30)


def test_a_rest_that_the_person_ended_stays_ended(page: Page, ana: Writer) -> None:
    add_session(page, DAY, "14:30")
    the_rest()
    settle(page)
    ana.client.delete(f"/you/reminders/pauses/{ReminderPause.objects.get().pk}/")
    settle(page)
    assert not ReminderPause.objects.exists()


def test_two_devices_ask_for_one_rest(page: Page, ana: Writer, new_page: NewPage) -> None:
    add_session(page, DAY, "14:30")
    the_rest()
    synced(page)
    other = new_page(timezone_id="Europe/Madrid")
    ana.open(other, "/sessions/")
    synced(other)
    settle(other)
    assert ReminderPause.objects.count() == 1

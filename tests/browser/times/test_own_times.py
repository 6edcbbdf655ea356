"""Times that the device makes: the server learns a time and a number, never why; a tab killed offline loses none."""

from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from accounts.users.models import User
from journal.reminders.models import Reminder
from tests.browser.conftest import NewPage
from tests.browser.reading.writer import Writer
from tests.browser.test_reminders import carry_session
from tests.browser.times.clocks import settle, until
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
DAY = (date.today() + timedelta(days=20)).isoformat()
TIME = {"purpose": "letter", "key": "8c1f", "at": f"{DAY}T10:00", "text": 6, "opens": "/entry/#8c1f"}
WANT = "async (time) => (await import('/static/js/journal/own-times.js')).wantTime(time)"
DROP = "async ({ purpose, key }) => (await import('/static/js/journal/own-times.js')).dropTime(purpose, key)"
WANTED = "async () => (await import('/static/js/journal/own-times.js')).wantedTimes()"
OPENS = """async () => {
  const cache = await caches.open('notes');
  const keys = await cache.keys();
  const kept = keys.filter(({ url }) => url.includes('/notes/opens/'));
  return Promise.all(kept.map(async (key) => [new URL(key.url).pathname, await (await cache.match(key)).json()]));
}"""


def want(page: Page, **changed: Any) -> None:
    page.evaluate(WANT, TIME | changed)


def the_only_one() -> Reminder:
    reminder: Reminder = until(Reminder.objects.first)
    assert Reminder.objects.count() == 1
    return reminder


def test_a_wished_time_is_on_the_server_once_and_for_good(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    want(page)
    want(page)
    settle(page)
    made = the_only_one()
    assert (made.start_day.isoformat(), made.start_time.hour, made.rule, made.text) == (DAY, 10, "", 6)
    assert page.evaluate(OPENS) == [[f"/notes/opens/{made.pk.hex}", "/entry/#8c1f"]]


def test_the_server_never_learns_what_a_time_is_for(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url + (request.post_data or "")))
    ana.open(page, "/today/")
    want(page)
    settle(page)
    assert DAY in "".join(seen)
    told = [one for one in seen if "/api/" in one]
    assert not [one for one in told if "letter" in one or "8c1f" in one]


def test_a_time_wished_offline_survives_a_killed_tab(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    settle(page)
    page.context.set_offline(True)
    want(page)
    page.close()
    assert not Reminder.objects.exists()
    page.context.set_offline(False)
    again = page.context.new_page()
    ana.open(again, "/today/")
    settle(again)
    assert the_only_one().start_day.isoformat() == DAY


def test_going_online_is_enough(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    settle(page)
    page.context.set_offline(True)
    want(page)
    page.wait_for_timeout(500)
    assert not Reminder.objects.exists()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    assert the_only_one().start_day.isoformat() == DAY


def test_two_devices_make_one_reminder_and_the_first_stands(ana: Writer, new_page: NewPage) -> None:
    phone, laptop = new_page(), new_page()
    ana.open(phone, "/today/")
    want(phone)
    settle(phone)
    ana.open(laptop, "/today/")
    want(laptop, at=f"{DAY}T18:00", unlessThere=True)
    settle(laptop)
    assert the_only_one().start_time.hour == 10
    assert [one["at"] for one in laptop.evaluate(WANTED)] == [f"{DAY}T10:00"]
    want(laptop, at=f"{DAY}T19:00")
    settle(laptop)
    assert the_only_one().start_time.hour == 19


def test_a_dropped_time_goes_from_the_server_and_from_this_device(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    want(page)
    settle(page)
    the_only_one()
    page.evaluate(DROP, TIME)
    settle(page)
    assert not Reminder.objects.exists()
    assert page.evaluate(OPENS) == []
    assert page.evaluate(WANTED) == []


def test_what_the_person_removed_on_the_page_is_not_made_again(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    want(page)
    settle(page)
    ana.client.delete(f"/you/reminders/{the_only_one().pk}/")
    settle(page)
    settle(page)
    assert not Reminder.objects.exists()
    assert page.evaluate(WANTED) == []


def test_what_the_person_changed_on_the_page_stays(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    want(page)
    settle(page)
    made = the_only_one()
    form = {"kind": "once", "day": DAY, "time": "21:15", "text": "3", "by_email": "on"}
    assert ana.client.post(f"/you/reminders/{made.pk}/", form).status_code == 200
    settle(page)
    assert (the_only_one().start_time.hour, the_only_one().text) == (21, 3)
    assert [one["at"] for one in page.evaluate(WANTED)] == [f"{DAY}T21:15"]


def test_a_time_that_has_passed_is_not_sent(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    want(page, at="2026-01-05T10:00")
    settle(page)
    assert not Reminder.objects.exists()


def test_another_person_of_the_browser_gets_none_of_it(
    ana: Writer, new_page: NewPage, site: str, other_patient: User
) -> None:
    page = new_page()
    ana.open(page, "/today/")
    settle(page)
    page.context.set_offline(True)
    want(page)
    carry_session(page, site, sign_in(other_patient))
    page.context.set_offline(False)
    settle(page)
    assert not Reminder.objects.exists()

"""A letter to oneself comes back on a day that one chooses; only this device knows that it is one."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from journal.reminders.models import Reminder
from tests.browser.conftest import NewPage
from tests.browser.reading.writer import Writer, synced, visit
from tests.browser.times.clocks import settle, until

pytestmark = pytest.mark.django_db(transaction=True)
BRING = "Bring it back to me on a day"


def write_letter(page: Page, shape: str = "A letter to me, for later") -> None:
    """Up to the page where it is finished."""
    visit(page, "/write/#guide=free-writing")
    page.get_by_role("button", name=shape).click()
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Your answer").fill("Dear me, the river was wide.")
    page.get_by_role("button", name=re.compile("stop here", re.I)).click()
    expect(page.get_by_role("heading", name="You can leave it here.")).to_be_visible()


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep private").click()
    expect(page.get_by_role("link", name="Done")).to_be_visible()


def in_days(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def read_letter(page: Page) -> None:
    visit(page, "/journal/")
    page.locator("a[href^='/entry/#']").first.click()
    page.wait_for_url("**/entry/**")


def test_a_letter_comes_back_on_the_day_one_chose(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    write_letter(page)
    page.get_by_label(BRING).check()
    page.get_by_label("The day", exact=True).fill(in_days(40))
    keep(page)
    made = until(Reminder.objects.first)
    assert (made.start_day.isoformat(), made.text, made.rule) == (in_days(40), 6, "")
    read_letter(page)
    expect(page.get_by_text("This letter comes back to you on")).to_be_visible()


def test_nothing_comes_back_unasked(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    write_letter(page)
    keep(page)
    settle(page)
    assert not Reminder.objects.exists()


def test_only_a_letter_for_later_is_offered_a_day(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    write_letter(page, "Just write")
    expect(page.get_by_text(BRING)).to_have_count(0)


def test_the_day_is_changed_and_let_go_on_the_page_of_the_letter(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    write_letter(page)
    page.get_by_label(BRING).check()
    keep(page)
    first = until(Reminder.objects.first)
    assert 27 <= (first.start_day - date.today()).days <= 32
    read_letter(page)
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_label("The day", exact=True).fill(in_days(9))
    page.get_by_role("button", name="Save", exact=True).click()
    until(lambda: Reminder.objects.get().start_day.isoformat() == in_days(9))
    page.get_by_role("button", name="Don’t bring it back").click()
    until(lambda: not Reminder.objects.exists())
    expect(page.get_by_role("button", name=BRING)).to_be_visible()


def test_another_device_knows_the_day(ana: Writer, new_page: NewPage) -> None:
    phone, laptop = new_page(), new_page()
    ana.open(phone, "/today/")
    write_letter(phone)
    phone.get_by_label(BRING).check()
    keep(phone)
    synced(phone)
    until(Reminder.objects.first)
    ana.open(laptop, "/today/")
    synced(laptop)
    read_letter(laptop)
    expect(laptop.get_by_text("This letter comes back to you on")).to_be_visible()
    assert Reminder.objects.count() == 1


def test_a_deleted_letter_does_not_come_back(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    write_letter(page)
    page.get_by_label(BRING).check()
    keep(page)
    until(Reminder.objects.first)
    read_letter(page)
    page.get_by_role("button", name="Delete", exact=True).click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", name="Deleted")).to_be_visible()
    until(lambda: not Reminder.objects.exists())

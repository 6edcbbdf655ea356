"""Now and then one tries the recovery code; right or wrong, nothing changes and nothing is lost."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from accounts.keys.models import KeyWrap
from journal.reminders.models import Reminder
from tests.browser.conftest import NewPage
from tests.browser.reading.writer import Writer, visit
from tests.browser.stories import join_patient, keep_recovery_code
from tests.browser.times.clocks import settle, until

pytestmark = pytest.mark.django_db(transaction=True)
CHECK = "/you/unlocking/#check"


def try_code(page: Page, code: str) -> None:
    page.get_by_label("Recovery code", exact=True).fill(code)
    page.get_by_role("button", name="Try this code").click()


def in_days(days: int) -> date:
    return date.today() + timedelta(days=days)


def test_a_month_after_joining_a_note_asks_for_a_try(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    made = until(Reminder.objects.first)
    assert made.start_day in {in_days(29), in_days(30), in_days(31)}
    assert (made.rule, made.text) == ("", 6)


def test_a_code_that_opens_is_left_alone_for_half_a_year(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, CHECK)
    wraps = list(KeyWrap.objects.values_list("pk", flat=True))
    try_code(page, ana.code.lower())
    expect(page.get_by_text("It opens. You can put it back where it was.")).to_be_visible()
    settle(page)
    assert abs((Reminder.objects.get().start_day - in_days(180)).days) <= 1
    assert list(KeyWrap.objects.values_list("pk", flat=True)) == wraps


def test_a_code_that_opens_nothing_leads_to_a_new_one(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    planned = until(Reminder.objects.first).start_day
    visit(page, CHECK)
    try_code(page, "7" * 26)
    expect(page.get_by_text("It doesn’t open. Nothing is lost")).to_be_visible()
    settle(page)
    assert Reminder.objects.get().start_day == planned
    page.get_by_role("button", name="Make a new recovery code").click()
    fresh = keep_recovery_code(page)
    expect(page.get_by_text("Your new recovery code works.")).to_be_visible()
    page.get_by_role("button", name="Check the recovery code").click()
    try_code(page, fresh)
    expect(page.get_by_text("It opens.")).to_be_visible()


def test_half_a_code_is_said_beside_the_field(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, CHECK)
    try_code(page, "ABCD")
    expect(page.get_by_text("A recovery code has 26 letters and numbers.")).to_be_visible()
    expect(page.get_by_text("It doesn’t open.")).to_have_count(0)


def test_the_code_typed_never_leaves_the_device(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url + (request.post_data or "")))
    ana.open(page, CHECK)
    try_code(page, ana.code)
    expect(page.get_by_text("It opens.")).to_be_visible()
    settle(page)
    assert seen
    assert not [one for one in seen if ana.code in one.replace("-", "")]


def test_asking_is_switched_off_and_on_again(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    until(Reminder.objects.first)
    visit(page, CHECK)
    asks = page.get_by_role("switch", name="Ask me again from time to time")
    expect(asks).to_be_checked()
    asks.uncheck()
    until(lambda: Reminder.objects.get().disabled_at)
    asks.check()
    until(lambda: Reminder.objects.get().disabled_at is None)


def test_switched_off_on_the_page_of_reminders_it_is_off_here_too(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, CHECK)
    try_code(page, ana.code)
    expect(page.get_by_text("It opens.")).to_be_visible()
    settle(page)
    assert ana.client.put(f"/you/reminders/{Reminder.objects.get().pk}/off/").status_code == 200
    settle(page)
    visit(page, "/you/")
    visit(page, CHECK)
    expect(page.get_by_role("switch", name="Ask me again from time to time")).not_to_be_checked()

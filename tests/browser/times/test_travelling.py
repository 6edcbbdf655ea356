"""The phone is somewhere else: the app asks whether reminders follow, once for each place."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.users.models import User
from tests.browser.conftest import NewPage
from tests.browser.reading.writer import Writer, visit
from tests.browser.times.clocks import travel, until

pytestmark = pytest.mark.django_db(transaction=True)
ALIKE = "async ([one, other]) => (await import('/static/js/journal/time-zone.js')).isAlike(one, other, new Date())"


def lives_in(user: User, zone: str) -> None:
    User.objects.filter(pk=user.pk).update(time_zone=zone)


def zone_of(user: User) -> str:
    return User.objects.get(pk=user.pk).time_zone


def question(page: Page, place: str) -> Callable[[], None]:
    name = f"Your phone is on {place} time now. Shall reminders follow?"
    return lambda: expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_the_first_zone_is_told_without_asking(ana: Writer, new_page: NewPage) -> None:
    page = new_page(timezone_id="Europe/Madrid")
    ana.open(page, "/today/")
    until(lambda: zone_of(ana.user) == "Europe/Madrid")
    expect(page.get_by_text("Shall reminders follow?")).to_have_count(0)


def test_a_phone_that_travels_asks_and_reminders_follow(ana: Writer, new_page: NewPage) -> None:
    lives_in(ana.user, "Europe/Madrid")
    page = new_page(timezone_id="Europe/Lisbon")
    ana.open(page, "/today/")
    question(page, "Lisbon")()
    assert zone_of(ana.user) == "Europe/Madrid"
    page.get_by_role("button", name="Yes, follow").click()
    expect(page.get_by_text("Reminders now come by Lisbon time.")).to_be_visible()
    assert zone_of(ana.user) == "Europe/Lisbon"


def test_a_no_stands_until_the_phone_goes_on(ana: Writer, new_page: NewPage) -> None:
    lives_in(ana.user, "Europe/Madrid")
    page = new_page()
    going = travel(page, "America/New_York")
    ana.open(page, "/today/")
    question(page, "New York")()
    page.get_by_role("button", name="No, keep Madrid time").click()
    expect(page.get_by_text("Reminders stay on Madrid time.")).to_be_visible()
    visit(page, "/you/")
    visit(page, "/today/")
    expect(page.get_by_role("heading", name="What would you like to set down today?")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Shall reminders follow?")).to_have_count(0)
    travel(page, "Asia/Tokyo", going)
    visit(page, "/you/")
    visit(page, "/today/")
    question(page, "Tokyo")()
    assert zone_of(ana.user) == "Europe/Madrid"


def test_coming_home_asks_nothing(ana: Writer, new_page: NewPage) -> None:
    lives_in(ana.user, "Europe/Madrid")
    page = new_page()
    going = travel(page, "America/New_York")
    ana.open(page, "/today/")
    page.get_by_role("button", name="No, keep Madrid time").click()
    expect(page.get_by_text("Reminders stay on Madrid time.")).to_be_visible()
    travel(page, "Europe/Madrid", going)
    visit(page, "/you/reminders/")
    expect(page.get_by_role("heading", name="No reminders yet")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Shall reminders follow?")).to_have_count(0)


def test_the_page_of_reminders_asks_too_and_shows_the_new_times(ana: Writer, new_page: NewPage) -> None:
    lives_in(ana.user, "Europe/Madrid")
    page = new_page(timezone_id="America/New_York")
    ana.open(page, "/you/reminders/")
    page.get_by_role("button", name="Add a reminder").click()
    page.get_by_role("button", name="Save this reminder").click()
    expect(page.get_by_text(re.compile("by the clock of Madrid"))).to_be_visible()
    page.get_by_role("button", name="Yes, follow").click()
    expect(page.get_by_text(re.compile("by the clock of New York"))).to_be_visible()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Asia/Calcutta", "Asia/Kolkata", True),
        ("Europe/Madrid", "Europe/Paris", True),
        ("Europe/Madrid", "Europe/Lisbon", False),
        ("America/Phoenix", "America/Denver", False),
    ],
)
def test_two_names_of_one_clock_are_alike(one: str, other: str, alike: bool, new_page: NewPage) -> None:
    page = new_page()
    page.goto("/about/")
    assert page.evaluate(ALIKE, [one, other]) is alike


def test_another_name_of_the_same_clock_asks_nothing(ana: Writer, new_page: NewPage) -> None:
    lives_in(ana.user, "Asia/Kolkata")
    page = new_page(timezone_id="Asia/Calcutta")
    ana.open(page, "/today/")
    expect(page.get_by_role("heading", name="What would you like to set down today?")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_text("Shall reminders follow?")).to_have_count(0)

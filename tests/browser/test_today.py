"""Today: where I am, one guide that fits, and what waits. Nothing else."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.known import be_known, visit

HOLD_A_SESSION = "async (date) => (await import('/static/js/journal/sessions.js')).saveSession({ date, time: '10:00' })"
PLAN_A_STEP = "async (step) => (await import('/static/js/journal/insights.js')).addCommitment(step)"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    page = new_page(service_workers="block")
    be_known(page)
    return page


def days_from_now(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def test_without_a_session_no_day_is_counted(page: Page) -> None:
    visit(page, "/today/")
    expect(page.get_by_role("heading", name="What would you like to set down today?")).to_be_visible()
    expect(page.get_by_role("link", name="Begin")).to_be_visible()
    expect(page.get_by_text("after your session")).to_have_count(0)


@pytest.mark.parametrize(
    ("days", "line", "guide"),
    [
        (-2, "Day 2 after your session", "Feelings and where they live"),
        (-1, "The day after your session", "The first morning"),
        (3, "3 days until your session", "Set an intention"),
    ],
)
def test_the_guide_fits_the_day(days: int, line: str, guide: str, page: Page) -> None:
    page.evaluate(HOLD_A_SESSION, days_from_now(days))
    visit(page, "/today/")
    expect(page.get_by_text(line)).to_be_visible()
    expect(page.get_by_role("heading", name=guide)).to_be_visible()


def test_the_suggested_guide_opens_in_one_tap(page: Page) -> None:
    page.evaluate(HOLD_A_SESSION, days_from_now(-2))
    visit(page, "/today/")
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_role("heading", name="Which feelings came up in the session")).to_be_visible()


def test_a_draft_can_be_carried_on_where_it_was_left(page: Page) -> None:
    visit(page, "/write/#guide=old-belief-new-view")
    page.get_by_label("Your answer").fill("That I must be useful.")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    visit(page, "/today/")
    expect(page.get_by_text("An old belief, a new view, 2 of 7. Kept on this phone.")).to_be_visible()
    page.get_by_text("Carry on writing").click()
    expect(page.get_by_role("heading", name="How true does it feel right now?")).to_be_visible()


def test_a_step_that_is_due_waits_kindly_and_a_later_one_does_not(page: Page) -> None:
    page.evaluate(PLAN_A_STEP, {"text": "Walk to the river", "day": days_from_now(0)})
    page.evaluate(PLAN_A_STEP, {"text": "Write to Rosa", "day": days_from_now(4)})
    visit(page, "/today/")
    expect(page.get_by_text("Walk to the river")).to_be_visible()
    expect(page.get_by_text("Any answer is fine.")).to_be_visible()
    expect(page.get_by_text("Write to Rosa")).to_have_count(0)


def test_while_locked_one_can_still_write_and_sees_no_words(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    be_known(page)
    page.evaluate(PLAN_A_STEP, {"text": "Walk to the river", "day": days_from_now(0)})
    page.goto("/today/")
    expect(page.get_by_text("You can write without it.")).to_be_visible()
    expect(page.get_by_text("Walk to the river")).to_have_count(0)
    page.get_by_role("link", name="Begin").click()
    expect(page.get_by_role("heading", name="How would you like to write today?")).to_be_visible()


def test_a_draft_under_its_seal_is_said_to_be_there(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    be_known(page)
    visit(page, "/write/")
    page.get_by_label("Your answer").fill("Not for the lock screen.")
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.goto("/today/")
    expect(page.get_by_text("What you began is sealed. Unlock to go on.")).to_be_visible()
    expect(page.get_by_text("Not for the lock screen.")).to_have_count(0)


def test_the_whole_library_is_one_tap_away(page: Page) -> None:
    visit(page, "/today/")
    page.get_by_role("link", name="Choose another").click()
    expect(page.locator("guide-list nav a")).to_have_count(18)

"""When a note that is put off comes again, by the wall clock of the device."""

from playwright.sync_api import Page

from tests.browser.conftest import NewPage

TIMES = """async (now) => {
  const { laterChoices } = await import('/static/js/worker/later-times.js');
  const wall = (at) => at.toLocaleString('sv').slice(0, 16);
  return Object.fromEntries(laterChoices(new Date(now)).map(({ choice, at }) => [choice, wall(at)]));
}"""
AFTERWARDS = """async ([choice, now]) => {
  const { laterTime } = await import('/static/js/worker/later-times.js');
  return laterTime(choice, new Date(now)).toLocaleString('sv').slice(0, 16);
}"""


def clock_in(new_page: NewPage, zone: str) -> Page:
    page = new_page(timezone_id=zone, passkeys=False)
    page.goto("/about/")
    return page


def times(page: Page, now: str) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(TIMES, now)
    return found


def test_by_day_there_are_three_times(new_page: NewPage) -> None:
    page = clock_in(new_page, "Europe/Madrid")
    offered = {"hour": "2026-06-10 11:15", "evening": "2026-06-10 19:00", "tomorrow": "2026-06-11 09:00"}
    assert times(page, "2026-06-10T10:15") == offered
    assert list(times(page, "2026-06-10T10:15")) == ["hour", "evening", "tomorrow"]


def test_this_evening_is_offered_until_six(new_page: NewPage) -> None:
    page = clock_in(new_page, "Europe/Madrid")
    assert times(page, "2026-06-10T17:59:59")["evening"] == "2026-06-10 19:00"
    assert list(times(page, "2026-06-10T18:00")) == ["hour", "tomorrow"]


def test_an_evening_that_has_begun_meanwhile_becomes_an_hour_from_now(new_page: NewPage) -> None:
    page = clock_in(new_page, "Europe/Madrid")
    assert page.evaluate(AFTERWARDS, ["evening", "2026-06-10T21:30"]) == "2026-06-10 22:30"


def test_tomorrow_at_night_is_after_the_coming_sleep(new_page: NewPage) -> None:
    page = clock_in(new_page, "Europe/Madrid")
    assert times(page, "2026-06-10T23:59")["tomorrow"] == "2026-06-11 09:00"
    assert times(page, "2026-06-11T03:59")["tomorrow"] == "2026-06-11 09:00"
    assert times(page, "2026-06-11T04:00")["tomorrow"] == "2026-06-12 09:00"


def test_a_month_and_a_year_end_like_any_day(new_page: NewPage) -> None:
    page = clock_in(new_page, "Europe/Madrid")
    assert times(page, "2026-12-31T20:00")["tomorrow"] == "2027-01-01 09:00"
    assert times(page, "2028-02-28T20:00")["tomorrow"] == "2028-02-29 09:00"


def test_a_changed_clock_moves_no_morning_and_an_hour_stays_an_hour(new_page: NewPage) -> None:
    page = clock_in(new_page, "Europe/Madrid")
    # In the night to 29 March 2026 the clock goes from two to three, in the one to 25 October back from three to two.
    assert times(page, "2026-03-28T20:00")["tomorrow"] == "2026-03-29 09:00"
    assert times(page, "2026-10-24T20:00")["tomorrow"] == "2026-10-25 09:00"
    assert times(page, "2026-03-29T00:30Z")["hour"] == "2026-03-29 03:30"
    assert times(page, "2026-10-25T00:30Z")["hour"] == "2026-10-25 02:30"


def test_where_the_clock_skips_midnight_the_evening_stays(new_page: NewPage) -> None:
    page = clock_in(new_page, "Africa/Cairo")
    # On 24 April 2026 there is no midnight in Cairo: the clock goes from 23:59 to 01:00.
    assert times(page, "2026-04-23T22:30") == {"hour": "2026-04-23 23:30", "tomorrow": "2026-04-24 09:00"}
    assert times(page, "2026-04-24T01:10")["evening"] == "2026-04-24 19:00"

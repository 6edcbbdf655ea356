"""Reminders on their page: made, changed, rested, switched off and removed, in plain words."""

import re
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings as live
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from accounts.users.models import User
from journal.reminders.models import Delivery, Reminder
from journal.reminders.texts import OWN_TEXT
from tests.browser.conftest import NewPage
from tests.browser.known import be_known, visit, wait_until, wait_until_kept
from tests.conftest import sign_in
from tests.journal.reminders.conftest import put_daily

pytestmark = pytest.mark.django_db(transaction=True)
OpenReminders = Callable[..., Page]
WORDS_KEPT_FOR = """async (reminders) => {
  const { sealedTextsFor } = await import('/static/js/store/own-texts.js');
  return (await sealedTextsFor()).join() === reminders.join();
}"""


def carry_session(page: Page, site: str, client: Client) -> None:
    key = client.cookies[live.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": live.SESSION_COOKIE_NAME, "value": key, "url": site}])


@pytest.fixture
def open_reminders(new_page: NewPage, site: str, patient: User) -> OpenReminders:
    """The page of someone signed in and unlocked, in a browser somewhere in the world."""

    def open_page(**options: object) -> Page:
        page = new_page(**{"timezone_id": "Europe/Madrid"} | options)
        carry_session(page, site, sign_in(patient))
        page.goto("/you/reminders/")
        return page

    return open_page


def add(page: Page, at: str = "20:30", how: str = "Every day") -> None:
    page.get_by_role("button", name="Add a reminder").click()
    page.get_by_label("Time", exact=True).fill(at)
    page.get_by_role("radio", name=how, exact=True).check()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save this reminder").click()


def card(page: Page, name: str) -> Locator:
    return page.locator("li.reminder", has=page.get_by_role("heading", name=name))


def test_the_empty_page_says_what_will_be_here(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    expect(page.get_by_role("heading", name="No reminders yet")).to_be_visible()
    assert page.title() == "Reminders"


def test_a_daily_reminder_is_told_in_plain_words_with_its_next_times(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    add(page)
    page.get_by_role("radio", name=re.compile("Anything to jot down")).check()
    save(page)
    made = card(page, "Every day at 8:30 p.m.")
    expect(made.get_by_text("Anything to jot down?")).to_be_visible()
    expect(made.get_by_role("listitem")).to_have_count(3)
    expect(made.get_by_role("listitem").first).to_have_text(re.compile("^(Today|Tomorrow) at 8:30 p.m.$"))
    reminder = Reminder.objects.get()
    assert (reminder.rule, reminder.text, reminder.start_time.hour) == ("FREQ=DAILY", 3, 20)


def test_only_what_belongs_to_the_chosen_way_is_asked(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    add(page)
    day, weekday = page.get_by_label("The day, or the first day"), page.get_by_role("checkbox", name="Monday")
    expect(day).to_be_hidden()
    expect(weekday).to_be_hidden()
    page.get_by_role("radio", name="On some days of the week").check()
    expect(weekday).to_be_visible()
    page.get_by_role("radio", name="Once", exact=True).check()
    expect(day).to_be_visible()
    expect(weekday).to_be_hidden()


def test_chosen_weekdays_and_quiet_hours_are_kept_and_shown_again(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    add(page, "07:15", "On some days of the week")
    for day in ("Monday", "Thursday"):
        page.get_by_role("checkbox", name=day).check()
    page.get_by_role("checkbox", name=re.compile("Nothing in these hours")).check()
    page.get_by_label("From", exact=True).fill("21:00")
    page.get_by_label("Until", exact=True).fill("07:00")
    save(page)
    made = card(page, "Every Monday and Thursday at 7:15 a.m.")
    expect(made.get_by_text("Quiet from 9 p.m. until 7 a.m.")).to_be_visible()
    made.get_by_role("button", name="Change").click()
    expect(page.get_by_role("checkbox", name="Thursday")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Friday")).not_to_be_checked()
    expect(page.get_by_label("From", exact=True)).to_have_value("21:00")
    page.get_by_role("radio", name="Once a month").check()
    save(page)
    expect(page.get_by_role("heading", name=re.compile("^Every month on day"))).to_be_visible()
    assert Reminder.objects.count() == 1


@pytest.mark.parametrize(
    ("how", "sentence"),
    [("On some days of the week", "Choose at least one day."), ("Once", "That time has passed. Choose a later one.")],
)
def test_what_is_not_right_is_said_beside_it_and_nothing_is_lost(
    open_reminders: OpenReminders, how: str, sentence: str
) -> None:
    page = open_reminders()
    add(page, "06:45", how)
    yesterday = timezone.now().astimezone(ZoneInfo("UTC")).date() - timedelta(days=2)
    if how == "Once":
        page.get_by_label("The day, or the first day").fill(yesterday.isoformat())
    page.get_by_role("radio", name=re.compile("Good morning")).check()
    save(page)
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.get_by_label("Time", exact=True)).to_have_value("06:45")
    expect(page.get_by_role("radio", name=re.compile("Good morning"))).to_be_checked()
    assert not Reminder.objects.exists()


def test_a_reminder_rests_goes_on_is_switched_off_and_removed(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    add(page)
    save(page)
    made = card(page, "Every day at 8:30 p.m.")
    made.get_by_role("button", name="Pause for a week").click()
    expect(made.get_by_text(re.compile("^Resting until"))).to_be_visible()
    made.get_by_role("button", name="Go on now").click()
    made.get_by_role("button", name="Switch off").click()
    expect(made.get_by_text("Off", exact=True)).to_be_visible()
    assert Reminder.objects.get().next_due_at is None
    made.get_by_role("button", name="Switch on").click()
    expect(made.get_by_text("Next:")).to_be_visible()
    made.get_by_text("Remove", exact=True).click()
    made.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_role("heading", name="No reminders yet")).to_be_visible()
    assert not Reminder.objects.exists()


def test_all_reminders_rest_with_one_tap(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    for at in ("08:00", "20:00"):
        add(page, at)
        save(page)
        expect(page.get_by_role("button", name="Add a reminder")).to_be_visible()
    page.get_by_role("button", name="Pause all for a week").click()
    expect(page.get_by_text(re.compile("^All of them rest until"))).to_be_visible()
    soon = timezone.now() + timedelta(days=7, minutes=-5)
    assert all(each.next_due_at and each.next_due_at > soon for each in Reminder.objects.all())
    page.get_by_role("button", name="Go on now").click()
    expect(page.get_by_text(re.compile("^All of them rest"))).to_have_count(0)
    assert all(each.next_due_at and each.next_due_at < soon for each in Reminder.objects.all())


def test_it_works_with_the_keyboard_alone(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    page.get_by_role("button", name="Add a reminder").press("Enter")
    page.get_by_label("Time", exact=True).fill("09:00")
    page.get_by_role("radio", name="Every day", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("checkbox", name="Sunday").press("Space")
    page.get_by_role("button", name="Save this reminder").press("Enter")
    expect(page.get_by_role("heading", name="Every Sunday at 9 a.m.")).to_be_visible()


def test_the_times_are_by_the_clock_of_the_phone(open_reminders: OpenReminders, patient: User) -> None:
    page = open_reminders(timezone_id="Asia/Kathmandu")
    be_known(page)
    page.goto("/you/reminders/")
    page.wait_for_load_state("networkidle")  # the phone has told its zone, and the list was read again
    add(page, "08:00")
    save(page)
    expect(page.get_by_text(re.compile("by the clock of Kath?mandu"))).to_be_visible()
    due = Reminder.objects.get().next_due_at
    assert due is not None
    assert (due.hour, due.minute) == (2, 15)


def test_without_a_session_it_leads_to_signing_in(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/you/reminders/")
    expect(page.get_by_role("main").get_by_role("link", name="Sign in")).to_be_visible()


def test_without_a_network_the_page_says_so(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    wait_until_kept(page)
    be_known(page)
    page.context.set_offline(True)
    visit(page, "/you/reminders/")
    expect(page.get_by_role("heading", name="Reminders")).to_be_visible()
    expect(page.locator("#reminders").get_by_text("You are offline just now")).to_be_visible()


def test_the_page_of_a_stopped_letter_works_in_a_browser(new_page: NewPage, patient: User) -> None:
    from journal.reminders.stopping import stop_address

    now = timezone.now()
    start = {"start_day": now.date(), "start_time": now.time(), "rule": "FREQ=DAILY"}
    reminder = Reminder.objects.put(patient, patient.pk, now, **start)
    page = new_page()
    page.goto("/notes/stop/" + stop_address(reminder.pk).split("/notes/stop/")[1])
    page.get_by_role("button", name="Yes, stop it").click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    reminder.refresh_from_db()
    assert not reminder.by_email
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="It comes again")).to_be_visible()
    reminder.refresh_from_db()
    assert reminder.by_email


def test_the_letter_that_asks_is_answered_in_a_browser(new_page: NewPage, patient: User) -> None:
    from journal.reminders.stopping import go_on_address

    now = timezone.now()
    start = {"start_day": now.date(), "start_time": now.time(), "rule": "FREQ=DAILY"}
    reminder = Reminder.objects.put(patient, patient.pk, now, **start)
    Reminder.objects.filter(pk=reminder.pk).update(asked_at=now)
    page = new_page()
    page.goto("/notes/go-on/" + go_on_address(reminder.pk).split("/notes/go-on/")[1])
    page.get_by_role("button", name="Yes, go on").click()
    expect(page.get_by_role("heading", name="They go on")).to_be_visible()
    reminder.refresh_from_db()
    assert reminder.asked_at is None


def test_days_since_writing_ask_for_their_number_only(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    add(page, "19:00", "If I haven’t written for some days")
    expect(page.get_by_label("The day, or the first day")).to_be_hidden()
    page.get_by_label("How many days").fill("5")
    save(page)
    expect(page.get_by_role("heading", name="If you haven’t written for 5 days, at 7 p.m.")).to_be_visible()
    assert Reminder.objects.get().since_writing


def test_ones_own_words_are_chosen_beside_the_offered_ones(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    add(page)
    expect(page.locator("own-note")).to_be_hidden()
    page.get_by_role("radio", name=re.compile("In my own words")).check()
    expect(page.locator("own-note")).to_have_attribute("text-key", re.compile("^[A-Za-z0-9_-]{22}$"))
    page.get_by_label("Your own words").fill("Water the fern")
    save(page)
    expect(page.get_by_text("Water the fern")).to_be_visible()
    assert Reminder.objects.get().text == 0


def test_another_device_says_that_the_words_are_elsewhere(open_reminders: OpenReminders, patient: User) -> None:
    put_daily(patient, text=OWN_TEXT)
    page = open_reminders()
    expect(page.get_by_text("Your own words, on the device where you wrote them.")).to_be_visible()
    expect(page.get_by_text("This one shows “Your page is ready.” unless you write some here too.")).to_be_visible()


def test_a_reminder_that_is_gone_leaves_no_words_on_the_device(open_reminders: OpenReminders) -> None:
    page = open_reminders()
    for words in ("Water the fern", "Feed the cat"):
        add(page)
        page.get_by_role("radio", name=re.compile("In my own words")).check()
        page.get_by_label("Your own words").fill(words)
        save(page)
        expect(page.get_by_text(words)).to_be_visible()
    gone, stays = Reminder.objects.order_by("created_at")
    Reminder.objects.filter(pk=gone.pk).delete()
    page.reload()
    expect(page.get_by_text("Feed the cat")).to_be_visible()
    wait_until(page, WORDS_KEPT_FOR, [stays.pk.hex])


def test_the_page_asks_whether_to_go_on_and_takes_either(open_reminders: OpenReminders, patient: User) -> None:
    page = open_reminders()
    add(page)
    save(page)
    made = card(page, "Every day at 8:30 p.m.")
    expect(made).to_be_visible()
    for answer, state in (("Yes, go on", "Next:"), ("No, stop them", "Off")):
        Reminder.objects.update(asked_at=timezone.now(), next_due_at=None)
        page.reload()
        expect(made.get_by_text("Three of these went by. Shall they go on?")).to_be_visible()
        made.get_by_role("button", name=answer).click()
        expect(made.get_by_text(state, exact=True)).to_be_visible()
        expect(made.get_by_text("went by")).to_have_count(0)


def test_the_page_shows_why_nothing_came(open_reminders: OpenReminders, patient: User) -> None:
    page = open_reminders()
    add(page)
    save(page)
    expect(card(page, "Every day at 8:30 p.m.")).to_be_visible()
    yesterday = timezone.now() - timedelta(days=1)
    Delivery.objects.create(reminder=Reminder.objects.get(), due_at=yesterday, outcome="skipped", reason="written")
    page.reload()
    why = page.get_by_text("Not sent, because you had already written that day.")
    expect(why).to_be_hidden()
    page.get_by_text("What happened lately").click()
    expect(why).to_be_visible()

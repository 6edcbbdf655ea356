"""What a person answers to a note reaches the server: at once, or as soon as there is a network."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.users.models import User
from journal.reminders.models import Delivery, Reminder
from tests.browser.known import wait_until
from tests.browser.notes.device import SHOWN, allow_actions, message, new_id, show, shown, tap, waiting
from tests.browser.worker import tell_network
from tests.journal.reminders.conftest import put_daily

pytestmark = pytest.mark.django_db(transaction=True)
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def delivery(patient: User) -> Delivery:
    """A note that has just gone out."""
    reminder = put_daily(patient)
    return Delivery.objects.create(reminder=reminder, due_at=timezone.now(), outcome=Delivery.Outcome.SENT)


def of(delivery: Delivery) -> str:
    return message(note=delivery.pk.hex, reminder=delivery.reminder_id.hex)


def until(page: Page, told: Callable[[Delivery], object], delivery: Delivery) -> Delivery:
    """The delivery, once it is as `told` says."""
    for _ in range(200):
        delivery = Delivery.objects.select_related("reminder").get(pk=delivery.pk)
        if told(delivery):
            return delivery
        page.wait_for_timeout(50)
    raise AssertionError(f"answer {delivery.answer!r}, arrived {delivery.arrived_at}")


def test_the_server_learns_that_a_note_arrived(phone: Page, site: str, delivery: Delivery) -> None:
    show(phone, site, of(delivery))
    assert until(phone, lambda each: each.arrived_at, delivery).answer == ""


@pytest.mark.parametrize(("action", "answer"), [("", "opened"), ("done", "done")])
def test_a_tap_and_done_are_told(phone: Page, site: str, delivery: Delivery, action: str, answer: str) -> None:
    show(phone, site, of(delivery))
    tap(phone, action)
    until(phone, lambda each: each.answer == answer, delivery)


def test_write_among_three_buttons_opens_write_and_is_told(phone: Page, site: str, delivery: Delivery) -> None:
    show(phone, site, of(delivery))
    tap(phone, "write")
    phone.wait_for_url("**/write/")
    until(phone, lambda each: each.answer == "opened", delivery)


def test_in_an_hour_on_the_note_makes_it_come_in_an_hour(phone: Page, site: str, delivery: Delivery) -> None:
    show(phone, site, of(delivery))
    tap(phone, "later")
    shown(phone, "when?")
    tap(phone, "hour")
    told = until(phone, lambda each: each.answer == "later", delivery)
    assert told.reminder.later_at is not None
    assert abs(told.reminder.later_at - timezone.now() - AN_HOUR) < timedelta(minutes=1)
    assert phone.evaluate(SHOWN) == []


def test_tomorrow_on_the_note_is_at_nine_by_the_phones_clock(phone: Page, site: str, delivery: Delivery) -> None:
    show(phone, site, of(delivery))
    tap(phone, "later")
    shown(phone, "when?")
    tap(phone, "tomorrow")
    told = until(phone, lambda each: each.answer == "later", delivery)
    assert told.reminder.later_at is not None
    clock = phone.evaluate("(at) => new Date(at).getHours()", told.reminder.later_at.isoformat())
    assert clock == 9


@pytest.mark.parametrize("answer", ["go-on", "stop"])
def test_the_question_whether_to_go_on_is_answered_on_the_note(
    phone: Page, site: str, delivery: Delivery, answer: str
) -> None:
    Reminder.objects.update(asked_at=timezone.now())
    show(phone, site, message(13, note=delivery.pk.hex, reminder=delivery.reminder_id.hex), "")
    tap(phone, answer)
    told = until(phone, lambda each: each.answer == answer, delivery).reminder
    assert (told.disabled_at is not None) is (answer == "stop")
    assert told.asked_at is None or answer == "stop"


def test_an_answer_without_a_network_goes_at_the_next_opening(phone: Page, site: str, delivery: Delivery) -> None:
    show(phone, site, of(delivery))
    until(phone, lambda each: each.arrived_at, delivery)
    phone.context.set_offline(True)
    tap(phone, "done")
    assert [each["how"] for each in waiting(phone)] == ["done"]
    phone.context.set_offline(False)
    phone.goto("/help/")
    until(phone, lambda each: each.answer == "done", delivery)
    wait_until(
        phone, "async () => !(await (await caches.open('notes')).keys()).some(({ url }) => url.includes('/waiting/'))"
    )


def test_an_answer_without_a_network_goes_with_the_next_note(phone: Page, site: str, delivery: Delivery) -> None:
    show(phone, site, of(delivery))
    phone.context.set_offline(True)
    tap(phone, "done")
    phone.context.set_offline(False)
    show(phone, site, message())
    until(phone, lambda each: each.answer == "done", delivery)


def test_an_answer_that_waits_for_more_than_three_days_is_let_go(phone: Page, delivery: Delivery) -> None:
    old = (timezone.now() - timedelta(days=3, minutes=1)).isoformat()
    kept = {"note": delivery.pk.hex, "how": "done", "since": old}
    phone.evaluate("async (kept) => (await import('/static/js/store/waiting-answers.js')).keepAnswer(kept)", kept)
    phone.evaluate("async () => (await import('/static/js/worker/answers.js')).sendWaiting()")
    assert waiting(phone) == []
    assert Delivery.objects.get().answer == ""


def test_no_more_answers_wait_than_fit(phone: Page) -> None:
    phone.evaluate(
        """async () => {
          const { keepAnswer } = await import('/static/js/store/waiting-answers.js');
          const since = new Date().toISOString();
          for (let n = 0; n < 70; n += 1) await keepAnswer({ note: String(n), how: 'done', since });
        }"""
    )
    assert [each["note"] for each in waiting(phone)] == [str(number) for number in range(10, 70)]


def test_later_is_a_page_with_three_choices_that_says_what_was_chosen(phone: Page, delivery: Delivery) -> None:
    tomorrow = timezone.now().astimezone(UTC).date() + timedelta(days=1)
    phone.clock.set_fixed_time(datetime(tomorrow.year, tomorrow.month, tomorrow.day, 7, tzinfo=UTC))
    phone.goto(f"/later/#{delivery.pk.hex}")
    expect(phone.get_by_role("heading", name="When?")).to_be_visible()
    choices = phone.get_by_role("main").get_by_role("button")
    expect(choices).to_have_count(3)
    choices.nth(1).click()
    expect(phone.get_by_role("heading", name="It comes again at 7:00")).to_be_visible()
    expect(phone.get_by_role("link", name="Write")).to_be_visible()


def test_where_a_note_has_no_buttons_write_offers_to_put_it_off(phone: Page, site: str, delivery: Delivery) -> None:
    allow_actions(phone, 0)
    show(phone, site, of(delivery))
    tap(phone)
    phone.get_by_role("link", name="Not now").click()
    phone.get_by_role("button", name="In an hour").click()
    expect(phone.get_by_role("heading", name="It comes again")).to_be_visible()
    assert until(phone, lambda each: each.answer == "later", delivery).reminder.later_at is not None


def test_who_writes_already_is_left_where_they_are(phone: Page, site: str, delivery: Delivery) -> None:
    phone.goto("/write/")
    field = phone.get_by_role("textbox").first
    field.fill("In the midst of it")
    allow_actions(phone, 0)
    show(phone, site, of(delivery))
    tap(phone)
    until(phone, lambda each: each.answer == "opened", delivery)
    expect(field).to_have_value("In the midst of it")
    expect(phone.get_by_role("link", name="Not now")).to_have_count(0)


def test_an_answer_without_a_network_goes_when_there_is_one_with_no_page_open(
    phone: Page, site: str, delivery: Delivery
) -> None:
    show(phone, site, of(delivery))
    phone.context.set_offline(True)
    tap(phone, "done")
    pocket = phone.context.new_page()
    phone.close()
    pocket.context.set_offline(False)
    pocket.goto("/static/icons/mark.svg")
    tell_network(pocket, site)
    until(pocket, lambda each: each.answer == "done", delivery)


def test_later_works_locked_and_offline_and_is_told_afterwards(phone: Page, site: str, delivery: Delivery) -> None:
    show(phone, site, of(delivery))
    until(phone, lambda each: each.arrived_at, delivery)
    phone.context.set_offline(True)
    phone.goto(f"/later/#{delivery.pk.hex}")
    phone.get_by_role("button", name="In an hour").click()
    expect(phone.get_by_text("There is no network now.")).to_be_visible()
    expect(phone.get_by_role("heading", name="It comes again")).to_be_visible()
    assert phone.evaluate(SHOWN) == []
    phone.context.set_offline(False)
    phone.goto("/help/")
    told = until(phone, lambda each: each.answer == "later", delivery)
    assert told.reminder.later_at is not None


def test_later_says_so_when_the_note_is_too_old(phone: Page) -> None:
    phone.goto(f"/later/#{new_id()}")
    phone.get_by_role("button", name="In an hour").click()
    expect(phone.get_by_role("heading", name="This note is too old to come again.")).to_be_visible()


def test_later_without_a_note_leads_to_write(phone: Page) -> None:
    phone.goto("/later/")
    expect(phone.get_by_role("heading", name="There is nothing to put off here.")).to_be_visible()
    phone.get_by_role("link", name="Write").click()
    phone.wait_for_url("**/write/")


def test_later_reaches_the_server_from_a_phone_with_one_button(phone: Page, site: str, delivery: Delivery) -> None:
    allow_actions(phone, 1)
    show(phone, site, of(delivery))
    tap(phone, "later")
    phone.get_by_role("button", name="Tomorrow").click()
    until(phone, lambda each: each.answer == "later", delivery)

"""The whole story, once through, in two browsers: join, write offline, share, read, reply, take back, be reminded."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, Playwright, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from accounts.users.models import User
from journal.documents.models import Document
from journal.reminders.models import Delivery, PushSubscription, Reminder
from journal.reminders.vapid import make_vapid_keys
from journal.reminders.worker import Worker
from tests.browser.conftest import NewPage
from tests.browser.stories import (
    invite_patient,
    join_patient,
    join_therapist,
    sign_in_by_code,
    therapist_link,
    unlock_with_recovery,
)
from tests.browser.story.line import line_to
from tests.browser.story.phone import Phone, phone
from tests.browser.story.pushing import deliver, opened, subscribe_at
from tests.browser.times.clocks import until
from tests.journal.reminders.conftest import new_phone
from tests.journal.reminders.standin import PushService, push_service

ANA, BEA = "ana@example.org", "dr.bea@example.org"
FIRST = "A river under ice, and my brother's red coat on the far bank."
SECOND = "It asked nothing of me, which I had never felt before."
LOCKED = "Written before I unlocked: the coat was mine all along."
WRONG_CODE = "7" * 26
SYNC = 20_000


@pytest.fixture
def ana(
    playwright: Playwright,
    browser_type_launch_args: dict[str, object],
    tmp_path: Path,
    live_server: LiveServer,
    settings: Settings,
) -> Iterator[Phone]:
    """Ana's phone, on a line of its own that can be cut."""
    with line_to(int(live_server.url.rpartition(":")[2])) as line:
        settings.CSRF_TRUSTED_ORIGINS = [f"http://localhost:{line.port}"]
        with phone(playwright, browser_type_launch_args, tmp_path / "profile", line) as running:
            yield running


@pytest.fixture
def pushes(settings: Settings) -> Iterator[PushService]:
    made = make_vapid_keys()
    settings.VAPID_PRIVATE_KEY, settings.VAPID_PUBLIC_KEY = made["VAPID_PRIVATE_KEY"], made["VAPID_PUBLIC_KEY"]
    settings.PUSH_HOSTS_ALLOWED = ["127.0.0.1"]
    with push_service() as running:
        yield running


def test_the_story_once_through(new_page: NewPage, ana: Phone, pushes: PushService) -> None:
    site = f"http://localhost:{ana.line.port}"
    desk = new_page()
    join_therapist(desk, therapist_link(BEA), BEA)
    joined = join_patient(ana.page, ANA, link=on(site, invite_patient(desk)), name="Ana")

    begin_the_suggested_guide(ana.page)
    go_offline_lose_the_tab_and_find_every_word(ana, site)
    finish(ana.page)
    write_while_locked(ana, site)
    back_online_it_is_backed_up_by_itself(ana, site)

    share_the_first_answer(ana.page, site)
    the_therapist_reads_and_replies(desk)
    the_patient_sees_that_it_was_opened_and_answered(ana.page, site)
    take_it_back(ana.page, site)
    gone_from_the_therapists_device(desk)

    remind_daily(ana, site, pushes)
    without_push_it_comes_by_email(ana)

    another_browser_reads_everything(new_page(passkeys=False), joined.recovery)


def on(site: str, link: str) -> str:
    """The same link by the phone's own line."""
    return f"{site}/join/#{link.partition('#')[2]}"


def begin_the_suggested_guide(page: Page) -> None:
    page.get_by_role("link", name="Begin").click()
    page.wait_for_url("**/write/**")
    go_to_words(page, "Next")
    page.get_by_label("Your answer").fill(FIRST)
    saved(page)


def saved(page: Page) -> None:
    """The last key, too: the writer is busy until it is sealed and on the disk."""
    expect(page.locator("guide-writer[aria-busy=false]")).to_be_visible()
    expect(page.locator("save-state")).to_have_text("Saved on this phone")


def go_offline_lose_the_tab_and_find_every_word(ana: Phone, site: str) -> None:
    next_words_question(ana.page)
    ana.page.wait_for_function("() => navigator.serviceWorker.controller", timeout=60_000)
    ana.offline(True)
    ana.page.get_by_label("Your answer").press_sequentially(SECOND)
    saved(ana.page)
    page = ana.kill_tab(f"{site}/today/")
    page.goto(f"{site}/today/")
    page.get_by_role("link", name="Carry on writing").click()
    page.get_by_role("button", name="Unlock with one touch").click()
    expect(page.get_by_role("button", name="Unlock with one touch")).to_have_count(0)
    page.get_by_role("link", name="Carry on writing").click()
    expect(page.get_by_label("Your answer")).to_have_value(SECOND)
    turn(page, "Back")
    go_to_words(page, "Back")
    expect(page.get_by_label("Your answer")).to_have_value(FIRST)


def next_words_question(page: Page) -> None:
    turn(page, "Next")
    go_to_words(page, "Next")
    expect(page.get_by_label("Your answer")).to_have_value("")


def turn(page: Page, button: str) -> None:
    """One question on or back; the next one is on the screen when this returns."""
    before = page.locator(".arc").get_attribute("aria-label")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".arc")).not_to_have_attribute("aria-label", before or "")


def go_to_words(page: Page, button: str) -> None:
    """To the nearest question that is answered in words."""
    expect(page.locator(".arc")).to_be_visible()
    while not page.get_by_label("Your answer").is_visible():
        turn(page, button)


def finish(page: Page) -> None:
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("button", name="Keep private").click()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.get_by_role("link", name="Done").click()


def write_while_locked(ana: Phone, site: str) -> None:
    """A new tab has no key in its memory; one can write all the same."""
    page = ana.page
    page.reload()
    page.goto(f"{site}/write/")
    go_to_words(page, "Next")
    page.get_by_label("Your answer").fill(LOCKED)
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("button", name="Keep private").click()
    expect(page.get_by_text("It joins your journal once you unlock.")).to_be_visible()
    page.get_by_role("link", name="Done").click()


def back_online_it_is_backed_up_by_itself(ana: Phone, site: str) -> None:
    before = Document.objects.filter(author__email=ANA).count()
    ana.offline(False)
    page = ana.page
    page.goto(f"{site}/today/")
    page.goto(f"{site}/journal/")
    expect(page.get_by_text(LOCKED)).to_be_visible(timeout=SYNC)
    expect(page.get_by_text(FIRST)).to_be_visible()
    expect(page.locator("a.entry").first.get_by_text("Saved on this phone")).to_have_count(0, timeout=SYNC)
    assert Document.objects.filter(author__email=ANA).count() >= before + 2


def share_the_first_answer(page: Page, site: str) -> None:
    page.get_by_text(FIRST).click()
    page.get_by_role("link", name="Share").click()
    page.get_by_role("button", name="I understand").click()
    ticks = page.get_by_role("checkbox")
    expect(ticks).to_have_count(2)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(page.get_by_text("Only you and Dr. Bea Lind")).to_be_visible()
    ticks.first.check()
    mail.outbox.clear()
    page.get_by_role("button", name="Share 1 answer").click()
    expect(page.get_by_role("heading", name="Shared with Dr. Bea Lind")).to_be_visible()


def the_therapist_reads_and_replies(desk: Page) -> None:
    desk.goto("/inbox/")
    expect(desk.get_by_role("main").get_by_text("Ana", exact=True)).to_be_visible(timeout=SYNC)
    letter = mail.outbox[-1]
    assert letter.to == [BEA]
    for word in ("Ana", "river", "coat", "Bea"):
        assert word not in f"{letter.subject} {letter.body}"
    desk.get_by_role("main").get_by_text(FIRST).click()
    desk.wait_for_url("**/received/**")
    expect(desk.get_by_text(FIRST)).to_be_visible()
    expect(desk.get_by_text(SECOND)).to_have_count(0)
    desk.get_by_role("textbox").fill("Thank you for the river.")
    desk.get_by_role("button", name="Send").click()
    expect(desk.get_by_text("Thank you for the river.")).to_be_visible()


def the_patient_sees_that_it_was_opened_and_answered(page: Page, site: str) -> None:
    page.goto(f"{site}/sharing/")
    expect(page.get_by_text("Opened").first).to_be_visible(timeout=SYNC)
    page.goto(f"{site}/today/")
    page.get_by_text("Reply", exact=True).click()
    expect(page.get_by_text("Thank you for the river.")).to_be_visible(timeout=SYNC)


def take_it_back(page: Page, site: str) -> None:
    page.goto(f"{site}/sharing/")
    page.get_by_role("button", name="Stop sharing").click()
    page.get_by_role("group", name="Stop sharing?").get_by_role("button", name="Stop sharing").click()
    expect(page.get_by_text("Nothing is shared with them.")).to_be_visible()
    # The page says so at once, and tells the server behind it.
    until(Document.objects.filter(kind="share").exclude(withdrawn_at=None).exists)


def gone_from_the_therapists_device(desk: Page) -> None:
    """The tab asks again when somebody comes back to it (and each minute by itself)."""
    desk.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(desk.get_by_role("heading", name="Taken back")).to_be_visible(timeout=SYNC)
    desk.goto("/inbox/")
    expect(desk.get_by_text("Nothing new.")).to_be_visible(timeout=SYNC)
    expect(desk.get_by_text(FIRST)).to_have_count(0)
    share = Document.objects.get(kind="share")
    assert share.withdrawn_at is not None
    assert bytes(share.sealed) == b""


def remind_daily(ana: Phone, site: str, pushes: PushService) -> None:
    page, end = ana.page, new_phone(pushes.address + "/send/1")
    page.goto(f"{site}/you/reminders/")
    subscribe_at(page, end)
    page.get_by_role("switch", name="Remind me on this phone").click()
    expect(page.get_by_role("switch", name="Remind me on this phone")).to_be_checked()
    page.get_by_role("button", name="Add a reminder").click()
    page.get_by_label("Time", exact=True).fill("19:30")
    page.get_by_role("button", name="Save this reminder").click()
    expect(page.get_by_role("heading", name="Every day at 7:30 p.m.")).to_be_visible()

    mail.outbox.clear()
    if (due := due_now()).date() == timezone.now().date():
        run_worker_at(due)
        assert pushes.received == [], "she wrote today, so nothing comes today"
    tomorrow = due_now()
    run_worker_at(tomorrow)
    run_worker_at(tomorrow)
    assert len(pushes.received) == 1, "once, and not twice"
    assert mail.outbox == []

    deliver(ana.wire, site, opened(pushes, end))
    page.goto(f"{site}/today/")
    tap_the_notification(page)
    page.wait_for_url("**/write/**")


def tap_the_notification(page: Page) -> None:
    """A tap goes to the service worker; what it is given is the notification that really shows."""
    shown = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          const notes = await registration.getNotifications();
          return notes.map(({ title, body }) => `${title}: ${body}`);
        }"""
    )
    assert len(shown) == 1
    assert shown[0].startswith("Notes: ")
    worker = page.context.service_workers[0]
    worker.evaluate(
        """async () => {
          const [notification] = await self.registration.getNotifications();
          self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
        }"""
    )


def without_push_it_comes_by_email(ana: Phone) -> None:
    PushSubscription.objects.all().delete()
    # She answered by a real clock, before the time that the worker's clock stood at, so that time is due once more.
    told = set(Delivery.objects.values_list("due_at", flat=True))
    while (due := due_now()) in told:
        run_worker_at(due)
        assert mail.outbox == [], "a time that was told is not told again"
    run_worker_at(due)
    assert [letter.to for letter in mail.outbox] == [[ANA]]
    assert Delivery.objects.filter(outcome=Delivery.Outcome.SENT).count() == 2


def run_worker_at(now: datetime) -> None:
    Worker(clock=lambda: now).run_once()


def due_now() -> datetime:
    due = Reminder.objects.get(user__email=ANA, rule="FREQ=DAILY").next_due_at
    assert due is not None
    return due


def another_browser_reads_everything(page: Page, recovery: str) -> None:
    sign_in_by_code(page, ANA)
    unlock_with_recovery(page, WRONG_CODE)
    expect(page.locator("form").get_by_role("alert")).not_to_be_empty()
    unlock_with_recovery(page, recovery)
    page.wait_for_url("**/today/")
    page.goto("/journal/")
    expect(page.get_by_text(FIRST)).to_be_visible(timeout=SYNC)
    expect(page.get_by_text(LOCKED)).to_be_visible()
    assert User.objects.get(email=ANA).role == "patient"

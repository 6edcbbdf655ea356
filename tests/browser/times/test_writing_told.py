"""The server hears when one last wrote, for reminders that wait for days without; never what."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from journal.reminders.models import LastWrote
from tests.browser.conftest import NewPage
from tests.browser.reading.writer import LOCK, Writer
from tests.browser.times.clocks import settle, until

pytestmark = pytest.mark.django_db(transaction=True)
WRITE = """async () => {
  const reflections = await import('/static/js/journal/reflections.js');
  const draft = await reflections.startDraft({ guide: 'free-writing' });
  return await reflections.finish({ ...draft, answers: { page: 'The river was wide.' } });
}"""


def write(page: Page) -> str:
    return str(page.evaluate(WRITE)["state"])


def is_told() -> bool:
    return LastWrote.objects.filter(wrote_at__gt=timezone.now() - timedelta(minutes=2)).exists()


def test_a_finished_page_is_told_by_its_time_alone(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    told: list[str] = []
    page.on(
        "request",
        lambda request: told.append(request.post_data or "") if "/api/v1/reminders/wrote/" in request.url else None,
    )
    ana.open(page, "/today/")
    assert write(page) == "here"
    until(is_told)
    settle(page)
    assert len(told[0]) == len('{"at":"2026-11-24T20:00:00.000Z"}')


def test_what_was_written_offline_is_told_later(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    page.evaluate("async () => (await import('/static/js/journal/guides.js')).guides()")
    settle(page)
    page.evaluate("async () => { await import('/static/js/journal/reflections.js'); }")
    page.context.set_offline(True)
    write(page)
    page.wait_for_timeout(500)
    assert not LastWrote.objects.exists()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    until(is_told)


def test_what_was_written_locked_is_told_too(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/today/")
    settle(page)
    page.evaluate(LOCK)
    assert write(page) == "locked"
    until(is_told)


def test_the_newest_counts_and_is_told_once(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url) if "/api/v1/reminders/wrote/" in request.url else None)
    ana.open(page, "/today/")
    write(page)
    until(is_told)
    settle(page)
    settle(page)
    assert len(told) == 1

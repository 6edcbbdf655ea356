"""Marked words go into every field that a person can fill; then everything outside the page is searched for them."""

import base64
import logging
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from playwright.sync_api import Page, Playwright, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from journal.documents.models import Document
from tests.browser.conftest import NewPage
from tests.browser.known import wait_until
from tests.browser.stories import invite_patient, join_patient, join_therapist, therapist_link
from tests.browser.story.line import Line, line_to
from tests.browser.story.phone import phone

MARK = "wrenfeather"
# It stands in the link that the patient opened, so in her browser's history; the server must not see it (0003).
THERAPIST = "finchquill"
OUTBOX_IS_EMPTY = """async () => {
  const answer = (asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const all = await indexedDB.databases();
  const { name } = all.find(({ name }) => /^afterword-[0-9a-f]{8}-/.test(name));
  const opened = await answer(indexedDB.open(name));
  const count = await answer(opened.transaction('outbox').objectStore('outbox').count());
  opened.close();
  return count === 0;
}"""
ANA, BEA = "ana@example.org", "dr.bea@example.org"


def planted(field: str) -> str:
    return f"{MARK} {field}"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Every line that any logger of the server writes, down to DEBUG."""
    path = tmp_path / "everything.log"
    handler = logging.FileHandler(path)
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield path
    root.setLevel(before)
    root.removeHandler(handler)
    handler.close()


@pytest.fixture
def line(live_server: LiveServer, settings: Settings) -> Iterator[Line]:
    with line_to(int(live_server.url.rpartition(":")[2])) as running:
        settings.CSRF_TRUSTED_ORIGINS = [f"http://localhost:{running.port}"]
        yield running


def test_planted_words_are_found_nowhere_outside_the_page(
    new_page: NewPage,
    playwright: Playwright,
    browser_type_launch_args: dict[str, object],
    tmp_path: Path,
    line: Line,
    log_file: Path,
) -> None:
    site = f"http://localhost:{line.port}"
    desk = new_page(base_url=site)
    join_therapist(desk, f"{site}/join/#{therapist_link(BEA).partition('#')[2]}", BEA, name=THERAPIST)
    invitation = invite_patient(desk)
    profile = tmp_path / "profile"
    with phone(playwright, browser_type_launch_args, profile, line) as ana:
        join_patient(ana.page, ANA, link=invitation, name=planted("patient name"))
        fill_every_field(ana.page, site)
        share_and_be_answered(ana.page, site, desk)
        leave_a_draft_open(ana.page, site)
        wait_until_all_is_backed_up(ana.page)
        ana.context.storage_state()

    assert Document.objects.count() >= 10, "the words must have gone up for this to mean anything"
    assert found_in(profile) == []
    for mark in (MARK, THERAPIST):
        assert not shows(bytes(line.carried), mark), "in the traffic with the server"
        assert not shows(log_file.read_bytes(), mark), "in the log"
        assert not [letter for letter in mail.outbox if shows(f"{letter.subject}{letter.body}".encode(), mark)]
        assert not shows(whole_database(), mark)
    the_search_can_find(profile, line, log_file)


def fill_every_field(page: Page, site: str) -> None:
    answer_a_whole_guide(page, f"{site}/write/#guide=one-small-step", "step")
    answer_a_whole_guide(page, f"{site}/write/#guide=feelings-and-body", "body")
    page.goto(f"{site}/journal/")
    page.get_by_label("Find your words").fill(planted("search"))
    page.get_by_label("Find your words").fill("")
    page.locator("a.entry").first.click()
    page.get_by_role("button", name="Change it").click()
    page.get_by_role("textbox").first.fill(planted("changed"))
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text(planted("changed"))).to_be_visible()
    add_a_session(page, site)
    write_a_plan(page, site)
    word_a_reminder(page, site)


def answer_a_whole_guide(page: Page, address: str, name: str) -> None:
    page.goto(address)
    keep, onwards = (page.get_by_role("button", name=label, exact=True) for label in ("Keep private", "Next"))
    for at in range(12):
        expect(keep.or_(onwards).first).to_be_visible()
        if keep.is_visible():
            break
        if page.get_by_label("Your answer").is_visible():
            page.get_by_label("Your answer").fill(planted(f"{name} {at}"))
        elif page.get_by_role("button", name="Another word").is_visible():
            page.get_by_role("button", name="Another word").click()
            page.get_by_label("Another word").fill(planted("feeling"))
            page.get_by_label("Another word").press("Enter")
        onwards.click()
    page.get_by_text("Mark a line as an insight").click()
    page.locator("details").get_by_role("checkbox").first.check()
    small_step = page.get_by_text("Pick one small step")
    if small_step.is_visible():
        small_step.click()
        page.get_by_label("Something small enough to feel easy").fill(planted("small step"))
    keep.click()
    page.get_by_role("link", name="Done").click()
    page.wait_for_url("**/today/")


def add_a_session(page: Page, site: str) -> None:
    page.goto(f"{site}/sessions/")
    page.get_by_role("button", name=re.compile("Add")).first.click()
    page.get_by_label("Day").fill("2026-01-15")
    for label in ("Who is there with you", "Your intention", "Notes"):
        page.get_by_label(label).fill(planted(label))
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(planted("Your intention"))).to_be_visible()


def write_a_plan(page: Page, site: str) -> None:
    page.goto(f"{site}/you/plan/")
    field = page.get_by_role("textbox").first
    field.fill(planted("plan"))
    field.press("Tab")
    expect(page.get_by_text("Saved on this device")).to_be_visible()


def word_a_reminder(page: Page, site: str) -> None:
    """Sealed on the device until it shows; from then on it is in the browser's own book of notifications (0070)."""
    page.goto(f"{site}/you/reminders/")
    page.get_by_role("button", name="Add a reminder").click()
    page.get_by_role("radio", name=re.compile("In my own words")).check()
    page.get_by_label("Your own words").fill(planted("own note"))
    page.get_by_label("Your own words").press("Tab")
    page.get_by_role("button", name="Save this reminder").click()
    expect(page.get_by_text(planted("own note"))).to_be_visible()


def share_and_be_answered(page: Page, site: str, desk: Page) -> None:
    page.goto(f"{site}/journal/")
    page.locator("a.entry").first.click()
    page.get_by_role("link", name="Share").click()
    page.get_by_role("button", name="I understand").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    for tick in page.get_by_role("checkbox").all():
        tick.check()
    page.get_by_role("button", name=re.compile("^Share [0-9]+ answers?$")).click()
    expect(page.get_by_role("heading", name=re.compile("^Shared with"))).to_be_visible()
    desk.goto("/inbox/")
    desk.get_by_role("main").get_by_role("link").first.click(timeout=30_000)
    desk.get_by_role("textbox").fill(planted("reply"))
    desk.get_by_role("button", name="Send").click()
    expect(desk.get_by_text(planted("reply"))).to_be_visible()


def leave_a_draft_open(page: Page, site: str) -> None:
    """Typed and left on the screen, which is what a browser's own session restore would write down."""
    page.goto(f"{site}/write/#guide=free-writing")
    page.get_by_role("button", name="Next", exact=True).click()
    page.get_by_label("Your answer").fill(planted("draft"))
    expect(page.locator("guide-writer[aria-busy=false]")).to_be_visible()


def wait_until_all_is_backed_up(page: Page) -> None:
    wait_until(page, OUTBOX_IS_EMPTY, seconds=30)


def forms_of(word: str) -> list[bytes]:
    """The word as it may lie around: plain, in UTF-16 as browsers store text, in base64 at each of three offsets."""
    plain = word.encode()
    shifted = [base64.b64encode(b"x" * offset + plain)[offset + 2 : -4] for offset in range(3)]
    return [plain, word.encode("utf-16-le"), *shifted]


def shows(data: bytes, word: str = MARK) -> bool:
    return any(form in data for form in forms_of(word))


def found_in(folder: Path, word: str = MARK) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [str(path.relative_to(folder)) for path in files if shows(path.read_bytes(), word)]


def whole_database() -> bytes:
    """The file itself with its write-ahead log, or, on PostgreSQL, every row as text."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        with sqlite3.connect(name) as again:
            again.execute("PRAGMA wal_checkpoint(FULL)")
        files = Path(name).parent.glob(f"{Path(name).name}*")
        # Read by another process: closing such a file here would drop every lock that SQLite has on it in this one.
        return subprocess.run(["cat", *files], capture_output=True, check=True).stdout
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows.append(repr(cursor.fetchall()))
        return "\n".join(rows).encode()


def the_search_can_find(profile: Path, line: Line, log_file: Path) -> None:
    """What is known to lie in each place is found by the same search, so that finding nothing means something."""
    assert found_in(profile, "afterword-device")
    assert shows(bytes(line.carried), ANA)
    assert shows(whole_database(), ANA)
    assert shows(log_file.read_bytes(), "/_allauth/browser/v1/auth/signup")
    assert shows(base64.b64encode(b"..." + MARK.encode() + b"..."))
    assert shows(base64.b64encode(b".." + MARK.encode() + b"..."))

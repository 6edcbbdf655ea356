"""Sessions: a day to plan around, that only I know of."""

from datetime import date, timedelta

from playwright.sync_api import Page, expect

from journal.documents.models import Document
from tests.browser.conftest import NewPage
from tests.browser.reading import words
from tests.browser.reading.writer import Writer, says, synced, visit

SOON = date.today() + timedelta(days=5)


def fill(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        name = {"day": "Day", "time": "Time, if", "who": "Who is there", "notes": "Notes"}[label]
        page.get_by_label(name).fill(value)


def test_a_session_is_added_changed_and_removed(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/sessions/")
    page.get_by_role("button", name="Add a session").click()
    fill(page, day=SOON.isoformat(), time="14:30", who="Marta")
    page.get_by_role("button", name="Save").click()
    says(page, "To come")
    says(page, "2:30 PM")
    says(page, "Marta")
    page.get_by_role("button", name="Change:").click()
    fill(page, who="My sister")
    page.get_by_role("button", name="Save").click()
    says(page, "My sister")
    expect(page.get_by_text("Marta")).to_have_count(0)
    page.get_by_role("button", name="Remove:").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("My sister")).to_have_count(0)


def test_past_sessions_stand_apart_from_those_to_come(ana: Writer, new_page: NewPage) -> None:
    ana.put(words.session(SOON, who="Marta"))
    ana.put(words.session(date.today() - timedelta(days=5), who="My sister"))
    page = new_page()
    ana.open(page, "/sessions/")
    expect(page.locator("section", has=page.get_by_role("heading", name="To come"))).to_contain_text("Marta")
    expect(page.locator("section", has=page.get_by_role("heading", name="Past"))).to_contain_text("My sister")


def test_the_server_learns_neither_that_there_is_a_session_nor_when(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url + (request.post_data or "")))
    ana.open(page, "/sessions/")
    page.get_by_role("button", name="Add a session").click()
    fill(page, day=SOON.isoformat(), who="Marta", notes="Bring the blue blanket.")
    page.get_by_role("button", name="Save").click()
    says(page, "Marta")
    synced(page)
    assert Document.objects.get(kind="own", author=ana.user).reader is None
    told = " ".join(seen)
    assert not [one for one in (SOON.isoformat(), "Marta", "blanket") if one in told]


def test_what_is_typed_survives_a_closed_tab(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/sessions/")
    page.get_by_role("button", name="Add a session").click()
    fill(page, notes="Bring the blue blanket.")
    page.wait_for_timeout(300)
    page.goto("about:blank")
    ana.open(page, "/sessions/")
    page.get_by_role("button", name="Add a session").click()
    expect(page.get_by_label("Notes")).to_have_value("Bring the blue blanket.")
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Add a session").click()
    expect(page.get_by_label("Notes")).to_have_value("")


def test_a_session_stands_in_the_journal_and_leads_here(ana: Writer, new_page: NewPage) -> None:
    ana.put(words.session(date.today() - timedelta(days=1)))
    ana.put(words.morning_entry())
    page = new_page()
    ana.open(page, "/journal/")
    page.locator(".timeline .session").click()
    page.wait_for_url("**/sessions/#*")
    says(page, "Past")
    visit(page, "/journal/")
    expect(page.locator(".timeline .session")).to_have_count(1)

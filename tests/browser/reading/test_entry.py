"""One entry: read it whole, change it, look back, delete it, bring it back."""

import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.reading import words
from tests.browser.reading.writer import Writer, days_ago, says, synced, visit

NEW = "Mostly in my hands now, and it is lighter."


def open_entry(ana: Writer, page: Page, **more: object) -> str:
    entry = ana.put(words.feelings_entry(**more), at=days_ago(1))
    ana.open(page, f"/entry/#{entry}")
    says(page, words.CHEST)
    return entry


def change(page: Page, to: str) -> None:
    page.get_by_role("button", name="Change it").click()
    page.get_by_label("Where in your body do you notice it?").fill(to)


def test_an_entry_shows_each_answer_under_its_question_in_order(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_entry(ana, page, insights=["I can be sad and still be safe."])
    assert page.locator(".question").all_inner_texts() == [
        "Which feelings came up?",
        "How strong is it right now?",
        "Where in your body do you notice it?",
        "If this feeling needed something, what might that be?",
    ]
    for line in ["Sad, heavy", "6 of 10", words.NEED, "I can be sad and still be safe.", "Backed up"]:
        says(page, line)
    says(page, "Only you can read this entry.")


def test_a_change_becomes_a_new_revision_and_the_earlier_words_stay(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    entry = open_entry(ana, page)
    change(page, NEW)
    page.get_by_role("button", name="Save the change").click()
    says(page, NEW)
    synced(page)
    stored = ana.client.get("/api/v1/documents/").json()["documents"]
    assert [one["revision"] for one in stored if one["id"] == entry] == [2]
    page.get_by_role("button", name="Earlier versions").click()
    page.locator("entry-history summary").click()
    says(page, words.CHEST)
    page.get_by_role("button", name="Use this version again").click()
    expect(page.locator(".answer", has_text="Where in your body").first).to_contain_text(words.CHEST)


def test_a_tab_that_dies_while_changing_loses_no_word(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    entry = open_entry(ana, page)
    change(page, NEW)
    page.wait_for_timeout(300)
    page.goto("about:blank")
    ana.open(page, f"/entry/#{entry}")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_label("Where in your body do you notice it?")).to_have_value(NEW)


def test_leaving_a_change_leaves_the_entry_as_it_was(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_entry(ana, page)
    change(page, NEW)
    page.get_by_role("button", name="Leave it as it was").click()
    says(page, words.CHEST)
    visit(page, "/journal/")
    expect(page.locator(".timeline .entry")).to_have_count(1)
    expect(page.locator(".draft")).to_have_count(0)


def test_a_deleted_entry_comes_back_with_undo(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_entry(ana, page)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    says(page, "You can bring it back for 30 days")
    synced(page)
    page.get_by_role("button", name="Undo").click()
    says(page, words.CHEST)


def test_a_deleted_entry_comes_back_from_recently_deleted(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_entry(ana, page)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    synced(page)
    visit(page, "/journal/")
    expect(page.locator(".timeline .entry")).to_have_count(0)
    page.get_by_role("link", name="Recently deleted").click()
    page.get_by_role("button", name="Bring back: Feelings and where they live").click()
    says(page, "Nothing was deleted.")
    page.get_by_role("link", name="Back to the journal").click()
    expect(page.locator(".timeline .entry")).to_have_count(1)
    synced(page)
    assert ana.client.get("/api/v1/documents/").json()["documents"][-1]["withdrawn_at"] is None


def test_deleting_asks_first_and_keeping_keeps(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_entry(ana, page)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Keep it").click()
    says(page, words.CHEST)


def test_words_with_markup_are_shown_as_words(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    wild = "<img src=x onerror=alert(1)> & <b>bold</b>"
    entry = ana.put(words.entry("free-writing", "<i>Title</i>", [words.text("words", "<u>Write</u>", wild)]))
    ana.open(page, f"/entry/#{entry}")
    says(page, wild)
    expect(page.get_by_role("heading", name="<i>Title</i>")).to_be_visible()
    assert page.locator("sealed-entry img").count() == 0


def test_an_entry_of_someone_else_is_not_there(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    foreign = bea.put(words.morning_entry())
    page = new_page()
    ana.open(page, f"/entry/#{foreign}")
    says(page, "This entry is not on this device")
    assert json.dumps(words.RIVER)[1:-1] not in page.content()

"""Insights in my own words, how they live, and the small steps that I picked."""

from datetime import date, timedelta

from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.reading import words
from tests.browser.reading.writer import Writer, days_ago, says, synced, visit

SAFE = "I can be sad and still be safe."
CALL = "Call my brother on Sunday, just to hear his voice."


def insight(ana: Writer, text: str = SAFE, days: int = 3, entry: str = "") -> str:
    body = {"type": "insight", "text": text, "marked_at": days_ago(days).isoformat(), "living": []}
    return ana.put(body | ({"entry": entry} if entry else {}), at=days_ago(days))


def step(ana: Writer, text: str = CALL) -> str:
    day = (date.today() + timedelta(days=3)).isoformat()
    return ana.put({"type": "commitment", "text": text, "day": day}, at=days_ago(1))


def test_an_insight_says_when_and_where_it_came_from(ana: Writer, new_page: NewPage) -> None:
    entry = ana.put(words.morning_entry(), at=days_ago(3))
    insight(ana, entry=entry)
    page = new_page()
    ana.open(page, "/insights/")
    says(page, "From 3 days ago")
    says(page, SAFE)
    page.get_by_role("link", name="The first morning").click()
    page.wait_for_url(f"**/entry/#{entry}")
    says(page, words.RIVER)


def test_how_an_insight_lives_is_kept_and_comes_back_elsewhere(ana: Writer, new_page: NewPage) -> None:
    insight(ana)
    page = new_page()
    ana.open(page, "/insights/")
    page.get_by_role("button", name="Still true").click()
    expect(page.get_by_role("button", name="Still true")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Changing").click()
    expect(page.get_by_role("button", name="Still true")).to_have_attribute("aria-pressed", "false")
    synced(page)
    other = new_page()
    ana.open(other, "/insights/")
    expect(other.get_by_role("button", name="Changing")).to_have_attribute("aria-pressed", "true")


def test_what_was_let_go_steps_aside_and_stays_readable(ana: Writer, new_page: NewPage) -> None:
    insight(ana)
    insight(ana, "The river does not ask me to hurry.", days=5)
    page = new_page()
    ana.open(page, "/insights/")
    page.locator("article", has_text=SAFE).get_by_role("button", name="Let go").click()
    expect(page.get_by_text(SAFE)).to_be_hidden()
    page.locator("summary", has_text="Let go").click()
    expect(page.get_by_text(SAFE)).to_be_visible()


def test_a_step_is_asked_after_without_blame(ana: Writer, new_page: NewPage) -> None:
    step(ana)
    page = new_page()
    ana.open(page, "/insights/")
    says(page, "One small step")
    says(page, CALL)
    page.get_by_role("button", name="How did it go?").click()
    offered = page.locator("small-step .chip").all_inner_texts()
    assert offered == ["Did it", "Part of it", "Not this time", "Changed my mind"]
    page.get_by_role("button", name="Not this time").click()
    says(page, "No step is open.")
    page.get_by_text("Earlier steps").click()
    expect(page.locator("small-step")).to_contain_text("Not this time")


def test_nothing_on_the_page_counts_or_scores(ana: Writer, new_page: NewPage) -> None:
    insight(ana)
    step(ana)
    page = new_page()
    ana.open(page, "/insights/")
    says(page, SAFE)
    text = page.locator("main").inner_text().lower()
    assert not [word for word in ("streak", "overdue", "missed", "score", "%") if word in text]
    assert page.locator("main svg").count() == 0


def test_no_insight_yet_says_what_will_be_here(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    ana.open(page, "/insights/")
    says(page, "What you learn will be here, in your own words.")


def test_settling_offline_is_kept_and_sent_later(ana: Writer, new_page: NewPage) -> None:
    insight(ana)
    page = new_page()
    ana.open(page, "/insights/")
    says(page, SAFE)
    page.context.set_offline(True)
    page.get_by_role("button", name="Still true").click()
    expect(page.get_by_role("button", name="Still true")).to_have_attribute("aria-pressed", "true")
    page.context.set_offline(False)
    synced(page)
    visit(page, "/insights/")
    expect(page.get_by_role("button", name="Still true")).to_have_attribute("aria-pressed", "true")

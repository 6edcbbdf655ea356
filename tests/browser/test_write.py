"""Writing: one question at a time, kept at every key, stopped anytime."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.known import be_known, unlock, visit

FILL_THE_DISK = """async () => {
  globalThis.room = false;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    if (!globalThis.room) throw new DOMException('no room', 'QuotaExceededError');
    return put.apply(this, given);
  };
}"""
EVERYTHING_AT_REST = """async () => {
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const text = (_, value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value);
  const found = [localStorage, sessionStorage, document.title, location.href, history.state];
  for (const { name } of await indexedDB.databases()) {
    const db = await asked(indexedDB.open(name));
    for (const store of db.objectStoreNames) found.push(await asked(db.transaction(store).objectStore(store).getAll()));
    db.close();
  }
  return JSON.stringify(found, text);
}"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    page = new_page(service_workers="block")
    be_known(page)
    return page


def begin(page: Page, guide: str) -> None:
    visit(page, f"/write/#guide={guide}")
    expect(page.locator("guide-writer h1")).to_be_visible()


def answer(page: Page, words: str) -> None:
    page.get_by_label("Your answer").fill(words)
    expect(page.get_by_text("Saved on this phone")).to_be_visible()


def test_a_guide_asks_one_question_at_a_time(page: Page) -> None:
    begin(page, "feelings-and-body")
    expect(page.get_by_role("heading")).to_have_count(1)
    expect(page.get_by_role("heading", name="Which feelings came up")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Which one feels biggest right now?")).to_be_visible()
    expect(page.get_by_role("img", name="Question 2 of 7")).to_be_visible()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name="Which feelings came up")).to_be_visible()


def test_what_was_said_is_there_on_the_way_back(page: Page) -> None:
    begin(page, "feelings-and-body")
    page.get_by_role("button", name="Sad").click()
    page.get_by_role("button", name="heavy").click()
    page.get_by_role("button", name="Next").click()
    answer(page, "Mostly the stone.")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("radio", name="4", exact=True).check(force=True)
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_label("Your answer")).to_have_value("Mostly the stone.")
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_role("button", name="Sad").first).to_have_attribute("aria-pressed", "true")


def test_a_scale_has_no_answer_until_one_is_given(page: Page) -> None:
    begin(page, "weekly-check-in")
    expect(page.get_by_role("radio")).to_have_count(11)
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)


def test_every_question_can_be_skipped_and_then_nothing_is_kept(page: Page) -> None:
    begin(page, "images-and-symbols")
    for _ in range(6):
        page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Keep private").click()
    expect(page.get_by_text("Let the image move further away")).to_be_visible()
    visit(page, "/today/")
    expect(page.get_by_text("Carry on writing")).to_have_count(0)


def test_the_words_outlive_the_page_and_are_never_readable_at_rest(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    ring = be_known(page)
    visit(page, "/write/")
    answer(page, "A heron stood in the plum water.")
    address = page.url
    assert "plum" not in page.evaluate(EVERYTHING_AT_REST)
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_text("Your words are locked")).to_be_visible()
    unlock(page, ring)
    expect(page.get_by_label("Your answer")).to_have_value("A heron stood in the plum water.")


def test_one_can_write_and_finish_while_locked(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    ring = be_known(page, unlocked=False)
    visit(page, "/write/")
    answer(page, "Written behind the lock.")
    page.get_by_role("button", name="Stop here").click()
    page.get_by_role("button", name="Keep private").click()
    expect(page.get_by_text("It joins your journal once you unlock.")).to_be_visible()
    unlock(page, ring)
    visit(page, "/journal/")
    expect(page.get_by_text("Written behind the lock.")).to_be_visible()


def test_a_full_phone_leaves_the_words_on_the_screen_and_offers_a_file(page: Page) -> None:
    visit(page, "/write/")
    expect(page.get_by_label("Your answer")).to_be_visible()
    page.evaluate(FILL_THE_DISK)
    page.get_by_label("Your answer").fill("The last sentence.")
    expect(page.get_by_role("alert")).to_contain_text("on this screen only")
    expect(page.get_by_text("Not saved")).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as a file").click()
    assert "The last sentence." in saving.value.path().read_text()
    page.evaluate("globalThis.room = true")
    page.get_by_label("Your answer").fill("The last sentence. And one more.")
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_finishing_keeps_it_private_unless_one_chooses(page: Page) -> None:
    visit(page, "/write/")
    answer(page, "I can be sad and still be safe. It rained.")
    page.get_by_role("button", name="Stop here").click()
    expect(page.get_by_role("radio", name="Keep private")).to_be_checked()
    page.get_by_text("Mark a line as an insight").click()
    page.get_by_label("I can be sad and still be safe.").check()
    page.get_by_text("Pick one small step").click()
    page.get_by_label("Something small enough").fill("Call my brother")
    page.get_by_role("button", name="Keep private").click()
    expect(page.get_by_text("What you wrote will keep.")).to_be_visible()
    expect(page.get_by_text("Saved on this phone")).to_be_visible()
    page.get_by_role("link", name="Done").click()
    page.wait_for_url("**/today/")
    visit(page, "/insights/")
    expect(page.get_by_text("I can be sad and still be safe.").first).to_be_visible()
    expect(page.get_by_text("Call my brother")).to_be_visible()


def test_a_high_number_offers_a_pause_and_blocks_nothing(page: Page) -> None:
    begin(page, "feelings-and-body")
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("radio", name="7", exact=True).check(force=True)
    expect(page.get_by_text("That is a lot to hold.")).to_have_count(0)
    page.get_by_role("radio", name="8", exact=True).check(force=True)
    expect(page.get_by_text("That is a lot to hold.")).to_be_visible()
    page.get_by_role("button", name="Pause and ground").click()
    expect(page.get_by_text("Press your feet into the floor.")).to_be_visible()
    page.get_by_role("button", name="Back to writing").click()
    page.get_by_role("button", name="Keep writing").click()
    expect(page.get_by_text("That is a lot to hold.")).to_have_count(0)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Where in your body")).to_be_visible()


@pytest.mark.parametrize(
    ("pick", "seen"),
    [
        ("I want help now", "You are not alone with this."),
        ("I need more time to feel steady", "Press your feet into the floor."),
        ("I want to stop here", "say today's date out loud"),
        ("Steady enough to write a little", "In a few words, what was hard?"),
    ],
)
def test_how_one_is_decides_where_a_hard_moment_leads(pick: str, seen: str, page: Page) -> None:
    begin(page, "hard-moments")
    answer(page, "A lamp, a chair.")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name=pick).click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text(seen)).to_be_visible()


def test_the_guide_for_hard_moments_is_one_tap_away_and_the_draft_stays(page: Page) -> None:
    visit(page, "/write/")
    answer(page, "It began well.")
    page.get_by_role("button", name="This is getting hard").click()
    expect(page.get_by_role("heading", name="Look around. Name five things you can see.")).to_be_visible()
    visit(page, "/today/")
    expect(page.get_by_text("Carry on writing")).to_be_visible()


def test_right_after_a_session_there_are_two_buttons_and_no_sharing(page: Page) -> None:
    begin(page, "right-after")
    expect(page.get_by_role("button")).to_have_count(2)
    expect(page.get_by_text("No driving. No big choices.")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    page.get_by_label("Your answer").fill("warm")
    page.get_by_role("button", name="I’m done").click()
    expect(page.get_by_text("That is enough for now.")).to_be_visible()
    expect(page.get_by_text("share")).to_have_count(0)
    page.get_by_role("link", name="Done").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "paper")


def test_help_is_one_tap_away_and_back_again(page: Page) -> None:
    visit(page, "/write/")
    answer(page, "Half a thought")
    page.get_by_role("link", name="Help now").click()
    expect(page.get_by_role("heading", name="You are not alone with this.")).to_be_visible()
    page.get_by_role("link", name="Close").click()
    expect(page.get_by_label("Your answer")).to_have_value("Half a thought")

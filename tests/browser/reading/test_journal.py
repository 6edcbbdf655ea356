"""The journal: what I wrote, by session and day, found as I type."""

import uuid
from datetime import UTC, date, datetime, timedelta

from playwright.sync_api import Page, expect

from journal.sealing.document import Signed, seal_document
from journal.sealing.keyring import make_keyring
from tests.browser.conftest import NewPage
from tests.browser.known import wait_until
from tests.browser.reading import words
from tests.browser.reading.writer import LOCK, Writer, days_ago, says, visit

ENTRIES = ".timeline .entry"
READABLE = """(count) =>
  performance.getEntriesByName('timeline-readable').some(({ detail }) => detail.entries === count)"""


def a_week(ana: Writer) -> dict[str, str]:
    """Three entries and the session between them; their ids by name."""
    feelings = words.feelings_entry(insights=["I can be sad and still be safe."])
    return {
        "feelings": ana.put(feelings, at=datetime.now(UTC) - timedelta(minutes=1)),
        "morning": ana.put(words.morning_entry(), at=days_ago(1)),
        "session": ana.put(words.session(date.today() - timedelta(days=2), time="14:30")),
        "intention": ana.put(words.intention_entry(), at=days_ago(3)),
    }


def open_journal(ana: Writer, new_page: NewPage, entries: int) -> Page:
    page = new_page()
    ana.open(page, "/journal/")
    if entries:
        expect(page.locator(ENTRIES)).to_have_count(entries)
    return page


def titles(page: Page) -> list[str]:
    return page.locator(f"{ENTRIES} h3").all_text_contents()


def test_everything_i_wrote_is_there_by_day_with_the_session_between(ana: Writer, new_page: NewPage) -> None:
    a_week(ana)
    page = open_journal(ana, new_page, 3)
    order = page.locator(".timeline .entry h3, .timeline .session").all_text_contents()
    assert [line.split(",")[0] for line in order] == [
        "Feelings and where they live",
        "The first morning",
        "Session",
        "Set an intention",
    ]
    says(page, "This week")
    says(page, "Yesterday,")


def test_a_search_finds_words_as_i_type_whatever_their_accents(ana: Writer, new_page: NewPage) -> None:
    a_week(ana)
    ana.put(words.entry("free-writing", "Free writing", [words.text("words", "Write.", "Una canción de mi niñez")]))
    page = open_journal(ana, new_page, 4)
    search = page.get_by_label("Find your words")
    search.press_sequentially("NINEZ cancion")
    expect(page.locator(ENTRIES)).to_have_count(1)
    assert titles(page) == ["Free writing"]
    search.fill("a word that I never wrote")
    says(page, "Nothing here matches.")
    search.fill("")
    expect(page.locator(ENTRIES)).to_have_count(4)


def test_nothing_that_is_searched_for_leaves_the_page(ana: Writer, new_page: NewPage) -> None:
    a_week(ana)
    page = open_journal(ana, new_page, 3)
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url + (request.post_data or "")))
    page.get_by_label("Find your words").fill("my brother on the other bank")
    expect(page.locator(ENTRIES)).to_have_count(1)
    assert not [address for address in seen if "brother" in address]
    assert "brother" not in page.url


def test_the_filters_show_what_they_say(ana: Writer, bea: Writer, in_care: object, new_page: NewPage) -> None:
    week = a_week(ana)
    shared = words.share(week["morning"], words.morning_entry(), ["what-i-remember"], days_ago(1).isoformat())
    ana.put(shared, kind="share", reader=bea)
    page = open_journal(ana, new_page, 3)

    def press(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    press("Shared")
    expect(page.locator(ENTRIES)).to_have_count(1)
    assert titles(page) == ["The first morning"]
    press("Insights")
    assert titles(page) == ["Feelings and where they live"]
    press("Feelings")
    press("heavy")
    assert titles(page) == ["Feelings and where they live"]
    press("Guides")
    press("Set an intention")
    assert titles(page) == ["Set an intention"]
    press("All")
    expect(page.locator(ENTRIES)).to_have_count(3)


def test_a_draft_stands_on_top_and_goes_on(ana: Writer, new_page: NewPage) -> None:
    a_week(ana)
    page = open_journal(ana, new_page, 3)
    page.evaluate(
        """async () => {
          const { startDraft, saveDraft } = await import('/static/js/journal/reflections.js');
          const draft = await startDraft({ guide: 'free-writing' });
          draft.answers[draft.prompts[0].id] = 'half a thought';
          await saveDraft(draft);
        }"""
    )
    draft = page.locator(".draft")
    expect(draft).to_contain_text("Continue")
    assert "/write/#draft=" in str(draft.get_attribute("href"))


def test_the_two_versions_of_a_conflict_stand_side_by_side(ana: Writer, new_page: NewPage) -> None:
    week = a_week(ana)
    copy = words.morning_entry(copy_of=week["morning"], device="Firefox on Android")
    ana.put(copy, at=days_ago(1, 20))
    page = open_journal(ana, new_page, 4)
    assert titles(page).count("The first morning") == 2
    says(page, "Copy from Firefox on Android, yesterday")
    page.locator(ENTRIES, has_text="Second copy").click()
    page.get_by_role("link", name="See the other one").click()
    page.wait_for_url(f"**/entry/#{week['morning']}")
    expect(page.get_by_role("heading", name="The first morning")).to_be_visible()
    expect(page.get_by_text("Copy from")).to_have_count(0)


def test_what_cannot_be_read_is_kept_and_said(ana: Writer, new_page: NewPage) -> None:
    a_week(ana)
    document = str(uuid.uuid4())
    stranger = make_keyring(str(ana.user.id), datetime.now(UTC))
    stranger["keys"][0]["identity"] = ana.keyring["keys"][0]["identity"]
    forged = Signed(
        id=document,
        kind="own",
        author=str(ana.user.id),
        revision=1,
        previous=None,
        recipients=[ana.keys["recipient"]],
        written_at=datetime.now(UTC).isoformat(),
        body={"v": 1, **words.morning_entry()},
    )
    ana.send(document, "own", None, 1, seal_document(forged, stranger).sealed)
    page = open_journal(ana, new_page, 3)
    page.get_by_text("1 is kept, but can’t be opened here").click()
    says(page, "It could not be proven to be yours, unchanged.")
    says(page, "Nothing was deleted.")


def test_locking_takes_every_word_off_the_page(ana: Writer, new_page: NewPage) -> None:
    a_week(ana)
    page = open_journal(ana, new_page, 3)
    page.evaluate(LOCK)
    says(page, "Your words are locked")
    assert "river" not in page.content()
    assert page.get_by_role("link", name="Write without unlocking").is_visible()


def test_an_empty_journal_offers_one_first_step(ana: Writer, new_page: NewPage) -> None:
    page = open_journal(ana, new_page, 0)
    says(page, "What you write will be here, newest first.")
    expect(page.get_by_role("link", name="Write a first line")).to_have_attribute("href", "/write/")


def test_the_journal_opens_with_no_network(ana: Writer, new_page: NewPage) -> None:
    a_week(ana)
    page = open_journal(ana, new_page, 3)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)")
    page.context.set_offline(True)
    visit(page, "/insights/")
    visit(page, "/journal/")
    expect(page.locator(ENTRIES)).to_have_count(3)
    page.locator(ENTRIES).nth(1).click()
    says(page, "Slept like I was put down gently.")


def test_a_long_journal_is_laid_out_as_it_is_read(ana: Writer, new_page: NewPage) -> None:
    for number in range(130):
        ana.put(words.entry("free-writing", f"Note {number}", [words.text("words", "Write.", "A line.")]))
    page = new_page()
    ana.open(page, "/journal/")
    expect(page.locator(ENTRIES)).not_to_have_count(0)
    wait_until(page, READABLE, 130)
    assert page.locator(ENTRIES).count() < 130
    for _ in range(8):
        page.mouse.wheel(0, 20_000)
        page.wait_for_timeout(100)
    expect(page.locator(ENTRIES)).to_have_count(130)

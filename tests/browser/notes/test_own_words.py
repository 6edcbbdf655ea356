"""A reminder in one's own words: sealed on this device, opened by the half of a key that comes with the push."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.known import wait_until, wait_until_kept
from tests.browser.notes.device import KEY, message, new_id, show
from tests.browser.story.line import line_to
from tests.browser.story.phone import phone as phone_on_disk
from tests.browser.story.test_planted_words import found_in, shows

OTHER_KEY = "DwECAwQFBgcICQoLDA0ODw"
WORDS = "Water the wrenfeather fern"
PUT_FIELD = """async ([reminder, key]) => {
  await import('/static/js/elements/own-note.js');
  const form = document.createElement('form');
  const field = document.createElement('own-note');
  field.setAttribute('reminder', reminder);
  field.setAttribute('text-key', key);
  form.append(field);
  document.querySelector('main').replaceChildren(form);
}"""
POSTED = "[...new FormData(document.querySelector('form')).keys()]"
IN_STORE = """async () => {
  const cache = await caches.open('notes');
  const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  return (await Promise.all(answers.map((answer) => answer.text()))).join();
}"""


def own_words(page: Page, reminder: str, key: str = KEY) -> Locator:
    """The field as the form of a reminder has it."""
    page.evaluate(PUT_FIELD, [reminder, key])
    return page.get_by_label("Your own words")


def write(page: Page, reminder: str, words: str = WORDS) -> None:
    own_words(page, reminder).fill(words)
    expect(page.get_by_text("Saved on this device")).to_be_visible()


def test_the_lock_screen_shows_a_persons_own_words(phone: Page, site: str) -> None:
    reminder = new_id()
    write(phone, reminder)
    assert show(phone, site, message(0, reminder=reminder), WORDS)["body"] == WORDS


def test_other_devices_show_that_the_page_is_ready(phone: Page, site: str) -> None:
    assert show(phone, site, message(0))["body"] == "Your page is ready."


def test_words_that_another_half_of_the_key_does_not_open_are_not_shown(phone: Page, site: str) -> None:
    reminder = new_id()
    write(phone, reminder)
    assert show(phone, site, message(0, reminder=reminder, key=OTHER_KEY))["body"] == "Your page is ready."


def test_words_that_were_harmed_on_the_disk_are_not_shown(phone: Page, site: str) -> None:
    reminder = new_id()
    write(phone, reminder)
    phone.evaluate(
        """async (reminder) => {
          const { keepSealedText, sealedText } = await import('/static/js/store/own-texts.js');
          const { iv, sealed } = await sealedText(reminder);
          await keepSealedText(reminder, { iv, sealed: (sealed[0] === 'A' ? 'B' : 'A') + sealed.slice(1) });
        }""",
        reminder,
    )
    assert show(phone, site, message(0, reminder=reminder))["body"] == "Your page is ready."


def test_another_text_of_the_same_reminder_shows_as_chosen(phone: Page, site: str) -> None:
    reminder = new_id()
    write(phone, reminder)
    phone.evaluate(
        "async (kept) => (await import('/static/js/store/notes.js')).keepNoteTexts(kept)",
        {"title": "Notes", "texts": {"2": "Your page is ready.", "3": "Anything to jot down?"}},
    )
    show(phone, site, message(3, reminder=reminder), "Anything to jot down?")


def test_the_words_are_there_again_when_the_reminder_is_changed(phone: Page) -> None:
    reminder = new_id()
    write(phone, reminder)
    phone.reload()
    expect(own_words(phone, reminder)).to_have_value(WORDS)
    phone.reload()
    expect(own_words(phone, new_id())).to_have_value("")


def test_words_that_are_taken_back_are_gone(phone: Page, site: str) -> None:
    reminder = new_id()
    write(phone, reminder)
    field = phone.get_by_label("Your own words")
    field.fill("")
    field.blur()
    expect(phone.get_by_text("Saved on this device")).to_have_count(0)
    phone.reload()
    expect(own_words(phone, reminder)).to_have_value("")
    assert show(phone, site, message(0, reminder=reminder))["body"] == "Your page is ready."


def test_what_was_typed_last_is_kept_when_the_form_goes_at_once(phone: Page, site: str) -> None:
    reminder = new_id()
    own_words(phone, reminder).press_sequentially(WORDS)
    phone.evaluate("document.querySelector('form').remove()")
    wait_until(phone, f"async () => (await ({IN_STORE})()).includes('sealed')")
    show(phone, site, message(0, reminder=reminder), WORDS)


def test_no_form_can_post_the_words(phone: Page) -> None:
    write(phone, new_id())
    assert phone.evaluate(POSTED) == []
    phone.get_by_label("Your own words").press("Enter")
    assert phone.url.endswith("/help/")


def test_the_field_takes_eighty_letters_and_says_who_can_read_them(phone: Page) -> None:
    field = own_words(phone, new_id())
    field.press_sequentially("a" * 90)
    expect(field).to_have_value("a" * 80)
    expect(phone.get_by_text("Anyone near the phone can read a lock screen,")).to_be_visible()


def test_the_length_of_the_words_can_not_be_told_from_what_is_kept(phone: Page) -> None:
    lengths = set()
    for words in ("a", "b" * 80):
        reminder = new_id()
        write(phone, reminder, words)
        kept = phone.evaluate(
            "async (reminder) => (await import('/static/js/store/own-texts.js')).sealedText(reminder)", reminder
        )
        lengths.add(len(kept["sealed"]))
        phone.reload()
    assert len(lengths) == 1


@pytest.mark.django_db(transaction=True)
def test_the_words_lie_nowhere_on_the_disk_until_the_browser_itself_shows_them(
    playwright: Playwright,
    browser_type_launch_args: dict[str, object],
    tmp_path: Path,
    live_server: LiveServer,
    settings: Settings,
) -> None:
    profile, reminder = tmp_path / "profile", new_id()
    with line_to(int(live_server.url.rpartition(":")[2])) as line:
        site = f"http://localhost:{line.port}"
        settings.CSRF_TRUSTED_ORIGINS = [site]
        with phone_on_disk(playwright, browser_type_launch_args, profile, line) as running:
            page = running.page
            page.goto(f"{site}/help/")
            wait_until_kept(page)
            write(page, reminder)
            page.goto("about:blank")
            running.context.storage_state()
            assert found_in(profile, "wrenfeather") == []
            page.goto(f"{site}/help/")
            show(page, site, message(0, reminder=reminder), WORDS)
        assert not shows(bytes(line.carried), "wrenfeather")
    assert found_in(profile, reminder), "what is kept of the reminder is found by the same search"
    # What a browser shows it writes down for itself, so that a restart shows it again; nothing else has it.
    where = {Path(path).parent.name for path in found_in(profile, "wrenfeather")}
    assert where == {"Platform Notifications"}

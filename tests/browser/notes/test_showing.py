"""A note on the lock screen: it shows once, late ones make no sound, and its buttons do what they say."""

from datetime import UTC, datetime

from playwright.sync_api import Page

from tests.browser.known import wait_until
from tests.browser.notes.device import SHOWN as ON_SCREEN
from tests.browser.notes.device import allow_actions, asked_for, deliver, message, new_id, put_away, show, shown, tap

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


def test_a_note_stands_in_its_reminders_place_with_its_buttons(phone: Page, site: str) -> None:
    reminder = new_id()
    note = show(phone, site, message(reminder=reminder))
    assert (note["tag"], note["title"], note["silent"], note["renotify"]) == (reminder, "Notes", False, True)
    assert note["actions"] == [["later", "Later"], ["done", "Done"]]


def test_a_device_with_room_for_more_offers_write_as_well(phone: Page, site: str) -> None:
    allow_actions(phone, 3)
    show(phone, site, message())
    assert asked_for(phone) == [["write", "Write"], ["later", "Later"], ["done", "Done"]]


def test_a_device_without_buttons_shows_the_note_alone(phone: Page, site: str) -> None:
    allow_actions(phone, 0)
    assert show(phone, site, message())["actions"] == []


def test_nothing_that_opens_a_text_is_kept_with_the_note(phone: Page, site: str) -> None:
    key = "zzECAwQFBgcICQoLDA0ODw"
    assert key not in str(show(phone, site, message(key=key)))


def test_the_next_note_of_a_reminder_replaces_the_one_before_and_another_reminder_does_not(
    phone: Page, site: str
) -> None:
    reminder = new_id()
    show(phone, site, message(reminder=reminder))
    again = show(phone, site, message(reminder=reminder))
    assert again["renotify"]
    deliver(phone, site, message())
    wait_until(phone, f"async () => (await ({ON_SCREEN})()).length === 2")


def test_a_note_that_comes_a_second_time_alerts_nobody_again(phone: Page, site: str) -> None:
    data = message()
    show(phone, site, data)
    before = shown(phone, "page")
    deliver(phone, site, data)
    deliver(phone, site, message(note=new_id(), reminder=new_id()))
    wait_until(phone, f"async () => (await ({ON_SCREEN})()).length === 2")
    assert [note for note in shown(phone, "page") if note["tag"] == before[0]["tag"]] == before


def test_a_note_that_the_system_took_from_the_screen_comes_back_without_a_sound(phone: Page, site: str) -> None:
    data = message()
    show(phone, site, data)
    phone.evaluate("async () => (await (await navigator.serviceWorker.ready).getNotifications())[0].close()")
    again = show(phone, site, data)
    assert (again["silent"], again["renotify"]) == (True, False)


def repeat(page: Page, site: str, data: str) -> list[str]:
    """Push it again and then another; the places of all notes on the screen once the other shows."""
    other = new_id()
    deliver(page, site, data)
    deliver(page, site, message(reminder=other))
    wait_until(page, f"async (tag) => (await ({ON_SCREEN})()).some((note) => note.tag === tag)", arg=other)
    return [note["tag"] for note in page.evaluate(ON_SCREEN) if note["tag"] != other]


def test_a_note_that_was_put_away_stays_away_when_it_is_pushed_again(phone: Page, site: str) -> None:
    data = message()
    show(phone, site, data)
    put_away(phone)
    assert repeat(phone, site, data) == []


def test_a_note_that_was_answered_stays_away_when_it_is_pushed_again(phone: Page, site: str) -> None:
    data = message()
    show(phone, site, data)
    tap(phone, "done")
    assert repeat(phone, site, data) == []


def test_a_note_that_comes_after_its_time_makes_no_sound(phone: Page, site: str) -> None:
    note = show(phone, site, message(until=LONG_AGO))
    assert (note["silent"], note["renotify"]) == (True, False)


def test_a_tap_opens_write_in_the_open_page_also_while_locked(phone: Page, site: str) -> None:
    phone.evaluate("globalThis.remembered = 'this document'")
    show(phone, site, message())
    tap(phone)
    phone.wait_for_url("**/write/")
    assert phone.evaluate("globalThis.remembered") == "this document"
    assert phone.evaluate(ON_SCREEN) == []


def test_a_tap_opens_a_window_at_write_where_none_is_open(phone: Page, site: str) -> None:
    show(phone, site, message())
    phone.goto("about:blank")
    assert tap(phone) == ["/write/"]


def test_a_tap_leaves_somebody_who_is_writing_where_they_are(phone: Page, site: str) -> None:
    phone.goto("/write/#guide=one-small-step")
    show(phone, site, message())
    tap(phone)
    phone.wait_for_timeout(300)
    assert phone.url.endswith("/write/#guide=one-small-step")


def test_a_reminder_of_something_else_opens_that(phone: Page, site: str) -> None:
    reminder = new_id()
    phone.evaluate("async (id) => (await import('/static/js/store/opens.js')).keepOpens(id, '/grounding/')", reminder)
    show(phone, site, message(reminder=reminder))
    tap(phone)
    phone.wait_for_url("**/grounding/")


def test_done_takes_the_note_away_and_opens_nothing(phone: Page, site: str) -> None:
    show(phone, site, message())
    assert tap(phone, "done") == []
    assert phone.evaluate(ON_SCREEN) == []
    assert phone.url.endswith("/help/")


def test_later_asks_when_in_the_same_place_without_a_sound(phone: Page, site: str) -> None:
    reminder = new_id()
    show(phone, site, message(reminder=reminder))
    allow_actions(phone, 3)
    tap(phone, "later")
    [asked] = shown(phone, "Later: when?")
    assert (asked["tag"], asked["silent"], asked["body"]) == (reminder, True, "Later: when?")
    evening = [["evening", "This evening"]]
    hour, tomorrow = ["hour", "In an hour"], ["tomorrow", "Tomorrow"]
    assert asked_for(phone) in ([hour, *evening, tomorrow], [hour, tomorrow])


def test_later_holds_no_more_choices_than_the_device_has_room_for(phone: Page, site: str) -> None:
    show(phone, site, message())
    tap(phone, "later")
    [asked] = shown(phone, "Later: when?")
    assert len(asked["actions"]) == 2


def test_a_tap_on_the_question_opens_the_page_with_all_choices(phone: Page, site: str) -> None:
    note = new_id()
    show(phone, site, message(note=note))
    tap(phone, "later")
    shown(phone, "Later: when?")
    tap(phone)
    phone.wait_for_url(f"**/later/#{note}")


def test_later_opens_that_page_at_once_where_a_note_has_one_button(phone: Page, site: str) -> None:
    allow_actions(phone, 1)
    note = new_id()
    show(phone, site, message(note=note))
    tap(phone, "later")
    phone.wait_for_url(f"**/later/#{note}")


def test_the_question_whether_to_go_on_has_its_own_buttons_and_opens_the_reminders(phone: Page, site: str) -> None:
    note = show(phone, site, message(13), "")
    assert note["actions"] == [["go-on", "Go on"], ["stop", "Stop"]]
    tap(phone)
    phone.wait_for_url("**/you/reminders/")


def test_the_buttons_speak_the_language_that_the_device_keeps(phone: Page, site: str) -> None:
    kept = {"title": "Notas", "texts": {"2": "Tu página está lista."}, "words": {"later": "Más tarde", "done": "Listo"}}
    phone.evaluate("async (kept) => (await import('/static/js/store/notes.js')).keepNoteTexts(kept)", kept)
    note = show(phone, site, message(), "lista")
    assert note["actions"] == [["later", "Más tarde"], ["done", "Listo"]]


def test_a_changed_push_address_is_noted_for_the_next_opening(phone: Page) -> None:
    phone.context.service_workers[0].evaluate("dispatchEvent(new Event('pushsubscriptionchange'))")
    wait_until(phone, "async () => (await import('/static/js/store/notes.js')).addressIsStale()")

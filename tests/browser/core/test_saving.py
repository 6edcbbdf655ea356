"""What was written stays written: killed, offline, locked, signed out, full."""

import pytest

from journal.documents.models import Document
from tests.browser.core.client import ClientError, Desk
from tests.browser.known import wait_until

FILL_THE_DISK = """(full) => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    if (window.diskIsFull) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  };
  window.diskIsFull = full;
}"""
MANY_STROKES = """async (count) => {
  const reflections = await import('/static/js/journal/reflections.js');
  const draft = await reflections.startDraft({ guide: 'free-writing' });
  const saves = [];
  for (let at = 1; at <= count; at += 1) {
    draft.answers.words = 'stroke ' + at;
    saves.push(reflections.saveDraft(draft));
  }
  await Promise.all(saves);
  return draft.id;
}"""


def test_a_finished_entry_is_backed_up_by_itself(ana: Desk) -> None:
    written = ana.write("The river was warm.")
    assert written["state"] == "here"
    ana.until("backed-up")
    assert str(Document.objects.get(id=written["id"]).id) == written["id"]
    assert [(entry["state"], entry["revision"]) for entry in ana.entries()] == [("backed-up", 1)]


def test_the_last_of_many_strokes_is_the_one_that_is_kept(ana: Desk) -> None:
    draft = ana.page.evaluate(MANY_STROKES, 200)
    ana.open()
    assert ana.call("journal/reflections.js", "draft", draft)["answers"]["words"] == "stroke 200"


def test_words_written_offline_go_up_when_the_network_comes_back(ana: Desk) -> None:
    ana.call("journal/reflections.js", "drafts")
    ana.call("journal/guides.js", "guides")
    ana.offline()
    written = ana.write("No signal up here.")
    assert ana.sync()["state"] == "offline"
    assert ana.entries()[0]["state"] == "here"
    ana.offline(cut=False)
    ana.until("backed-up")
    assert Document.objects.filter(id=written["id"]).exists()


def test_a_draft_finished_while_locked_becomes_an_entry_once_unlocked(ana: Desk) -> None:
    ana.call("journal/desk.js", "lock")
    written = ana.write("Locked, and still writing.")
    assert written["state"] == "locked"
    assert not Document.objects.filter(id=written["id"]).exists()
    ana.call("journal/unlocking.js", "unlockWithRecovery", ana.recovery)
    wait_until(
        ana.page, "async () => (await (await import('/static/js/journal/reflections.js')).entries()).length === 1"
    )
    assert ana.entries()[0]["id"] == written["id"]
    assert ana.call("journal/reflections.js", "draftCount") == 0
    ana.until("backed-up")
    assert Document.objects.filter(id=written["id"]).exists()


def test_an_expired_session_keeps_the_words_and_they_go_up_after_signing_in(ana: Desk) -> None:
    ana.page.context.clear_cookies()
    written = ana.write("Signed out by time.")
    ana.until("signed-out")
    assert [row["id"] for row in ana.outbox()] == [written["id"]]
    ana.sign_in(ana.email)
    ana.until("backed-up")
    assert Document.objects.filter(id=written["id"]).exists()


def test_a_lost_csrf_cookie_is_fetched_again(ana: Desk) -> None:
    ana.page.context.clear_cookies(name="csrftoken")
    ana.write("Nothing to notice.")
    ana.until("backed-up")
    assert ana.outbox() == []


def test_a_full_disk_keeps_the_version_before_and_says_so(ana: Desk) -> None:
    saved = ana.write("First line.", finish=False)
    ana.page.evaluate(FILL_THE_DISK, True)
    [prompt] = saved["answers"]
    more = saved | {"answers": {prompt: "First line. And a second."}}
    with pytest.raises(ClientError) as full:
        ana.call("journal/reflections.js", "saveDraft", more)
    assert full.value.name == "FullError"
    with pytest.raises(ClientError) as still_full:
        ana.call("journal/reflections.js", "finish", more)
    assert still_full.value.name == "FullError"
    ana.page.evaluate("() => { window.diskIsFull = false; }")
    ana.call("journal/reflections.js", "saveDraft", more)
    ana.open()
    assert ana.call("journal/reflections.js", "draft", saved["id"])["answers"][prompt] == "First line. And a second."


def test_two_tabs_with_one_draft_both_keep_their_words(ana: Desk) -> None:
    saved = ana.write("From the first tab.", finish=False)
    other = Desk(ana.page.context.new_page()).open()
    copy = other.call("journal/reflections.js", "draft", saved["id"])
    [prompt] = copy["answers"]
    other.call("journal/reflections.js", "saveDraft", copy | {"answers": {prompt: "From the second tab."}})
    ana.call("journal/reflections.js", "saveDraft", saved | {"answers": {prompt: "From the first tab, again."}})
    ana.call("journal/reflections.js", "saveDraft", saved | {"answers": {prompt: "From the first tab, once more."}})
    words = {draft["answers"][prompt] for draft in other.call("journal/reflections.js", "drafts")}
    assert words == {"From the second tab.", "From the first tab, once more."}


def test_nothing_readable_lies_in_the_browser(ana: Desk) -> None:
    ana.write("heliotrope and verbena", finish=False)
    ana.write("heliotrope once more")
    ana.until("backed-up")
    stored = ana.page.evaluate(
        """async () => {
          const { store } = await import('/static/js/journal/desk.js');
          const db = await store();
          const decoder = new TextDecoder('latin1');
          const plain = (key, value) => (value instanceof Uint8Array ? decoder.decode(value) : value);
          const all = await Promise.all([...db.objectStoreNames].map((name) => db.getAll(name)));
          return JSON.stringify(all, plain) + JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie;
        }"""
    )
    assert len(stored) > 5_000
    assert "heliotrope" not in stored

"""A note on a device: pushed as a push service would, looked at on the screen, tapped, and answered."""

import uuid
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Page, Worker

from journal.reminders.channels.webpush import Message
from tests.browser.worker import tell_push

KEY = "AAECAwQFBgcICQoLDA0ODw"
IN_TIME = datetime(2096, 1, 1, tzinfo=UTC)
# A browser in a test has no push service behind it, so the address it would give is put in its place.
SUBSCRIBE = """
let here = null;
PushManager.prototype.getSubscription = async () => here;
PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
  if (!userVisibleOnly || applicationServerKey.length !== 65) throw new DOMException('refused', 'AbortError');
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const keys = { p256dh: await crypto.subtle.exportKey('raw', pair.publicKey), auth: new Uint8Array(16).buffer };
  here = {
    endpoint: globalThis.pushEndpoint,
    options: { applicationServerKey: applicationServerKey.buffer },
    getKey: (name) => keys[name],
    unsubscribe: async () => { here = null; return true; },
  };
  return here;
};
"""
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const notes = await registration.getNotifications();
  return notes.map(({ title, body, tag, silent, renotify, actions, data }) =>
    ({ title, body, tag, silent, renotify, data, actions: actions.map(({ action, title }) => [action, title]) }));
}"""
# A tap comes from the person, so the browser lets the worker open a window; a synthetic one is told what would open.
TAP = """async (action) => {
  const [notification] = await registration.getNotifications();
  const opened = [];
  clients.openWindow = async (address) => { opened.push(address); return null; };
  await new Promise((done) => {
    const event = new NotificationEvent('notificationclick', { notification, action });
    event.waitUntil = (work) => Promise.resolve(work).then(done, done);
    dispatchEvent(event);
  });
  return opened;
}"""
PUT_AWAY = """async () => {
  const [notification] = await registration.getNotifications();
  notification.close();
  await new Promise((done) => {
    const event = new NotificationEvent('notificationclose', { notification });
    event.waitUntil = (work) => Promise.resolve(work).then(done, done);
    dispatchEvent(event);
  });
}"""
WAITING = """async () => {
  const { waitingAnswers } = await import('/static/js/store/waiting-answers.js');
  return (await waitingAnswers()).map(({ note, how, at }) => ({ note, how, at: at ?? null }));
}"""
# This browser cuts off what it has no room for, so what it was asked to show is written down.
MOST_ACTIONS = """(most) => {
  Object.defineProperty(Notification, 'maxActions', { get: () => most, configurable: true });
  const showing = ServiceWorkerRegistration.prototype.showNotification;
  ServiceWorkerRegistration.prototype.showNotification = function (title, options) {
    globalThis.asked = options.actions.map(({ action, title }) => [action, title]);
    return showing.call(this, title, options);
  };
}"""


def new_id() -> str:
    return uuid.uuid4().hex


def message(text: int = 2, *, note: str = "", reminder: str = "", key: str = KEY, until: datetime = IN_TIME) -> str:
    """What the server sends for one note; ids that are not given are new."""
    ids = (uuid.UUID(note or new_id()), uuid.UUID(reminder or new_id()))
    return Message(text, *ids, key, until).payload().decode()


def deliver(page: Page, site: str, data: str) -> None:
    """What the browser's push service does with a message that it has opened."""
    # The first look makes the browser compare its list with the screen; a note that came meanwhile would be lost.
    page.evaluate(SHOWN)
    tell_push(page, site, data)


def shown(page: Page, words: str) -> list[dict[str, Any]]:
    """Every note that shows, once one shows that has these words."""
    found: list[dict[str, Any]] = []
    for _ in range(300):  # a loaded machine takes its time to start the worker
        found = page.evaluate(SHOWN)
        if any(words in note["body"] for note in found):
            break
        page.wait_for_timeout(50)
    return found


def show(page: Page, site: str, data: str, words: str = "Your page is ready.") -> dict[str, Any]:
    """Push a message; the one note that shows."""
    deliver(page, site, data)
    notes = shown(page, words)
    assert [words in note["body"] for note in notes] == [True], notes
    return notes[0]


def service_worker(page: Page) -> Worker:
    return page.context.service_workers[0]


def tap(page: Page, action: str = "") -> list[str]:
    """Tap the note, or one of its buttons; the addresses that a new window would open."""
    opened: list[str] = service_worker(page).evaluate(TAP, action)
    return opened


def allow_actions(page: Page, most: int) -> None:
    """How many buttons a note can hold on this device."""
    service_worker(page).evaluate(MOST_ACTIONS, most)


def asked_for(page: Page) -> list[list[str]]:
    """The buttons that the newest note was to have, after `allow_actions`."""
    actions: list[list[str]] = service_worker(page).evaluate("asked")
    return actions


def put_away(page: Page) -> None:
    service_worker(page).evaluate(PUT_AWAY)


def waiting(page: Page) -> list[dict[str, Any]]:
    """The answers that this device has not yet been able to tell."""
    found: list[dict[str, Any]] = page.evaluate(WAITING)
    return found

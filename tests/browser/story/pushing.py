"""The one part outside our house: the browser subscribes at a push service of ours, with a real client key."""

import json
from typing import Any

import http_ece
from playwright.sync_api import CDPSession, Page

from tests.browser.worker import registration_of
from tests.journal.reminders.conftest import Phone as PushEnd
from tests.journal.reminders.standin import PushService

SUBSCRIBE = """
(keys) => {
  const base64 = (text) => text.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = (text) => Uint8Array.from(atob(base64(text)), (c) => c.charCodeAt(0)).buffer;
  let subscription = null;
  PushManager.prototype.getSubscription = async () => subscription;
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    subscription = {
      endpoint: keys.endpoint,
      options: { applicationServerKey: applicationServerKey.buffer },
      getKey: (name) => bytes(keys[name]),
      unsubscribe: async () => true,
    };
    return subscription;
  };
}
"""


def subscribe_at(page: Page, end: PushEnd) -> None:
    """From now on the page's push manager hands out this address and these keys."""
    page.evaluate(SUBSCRIBE, end.keys)


def opened(service: PushService, end: PushEnd) -> dict[str, Any]:
    """The newest push, opened as the browser would."""
    clear: bytes = http_ece.decrypt(
        service.received[-1].body, private_key=end.private, auth_secret=end.secret, version="aes128gcm"
    )
    answer: dict[str, Any] = json.loads(clear)
    return answer


def deliver(wire: CDPSession, site: str, payload: dict[str, Any]) -> None:
    """Hand the message to the page's service worker, as the push service's connection would."""
    message = {"origin": site, "registrationId": registration_of(wire), "data": json.dumps(payload)}
    wire.send("ServiceWorker.deliverPushMessage", message)

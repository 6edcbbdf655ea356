"""A person whom the browser already knows, made on the device alone: for stories that need no server behind them."""

import time

from playwright.sync_api import Page

MAKE = """async ({ role }) => {
  const { makeKeyring, publicKeysOf } = await import('/static/js/sealing/keyring.js');
  const { rememberPerson } = await import('/static/js/store/person.js');
  const ring = await makeKeyring(crypto.randomUUID(), new Date());
  await rememberPerson({ userId: ring.user, role, locale: 'en', keys: await publicKeysOf(ring) });
  return JSON.stringify(ring);
}"""
OPEN = """async (ring) => {
  const { openDesk } = await import('/static/js/journal/desk.js');
  await openDesk(JSON.parse(ring));
}"""
VISIT = "async (address) => (await import('/static/js/htmx/visiting.js')).visit(address)"
CONTROLLED = "navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"


def be_known(page: Page, *, role: str = "patient", unlocked: bool = True) -> str:
    """The device knows someone, as after joining; returns the keyring, for `unlock`."""
    page.goto("/offline/")
    ring = str(page.evaluate(MAKE, {"role": role}))
    if unlocked:
        unlock(page, ring)
    return ring


def unlock(page: Page, ring: str) -> None:
    page.evaluate(OPEN, ring)


def visit(page: Page, address: str) -> None:
    """Go on in the same document, as a tapped link does."""
    page.evaluate(VISIT, address)


def wait_until_kept(page: Page) -> None:
    """Until the service worker has everything and answers for this page."""
    wait_until(page, f"() => {CONTROLLED}", seconds=30)


def wait_until(page: Page, asked: str, arg: object = None, *, seconds: float = 15) -> None:
    """Until the asynchronous function `asked` answers true. (Playwright's own wait takes its promise for a yes.)"""
    end = time.monotonic() + seconds
    while not page.evaluate(asked, arg):
        assert time.monotonic() < end, f"never came true: {asked}"
        page.wait_for_timeout(50)

"""A phone that travels, and one that waits for what it does in the background."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import CDPSession, Page

SETTLE = """async () => {
  const { settleTimes } = await import('/static/js/journal/settling-times.js');
  await settleTimes({ look: true });
}"""


def travel(page: Page, zone: str, devtools: CDPSession | None = None) -> CDPSession:
    """The page's clock is that of `zone` from now on; hand the session back to go on travelling."""
    session = devtools or page.context.new_cdp_session(page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    return session


def settle(page: Page) -> None:
    """What happens after unlocking and when back online, waited for."""
    page.evaluate(SETTLE)


def until(what: Callable[[], Any], seconds: float = 15) -> Any:
    """Wait for the server to know something; returns it."""
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.1)
    return found

"""Browser profiles that tests take in turn: emptied in between, they keep what the browser fetched and compiled."""

from collections import defaultdict
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.known import wait_until

# Idle profiles of one kind that are kept; a test seldom needs more than two people.
KEPT = 3
# A document of the site that runs nothing.
QUIET = "/static/icons/mark.svg"
# The caches of pages are named by our name and a version.
FORGET = """async () => {
  for (const name of await caches.keys()) if (!name.startsWith('afterword-')) await caches.delete(name);
}"""
# A worker that began for whoever was here before may still fetch what it keeps.
SETTLED = "async () => !(await navigator.serviceWorker.getRegistrations()).some((one) => one.installing || one.waiting)"


class Profiles:
    """Contexts by their options. What isn't taken out of one, such as a clock or a note, is for one that is `alone`."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._idle: dict[str, list[BrowserContext]] = defaultdict(list)
        self._taken: list[tuple[str | None, BrowserContext]] = []

    def open(self, site: str, *scripts: str, alone: bool = False, **options: Any) -> Page:
        """A page in an empty profile that runs `scripts` in each of its documents."""
        kind = repr((site, scripts, sorted(options.items())))
        idle = self._idle[kind]
        if alone or not idle:
            context = self.browser.new_context(**{"base_url": site} | options)
            for script in scripts:
                context.add_init_script(script)
            page = context.new_page()
        else:
            context = idle.pop()
            empty(context, site)
            page = context.new_page()
        self._taken.append((None if alone else kind, context))
        return page

    def give_back(self) -> None:
        """Every profile that was taken: nothing of it runs any more, and nobody is signed in."""
        while self._taken:
            kind, context = self._taken.pop()
            if kind is None or len(self._idle[kind]) == KEPT:
                context.close()
                continue
            for page in context.pages:
                page.close()
            context.clear_cookies()
            context.set_offline(False)
            self._idle[kind].append(context)


def empty(context: BrowserContext, site: str) -> None:
    """Nothing of whoever was here before: the service worker keeps its pages, and nothing else."""
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "cookies,indexeddb,local_storage"})
    page.goto(QUIET)
    wait_until(page, SETTLED, seconds=30)
    page.evaluate(FORGET)
    page.close()

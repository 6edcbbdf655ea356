"""Write's first load in bytes and requests, and its second load, from the service worker, until a key shows.

A person is known on the device and locked. Bytes are what came over the wire, headers included, as Chromium counts.
The second load is compared with a static page of the same server that has one textarea and nothing else.
"""

import statistics
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from bench.chromium import PHONE, as_in_production, chromium
from bench.figures import report
from bench.servers import Server, database

ROUNDS = 9
PLAIN = "<!doctype html><title>One field</title><textarea autofocus></textarea>"
KNOWN = """async () => {
  const { makeKeyring, publicKeysOf } = await import('/static/js/sealing/keyring.js');
  const { rememberPerson } = await import('/static/js/store/person.js');
  const ring = await makeKeyring(crypto.randomUUID(), new Date());
  await rememberPerson({ userId: ring.user, role: 'patient', locale: 'en', keys: await publicKeysOf(ring) });
}"""
WATCH = """
new MutationObserver(() => document.activeElement?.matches('textarea') || document.querySelector('textarea')?.focus())
  .observe(document, { childList: true, subtree: true });
addEventListener('input', () => { window.firstKey ??= performance.now(); }, true);
"""
KEPT = "navigator.serviceWorker.ready.then(() => true)"


def known(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/offline/")
    page.evaluate(KNOWN)
    return page


def first_load(browser: Browser, base: str) -> dict[str, list[float]]:
    """The bytes of each request, by `font` and `other`."""
    context = browser.new_context(base_url=base, viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    page = known(context)
    page.goto("about:blank")
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.clearBrowserCache")
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    devtools.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    devtools.on("Network.loadingFinished", lambda event: sizes.update(bytes_of(event)))
    page.goto("/write/", wait_until="networkidle")
    page.locator("textarea").first.wait_for()
    page.wait_for_load_state("networkidle")
    context.close()
    fonts = {request for request, kind in kinds.items() if kind == "Font"}
    return {
        "font": [size for request, size in sizes.items() if request in fonts],
        "other": [size for request, size in sizes.items() if request not in fonts],
    }


def bytes_of(event: dict[str, Any]) -> dict[str, float]:
    return {event["requestId"]: event["encodedDataLength"]}


def until_a_key_shows(page: Page, path: str) -> float:
    """Milliseconds from navigation to the first key that arrives; keys are pressed all the while."""
    page.goto("about:blank")
    page.goto(path, wait_until="commit")
    while (shown := page.evaluate("window.firstKey ?? 0")) == 0:
        page.keyboard.press("a")
    return float(shown)


def second_load(browser: Browser, base: str) -> tuple[float, float]:
    """Milliseconds of the plain page and the median ratio of Write to it."""
    context = browser.new_context(base_url=base, viewport=PHONE)  # type: ignore[arg-type]
    page = known(context)
    page.evaluate(KEPT)
    context.add_init_script(WATCH)
    until_a_key_shows(page, "/write/")
    rounds = [
        (until_a_key_shows(page, "/static/plain.html"), until_a_key_shows(page, "/write/")) for _ in range(ROUNDS)
    ]
    context.close()
    plain = statistics.median(plain for plain, _ in rounds)
    return plain, statistics.median(write / plain for plain, write in rounds)


def main() -> int:
    with database("sqlite") as development:
        environment = as_in_production(development)
        Path(environment["DATA_DIR"], "static/plain.html").write_text(PLAIN)
        with Server("config.wsgi", environment) as server, chromium() as browser:
            base = f"http://localhost:{server.port}"
            sizes = first_load(browser, base)
            plain, ratio = second_load(browser, base)
    other, font = sum(sizes["other"]) / 1000, sum(sizes["font"]) / 1000
    report("page, requests", sum(map(len, sizes.values())), "requests")
    held = [
        report("page, without the font", other, "KB", "<= 130"),
        report("page, with the font", other + font, "KB", "<= 200"),
    ]
    report("page, plain page until a key", plain, "ms")
    report("page, second load", ratio, "ratio")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())

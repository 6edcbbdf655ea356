"""What only some need is fetched late. Where that fails, words wait and nothing else is lost."""

from playwright.sync_api import Route

from tests.browser.core.client import Desk
from tests.browser.core.conftest import NewDesk
from tests.browser.known import wait_until

ONE_ENTRY = "async () => (await (await import('/static/js/journal/reflections.js')).entries()).length === 1"


def test_an_entry_waits_sealed_until_what_makes_it_can_be_fetched(new_desk: NewDesk) -> None:
    ana: Desk = new_desk(service_workers="block").join("ana@example.org")
    ana.page.route("**/journal/becoming.js", lambda route: route.abort())
    ana.page.goto(f"{ana.site}/about/")
    ana.page.wait_for_load_state("networkidle")
    assert ana.call("journal/waking.js", "resume")
    written = ana.write("Fetched or not, it is kept.")
    assert written["state"] == "locked"
    assert ana.entries() == []
    ana.page.unroute("**/journal/becoming.js")
    ana.sync()
    wait_until(ana.page, ONE_ENTRY)
    assert ana.words() == ["Fetched or not, it is kept."]
    ana.until("backed-up")


def test_where_nothing_was_kept_waking_fetches_nothing_that_opens_it(new_desk: NewDesk) -> None:
    ana: Desk = new_desk(service_workers="block").join("ana@example.org")
    ana.call("journal/unlocking.js", "stayUnlocked", False)
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    ana.page.route("**/static/js/**", note)
    ana.page.goto(f"{ana.site}/write/")
    ana.page.locator("textarea").wait_for()
    ana.page.wait_for_load_state("networkidle")
    assert asked
    late = ("/unlocking.js", "/staying.js", "/settling.js", "/library.js", "/passkeys.js", "/pushing.js")
    assert [url for url in asked if "/journal/" in url and url.endswith(late)] == []

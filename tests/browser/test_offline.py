"""Without a network: every page opens, and one can write."""

import pytest
from playwright.sync_api import Page, expect

from frontend.shells import OFFLINE, OFFLINE_PART, PUBLIC, SHELLS
from tests.browser.conftest import NewPage
from tests.browser.known import be_known, unlock, visit, wait_until_kept


@pytest.fixture
def cut_off(new_page: NewPage) -> Page:
    """A phone that knows someone, has everything kept, and then loses the network."""
    page = new_page()
    ring = be_known(page)
    wait_until_kept(page)
    page.context.set_offline(True)
    page.evaluate("ring => { window.name = ring }", ring)
    return page


def test_every_page_opens_without_a_network(cut_off: Page) -> None:
    for address in [*SHELLS.values(), *PUBLIC.values()]:
        answer = cut_off.goto(address)
        assert answer is not None
        assert answer.ok, address
        expect(cut_off.locator("main")).to_be_attached()


def test_a_tapped_link_keeps_the_document_and_its_memory_offline(cut_off: Page) -> None:
    cut_off.evaluate("globalThis.stillHere = true")
    visit(cut_off, "/today/")
    cut_off.get_by_role("link", name="Journal").click()
    cut_off.wait_for_url("**/journal/")
    assert cut_off.evaluate("globalThis.stillHere") is True
    assert cut_off.title() == "Journal"


def test_going_back_offline_shows_the_page_before(cut_off: Page) -> None:
    visit(cut_off, "/today/")
    visit(cut_off, "/help/")
    expect(cut_off.get_by_role("heading", name="You are not alone with this.")).to_be_visible()
    cut_off.go_back()
    expect(cut_off.get_by_role("heading", name="What would you like to set down today?")).to_be_visible()


def test_words_written_offline_outlive_the_page(cut_off: Page) -> None:
    ring = str(cut_off.evaluate("window.name"))
    visit(cut_off, "/write/")
    cut_off.get_by_label("Your answer").fill("The river again.")
    expect(cut_off.get_by_text("Saved on this phone")).to_be_visible()
    address = cut_off.url
    cut_off.goto("about:blank")
    cut_off.goto(address)
    expect(cut_off.get_by_text("Your words are locked")).to_be_visible()
    unlock(cut_off, ring)
    expect(cut_off.get_by_label("Your answer")).to_have_value("The river again.")


def test_what_the_server_keeps_says_that_it_needs_the_network(cut_off: Page) -> None:
    cut_off.goto("/you/devices/")
    expect(cut_off.get_by_text("This needs the network").first).to_be_visible()


def test_the_guides_are_there_offline_even_when_none_was_opened(cut_off: Page) -> None:
    cut_off.goto("/guides/")
    expect(cut_off.get_by_text("Feelings and where they live")).to_be_visible()


def test_the_service_worker_never_keeps_what_the_api_says(cut_off: Page) -> None:
    kept = cut_off.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
             (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat()"""
    )
    assert "/write/" in kept
    assert {path for path in kept if path.startswith("/api/")} == {"/api/v1/guides/"}
    pages = {path for path in kept if path.endswith("/") and not path.startswith("/api/")}
    assert pages == {*SHELLS.values(), *PUBLIC.values(), OFFLINE, OFFLINE_PART, "/language/"}


def test_the_language_that_was_chosen_is_spoken_offline_too(new_page: NewPage) -> None:
    page = new_page(locale="es-ES")
    page.goto("/help/")
    wait_until_kept(page)
    page.context.set_offline(True)
    page.goto("/help/")
    assert page.locator("html").get_attribute("lang") == "es"

"""A new version comes in while someone writes."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.known import be_known, visit, wait_until, wait_until_kept

NEW = "the-next-one"
KEPT_NEW = f"async () => (await caches.keys()).includes('afterword-{NEW}')"
NAMES = "async () => (await caches.keys()).filter((name) => name.startsWith('afterword-'))"


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the server has other pages."""
    monkeypatch.setattr("frontend.install.version", lambda: NEW)
    monkeypatch.setattr("frontend.views.version", lambda: NEW)


def test_a_new_version_comes_in_by_itself_and_takes_no_words(new_page: NewPage, request: pytest.FixtureRequest) -> None:
    page = new_page()
    be_known(page)
    wait_until_kept(page)
    page.evaluate("globalThis.stillHere = true")
    request.getfixturevalue("release")
    visit(page, "/write/")
    page.get_by_label("Your answer").fill("In the middle of a thought")
    wait_until(page, KEPT_NEW, seconds=60)
    expect(page.get_by_label("Your answer")).to_have_value("In the middle of a thought")
    visit(page, "/today/")
    page.get_by_text("Carry on writing").click()
    expect(page.get_by_label("Your answer")).to_have_value("In the middle of a thought")
    assert page.evaluate("globalThis.stillHere") is True


def test_the_version_before_stays_for_pages_that_are_still_open(
    new_page: NewPage, request: pytest.FixtureRequest
) -> None:
    page = new_page()
    page.goto("/about/")
    wait_until_kept(page)
    before = page.evaluate(NAMES)
    request.getfixturevalue("release")
    visit(page, "/privacy/")
    wait_until(page, KEPT_NEW, seconds=60)
    page.wait_for_timeout(500)
    assert set(page.evaluate(NAMES)) == {*before, f"afterword-{NEW}"}

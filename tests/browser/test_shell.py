"""The shell: pages that are moved without leaving the document, in both themes, for a phone and a desk."""

import pytest
from playwright.sync_api import Page, expect

from frontend.shells import PUBLIC, SHELLS
from tests.browser.conftest import NewPage
from tests.browser.known import be_known, visit, wait_until_kept

NARROW = {"width": 320, "height": 640}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, summary, select, input')]
  .filter((one) => one.checkVisibility() && !one.closest('p, li, label') && !one.matches('.skip'))
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.fixture
def page(new_page: NewPage) -> Page:
    page = new_page(service_workers="block")
    be_known(page)
    return page


def test_going_through_the_tabs_keeps_the_document_alive(page: Page) -> None:
    page.evaluate("globalThis.stillHere = true")
    visit(page, "/today/")
    for tab, address in (("Journal", "/journal/"), ("Insights", "/insights/"), ("You", "/you/"), ("Today", "/today/")):
        page.get_by_role("navigation", name="Main").get_by_role("link", name=tab).click()
        page.wait_for_url(f"**{address}")
        expect(page.get_by_role("link", name=tab, exact=True).first).to_have_attribute("aria-current", "page")
    assert page.evaluate("globalThis.stillHere") is True


def test_links_that_elements_draw_keep_the_document_alive_too(page: Page) -> None:
    page.evaluate("globalThis.stillHere = true")
    visit(page, "/today/")
    page.get_by_role("link", name="Choose another").click()
    page.get_by_role("link", name="Just write").click()
    expect(page.get_by_label("Your answer")).to_be_visible()
    assert page.evaluate("globalThis.stillHere") is True


def test_what_stands_after_the_hash_never_reaches_the_server(page: Page) -> None:
    told: list[str] = []
    page.on("request", lambda request: told.append(f"{request.url} {request.headers}"))
    visit(page, "/write/#guide=feelings-and-body")
    expect(page.locator("guide-writer h1")).to_be_visible()
    page.get_by_role("link", name="Help now").click()
    expect(page.get_by_role("link", name="Call 988")).to_be_visible()
    told_by_page = [line for line in told if "/api/v1/guides/" not in line]
    assert not [line for line in told_by_page if "feelings-and-body" in line]


def test_the_reader_is_taken_to_the_new_page_and_its_top(page: Page) -> None:
    visit(page, "/guides/")
    expect(page.get_by_text("Any time", exact=True)).to_be_visible()
    page.evaluate("scrollTo(0, 900)")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="You").click()
    page.wait_for_url("**/you/")
    page.wait_for_function("document.activeElement.localName === 'main' && scrollY === 0")


@pytest.mark.parametrize(("role", "tabs"), [("patient", "Journal"), ("therapist", "Inbox")])
def test_the_tabs_are_those_of_whoever_is_here(role: str, tabs: str, new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    be_known(page, role=role)
    page.goto("/you/")
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name=tabs)).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_have_count(1)


def test_nobody_sees_no_tabs_and_is_led_to_sign_in(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    page.goto("/today/")
    page.wait_for_url("**/sign-in/")
    expect(page.get_by_role("navigation", name="Main")).to_have_count(0)


@pytest.mark.parametrize(("scheme", "theme"), [("light", "paper"), ("dark", "night")])
def test_the_theme_follows_the_device_until_one_is_chosen(scheme: str, theme: str, new_page: NewPage) -> None:
    page = new_page(service_workers="block", color_scheme=scheme)
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    other = "paper" if theme == "night" else "night"
    page.evaluate("(other) => { localStorage.theme = other; dispatchEvent(new Event('theme')); }", other)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", other)


def test_no_page_is_wider_than_the_smallest_phone(new_page: NewPage) -> None:
    page = new_page(service_workers="block", viewport=NARROW)
    be_known(page)
    for address in [*PUBLIC.values(), *SHELLS.values()]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert not page.evaluate(TOO_WIDE), address


def test_every_control_of_writing_is_large_enough_for_a_thumb(page: Page) -> None:
    for address in ("/today/", "/write/#guide=feelings-and-body", "/help/", "/guides/", "/grounding/"):
        visit(page, address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SMALL_TARGETS) == [], address


def test_a_language_that_was_chosen_is_spoken_from_then_on(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    page.goto("/about/")
    page.evaluate(
        """async () => {
          const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
          await fetch('/language/es/', { method: 'POST', headers: { 'X-CSRFToken': token } });
        }"""
    )
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_text_from_another_app_lands_on_a_page_and_not_on_the_server(new_page: NewPage) -> None:
    page = new_page()
    be_known(page)
    wait_until_kept(page)
    page.evaluate(
        """() => {
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action: '/shared-text/', enctype: 'multipart/form-data' });
          const field = document.createElement('textarea');
          Object.assign(field, { name: 'text', value: 'A line from elsewhere.' });
          form.append(field);
          document.body.append(form);
          form.submit();
        }"""
    )
    expect(page.get_by_label("Your answer")).to_have_value("A line from elsewhere.")
    assert "elsewhere" not in page.url

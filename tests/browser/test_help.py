"""Help now: for anyone, in any state, with nobody told."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.known import be_known, visit

KEEP_A_PLAN = """async (plain) => {
  const { keepPlainPlan, savePlan } = await import('/static/js/journal/plan.js');
  const plan = { straight_with: ['Rosa 555 0142'], care_team: ['Dr Bea 555 0199'], by_myself: ['Cold water'] };
  await savePlan(plan);
  if (plain) await keepPlainPlan(plan);
}"""


def help_page(new_page: NewPage, locale: str) -> Page:
    page = new_page(locale=locale, service_workers="block")
    page.goto("/help/")
    return page


def test_a_stranger_reaches_a_person_in_one_tap(new_page: NewPage) -> None:
    page = help_page(new_page, "en-US")
    expect(page.get_by_role("link", name="Call 988")).to_have_attribute("href", "tel:988")
    expect(page.get_by_role("link", name="Text 988")).to_have_attribute("href", "sms:988")
    expect(page.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")


def test_the_country_is_guessed_from_the_language_and_said(new_page: NewPage) -> None:
    page = help_page(new_page, "en-GB")
    expect(page.get_by_role("link", name="Call 116 123")).to_have_attribute("href", "tel:116123")
    expect(page.get_by_role("link", name="Text SHOUT to 85258")).to_have_attribute("href", "sms:85258?&body=SHOUT")
    expect(page.get_by_text("Numbers for United Kingdom.")).to_be_visible()


def test_a_picked_country_stays_picked(new_page: NewPage) -> None:
    page = help_page(new_page, "en-US")
    page.get_by_role("combobox").select_option("NZ")
    expect(page.get_by_role("link", name="Call 1737")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Call 1737")).to_be_visible()


def test_a_country_that_is_not_listed_gets_the_list_of_lines_and_an_emergency_number(new_page: NewPage) -> None:
    page = help_page(new_page, "en-US")
    page.get_by_role("combobox").select_option("")
    expect(page.get_by_role("link", name="Chat: findahelpline.com")).to_be_visible()
    expect(page.get_by_role("link", name="Call 112")).to_be_visible()


def test_the_title_and_the_address_say_nothing_of_a_crisis(new_page: NewPage) -> None:
    page = help_page(new_page, "en-US")
    assert page.title() == "Afterword"
    assert page.url.endswith("/help/")


def test_ones_own_plan_comes_first_when_unlocked(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    be_known(page)
    page.evaluate(KEEP_A_PLAN, False)
    visit(page, "/help/")
    expect(page.get_by_text("Cold water")).to_be_visible()
    expect(page.get_by_role("link", name="Someone I trust")).to_have_attribute("href", "tel:5550142")
    expect(page.get_by_role("link", name="My clinic")).to_have_attribute("href", "tel:5550199")


def test_a_locked_plan_is_not_shown_unless_a_plain_copy_was_chosen(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    be_known(page)
    page.evaluate(KEEP_A_PLAN, False)
    page.goto("/help/")
    expect(page.get_by_text("Unlock to read it")).to_be_visible()
    expect(page.get_by_text("Cold water")).to_have_count(0)


def test_a_plain_copy_is_there_while_locked(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    be_known(page)
    page.evaluate(KEEP_A_PLAN, True)
    page.goto("/help/")
    expect(page.get_by_text("Cold water")).to_be_visible()


def test_grounding_asks_how_it_is_and_worse_leads_to_help(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    page.goto("/grounding/")
    page.get_by_role("button", name="The same").click()
    expect(page.get_by_text("Go through it once more")).to_be_visible()
    page.reload()
    page.get_by_role("link", name="Worse").click()
    expect(page.get_by_role("heading", name="You are not alone with this.")).to_be_visible()


def test_nothing_tells_the_server_that_help_was_used(new_page: NewPage) -> None:
    page = new_page(service_workers="block")
    page.goto("/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("link", name="Help now").first.click()
    expect(page.get_by_role("link", name="Call 988")).to_be_visible()
    page.get_by_role("combobox").select_option("IE")
    assert not [url for url in asked if "/api/" in url]

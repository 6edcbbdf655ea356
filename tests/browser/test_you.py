"""You: the plan, the export, the look, the language, and leaving for good."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.users.models import User
from journal.documents.models import Document
from tests.browser.conftest import NewPage
from tests.browser.known import wait_until
from tests.browser.stories import FRONT_PAGE, go_offline, join_patient, join_therapist, therapist_link, write_a_draft

STEADY = "Things that keep me steady, line 1"


def write_plan(page: Page, words: str) -> None:
    page.goto("/you/plan/")
    page.get_by_label(STEADY).fill(words)
    expect(page.get_by_text("Saved on this device", exact=True)).to_be_visible()


def test_a_patient_finds_everything_of_theirs(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/")
    rows = ["Sessions", "Sharing", "Reminders", "My steady plan", "Ways to unlock", "Devices", "Save everything"]
    for name in [*rows, "How it is kept private", "Delete my account"]:
        expect(page.get_by_role("link", name=name)).to_be_visible()


def test_a_therapist_finds_what_fits_them(new_page: NewPage) -> None:
    page = new_page()
    join_therapist(page, therapist_link())
    page.goto("/you/")
    expect(page.get_by_text("Dr. Bea Lind")).to_be_visible()
    expect(page.get_by_role("link", name="Reminders")).to_be_visible()
    for name in ["Sessions", "My steady plan"]:
        expect(page.get_by_role("link", name=name)).to_have_count(0)


def test_a_plan_is_saved_as_it_is_written(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    write_plan(page, "Walking by the canal")
    page.reload()
    expect(page.get_by_label(STEADY)).to_have_value("Walking by the canal")
    expect(page.get_by_label("Things that keep me steady, line 2")).to_have_value("")


def test_a_plan_left_in_the_middle_of_a_word_is_kept(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/plan/")
    page.get_by_label(STEADY).fill("Walking by the ca")
    page.get_by_role("link", name="Back").click()
    page.wait_for_url("**/you/")
    page.get_by_role("link", name="My steady plan").click()
    expect(page.get_by_label(STEADY)).to_have_value("Walking by the ca")


def test_a_plan_can_be_written_with_no_network(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/plan/")
    expect(page.get_by_label(STEADY)).to_be_visible()
    go_offline(page)
    page.get_by_label(STEADY).fill("Cold water")
    expect(page.get_by_text("Saved on this device", exact=True)).to_be_visible()


def test_on_a_session_day_plan_and_account_wait_until_tomorrow(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.evaluate(
        """async () => {
          const { saveSession } = await import('/static/js/journal/sessions.js');
          const now = new Date();
          const two = (n) => String(n).padStart(2, '0');
          await saveSession({ date: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` });
        }"""
    )
    page.goto("/you/plan/")
    expect(page.get_by_text("Changing your plan can wait until tomorrow.")).to_be_visible()
    page.goto("/you/account/")
    expect(page.get_by_text("This can wait until tomorrow.")).to_be_visible()
    expect(page.get_by_role("button", name="Delete everything now")).to_have_count(0)


def test_a_plan_keeps_at_most_five_lines_a_list(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/plan/")
    for number in range(1, 6):
        page.get_by_label(f"Things that keep me steady, line {number}").fill(f"Line {number}")
    expect(page.get_by_label("Things that keep me steady, line 6")).to_have_count(0)
    expect(page.get_by_text("Saved on this device", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Things that keep me steady, line 5")).to_have_value("Line 5")


def test_a_plain_copy_of_the_plan_is_kept_only_when_chosen(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    write_plan(page, "Walking by the canal")
    kept = "async () => (await import('/static/js/journal/plan.js')).plainPlan()"
    assert page.evaluate(kept) is None
    page.get_by_label("Show it in Help now even while locked").check()
    expect(page.get_by_label("Show it in Help now even while locked")).to_be_checked()
    page.wait_for_function(kept)
    assert page.evaluate(kept)["steady"] == ["Walking by the canal"]
    page.get_by_label("Show it in Help now even while locked").uncheck()
    wait_until(page, f"async () => (await ({kept})()) === null")


def test_the_server_never_sees_a_line_of_the_plan(new_page: NewPage) -> None:
    page = new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    join_patient(page)
    write_plan(page, "Walking by the canal")
    page.goto("/you/")
    expect(page.get_by_role("heading", name="You", exact=True)).to_be_visible()
    assert not [body for body in sent if "canal" in body]


def test_everything_can_be_saved_and_the_age_tool_opens_it(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page()
    join_patient(page)
    write_plan(page, "Walking by the canal")
    page.goto("/you/export/")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save everything").click()
    assert saving.value.suggested_filename.startswith("afterword-")
    zipfile.ZipFile(io.BytesIO(saving.value.path().read_bytes())).extractall(tmp_path)
    identity = next(tmp_path.rglob("identity.txt"))
    opened = [
        subprocess.run(["age", "--decrypt", "-i", str(identity), str(sealed)], capture_output=True, check=True).stdout
        for sealed in tmp_path.rglob("*.age")
    ]
    assert any(b"Walking by the canal" in plain for plain in opened)


@pytest.mark.parametrize(("label", "theme"), [("Paper", "paper"), ("Night", "night")])
def test_the_theme_is_chosen_and_stays(new_page: NewPage, label: str, theme: str) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/")
    page.get_by_role("button", name=label, exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    expect(page.get_by_role("button", name=label, exact=True)).to_have_attribute("aria-pressed", "true")


def test_the_language_is_chosen_for_pages_and_letters(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    assert User.objects.get().locale == "es"


def test_deleting_the_account_wants_the_word_and_leaves_nothing(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    write_plan(page, "Walking by the canal")
    page.goto("/you/account/")
    button = page.get_by_role("button", name="Delete everything now")
    expect(button).to_be_disabled()
    expect(page.get_by_role("link", name="Save everything")).to_be_visible()
    page.get_by_label("To go on, type the word: delete").fill("Delete")
    button.click()
    page.wait_for_url(FRONT_PAGE)
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert (User.objects.count(), Document.objects.count()) == (0, 0)
    kept = page.evaluate("async () => (await (await import('/static/js/store/person.js')).person())")
    assert kept is None


def test_locking_takes_the_words_off_the_page(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    write_plan(page, "Walking by the canal")
    other_tab = page.context.new_page()
    other_tab.goto("/you/")
    other_tab.get_by_role("button", name="Lock now").click()
    expect(page.get_by_label(STEADY)).to_have_count(0)


def test_server_records_say_so_when_offline(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/")
    expect(page.get_by_role("heading", name="You", exact=True)).to_be_visible()
    go_offline(page)
    page.get_by_role("link", name="Devices").click()
    expect(page.get_by_text("This needs the network").first).to_be_visible()


def test_a_draft_survives_a_visit_to_you(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    write_a_draft(page, "Half a thought")
    page.goto("/you/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("1 piece of writing is only on this device.")).to_be_visible()

"""Signing in again: by touch, by code, on another browser; and signing out without losing a word."""

import re

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from accounts.devices.models import Device
from tests.browser.conftest import NewPage
from tests.browser.stories import (
    FRONT_PAGE,
    give_email_and_code,
    join_patient,
    sign_in_by_code,
    sign_in_on_new_browser,
    sign_out,
    unlock_with_recovery,
    write_a_draft,
)

PASSPHRASE = "seven quiet rivers under snow"


def is_unlocked(page: Page) -> bool:
    return bool(page.evaluate("async () => (await import('/static/js/journal/desk.js')).isUnlocked()"))


def test_one_touch_signs_in_and_unlocks(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    sign_out(page)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in with one touch").click()
    page.wait_for_url("**/today/")
    assert is_unlocked(page)


def test_who_is_signed_in_already_is_taken_home(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/sign-in/")
    page.wait_for_url("**/today/")
    assert Device.objects.count() == 1


def test_a_new_browser_takes_a_code_and_the_recovery_code(new_page: NewPage) -> None:
    joined = join_patient(new_page())
    other = new_page(passkeys=False)
    sign_in_on_new_browser(other, joined)
    assert is_unlocked(other)


def test_a_code_by_mail_alone_opens_nothing(new_page: NewPage) -> None:
    joined = join_patient(new_page())
    other = new_page(passkeys=False)
    sign_in_by_code(other, joined.email)
    expect(other.get_by_role("heading", name="Now open your words")).to_be_visible()
    answer = other.request.get("/api/v1/documents/?since=0")
    assert (answer.status, answer.json()["type"].split("/")[-1]) == (403, "locked")


def test_a_wrong_recovery_code_gets_a_clear_message_and_harms_nothing(new_page: NewPage) -> None:
    joined = join_patient(new_page())
    other = new_page(passkeys=False)
    sign_in_by_code(other, joined.email)
    grouped = "7777-7777-7777-7777-7777-7777-77"
    for wrong, said in [(grouped, "does not open this journal"), ("7777-7777", "26 letters and numbers")]:
        unlock_with_recovery(other, wrong)
        expect(other.get_by_role("alert").filter(has_text=said)).to_be_visible()
        expect(other.get_by_label("Recovery code", exact=True)).to_have_value(wrong)
    unlock_with_recovery(other, joined.recovery)
    other.wait_for_url("**/today/")
    assert is_unlocked(other)


def test_a_passphrase_opens_on_a_new_browser(new_page: NewPage) -> None:
    joined = join_patient(new_page(), passphrase=PASSPHRASE)
    other = new_page(passkeys=False)
    sign_in_by_code(other, joined.email)
    field = other.get_by_label("Passphrase", exact=True)
    field.fill("not these words at all")
    other.get_by_role("button", name="Open with this passphrase").click()
    expect(other.get_by_role("alert").filter(has_text="does not open")).to_be_visible(timeout=15_000)
    field.fill(PASSPHRASE)
    other.get_by_role("button", name="Open with this passphrase").click()
    other.wait_for_url("**/today/", timeout=15_000)


def test_an_address_without_an_account_looks_like_any_other(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/sign-in/")
    page.get_by_label("E-mail", exact=True).fill("nobody@example.org")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("The code we sent to nobody@example.org")).to_be_visible()


def test_who_never_finished_joining_goes_on_there(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/join/")
    page.get_by_role("button", name="Begin").click()
    give_email_and_code(page, "ana@example.org")
    expect(page.get_by_role("heading", name="One touch opens your journal")).to_be_visible()
    other = new_page()
    sign_in_by_code(other, "ana@example.org")
    expect(other.get_by_role("heading", name="One touch opens your journal")).to_be_visible()


def test_signing_out_ends_the_session_and_empties_the_browser(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    sign_out(page)
    assert page.request.get("/api/v1/me/").status == 401
    assert not Session.objects.exists()
    assert Device.objects.active().count() == 0
    kept = page.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)")
    assert not [name for name in kept if re.fullmatch(r"afterword-[0-9a-f-]{36}", name)]


def test_signing_out_with_unsaved_words_asks_and_keeps_them(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    write_a_draft(page, "The river was warmer than I thought.")
    page.goto("/you/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Not backed up yet")).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save it as a file").click()
    assert saving.value.path().stat().st_size > 100
    page.get_by_role("button", name="Sign out, keep it here").click()
    page.wait_for_url(FRONT_PAGE)
    page.goto("/sign-in/")
    expect(page.get_by_text("Your words are on this device. Sign in to back them up.")).to_be_visible()
    sign_in_by_code(page, joined.email)
    unlock_with_recovery(page, joined.recovery)
    page.wait_for_url("**/today/")
    words = page.evaluate(
        "async () => JSON.stringify(await (await import('/static/js/journal/reflections.js')).drafts())"
    )
    assert "The river was warmer than I thought." in words


def test_someone_can_change_their_mind_about_signing_out(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    write_a_draft(page, "Not finished.")
    page.goto("/you/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
    assert page.request.get("/api/v1/me/").status == 200


def test_an_ended_session_keeps_the_person_and_asks_to_sign_in(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    Session.objects.all().delete()
    Device.objects.get().revoke(Device.objects.get().created_at)
    page.goto("/you/devices/")
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    sign_in_by_code(page, joined.email)
    unlock_with_recovery(page, joined.recovery)
    page.wait_for_url("**/today/")

"""Unlocking: by every way, with and without a network; and changing the ways without ever being locked out."""

from playwright.sync_api import Page, Route, expect

from accounts.devices.models import Device
from accounts.keys.models import KeyWrap, UnlockChallenge
from tests.browser.conftest import NewPage
from tests.browser.known import wait_until
from tests.browser.stories import (
    Joined,
    go_offline,
    join_patient,
    keep_recovery_code,
    sign_in_on_new_browser,
    unlock_with_recovery,
)

PASSPHRASE = "seven quiet rivers under snow"


STAYS = "async () => (await import('/static/js/journal/unlocking.js')).staysUnlocked()"


def lock_now(page: Page) -> None:
    page.goto("/you/")
    page.get_by_role("button", name="Lock now").click()
    expect(page.get_by_role("link", name="Unlock", exact=True)).to_be_visible()


def test_a_locked_journal_shows_no_words_but_lets_one_write(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    lock_now(page)
    page.goto("/journal/")
    expect(page.get_by_role("heading", name="Your words are locked")).to_be_visible()
    page.get_by_role("link", name="Write without unlocking").click()
    page.wait_for_url("**/write/**")


def test_one_touch_unlocks(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    lock_now(page)
    page.get_by_role("link", name="Unlock", exact=True).click()
    page.get_by_role("button", name="Unlock with one touch").click()
    page.wait_for_url("**/today/")


def test_one_touch_unlocks_with_no_network(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    lock_now(page)
    go_offline(page)
    page.get_by_role("link", name="Unlock", exact=True).click()
    page.get_by_role("button", name="Unlock with one touch").click()
    page.wait_for_url("**/today/")


def test_the_recovery_code_unlocks_with_no_network(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    lock_now(page)
    go_offline(page)
    page.get_by_role("link", name="Unlock", exact=True).click()
    unlock_with_recovery(page, "7" * 26)
    expect(page.get_by_role("alert").filter(has_text="does not open this journal")).to_be_visible()
    unlock_with_recovery(page, joined.recovery)
    page.wait_for_url("**/today/")


def test_the_way_used_last_is_offered_first(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    lock_now(page)
    page.goto("/unlock/")
    unlock_with_recovery(page, joined.recovery)
    page.wait_for_url("**/today/")
    page.goto("/unlock/")
    expect(page.get_by_label("Recovery code", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Use the passkey instead")).to_be_visible()


def test_a_locked_page_opens_where_it_is(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    lock_now(page)
    page.goto("/you/export/")
    unlock_with_recovery(page, joined.recovery)
    expect(page.get_by_role("button", name="Save everything")).to_be_visible()


def test_who_stays_unlocked_is_not_asked_on_the_next_visit(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/")
    expect(page.get_by_role("button", name="Lock now")).to_be_visible()


def test_lock_now_stays_locked_until_someone_unlocks(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    lock_now(page)
    page.reload()
    expect(page.get_by_role("link", name="Unlock", exact=True)).to_be_visible()
    page.get_by_role("link", name="Unlock", exact=True).click()
    page.get_by_role("button", name="Unlock with one touch").click()
    page.wait_for_url("**/today/")
    page.get_by_role("link", name="You", exact=True).click()
    expect(page.get_by_role("button", name="Lock now")).to_be_visible()


def test_who_does_not_stay_unlocked_is_asked_on_each_visit(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/unlocking/")
    page.get_by_label("Stay unlocked on this device").uncheck()
    wait_until(page, f"async () => !(await ({STAYS})())")
    page.goto("/unlock/")
    page.get_by_role("button", name="Unlock with one touch").click()
    page.wait_for_url("**/today/")
    page.goto("/you/")
    expect(page.get_by_role("link", name="Unlock", exact=True)).to_be_visible()


def test_a_revoked_device_does_not_stay_unlocked(new_page: NewPage) -> None:
    phone, laptop = new_page(), new_page(passkeys=False)
    joined = join_patient(phone)
    sign_in_on_new_browser(laptop, joined)
    phone.goto("/you/devices/")
    expect(phone.get_by_text("This device")).to_be_visible()
    phone.get_by_text("Sign out", exact=True).click()
    phone.get_by_role("button", name="Yes, sign it out").click()
    expect(phone.get_by_text("You are signed in nowhere else.")).to_be_visible()
    laptop.goto("/journal/")
    expect(laptop.get_by_role("heading", name="Your words are locked")).to_be_visible()
    assert Device.objects.active().count() == 1


def test_unlocking_holds_though_another_tab_asked_for_the_proof_at_once(new_page: NewPage) -> None:
    phone, laptop = new_page(), new_page(passkeys=False)
    joined = join_patient(phone)
    voided: list[str] = []

    def void_the_first(route: Route) -> None:
        if not voided:
            voided.append(route.request.url)
            UnlockChallenge.objects.all().delete()
        route.continue_()

    laptop.route("**/unlock/proof/", void_the_first)
    sign_in_on_new_browser(laptop, joined)
    laptop.goto("/you/unlocking/")
    expect(laptop.locator(".record strong")).to_have_text(["Passkey", "Recovery code"])
    assert voided


def new_code(page: Page) -> str:
    page.goto("/you/unlocking/")
    page.get_by_role("button", name="Make a new recovery code").click()
    return keep_recovery_code(page)


def test_a_new_recovery_code_takes_the_place_of_the_old_one(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    fresh = new_code(page)
    expect(page.get_by_text("Your new recovery code works.")).to_be_visible()
    assert KeyWrap.objects.filter(kind="recovery").count() == 1
    lock_now(page)
    page.goto("/unlock/")
    unlock_with_recovery(page, joined.recovery)
    expect(page.get_by_role("alert").filter(has_text="does not open this journal")).to_be_visible()
    unlock_with_recovery(page, fresh)
    page.wait_for_url("**/today/")


def test_a_new_recovery_code_that_was_not_typed_back_changes_nothing(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    page.goto("/you/unlocking/")
    page.get_by_role("button", name="Make a new recovery code").click()
    page.get_by_role("button", name="I have written it down").click()
    page.get_by_label("Recovery code", exact=True).fill(joined.recovery)
    page.get_by_role("button", name="It reads well").click()
    expect(page.get_by_role("alert")).to_contain_text("does not open")
    page.get_by_role("button", name="Keep the old one").click()
    expect(page.get_by_role("heading", name="Ways to unlock")).to_be_visible()
    lock_now(page)
    page.goto("/unlock/")
    unlock_with_recovery(page, joined.recovery)
    page.wait_for_url("**/today/")


def test_a_passphrase_can_be_added_and_then_opens_elsewhere(new_page: NewPage) -> None:
    page = new_page()
    joined = join_patient(page)
    page.goto("/you/unlocking/")
    page.get_by_role("button", name="Add a passphrase").click()
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Add this passphrase").click()
    expect(page.get_by_text("The passphrase was added.")).to_be_visible(timeout=15_000)
    other = new_page(passkeys=False)
    sign_in_on_new_browser(other, Joined(joined.email, joined.recovery))
    other.goto("/you/unlocking/")
    expect(other.locator(".record strong")).to_have_text(["Passkey", "Recovery code", "Passphrase"], timeout=15_000)


def test_two_ways_always_stay_and_one_is_the_recovery_code(new_page: NewPage) -> None:
    page = new_page()
    join_patient(page)
    page.goto("/you/unlocking/")
    expect(page.locator(".record")).to_have_count(2)
    expect(page.get_by_text("Remove", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Add a passphrase").click()
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Add this passphrase").click()
    expect(page.get_by_text("Remove", exact=True)).to_have_count(2, timeout=15_000)
    expect(page.locator(".record", has_text="Recovery code").get_by_text("Remove", exact=True)).to_have_count(0)
    page.locator(".record", has_text="Passphrase").get_by_text("Remove", exact=True).click()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_text("It was removed and no longer opens your words.")).to_be_visible()
    assert sorted(KeyWrap.objects.values_list("kind", flat=True)) == ["passkey", "recovery"]

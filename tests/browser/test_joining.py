"""Joining: from nothing, or from an invitation, to the first page of one's own."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from accounts.care.models import CareRelationship
from accounts.keys.models import KeyWrap
from accounts.users.models import User
from tests.browser.conftest import NewPage
from tests.browser.stories import (
    FRONT_PAGE,
    code_for,
    give_email_and_code,
    invite_patient,
    join_patient,
    join_therapist,
    keep_recovery_code,
    make_first_way,
    therapist_link,
)

WRONG_CODE = "7" * 26


def begin(page: Page, email: str = "ana@example.org") -> None:
    page.goto("/join/")
    page.get_by_role("button", name="Begin").click()
    give_email_and_code(page, email)


def test_someone_joins_alone_within_ninety_seconds(new_page: NewPage) -> None:
    page, begun = new_page(), time.monotonic()
    join_patient(page)
    assert time.monotonic() - begun < 90
    user = User.objects.get(email="ana@example.org")
    assert {wrap.kind for wrap in KeyWrap.objects.filter(user=user)} == {"passkey", "recovery"}
    assert user.role == "patient"


def test_a_therapist_joins_and_invites_a_patient_who_joins(new_page: NewPage) -> None:
    desk, phone = new_page(), new_page()
    join_therapist(desk, therapist_link("dr.bea@example.org"))
    link = invite_patient(desk)
    phone.goto(link)
    expect(phone.get_by_role("heading", name="Dr. Bea Lind invites you to write here")).to_be_visible()
    phone.goto("about:blank")
    join_patient(phone, link=link)
    care = CareRelationship.objects.active().get()
    assert (care.therapist.email, care.patient.email) == ("dr.bea@example.org", "ana@example.org")
    phone.goto("/sharing/")
    expect(phone.get_by_text("Dr. Bea Lind").first).to_be_visible()


def test_who_joined_alone_can_open_an_invitation_later(new_page: NewPage) -> None:
    desk, phone = new_page(), new_page()
    join_patient(phone)
    join_therapist(desk, therapist_link("dr.bea@example.org"))
    phone.goto(invite_patient(desk))
    expect(phone.get_by_role("heading", name="Link your journal with Dr. Bea Lind?")).to_be_visible()
    phone.get_by_role("button", name="Yes, link us").click()
    phone.get_by_label("Name", exact=True).fill("Ana")
    phone.get_by_role("button", name="Go on").click()
    phone.wait_for_url("**/today/")
    assert CareRelationship.objects.active().count() == 1


def test_an_invitation_is_not_used_by_looking_at_it(new_page: NewPage) -> None:
    desk, phone = new_page(), new_page()
    join_patient(phone)
    join_therapist(desk, therapist_link("dr.bea@example.org"))
    phone.goto(invite_patient(desk))
    phone.get_by_role("link", name="Not now").click()
    phone.wait_for_url(FRONT_PAGE)
    assert not CareRelationship.objects.exists()


def test_a_changed_fingerprint_in_the_link_links_nobody(new_page: NewPage) -> None:
    desk, phone = new_page(), new_page()
    join_therapist(desk, therapist_link("dr.bea@example.org"))
    code, _print, name = invite_patient(desk).split(".")[-3:]
    phone.goto(f"{code}.{'A' * 22}.{name}")
    phone.get_by_role("button", name="Begin").click()
    give_email_and_code(phone, "ana@example.org")
    make_first_way(phone)
    keep_recovery_code(phone)
    expect(phone.get_by_role("alert")).to_contain_text("The keys are not those that belong here")
    phone.get_by_role("link", name="Go on without it").click()
    phone.wait_for_url("**/today/")
    assert not CareRelationship.objects.exists()


def test_the_patients_name_reaches_the_therapist_and_never_the_server(new_page: NewPage) -> None:
    desk, phone = new_page(), new_page()
    sent: list[str] = []
    phone.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    join_therapist(desk, therapist_link("dr.bea@example.org"))
    join_patient(phone, link=invite_patient(desk), name="Marigold")
    expect(phone.get_by_role("heading").first).to_be_visible()
    desk.goto("/people/")
    expect(desk.get_by_role("heading", name="Marigold")).to_be_visible(timeout=20_000)
    assert not [line for line in sent if "Marigold" in line]


def test_nothing_that_opens_the_words_is_sent(new_page: NewPage) -> None:
    page = new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    joined = join_patient(page, passphrase="seven quiet rivers under snow")
    everything = "\n".join(sent)
    assert joined.recovery not in everything
    assert "quiet rivers" not in everything
    assert "AGE-SECRET-KEY" not in everything


def test_a_wrong_code_is_said_plainly_and_can_be_mended(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/join/")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("E-mail", exact=True).fill("ana@example.org")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code we sent").fill("ZZZZZZ")
    expect(page.get_by_role("alert")).to_contain_text("not the code in our last letter")
    page.get_by_label("The code we sent").fill(code_for("ana@example.org"))
    expect(page.get_by_role("heading", name="One touch opens your journal")).to_be_visible()


def test_a_code_may_be_pasted_with_spaces_in_small_letters(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/join/")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("E-mail", exact=True).fill("ana@example.org")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("The code we sent")).to_be_visible()
    code = code_for("ana@example.org").lower()
    page.get_by_label("The code we sent").fill(f" {code[:3]} {code[3:]} ")
    expect(page.get_by_role("heading", name="One touch opens your journal")).to_be_visible()


def test_something_that_is_no_address_is_not_sent(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/join/")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("E-mail", exact=True).fill("ana at example")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_role("alert")).to_contain_text("does not look like an e-mail address")
    expect(page.get_by_label("E-mail", exact=True)).to_have_value("ana at example")


def test_an_invitation_that_was_used_says_so_and_still_lets_one_begin(new_page: NewPage) -> None:
    desk, phone, late = new_page(), new_page(), new_page()
    join_therapist(desk, therapist_link("dr.bea@example.org"))
    link = invite_patient(desk)
    join_patient(phone, link=link)
    late.goto(link)
    expect(late.get_by_role("heading", name="This invitation can no longer be used")).to_be_visible()
    late.get_by_role("button", name="Begin without an invitation").click()
    give_email_and_code(late, "carl@example.org")
    make_first_way(late)
    keep_recovery_code(late)
    late.wait_for_url("**/today/")


def test_where_passkeys_keep_no_secret_a_passphrase_does_it(new_page: NewPage) -> None:
    page = new_page(prf=False)
    begin(page)
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_text("this browser needs a passphrase too")).to_be_visible()
    page.get_by_label("Passphrase", exact=True).fill("seven quiet rivers under snow")
    page.get_by_role("button", name="Use this passphrase").click()
    keep_recovery_code(page)
    page.wait_for_url("**/today/")
    assert set(KeyWrap.objects.values_list("kind", flat=True)) == {"passphrase", "recovery"}


def test_a_browser_without_passkeys_offers_a_passphrase_at_once(new_page: NewPage) -> None:
    page = new_page(passkeys=False)
    begin(page)
    expect(page.get_by_text("This browser has no passkeys")).to_be_visible()
    expect(page.get_by_role("button", name="Make a passkey")).to_have_count(0)
    make_first_way(page, "seven quiet rivers under snow")
    keep_recovery_code(page)
    page.wait_for_url("**/today/")


@pytest.mark.parametrize(
    ("typed", "said"), [("four words", "5 letters more"), ("exactly fifteen", "Good"), ("a" * 24, "Very strong")]
)
def test_a_passphrase_is_judged_by_its_length_alone(new_page: NewPage, typed: str, said: str) -> None:
    page = new_page()
    begin(page)
    page.get_by_role("button", name="Use a passphrase instead").click()
    page.get_by_label("Passphrase", exact=True).fill(typed)
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    button = page.get_by_role("button", name="Use this passphrase")
    (expect(button).to_be_disabled if len(typed) < 15 else expect(button).to_be_enabled)()


def test_the_recovery_code_has_to_be_typed_back(new_page: NewPage) -> None:
    page = new_page()
    begin(page)
    make_first_way(page)
    page.get_by_role("button", name="I have written it down").click()
    field = page.get_by_label("Recovery code", exact=True)
    for typed, said in [("", "26 letters"), ("7777", "26 letters"), (WRONG_CODE, "does not open")]:
        field.fill(typed)
        page.get_by_role("button", name="It reads well").click()
        expect(page.get_by_role("alert")).to_contain_text(said)
    page.get_by_role("button", name="Show me the code again").click()
    keep_recovery_code(page)
    page.wait_for_url("**/today/")


def test_a_hand_written_recovery_code_is_read_with_kindness(new_page: NewPage) -> None:
    page = new_page()
    begin(page)
    make_first_way(page)
    card = page.locator("recovery-card .code")
    code = str(card.get_attribute("data-code"))
    untidy = " ".join(re.findall(".{1,5}", code.replace("0", "o").replace("1", "l").lower()))
    page.get_by_role("button", name="I have written it down").click()
    page.get_by_label("Recovery code", exact=True).fill(untidy)
    page.get_by_role("button", name="It reads well").click()
    page.wait_for_url("**/today/")


def test_the_recovery_code_can_be_saved_as_a_file(new_page: NewPage) -> None:
    page = new_page()
    begin(page)
    make_first_way(page)
    code = str(page.locator("recovery-card .code").get_attribute("data-code"))
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as a file").click()
    assert code in saving.value.path().read_text().replace("-", "")


def test_a_reload_in_the_middle_resumes_and_finishes(new_page: NewPage) -> None:
    page = new_page()
    begin(page)
    expect(page.get_by_role("heading", name="One touch opens your journal")).to_be_visible()
    page.reload()
    make_first_way(page)
    first = str(page.locator("recovery-card .code").get_attribute("data-code"))
    page.reload()
    expect(page.get_by_role("heading").first).to_be_visible()
    make_first_way(page, "seven quiet rivers under snow")
    assert keep_recovery_code(page) != first
    page.wait_for_url("**/today/")
    assert User.objects.filter(email="ana@example.org").count() == 1


def test_a_reload_while_the_code_is_on_its_way_asks_for_the_code(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/join/")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("E-mail", exact=True).fill("ana@example.org")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.get_by_label("The code we sent")).to_be_visible()
    page.reload()
    page.get_by_label("The code we sent").fill(code_for("ana@example.org"))
    expect(page.get_by_role("heading", name="One touch opens your journal")).to_be_visible()


def test_help_and_what_this_is_not_stand_on_the_first_screen(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/join/")
    expect(page.get_by_text("For people aged 18 and over")).to_be_visible()
    page.get_by_role("link", name="Help now").click()
    page.wait_for_url("**/help/")


def test_an_invitation_for_a_therapist_is_bound_to_its_address(new_page: NewPage) -> None:
    page = new_page()
    page.goto(therapist_link("dr.bea@example.org"))
    page.get_by_role("button", name="Begin").click()
    give_email_and_code(page, "someone@example.org")
    make_first_way(page)
    keep_recovery_code(page)
    expect(page.get_by_text("another e-mail address")).to_be_visible()
    assert User.objects.get(email="someone@example.org").role == "patient"

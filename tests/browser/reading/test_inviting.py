"""A therapist's invitation: a link and a picture of it, for one person, taken back while it is unused."""

import base64

from playwright.sync_api import Page, expect

from accounts.care.models import Invitation
from journal.sealing.keyring import fingerprint
from tests.browser.conftest import NewPage
from tests.browser.reading.writer import Writer, says


def make(page: Page) -> str:
    page.get_by_role("button", name="Make an invitation").click()
    link = page.locator(".link")
    expect(link).to_be_visible()
    return link.inner_text()


def test_the_link_carries_the_code_the_fingerprint_and_the_name(bea: Writer, new_page: NewPage, site: str) -> None:
    page = new_page()
    bea.open(page, "/invite/")
    page.evaluate("async () => (await import('/static/js/journal/profile.js')).setMyName('Dr. Bea')")
    says(page, "They will see you as Dr. Bea.")
    start, _, rest = make(page).partition("#")
    code, print_, name = rest.split(".")
    assert start == f"{site}/join/"
    assert print_ == fingerprint(bea.keys)
    assert base64.urlsafe_b64decode(name + "==").decode() == "Dr. Bea"
    answer = bea.client.post("/api/v1/invitations/look/", {"code": code}, content_type="application/json")
    assert answer.json()["inviter"]["id"] == str(bea.user.id)


def test_the_picture_is_drawn_and_shown(bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    bea.open(page, "/invite/")
    make(page)
    picture = page.get_by_role("img", name="The invitation as a QR code")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100


def test_an_unused_invitation_can_be_withdrawn(bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    bea.open(page, "/invite/")
    make(page)
    says(page, "Not used yet")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("Not used yet")).to_have_count(0)
    expect(page.locator(".link")).to_have_count(0)
    assert Invitation.objects.get().withdrawn_at is not None


def test_the_link_is_shown_only_once(bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    bea.open(page, "/invite/")
    make(page)
    bea.open(page, "/invite/")
    says(page, "Not used yet")
    expect(page.locator(".link")).to_have_count(0)


def test_offline_the_page_says_that_invitations_need_a_connection(bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    bea.open(page, "/inbox/")
    says(page, "Nothing new.")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)")
    page.context.set_offline(True)
    page.locator(".tabs.therapist").get_by_role("link", name="Invite").click()
    says(page, "You are offline. Invitations need a connection.")
    expect(page.get_by_role("button", name="Make an invitation")).to_be_disabled()

"""Sharing: a ticked copy to one person, who is named; shown when opened; taken back."""

from datetime import date, datetime

import pytest
from playwright.sync_api import Page, expect

from accounts.care.models import CareRelationship
from accounts.keys.models import PublicKeys
from journal.documents.models import Document
from journal.sealing.document import open_document
from journal.sealing.keyring import make_keyring, public_keys_of
from tests.browser.conftest import NewPage
from tests.browser.reading import words
from tests.browser.reading.writer import Writer, days_ago, says, synced, visit

pytestmark = pytest.mark.usefixtures("in_care")
CHEST = "Where in your body do you notice it?"


def open_sheet(ana: Writer, page: Page, *, agreed: bool = True) -> str:
    entry = ana.put(words.feelings_entry(), at=days_ago(1))
    ana.open(page, f"/share/#{entry}")
    if agreed:
        page.get_by_role("button", name="I understand").click()
        expect(page.get_by_role("heading", name="Share with Dr. Bea?")).to_be_visible()
    return entry


def tick(page: Page, *questions: str) -> None:
    for question in questions:
        page.get_by_role("checkbox", name=question).check()


def share_chest(page: Page) -> None:
    tick(page, CHEST)
    page.get_by_role("button", name="Share 1 answer").click()
    says(page, "Shared with Dr. Bea")


def received_by(bea: Writer, ana: Writer) -> list[list[str]]:
    """What each share that lies on the server says to its reader: the answers, in order."""
    shares = Document.objects.filter(kind="share", withdrawn_at=None)
    opened = [
        open_document(
            bytes(one.sealed),
            bea.keyring,
            id=str(one.id),
            kind="share",
            author=str(ana.user.id),
            verify_key=ana.keys["verify_key"],
        )
        for one in shares
    ]
    return [[answer["value"] for answer in one["body"]["answers"]] for one in opened]


def test_the_first_share_says_what_sharing_is_and_only_once(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    entry = open_sheet(ana, page, agreed=False)
    says(page, "Everything you write is private until you choose to share it.")
    says(page, "Your therapist does not watch this app.")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    page.get_by_role("button", name="I understand").click()
    expect(page.get_by_role("checkbox")).to_have_count(4)
    visit(page, "/journal/")
    visit(page, f"/share/#{entry}")
    expect(page.get_by_role("checkbox")).to_have_count(4)


def test_nothing_is_ticked_beforehand_and_nothing_goes_unticked(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_sheet(ana, page)
    assert not any(box.is_checked() for box in page.get_by_role("checkbox").all())
    expect(page.get_by_role("button", name="Share what I ticked")).to_be_disabled()


def test_the_page_says_exactly_who_will_read_it_and_that_it_is_no_call_for_help(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_sheet(ana, page)
    says(page, "Only you and Dr. Bea (not verified yet) can open it.")
    says(page, "They may not read it today. It is not a call for help.")


def test_only_what_was_ticked_reaches_the_reader_in_order(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_sheet(ana, page)
    tick(page, CHEST, "Which feelings came up?")
    page.get_by_role("button", name="Share 2 answers").click()
    says(page, "Shared with Dr. Bea")
    says(page, "This is not a message and no one may read it today.")
    synced(page)
    assert received_by(bea, ana) == [[["sad", "heavy"], words.CHEST]]


def test_the_entry_shows_who_can_read_it_and_when_it_was_opened(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    entry = open_sheet(ana, page)
    share_chest(page)
    synced(page)
    visit(page, f"/entry/#{entry}")
    says(page, "Not opened yet.")
    share = Document.objects.get(kind="share")
    bea.client.post(f"/api/v1/documents/{share.id}/opened/")
    synced(page)
    says(page, "Opened today,")
    page.get_by_text("The answer they can read").click()
    expect(page.locator("entry-shares")).to_contain_text(words.CHEST)
    expect(page.locator("entry-shares")).not_to_contain_text(words.NEED)


def test_taking_back_says_what_it_cannot_undo_and_empties_the_server(ana: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_sheet(ana, page)
    share_chest(page)
    synced(page)
    page.get_by_role("link", name="See who can read what").click()
    page.get_by_role("button", name="Stop sharing").click()
    says(page, "If they read, saved or printed it, or wrote about it in your record, that does not go away.")
    page.get_by_role("group", name="Stop sharing?").get_by_role("button", name="Stop sharing").click()
    says(page, "Nothing is shared with them.")
    synced(page)
    assert bytes(Document.objects.get(kind="share").sealed) == b""


def test_sharing_offline_goes_when_back_online(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    open_sheet(ana, page)
    page.context.set_offline(True)
    share_chest(page)
    says(page, "It is kept on this phone and goes when you are back online.")
    assert received_by(bea, ana) == []
    page.context.set_offline(False)
    synced(page)
    assert received_by(bea, ana) == [[words.CHEST]]


def test_a_change_of_the_entry_is_not_sent_until_i_say_so(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    entry = open_sheet(ana, page)
    share_chest(page)
    visit(page, f"/entry/#{entry}")
    page.get_by_role("button", name="Change it").click()
    page.get_by_label(CHEST).fill("Lighter now.")
    page.get_by_role("button", name="Save the change").click()
    says(page, "You changed this entry since. Dr. Bea still has the earlier words.")
    synced(page)
    assert received_by(bea, ana) == [[words.CHEST]]
    page.get_by_role("link", name="Send the change").click()
    says(page, "Dr. Bea can already read 1 answer of this entry. What you tick now takes its place.")
    share_chest(page)
    synced(page)
    assert received_by(bea, ana) == [["Lighter now."]]


def test_on_the_day_of_a_session_sharing_waits_until_tomorrow(ana: Writer, new_page: NewPage) -> None:
    ana.put(words.session(date.today(), time="00:00"))
    entry = ana.put(words.feelings_entry())
    page = new_page(timezone_id=datetime.now().astimezone().tzname() or "UTC")
    page.clock.set_system_time(datetime.now().replace(hour=18, minute=0))
    ana.open(page, f"/share/#{entry}")
    says(page, "That can wait until tomorrow.")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    visit(page, f"/entry/#{entry}")
    says(page, "Sharing and deleting: that can wait until tomorrow.")
    expect(page.get_by_role("link", name="Share some of it")).to_have_count(0)


def test_changed_keys_are_refused_until_i_agree(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    page = new_page()
    entry = open_sheet(ana, page)
    other = make_keyring(str(bea.user.id), datetime.now())
    PublicKeys.objects.filter(user=bea.user).update(**public_keys_of(other))
    visit(page, "/journal/")
    visit(page, f"/share/#{entry}")
    tick(page, CHEST)
    says(page, "Their key changed, so nothing is sent until you agree.")
    expect(page.get_by_role("button", name="Share 1 answer")).to_be_disabled()
    page.get_by_role("link", name="Look at it").click()
    page.get_by_role("button", name="I asked them. Use the new key").click()
    expect(page.locator("key-change")).to_have_count(0)
    visit(page, f"/share/#{entry}")
    share_chest(page)
    synced(page)
    bea.keyring = other
    assert received_by(bea, ana) == [[words.CHEST]]


def test_ending_the_link_stops_all_sharing_and_keeps_my_words(
    ana: Writer, bea: Writer, in_care: CareRelationship, new_page: NewPage
) -> None:
    page = new_page()
    open_sheet(ana, page)
    share_chest(page)
    synced(page)
    visit(page, "/sharing/")
    page.get_by_role("button", name="End the link with Dr. Bea").click()
    says(page, "All sharing with Dr. Bea stops")
    page.get_by_role("button", name="End the link", exact=True).click()
    says(page, "They can no longer read anything here.")
    in_care.refresh_from_db()
    assert in_care.ended_at is not None
    assert received_by(bea, ana) == []
    visit(page, "/journal/")
    expect(page.locator(".timeline .entry")).to_have_count(1)


def test_both_see_the_same_safety_number(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    hers, theirs = new_page(), new_page()
    ana.open(hers, "/sharing/")
    bea.open(theirs, "/people/")
    for page in (hers, theirs):
        page.get_by_role("button", name="Compare safety numbers").click()
    number = hers.locator("safety-number .code").inner_text()
    assert len(number.split()) == 6
    expect(theirs.locator("safety-number .code")).to_have_text(number)
    hers.get_by_role("button", name="It is the same").click()
    says(hers, ", verified")


def test_without_a_therapist_the_sheet_says_that_only_i_can_read_it(
    ana: Writer, in_care: CareRelationship, new_page: NewPage
) -> None:
    in_care.delete()
    page = new_page()
    open_sheet(ana, page, agreed=False)
    says(page, "Only you can read this")

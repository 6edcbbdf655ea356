"""The therapist's desk: what was shared, in the writer's words and order; a reply between the two."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.care.models import CareRelationship
from accounts.users.models import User
from journal.documents.models import Document
from tests.browser.conftest import NewPage
from tests.browser.reading import words
from tests.browser.reading.writer import Writer, days_ago, says, synced, visit, write_as

pytestmark = pytest.mark.usefixtures("in_care")
REPLY = "Thank you for telling me. We can start there on Thursday."


def shared(ana: Writer, bea: Writer, days: int = 1) -> str:
    whole = words.feelings_entry()
    entry = ana.put(whole, at=days_ago(days))
    body = words.share(entry, whole, ["feelings", "where"], days_ago(days).isoformat())
    return ana.put(body, kind="share", reader=bea, at=days_ago(days))


def shared_intention(ana: Writer, bea: Writer) -> str:
    whole = words.intention_entry()
    entry = ana.put(whole, at=days_ago(3))
    body = words.share(entry, whole, ["my-intention"], days_ago(3).isoformat())
    return ana.put(body, kind="share", reader=bea, at=days_ago(3))


def test_the_inbox_counts_what_is_new_oldest_first_and_rates_no_one(
    ana: Writer, bea: Writer, new_page: NewPage
) -> None:
    shared_intention(ana, bea)
    shared(ana, bea)
    page = new_page()
    bea.open(page, "/inbox/")
    says(page, "2 new")
    rows = page.locator("inbox-screen .came")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Set an intention")
    expect(rows.nth(1)).to_contain_text("Feelings and where they live")
    expect(rows.nth(1)).to_contain_text("Ana")
    assert "risk" not in page.locator("body").inner_text().lower()


def test_a_shared_entry_is_read_with_its_questions_in_order_and_marked_opened(
    ana: Writer, bea: Writer, new_page: NewPage
) -> None:
    share = shared(ana, bea)
    page = new_page()
    bea.open(page, "/inbox/")
    page.locator("inbox-screen .came").click()
    page.wait_for_url(f"**/received/#{share}")
    says(page, words.CHEST)
    questions = page.locator("received-entry .question").all_inner_texts()
    assert questions == ["Which feelings came up?", "Where in your body do you notice it?"]
    says(page, "Follow their lead. These are their words, not findings.")
    says(page, "You see only what they chose to share.")
    assert words.NEED not in page.content()
    synced(page)
    assert Document.objects.get(id=share).opened_at is not None


def test_a_reply_reaches_the_one_who_shared_and_stands_under_the_share(
    ana: Writer, bea: Writer, new_page: NewPage
) -> None:
    share = shared(ana, bea)
    page = new_page()
    bea.open(page, f"/received/#{share}")
    page.get_by_label("Write a reply to Ana. Only the two of you can read it.").fill(REPLY)
    page.get_by_role("button", name="Send").click()
    says(page, "You answered, today")
    synced(page)
    hers = new_page()
    ana.open(hers, "/journal/")
    hers.locator(".timeline .entry").click()
    expect(hers.locator(".reply")).to_contain_text("Dr. Bea answered, today")
    expect(hers.locator(".reply")).to_contain_text(REPLY)


def test_a_reply_half_typed_survives_a_closed_tab(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    share = shared(ana, bea)
    page = new_page()
    bea.open(page, f"/received/#{share}")
    page.get_by_label("Write a reply to Ana").press_sequentially("Thank you")
    page.wait_for_timeout(300)
    page.goto("about:blank")
    bea.open(page, f"/received/#{share}")
    expect(page.get_by_label("Write a reply to Ana")).to_have_value("Thank you")


def test_what_was_taken_back_leaves_the_desk(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    share = shared(ana, bea)
    page = new_page()
    bea.open(page, f"/received/#{share}")
    says(page, words.CHEST)
    ana.client.delete(f"/api/v1/documents/{share}/?revision=1")
    synced(page)
    says(page, "Taken back")
    assert words.CHEST not in page.content()
    visit(page, "/inbox/")
    says(page, "Nothing new.")
    expect(page.locator("inbox-screen .came")).to_have_count(0)


def test_a_person_without_a_name_yet_is_someone_new(
    bea: Writer, other_patient: User, therapist: User, new_page: NewPage
) -> None:
    now = timezone.now()
    CareRelationship.objects.create(patient=other_patient, therapist=therapist, invited_at=now, accepted_at=now)
    shared(write_as(other_patient), bea)
    page = new_page()
    bea.open(page, "/people/")
    expect(page.locator("people-list section")).to_have_count(2)
    expect(page.get_by_role("heading", name="Someone new, since")).to_be_visible()


def test_earlier_shares_of_the_person_stand_below(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    earlier = shared_intention(ana, bea)
    page = new_page()
    bea.open(page, f"/received/#{shared(ana, bea)}")
    says(page, "Also shared with you")
    page.locator("received-entry .came", has_text="Set an intention").click()
    page.wait_for_url(f"**/received/#{earlier}")
    says(page, words.HERON)


def test_on_a_wide_screen_the_people_stand_beside_the_words(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    shared(ana, bea)
    page = new_page(viewport={"width": 1280, "height": 800})
    bea.open(page, "/inbox/")
    aside = page.get_by_role("navigation", name="Inbox and people")
    expect(aside.get_by_role("link", name="Inbox 1")).to_be_visible()
    aside.get_by_role("link", name="Ana 1 new").click()
    says(page, words.CHEST)
    expect(aside.get_by_role("link", name="Ana")).to_have_attribute("aria-current", "page")
    expect(page.locator(".tabs.therapist")).to_be_hidden()


def test_ending_with_a_person_takes_what_they_shared_away(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    share = shared(ana, bea)
    page = new_page()
    bea.open(page, "/people/")
    page.get_by_role("button", name="End the link with Ana").click()
    says(page, "You can no longer read what Ana shared")
    page.get_by_role("button", name="End the link", exact=True).click()
    says(page, "The people you invite will be here.")
    synced(page)
    visit(page, f"/received/#{share}")
    says(page, "Taken back")


def test_the_desk_reads_with_no_network(ana: Writer, bea: Writer, new_page: NewPage) -> None:
    share = shared(ana, bea)
    page = new_page()
    bea.open(page, "/inbox/")
    says(page, "1 new")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)")
    page.context.set_offline(True)
    visit(page, f"/received/#{share}")
    says(page, words.CHEST)

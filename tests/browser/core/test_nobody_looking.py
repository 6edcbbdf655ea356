"""What waited for a network goes up when there is one, though the app was closed: the browser wakes its worker."""

from playwright.sync_api import Page

from accounts.users.models import User
from journal.documents.models import Document
from tests.browser.core.client import Desk
from tests.browser.known import wait_until, wait_until_kept
from tests.browser.test_reminders import carry_session
from tests.browser.worker import tell_network
from tests.conftest import sign_in

ASKED_FOR = "async () => (await (await navigator.serviceWorker.ready).sync.getTags()).includes('network')"


def put_in_the_pocket(ana: Desk, words: str) -> tuple[str, Page]:
    """Written offline, and every page of the app closed; the entry's id, and an empty page of the same browser."""
    wait_until_kept(ana.page)
    ana.call("journal/guides.js", "guides")
    ana.call("journal/reflections.js", "drafts")
    ana.offline()
    written = ana.write(words)
    assert ana.sync()["state"] == "offline"
    wait_until(ana.page, ASKED_FOR)
    pocket = ana.page.context.new_page()
    ana.page.close()
    return written["id"], pocket


def bring_back_the_network(pocket: Page, site: str) -> None:
    pocket.context.set_offline(False)
    pocket.goto("/static/icons/mark.svg")
    tell_network(pocket, site)


def until_on_the_server(document: str, page: Page) -> bool:
    for _ in range(100):
        if Document.objects.filter(id=document).exists():
            return True
        page.wait_for_timeout(100)
    return False


def test_words_written_offline_go_up_with_no_page_open(ana: Desk, site: str) -> None:
    written, pocket = put_in_the_pocket(ana, "No signal in the train.")
    bring_back_the_network(pocket, site)
    assert until_on_the_server(written, pocket)


def test_words_are_not_sent_with_somebody_elses_session(ana: Desk, site: str, other_patient: User) -> None:
    written, pocket = put_in_the_pocket(ana, "Mine alone.")
    carry_session(pocket, site, sign_in(other_patient))
    bring_back_the_network(pocket, site)
    pocket.wait_for_timeout(2_000)
    assert not Document.objects.filter(id=written).exists()
    pocket.goto("/about/")
    assert Desk(pocket).outbox()[0]["id"] == written, "they wait for their own session"

"""What a browser tells its service worker: that a push came, that there is a network again."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import CDPSession, Page

A_MOMENT = "new Promise((done) => setTimeout(done, 30))"


@contextmanager
def devtools_of(page: Page) -> Iterator[tuple[CDPSession, str]]:
    """With the id of the worker's registration."""
    devtools = page.context.new_cdp_session(page)
    yield devtools, registration_of(devtools)
    devtools.detach()


def registration_of(wire: CDPSession) -> str:
    registrations: list[str] = []
    wire.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(each["registrationId"] for each in told["registrations"]),
    )
    wire.send("ServiceWorker.enable")
    for _ in range(100):
        if registrations:
            break
        wire.send("Runtime.evaluate", {"expression": A_MOMENT, "awaitPromise": True})
    return registrations[-1]


def tell_push(page: Page, site: str, data: str) -> None:
    with devtools_of(page) as (devtools, registration):
        told = {"origin": site, "registrationId": registration, "data": data}
        devtools.send("ServiceWorker.deliverPushMessage", told)


def tell_network(page: Page, site: str, tag: str = "network") -> None:
    """As Background Sync does, sooner or later, with or without a page of the site."""
    with devtools_of(page) as (devtools, registration):
        told = {"origin": site, "registrationId": registration, "tag": tag, "lastChance": False}
        devtools.send("ServiceWorker.dispatchSyncEvent", told)

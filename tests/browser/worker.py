"""What a browser tells its service worker: that a push came, that there is a network again."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import CDPSession, Page


@contextmanager
def devtools_of(page: Page) -> Iterator[tuple[CDPSession, str]]:
    """With the id of the worker's registration."""
    devtools = page.context.new_cdp_session(page)
    registrations: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(each["registrationId"] for each in event["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    for _ in range(100):
        if registrations:
            break
        page.wait_for_timeout(20)
    yield devtools, registrations[0]
    devtools.detach()


def tell_push(page: Page, site: str, data: str) -> None:
    with devtools_of(page) as (devtools, registration):
        told = {"origin": site, "registrationId": registration, "data": data}
        devtools.send("ServiceWorker.deliverPushMessage", told)


def tell_network(page: Page, site: str, tag: str = "network") -> None:
    """As Background Sync does, sooner or later, with or without a page of the site."""
    with devtools_of(page) as (devtools, registration):
        told = {"origin": site, "registrationId": registration, "tag": tag, "lastChance": False}
        devtools.send("ServiceWorker.dispatchSyncEvent", told)

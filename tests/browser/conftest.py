"""A real Chromium against the live server, as people use it: at localhost, with a platform authenticator."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

PHONE = {"width": 390, "height": 844}
AUTHENTICATOR = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "hasPrf": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
# Playwright runs a loop in this thread; Django's own queries from the tests are not in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Machines are shared: what must show may take a while, and a wait ends as soon as it does.
expect.set_options(timeout=15_000)

NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    """The address of the live server, by the name that passkeys belong to."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    settings.SITE_URL = address
    settings.CSRF_TRUSTED_ORIGINS = [address]
    return address


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[NewPage]:
    """Makes a page in a browser profile of its own. `passkeys=False` has no authenticator; `prf=False` one without PRF.

    A violation of the content policy or an uncaught error on any of them fails the test.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def make(*, passkeys: bool = True, prf: bool = True, **options: object) -> Page:
        context = browser.new_context(**{"base_url": site, "viewport": PHONE, "locale": "en-US"} | options)  # type: ignore[arg-type]
        context.add_init_script(WATCH_POLICY)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda line: troubles.append(line.text) if VIOLATION in line.text else None)
        if passkeys:
            add_authenticator(page, prf=prf)
        else:
            context.add_init_script("delete window.PublicKeyCredential")
        return page

    yield make
    for context in contexts:
        context.close()
    assert troubles == []


VIOLATION = "policy violated: "
WATCH_POLICY = (
    "document.addEventListener('securitypolicyviolation', (event) => "
    f"console.error('{VIOLATION}' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))"
)


def add_authenticator(page: Page, *, prf: bool = True) -> str:
    """Give the page's browser a fingerprint sensor that always says yes; returns its id."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = AUTHENTICATOR | {"hasPrf": prf}
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return str(added["authenticatorId"])

"""Phones that may show notes: one in a pocket, locked, and one that is signed in at the page of its reminders."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.vapid import make_vapid_keys
from tests.browser.conftest import NewPage
from tests.browser.known import be_known, wait_until_kept
from tests.browser.test_reminders import carry_session
from tests.conftest import sign_in


@pytest.fixture(autouse=True)
def keys(settings: Settings) -> None:
    for name, value in make_vapid_keys().items():
        setattr(settings, name, value)
    settings.PUSH_HOSTS_ALLOWED = ["127.0.0.1"]


@pytest.fixture
def open_phone(new_page: NewPage, site: str, patient: User) -> Callable[..., Page]:
    def open_page(*scripts: str, allowed: bool = True, **options: object) -> Page:
        page = new_page(**options)
        for script in scripts:
            page.add_init_script(script)
        if allowed:
            page.context.grant_permissions(["notifications"], origin=site)
        carry_session(page, site, sign_in(patient))
        page.goto("/you/reminders/")
        return page

    return open_page


@pytest.fixture
def phone(new_page: NewPage, site: str) -> Page:
    """Locked and signed out; the service worker has everything."""
    page = new_page(timezone_id="Europe/Madrid")
    page.context.grant_permissions(["notifications"], origin=site)
    be_known(page, unlocked=False)
    page.goto("/help/")
    wait_until_kept(page)
    return page

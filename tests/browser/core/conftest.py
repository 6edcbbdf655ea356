"""Ana with a browser, and more browsers for whoever needs them."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import NewPage
from tests.browser.core.client import Desk

NewDesk = Callable[..., Desk]


@pytest.fixture
def new_desk(new_page: NewPage, transactional_db: None) -> NewDesk:
    return lambda **options: Desk(new_page(**options)).open()


@pytest.fixture
def ana(new_desk: NewDesk) -> Desk:
    return new_desk().join("ana@example.org")

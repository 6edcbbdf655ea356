"""Ana with keys, signed in and unlocked wherever a test opens a page."""

import pytest

from accounts.users.models import User
from tests.browser.reading.writer import Writer, write_as


@pytest.fixture
def ana(site: str, patient: User) -> Writer:
    return write_as(patient)

"""The cast with keys: Ana writes, Dr. Bea reads what she is sent."""

import pytest

from accounts.care.models import CareRelationship
from accounts.users.models import User
from tests.browser.reading.writer import Writer, write_as


@pytest.fixture
def ana(site: str, patient: User) -> Writer:
    return write_as(patient)


@pytest.fixture
def bea(site: str, therapist: User) -> Writer:
    return write_as(therapist)


@pytest.fixture
def in_care(ana: Writer, bea: Writer, care: CareRelationship) -> CareRelationship:
    """Both know the other's name."""
    bea.put({"type": "profile", "name": "Dr. Bea"}, kind="profile", reader=ana)
    ana.put({"type": "profile", "name": "Ana"}, kind="profile", reader=bea)
    return care

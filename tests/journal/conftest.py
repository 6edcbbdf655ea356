"""Doors to the documents API for each of the cast."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.users.models import User
from tests.journal.letters import Letters


@pytest.fixture
def hers(patient: User, make_client: Callable[..., Client]) -> Letters:
    return Letters(make_client(patient))


@pytest.fixture
def her_therapists(therapist: User, make_client: Callable[..., Client]) -> Letters:
    return Letters(make_client(therapist))


@pytest.fixture
def a_strangers(other_patient: User, make_client: Callable[..., Client]) -> Letters:
    return Letters(make_client(other_patient))


@pytest.fixture
def another_therapists(other_therapist: User, make_client: Callable[..., Client]) -> Letters:
    return Letters(make_client(other_therapist))

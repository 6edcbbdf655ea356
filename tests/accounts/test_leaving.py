"""Leaving for good."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.care.models import CareRelationship, relationship_ended
from accounts.devices.models import Device
from accounts.keys.models import KeyWrap, PublicKeys
from accounts.log.models import AccessEvent
from accounts.users.leaving import person_leaving
from accounts.users.models import User
from tests.accounts.door import sign_up
from tests.accounts.keyring import Keyring, add_wrap, prove, publish, slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def test_everything_of_a_person_goes() -> None:
    client = Client()
    keyring = Keyring(sign_up(client, "ana@example.org").id)
    publish(client, keyring)
    add_wrap(client)
    prove(client, keyring)
    assert client.delete("/api/v1/me/").status_code == 204
    for model in (User, Device, KeyWrap, PublicKeys, AccessEvent, EmailAddress, Session):
        assert not model.objects.exists(), model
    assert slug(client.get("/api/v1/me/")) == "sign-in"


def test_others_keep_what_is_theirs(patient: User, other_patient: User) -> None:
    other = sign_in(other_patient)
    add_wrap(other)
    sign_in(patient).delete("/api/v1/me/")
    assert other.get("/api/v1/me/").status_code == 200
    assert KeyWrap.objects.count() == 1


def test_a_locked_device_deletes_nobody(patient: User) -> None:
    assert slug(sign_in(patient, unlocked=False).delete("/api/v1/me/")) == "locked"
    assert User.objects.filter(id=patient.id).exists()


def test_whoever_leaves_ends_their_relationships_first(patient: User, therapist: User, care: CareRelationship) -> None:
    heard: list[str] = []

    def ended(**kwargs: Any) -> None:
        heard.append("ended")

    def leaving(user: User, **kwargs: Any) -> None:
        heard.append(user.email)

    relationship_ended.connect(ended)
    person_leaving.connect(leaving)
    try:
        sign_in(therapist).delete("/api/v1/me/")
    finally:
        relationship_ended.disconnect(ended)
        person_leaving.disconnect(leaving)
    assert heard == ["ended", therapist.email]
    client = sign_in(patient)
    assert client.get("/api/v1/people/").json() == {"people": []}
    kinds = [event["kind"] for event in client.get("/api/v1/events/").json()["events"]]
    assert "relationship-ended" in kinds


def test_the_address_is_free_again(patient: User) -> None:
    sign_in(patient).delete("/api/v1/me/")
    assert sign_up(Client(), patient.email).id != patient.id

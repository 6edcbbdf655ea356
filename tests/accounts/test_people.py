"""The people one is connected with, and the end of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.care.models import CareRelationship, relationship_ended
from accounts.log.models import AccessEvent
from accounts.users.models import User
from tests.accounts.keyring import Keyring, publish, slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def test_each_side_finds_the_other_with_keys(patient: User, therapist: User, care: CareRelationship) -> None:
    keys = Keyring(therapist.id)
    publish(sign_in(therapist), keys)
    (person,) = sign_in(patient).get("/api/v1/people/").json()["people"]
    assert person == {
        "id": str(therapist.id),
        "relationship": str(care.id),
        "role": "therapist",
        **keys.public(),
        "since": person["since"],
        "ended_at": None,
    }
    (person,) = sign_in(therapist).get("/api/v1/people/").json()["people"]
    assert (person["id"], person["role"], person["recipient"]) == (str(patient.id), "patient", None)


def test_nobody_else_finds_them(other_patient: User, other_therapist: User, care: CareRelationship) -> None:
    for stranger in (other_patient, other_therapist):
        assert sign_in(stranger).get("/api/v1/people/").json() == {"people": []}


def test_no_address_of_a_person_leaves_the_server(patient: User, therapist: User, care: CareRelationship) -> None:
    assert patient.email.encode() not in sign_in(therapist).get("/api/v1/people/").content
    assert therapist.email.encode() not in sign_in(patient).get("/api/v1/people/").content


def test_an_invitation_that_was_not_accepted_shows_nobody(patient: User, therapist: User) -> None:
    CareRelationship.objects.create(patient=patient, therapist=therapist, invited_at=timezone.now())
    assert sign_in(patient).get("/api/v1/people/").json() == {"people": []}


def test_either_side_ends_it_and_it_stays_listed(patient: User, therapist: User, care: CareRelationship) -> None:
    heard: list[Any] = []

    def hear(relationship: CareRelationship, **kwargs: Any) -> None:
        heard.append(relationship.id)

    relationship_ended.connect(hear)
    try:
        assert sign_in(therapist).delete(f"/api/v1/relationships/{care.id}/").status_code == 204
        assert sign_in(patient).delete(f"/api/v1/relationships/{care.id}/").status_code == 204
    finally:
        relationship_ended.disconnect(hear)
    care.refresh_from_db()
    assert care.ended_by == therapist
    assert heard == [care.id]
    assert AccessEvent.objects.filter(kind="relationship-ended").count() == 2
    for one in (patient, therapist):
        (person,) = sign_in(one).get("/api/v1/people/").json()["people"]
        assert person["ended_at"]


def test_a_strangers_relationship_is_not_there(
    other_patient: User, other_therapist: User, care: CareRelationship
) -> None:
    for stranger in (other_patient, other_therapist):
        assert sign_in(stranger).delete(f"/api/v1/relationships/{care.id}/").status_code == 404
    assert sign_in(other_patient).delete(f"/api/v1/relationships/{uuid4()}/").status_code == 404
    assert CareRelationship.objects.active().get() == care


def test_a_locked_device_ends_nothing(patient: User, care: CareRelationship) -> None:
    assert slug(sign_in(patient, unlocked=False).delete(f"/api/v1/relationships/{care.id}/")) == "locked"


def test_two_who_begin_again_are_listed_once(patient: User, therapist: User, care: CareRelationship) -> None:
    now = timezone.now()
    care.end(patient, now)
    later = now + timedelta(days=1)
    again = CareRelationship.objects.create(patient=patient, therapist=therapist, invited_at=now, accepted_at=later)
    (person,) = sign_in(patient).get("/api/v1/people/").json()["people"]
    assert (person["relationship"], person["ended_at"]) == (str(again.id), None)


def test_many_people_take_two_queries(therapist: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    now = timezone.now()
    for number in range(5):
        person = User.objects.create_user(f"p{number}@example.org")
        CareRelationship.objects.create(patient=person, therapist=therapist, invited_at=now, accepted_at=now)
    client = sign_in(therapist)
    with django_assert_num_queries(2):
        assert len(client.get("/api/v1/people/").json()["people"]) == 5

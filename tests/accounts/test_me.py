"""Me: what I am told, what I may choose, and who is asked to sign in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.devices.models import Device
from accounts.users.models import User
from tests.accounts.keyring import JSON, Keyring, publish, slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def test_nobody_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get("/api/v1/me/")
    assert (answer.status_code, slug(answer)) == (401, "sign-in")


def test_i_choose_my_language_and_time_zone(patient: User) -> None:
    client = sign_in(patient, unlocked=False)
    answer = client.patch("/api/v1/me/", {"locale": "es", "time_zone": "America/Bogota"}, content_type=JSON)
    assert (answer.json()["locale"], answer.json()["time_zone"]) == ("es", "America/Bogota")
    patient.refresh_from_db()
    assert (patient.locale, patient.time_zone) == ("es", "America/Bogota")


def test_what_i_do_not_choose_stays(patient: User) -> None:
    client = sign_in(patient)
    client.patch("/api/v1/me/", {"time_zone": "Asia/Kolkata"}, content_type=JSON)
    answer = client.patch("/api/v1/me/", {"locale": "es"}, content_type=JSON)
    assert answer.json()["time_zone"] == "Asia/Kolkata"


@pytest.mark.parametrize(
    "change", [{"locale": "xx"}, {"time_zone": "Mars/Olympus"}, {"time_zone": ""}, {"locale": None}]
)
def test_what_does_not_exist_can_not_be_chosen(patient: User, change: dict[str, str]) -> None:
    answer = sign_in(patient).patch("/api/v1/me/", change, content_type=JSON)
    assert (answer.status_code, slug(answer)) == (400, "invalid")
    patient.refresh_from_db()
    assert (patient.locale, patient.time_zone) == ("en", "UTC")


@pytest.mark.parametrize("field", ["email", "role", "id"])
def test_nobody_changes_who_they_are(patient: User, field: str) -> None:
    before = sign_in(patient).get("/api/v1/me/").json()[field]
    answer = sign_in(patient).patch("/api/v1/me/", {field: "therapist"}, content_type=JSON)
    assert answer.json()[field] == before


def test_a_change_without_the_csrf_token_is_refused(patient: User) -> None:
    client = sign_in(patient, csrf=True)
    answer = client.patch("/api/v1/me/", {"locale": "es"}, content_type=JSON)
    assert (answer.status_code, slug(answer)) == (403, "csrf")
    token = "a" * 32
    client.cookies["csrftoken"] = token
    answer = client.patch("/api/v1/me/", {"locale": "es"}, content_type=JSON, headers={"x-csrftoken": token})
    assert answer.status_code == 200


def test_what_is_no_json_is_answered_as_a_problem(patient: User) -> None:
    client = sign_in(patient)
    assert slug(client.patch("/api/v1/me/", "{", content_type=JSON)) == "refused"
    assert slug(client.patch("/api/v1/me/", "a=b", content_type="application/x-www-form-urlencoded")) == "refused"
    assert slug(client.post("/api/v1/me/")) == "refused"


def test_me_takes_two_queries(patient: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = sign_in(patient)
    publish(client, Keyring(patient.id))
    with django_assert_num_queries(2):
        assert client.get("/api/v1/me/").json()["keys"]


def test_a_session_that_has_expired_is_no_session(patient: User) -> None:
    client = sign_in(patient)
    Device.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert slug(client.get("/api/v1/me/")) == "sign-in"


def test_somebody_who_was_switched_off_is_signed_out(patient: User) -> None:
    client = sign_in(patient)
    User.objects.update(is_active=False)
    assert slug(client.get("/api/v1/me/")) == "sign-in"

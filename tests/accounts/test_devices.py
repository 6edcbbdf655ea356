"""My browsers: named, listed, revoked; and the half that keeps one unlocked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.devices.models import Device
from accounts.devices.naming import name_of
from accounts.encoding import from_base64url
from accounts.log.models import AccessEvent
from accounts.users.models import User
from tests.accounts import door
from tests.accounts.keyring import slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.5 Safari"
)


def current(client: Client) -> str:
    return str(client.get("/api/v1/me/").json()["device"]["id"])


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (WINDOWS, "Chrome on Windows"),
        (WINDOWS + " Edg/126.0", "Edge on Windows"),
        (IPHONE, "Safari on iPhone"),
        (IPHONE.replace("Version/17.5", "CriOS/126.0"), "Chrome on iPhone"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0", "Firefox on Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1 Version/17.5 Safari/605.1", "Safari on Mac"),
        (
            "Mozilla/5.0 (Linux; Android 14; SM-S911B) SamsungBrowser/25.0 Chrome/121 Safari",
            "Samsung Internet on Android",
        ),
        ("Mozilla/5.0 (X11; CrOS x86_64 15786) Chrome/126.0 Safari/537.36", "Chrome on ChromeOS"),
        ("curl/8.5.0", "Browser"),
        ("", "Browser"),
    ],
)
def test_a_browser_is_named_in_plain_words(user_agent: str, name: str) -> None:
    assert name_of(user_agent) == name


def test_my_devices_are_listed_and_no_others(patient: User, other_patient: User) -> None:
    client = sign_in(patient)
    other = sign_in(patient, unlocked=False)
    sign_in(other_patient)
    devices = client.get("/api/v1/devices/").json()["devices"]
    assert {device["id"] for device in devices} == {current(client), current(other)}
    assert [device["current"] for device in devices if device["id"] == current(client)] == [True]
    assert set(devices[0]) == {"id", "name", "created_at", "last_seen_at", "current"}


def test_a_revoked_device_reads_nothing_and_its_session_is_gone(patient: User) -> None:
    client, lost = sign_in(patient), sign_in(patient)
    name = current(lost)
    assert client.delete(f"/api/v1/devices/{name}/").status_code == 204
    assert slug(lost.get("/api/v1/people/")) == "sign-in"
    assert lost.get("/_allauth/browser/v1/auth/session").status_code == 401
    assert Session.objects.count() == 1
    assert bytes(Device.objects.get(id=name).server_half) == b""
    assert len(client.get("/api/v1/devices/").json()["devices"]) == 1
    assert client.delete(f"/api/v1/devices/{name}/").status_code == 404


def test_revoking_is_written_down(patient: User) -> None:
    client, lost = sign_in(patient), sign_in(patient)
    name = current(lost)
    client.delete(f"/api/v1/devices/{name}/")
    event = AccessEvent.objects.get(kind="device-revoked")
    assert (str(event.about), str(event.device_id)) == (name, current(client))


def test_revoking_this_device_signs_it_out(patient: User) -> None:
    client = sign_in(patient)
    assert client.delete(f"/api/v1/devices/{current(client)}/").status_code == 204
    assert slug(client.get("/api/v1/me/")) == "sign-in"


def test_a_strangers_device_is_not_there(patient: User, other_patient: User) -> None:
    client, stranger = sign_in(patient), sign_in(other_patient)
    assert stranger.delete(f"/api/v1/devices/{current(client)}/").status_code == 404
    assert stranger.delete(f"/api/v1/devices/{uuid4()}/").status_code == 404
    assert client.get("/api/v1/me/").status_code == 200


def test_a_locked_device_lists_and_revokes_nothing(patient: User) -> None:
    client, locked = sign_in(patient), sign_in(patient, unlocked=False)
    assert slug(locked.get("/api/v1/devices/")) == "locked"
    assert slug(locked.delete(f"/api/v1/devices/{current(client)}/")) == "locked"
    assert slug(locked.get("/api/v1/devices/current/half/")) == "locked"


def test_each_device_has_a_half_of_its_own_that_stays(patient: User) -> None:
    client, other = sign_in(patient), sign_in(patient)
    halves = [one.get("/api/v1/devices/current/half/").json()["half"] for one in (client, client, other)]
    assert halves[0] == halves[1] != halves[2]
    assert len(from_base64url(halves[0], 32)) == 32


def test_a_device_is_seen_once_an_hour(patient: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = sign_in(patient)
    with django_assert_num_queries(2):
        client.get("/api/v1/devices/")
    long_ago = timezone.now() - timedelta(hours=2)
    Device.objects.update(last_seen_at=long_ago)
    client.get("/api/v1/devices/")
    assert Device.objects.get().last_seen_at > long_ago


def test_the_newest_seen_comes_first(patient: User) -> None:
    client, older = sign_in(patient), sign_in(patient)
    Device.objects.filter(id=current(older)).update(last_seen_at=timezone.now() - timedelta(minutes=50))
    assert [device["id"] for device in client.get("/api/v1/devices/").json()["devices"]] == [
        current(client),
        current(older),
    ]


def test_the_session_has_another_key_after_signing_in() -> None:
    client = Client()
    door.send(client, "auth/signup", email="new@example.org")
    before = client.cookies["sessionid"].value
    door.send(client, "auth/email/verify", key=door.code_in_mail())
    assert client.cookies["sessionid"].value != before

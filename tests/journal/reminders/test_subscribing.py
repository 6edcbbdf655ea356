"""A device says where it takes push messages; the server writes to public push services only."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from accounts.users.models import User
from journal.reminders.endpoints import is_public
from journal.reminders.models import PushSubscription
from tests.journal.reminders.conftest import base64url, new_phone

MakeClient = Callable[..., Client]
DOOR = "/api/v1/push-subscription/"


def put(client: Client, **changed: Any) -> Any:
    return client.put(DOOR, new_phone().keys | changed, content_type="application/json")


@pytest.fixture
def client(make_client: MakeClient, patient: User) -> Client:
    return make_client(patient)


def test_a_device_learns_the_key_and_the_texts_in_its_language(
    client: Client, patient: User, settings: Settings
) -> None:
    settings.VAPID_PUBLIC_KEY = "BKey"
    facts = client.get(DOOR).json()
    assert (facts["public_key"], facts["title"], facts["endpoint"]) == ("BKey", "Notes", None)
    assert facts["texts"]["2"] == "Your page is ready."
    assert len(facts["texts"]) == 13
    assert set(facts["words"]) == {"write", "later", "done", "when", "hour", "evening", "tomorrow", "go-on", "stop"}


def test_a_device_has_one_subscription_and_can_change_and_drop_it(client: Client) -> None:
    assert put(client).status_code == 200
    newer = "https://updates.push.services.mozilla.com/wpush/v2/xyz"
    assert put(client, endpoint=newer).json()["endpoint"] == newer
    assert PushSubscription.objects.get().endpoint == newer
    assert client.delete(DOOR).status_code == 204
    assert client.delete(DOOR).status_code == 204
    assert not PushSubscription.objects.exists()


def test_a_browser_that_signs_in_anew_takes_its_address_along(
    client: Client, make_client: MakeClient, other_patient: User
) -> None:
    put(client)
    put(make_client(other_patient))
    assert PushSubscription.objects.get().device.user == other_patient


def test_a_stranger_sees_and_drops_only_their_own(client: Client, make_client: MakeClient, other_patient: User) -> None:
    put(client)
    stranger = make_client(other_patient)
    assert stranger.get(DOOR).json()["endpoint"] is None
    stranger.delete(DOOR)
    assert PushSubscription.objects.count() == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/fcm/send/abc",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.evil.invalid/x",
        "https://user:password@fcm.googleapis.com/x",
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://10.1.2.3/x",
        "https://192.168.0.1/x",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[fe80::1]/x",
        "https://[64:ff9b::7f00:1]/x",
        "https://0.0.0.0/x",
        "https://2130706433/x",
        "https://no-such-host.invalid/x",
        "ftp://fcm.googleapis.com/x",
        "https:///x",
        "https://fcm.googleapis.com:port/x",
        "https://[",
        "https://fcm.googleapis.com/" + "x" * 1000,
        "nonsense",
    ],
)
def test_an_address_that_is_no_public_push_service_is_refused(client: Client, endpoint: str) -> None:
    answer = put(client, endpoint=endpoint)
    assert answer.status_code == 400
    assert answer.json()["type"].rpartition("/")[2] in {"push-endpoint", "invalid"}
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"p256dh": base64url(b"\x04" + os.urandom(64))},
        {"p256dh": base64url(b"\x04" * 64)},
        {"p256dh": "!!!"},
        {"auth": base64url(os.urandom(15))},
        {"auth": ""},
    ],
)
def test_keys_that_can_not_work_are_refused(client: Client, wrong: dict[str, str]) -> None:
    assert put(client, **wrong).status_code == 400
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2607:f8b0:4005:80a::200e", True),
        ("127.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("fd00::1", False),
        ("fe80::1%eth0", False),
        ("::", False),
    ],
)
def test_only_addresses_of_the_open_internet_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public

"""Passkeys: added while joining or unlocked, and one touch signs in."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.devices.models import Device
from accounts.users.models import User
from tests.accounts.authenticator import Authenticator
from tests.accounts.door import DOOR, JSON, send, sign_in, sign_up
from tests.accounts.keyring import Keyring, add_wrap, prove, publish, slug

pytestmark = pytest.mark.django_db
PASSKEYS = "account/authenticators/webauthn"


def add(client: Client, authenticator: Authenticator) -> Any:
    options = client.get(f"{DOOR}/{PASSKEYS}?passwordless").json()["data"]["creation_options"]
    return send(client, PASSKEYS, credential=authenticator.make(options))


def touch(client: Client, authenticator: Authenticator) -> Any:
    options = client.get(f"{DOOR}/auth/webauthn/login").json()["data"]["request_options"]
    return send(client, "auth/webauthn/login", credential=authenticator.sign(options))


def test_one_touch_signs_in() -> None:
    client, authenticator = Client(), Authenticator()
    user = sign_up(client, "ana@example.org")
    assert add(client, authenticator).status_code == 200
    other = Client()
    assert touch(other, authenticator).status_code == 200
    me = other.get("/api/v1/me/").json()
    assert (me["id"], me["device"]["unlocked"]) == (str(user.id), False)


def test_a_passkey_is_no_second_step_for_a_code() -> None:
    client = Client()
    sign_up(client, "ana@example.org")
    add(client, Authenticator())
    assert sign_in(Client(), "ana@example.org").status_code == 200


def test_a_passkey_is_named_after_its_browser() -> None:
    client = Client()
    sign_up(client, "ana@example.org")
    add(client, Authenticator())
    (kept,) = client.get(f"{DOOR}/account/authenticators").json()["data"]
    assert kept["name"] == "Chrome on Android"


def test_an_unlocked_device_adds_and_removes_with_no_more_questions() -> None:
    client, first, second = Client(), Authenticator(), Authenticator()
    keyring = Keyring(sign_up(client, "ana@example.org").id)
    add(client, first)
    publish(client, keyring)
    add_wrap(client)
    prove(client, keyring)
    assert add(client, second).status_code == 200
    one, _other = client.get(f"{DOOR}/account/authenticators").json()["data"]
    gone = client.delete(f"{DOOR}/{PASSKEYS}", {"authenticators": [one["id"]]}, content_type=JSON)
    assert gone.status_code == 200
    assert touch(Client(), first).status_code == 400
    assert touch(Client(), second).status_code == 200


def test_a_thief_of_the_mailbox_adds_no_passkey() -> None:
    client, keyring = Client(), Keyring(sign_up(Client(), "ana@example.org").id)
    sign_in(client, "ana@example.org")
    publish(client, keyring)
    add_wrap(client)
    prove(client, keyring)
    thief = Client()
    sign_in(thief, "ana@example.org")
    answer = send(thief, PASSKEYS, credential={})
    assert slug(answer) == "locked"


def test_a_passkey_of_another_site_signs_nobody_in() -> None:
    client, authenticator = Client(), Authenticator()
    sign_up(client, "ana@example.org")
    add(client, authenticator)
    elsewhere = Authenticator(rp="elsewhere.example")
    elsewhere.key, elsewhere.id, elsewhere.user = authenticator.key, authenticator.id, authenticator.user
    assert touch(Client(), elsewhere).status_code == 400


def test_an_unknown_passkey_signs_nobody_in(patient: User) -> None:
    stranger = Authenticator()
    stranger.user = str(patient.id).encode()
    assert touch(Client(), stranger).status_code == 400


def broken(credential: dict[str, Any]) -> Iterator[Any]:
    """A credential in pieces: parts gone, parts of a wrong kind, bytes of no meaning."""
    yield from ({}, {"id": 1}, "x", None, [], {"id": "é", "rawId": "é", "response": {}})
    for name in credential:
        yield {key: value for key, value in credential.items() if key != name and name != "clientExtensionResults"}
        yield credential | ({name: 7} if name != "clientExtensionResults" else {"id": ""})
    for name in credential["response"]:
        values: tuple[Any, ...] = ("", "AAAA", "é", None, 7, {})
        for value in values:
            if (name, value) != ("userHandle", None):
                yield credential | {"response": credential["response"] | {name: value}}


def test_a_credential_in_pieces_signs_nobody_in() -> None:
    client, authenticator = Client(), Authenticator()
    sign_up(client, "ana@example.org")
    add(client, authenticator)
    other = Client()
    whole = authenticator.sign(other.get(f"{DOOR}/auth/webauthn/login").json()["data"]["request_options"])
    for credential in broken(whole):
        cache.clear()
        other.get(f"{DOOR}/auth/webauthn/login")
        assert send(other, "auth/webauthn/login", credential=credential).status_code == 400, credential


def test_a_credential_in_pieces_is_not_kept() -> None:
    client, authenticator = Client(), Authenticator()
    sign_up(client, "ana@example.org")
    options = client.get(f"{DOOR}/{PASSKEYS}?passwordless").json()["data"]["creation_options"]
    for credential in broken(authenticator.make(options)):
        client.get(f"{DOOR}/{PASSKEYS}?passwordless")
        assert send(client, PASSKEYS, credential=credential).status_code == 400, credential
    assert client.get(f"{DOOR}/account/authenticators").json()["data"] == []


def test_a_touch_can_not_be_replayed() -> None:
    client, authenticator = Client(), Authenticator()
    sign_up(client, "ana@example.org")
    add(client, authenticator)
    other = Client()
    options = other.get(f"{DOOR}/auth/webauthn/login").json()["data"]["request_options"]
    signed = authenticator.sign(options)
    assert send(other, "auth/webauthn/login", credential=signed).status_code == 200
    assert send(Client(), "auth/webauthn/login", credential=signed).status_code == 400


def test_a_passkey_of_somebody_who_was_switched_off_signs_nobody_in() -> None:
    client, authenticator = Client(), Authenticator()
    user = sign_up(client, "ana@example.org")
    add(client, authenticator)
    user.is_active = False
    user.save()
    other = Client()
    touch(other, authenticator)
    assert slug(other.get("/api/v1/me/")) == "sign-in"


def test_a_touch_where_one_is_signed_in_keeps_the_device() -> None:
    client, authenticator = Client(), Authenticator()
    sign_up(client, "ana@example.org")
    add(client, authenticator)
    before = client.get("/api/v1/me/").json()["device"]
    assert touch(client, authenticator).status_code == 200
    assert client.get("/api/v1/me/").json()["device"] == before
    assert Device.objects.count() == 1


def test_a_touch_where_somebody_else_is_signed_in_ends_their_session() -> None:
    hers, his, authenticator = Client(), Client(), Authenticator()
    sign_up(hers, "ana@example.org")
    add(hers, authenticator)
    sign_up(his, "carl@example.org")
    before = his.cookies["sessionid"].value
    assert touch(his, authenticator).status_code == 200
    assert his.get("/api/v1/me/").json()["email"] == "ana@example.org"
    thief = Client()
    thief.cookies["sessionid"] = before
    assert slug(thief.get("/api/v1/me/")) == "sign-in"
    assert set(Device.objects.active().values_list("user__email", flat=True)) == {"ana@example.org"}


def test_the_secret_of_a_passkey_is_never_taken() -> None:
    client, authenticator = Client(), Authenticator()
    sign_up(client, "ana@example.org")
    options = client.get(f"{DOOR}/{PASSKEYS}?passwordless").json()["data"]["creation_options"]
    credential = authenticator.make(options)
    leaking = credential | {"clientExtensionResults": {"prf": {"enabled": True, "results": {"first": "c2VjcmV0"}}}}
    assert slug(send(client, PASSKEYS, credential=leaking)) == "prf-secret"
    assert slug(send(Client(), "auth/webauthn/login", credential=leaking)) == "prf-secret"
    assert client.get(f"{DOOR}/account/authenticators").json()["data"] == []
    harmless = credential | {"clientExtensionResults": {"prf": {"enabled": True}, "credProps": {"rk": True}}}
    assert send(client, PASSKEYS, credential=harmless).status_code == 200

"""Signing up and in, with no password anywhere."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.devices.models import Device
from accounts.users.models import User
from tests.accounts.door import DOOR, code_in_mail, send, sign_in, sign_up
from tests.accounts.keyring import Keyring, add_wrap, prove, publish, slug

pytestmark = pytest.mark.django_db


def test_a_new_person_signs_up_with_an_address_and_a_code() -> None:
    client = Client()
    user = sign_up(client, "new@example.org", time_zone="Europe/Madrid")
    me = client.get("/api/v1/me/").json()
    assert me == {
        "id": str(user.id),
        "email": "new@example.org",
        "role": "patient",
        "locale": "en",
        "time_zone": "Europe/Madrid",
        "keys": None,
        "device": {"id": me["device"]["id"], "name": "Chrome on Android", "unlocked": False},
    }
    assert not user.has_usable_password()


def test_sign_up_keeps_the_language_of_the_page() -> None:
    client = Client(headers={"accept-language": "es"})
    assert sign_up(client, "nueva@example.org").locale == "es"


def test_an_unknown_time_zone_is_no_reason_to_turn_somebody_away() -> None:
    assert sign_up(Client(), "new@example.org", time_zone="Mars/Olympus").time_zone == "UTC"


def test_whoever_lost_the_passkey_signs_in_with_a_code_alone() -> None:
    from allauth.mfa.models import Authenticator

    user = sign_up(Client(), "ana@example.org")
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "phone", "credential": {}})
    other = Client()
    assert sign_in(other, "ana@example.org").status_code == 200
    assert other.get("/api/v1/me/").json()["device"]["unlocked"] is False


def test_a_code_works_once_and_a_wrong_one_never() -> None:
    sign_up(Client(), "ana@example.org")
    client = Client()
    send(client, "auth/code/request", email="ana@example.org")
    assert send(client, "auth/code/confirm", code="XXXXXX").status_code == 400
    assert send(client, "auth/code/confirm", code=code_in_mail()).status_code == 200
    assert send(Client(), "auth/code/confirm", code=code_in_mail()).status_code == 409


def test_three_wrong_codes_void_the_right_one() -> None:
    sign_up(Client(), "ana@example.org")
    client = Client()
    send(client, "auth/code/request", email="ana@example.org")
    for _try in range(3):
        send(client, "auth/code/confirm", code="XXXXXX")
    assert send(client, "auth/code/confirm", code=code_in_mail()).status_code == 409


def test_nobody_learns_which_addresses_have_an_account() -> None:
    sign_up(Client(), "ana@example.org")
    answers = [send(Client(), "auth/code/request", email=email) for email in ("ana@example.org", "nobody@example.org")]
    assert answers[0].status_code == answers[1].status_code == 401
    assert answers[0].json() == answers[1].json()
    cache.clear()
    again = [send(Client(), "auth/signup", email=email) for email in ("ana@example.org", "newer@example.org")]
    assert again[0].status_code == again[1].status_code == 401
    assert again[0].json() == again[1].json()


def test_an_existing_person_who_signs_up_again_is_told_by_mail_only() -> None:
    sign_up(Client(), "ana@example.org")
    cache.clear()
    send(Client(), "auth/signup", email="ana@example.org")
    assert mail.outbox[-1].to == ["ana@example.org"]
    assert "/sign-in/" in str(mail.outbox[-1].body)
    assert User.objects.count() == 1


def test_joining_that_stopped_before_the_code_goes_on_by_signing_in() -> None:
    send(Client(), "auth/signup", email="ana@example.org")
    cache.clear()
    client = Client()
    assert sign_in(client, "ana@example.org").status_code == 200
    assert client.get("/api/v1/me/").json()["keys"] is None


def test_there_is_no_door_for_passwords_or_a_change_of_address(patient: User) -> None:
    client = Client()
    client.force_login(patient, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("auth/login", "auth/password/request", "auth/password/reset", "account/password/change"):
        assert send(client, path, password="x", email="ana@example.org").status_code == 404, path
    assert client.get(f"{DOOR}/account/email").status_code == 404
    assert client.get("/accounts/login/").status_code == 404


def test_signing_out_ends_the_device() -> None:
    client = Client()
    sign_up(client, "ana@example.org")
    client.delete(f"{DOOR}/auth/session")
    device = Device.objects.get()
    assert device.revoked_at
    assert device.session_key is None
    assert bytes(device.server_half) == b""
    assert slug(client.get("/api/v1/me/")) == "sign-in"


def test_signing_in_makes_no_device_for_somebody_who_only_asked_for_a_code() -> None:
    send(Client(), "auth/signup", email="ana@example.org")
    assert not Device.objects.exists()


def test_a_new_person_may_add_a_passkey_right_away() -> None:
    client = Client()
    user = sign_up(client, "ana@example.org")
    answer = client.get(f"{DOOR}/account/authenticators/webauthn?passwordless")
    options = answer.json()["data"]["creation_options"]["publicKey"]
    assert answer.status_code == 200
    assert options["rp"] == {"id": "localhost", "name": "Afterword"}
    assert options["user"]["name"] == user.email
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"


def test_a_locked_device_changes_no_passkey_once_the_keys_are_proved() -> None:
    client = Client()
    keyring = Keyring(sign_up(client, "ana@example.org").id)
    publish(client, keyring)
    add_wrap(client)
    assert prove(client, keyring).status_code == 204
    assert client.get(f"{DOOR}/account/authenticators/webauthn?passwordless").status_code == 200
    thief = Client()
    sign_in(thief, "ana@example.org")
    for method in (thief.get, thief.post, thief.put, thief.delete):
        answer = method(f"{DOOR}/account/authenticators/webauthn", content_type="application/json")
        assert slug(answer) == "locked"
    assert slug(Client().get(f"{DOOR}/account/authenticators")) == "sign-in"


def test_asking_for_codes_again_and_again_is_slowed_down() -> None:
    sign_up(Client(), "ana@example.org")
    for email in ("ana@example.org", "nobody@example.org"):
        answers = [send(Client(), "auth/code/request", email=email) for _try in range(4)]
        assert [answer.status_code for answer in answers] == [401, 401, 401, 400]
        assert answers[3].json()["errors"][0]["code"] == "too_many_login_attempts"

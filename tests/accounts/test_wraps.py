"""Ways of unlocking: added, never overwritten, never the last one removed."""

import base64
from uuid import uuid4

import pyrage
import pytest
from django.test import Client

from accounts.keys.models import KeyWrap
from accounts.log.models import AccessEvent
from accounts.users.models import User
from tests.accounts.keyring import JSON, Keyring, add_wrap, prove, publish, slug, wrap
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(patient: User) -> Client:
    return sign_in(patient)


def test_a_new_person_adds_the_first_ways_before_unlocking(patient: User) -> None:
    client = sign_in(patient, unlocked=False)
    publish(client, Keyring(patient.id))
    assert [add_wrap(client, kind)[1].status_code for kind in ("recovery", "passkey", "passphrase")] == [201] * 3


def test_wraps_come_back_as_they_were_sent(client: Client) -> None:
    sent = wrap("passkey")
    name = uuid4()
    client.put(f"/api/v1/wraps/{name}/", sent, content_type=JSON)
    (kept,) = client.get("/api/v1/wraps/").json()["wraps"]
    assert {key: kept[key] for key in sent} == sent
    assert kept["id"] == str(name)
    assert kept["created_at"]


def test_a_locked_device_may_read_the_wraps_to_unlock(client: Client, patient: User) -> None:
    add_wrap(client)
    assert len(sign_in(patient, unlocked=False).get("/api/v1/wraps/").json()["wraps"]) == 1


def test_once_keys_are_proved_a_locked_device_adds_nothing(patient: User) -> None:
    first, keyring = sign_in(patient, unlocked=False), Keyring(patient.id)
    publish(first, keyring)
    add_wrap(first)
    prove(first, keyring)
    _name, answer = add_wrap(sign_in(patient, unlocked=False))
    assert (answer.status_code, slug(answer)) == (403, "locked")
    assert add_wrap(first)[1].status_code == 201


def test_the_same_wrap_again_is_no_harm_and_another_is_refused(client: Client) -> None:
    name, sent = uuid4(), wrap("recovery")
    statuses = [client.put(f"/api/v1/wraps/{name}/", body, content_type=JSON).status_code for body in (sent, sent)]
    assert statuses == [201, 204]
    answer = client.put(f"/api/v1/wraps/{name}/", wrap("recovery"), content_type=JSON)
    assert (answer.status_code, slug(answer)) == (409, "wrap-exists")
    assert client.get("/api/v1/wraps/").json()["wraps"][0]["sealed"] == sent["sealed"]


def test_a_strangers_wrap_is_not_there(client: Client, other_patient: User) -> None:
    name, _answer = add_wrap(client)
    add_wrap(client)
    stranger = sign_in(other_patient)
    assert stranger.get("/api/v1/wraps/").json() == {"wraps": []}
    assert stranger.delete(f"/api/v1/wraps/{name}/").status_code == 404
    assert stranger.put(f"/api/v1/wraps/{name}/", wrap("recovery"), content_type=JSON).status_code == 404
    assert KeyWrap.objects.count() == 2


def test_two_ways_stay_and_the_recovery_code_is_one_of_them(client: Client) -> None:
    recovery, _ = add_wrap(client, "recovery")
    passkey, _ = add_wrap(client, "passkey")
    for name in (recovery, passkey):
        assert slug(client.delete(f"/api/v1/wraps/{name}/")) == "last-way-in"
    other, _ = add_wrap(client, "passphrase")
    answer = client.delete(f"/api/v1/wraps/{recovery}/")
    assert (answer.status_code, slug(answer)) == (409, "last-way-in")
    assert client.delete(f"/api/v1/wraps/{passkey}/").status_code == 204
    assert {one["id"] for one in client.get("/api/v1/wraps/").json()["wraps"]} == {recovery, other}


def test_a_new_recovery_code_takes_the_place_of_the_old_one(client: Client) -> None:
    old, _ = add_wrap(client, "recovery")
    add_wrap(client, "passkey")
    add_wrap(client, "recovery")
    assert client.delete(f"/api/v1/wraps/{old}/").status_code == 204


def test_a_locked_device_removes_nothing(client: Client, patient: User) -> None:
    names = [add_wrap(client)[0] for _ in range(3)]
    answer = sign_in(patient, unlocked=False).delete(f"/api/v1/wraps/{names[0]}/")
    assert (answer.status_code, slug(answer)) == (403, "locked")
    assert KeyWrap.objects.count() == 3


@pytest.mark.parametrize(
    ("kind", "changes", "expected"),
    [
        ("recovery", {"sealed": "not base64!"}, (400, "invalid")),
        ("recovery", {"sealed": base64.b64encode(b"words in the clear").decode()}, (400, "sealed-header")),
        ("recovery", {"sealed": ""}, (400, "invalid")),
        ("recovery", {"kind": "password"}, (400, "invalid")),
        ("recovery", {"kind": "passphrase"}, (400, "stanza-count")),
        ("passphrase", {"kind": "recovery"}, (400, "stanza-count")),
        ("recovery", {"credential_id": "Y3JlZA"}, (400, "invalid")),
        ("passkey", {"credential_id": ""}, (400, "invalid")),
        ("passkey", {"credential_id": "x" * 513}, (400, "invalid")),
    ],
)
def test_what_is_no_wrap_is_refused(
    client: Client, kind: str, changes: dict[str, str], expected: tuple[int, str]
) -> None:
    answer = client.put(f"/api/v1/wraps/{uuid4()}/", wrap(kind) | changes, content_type=JSON)
    assert (answer.status_code, slug(answer)) == expected
    assert not KeyWrap.objects.exists()


def test_a_wrap_for_two_recipients_is_refused(client: Client) -> None:
    recipients = [pyrage.x25519.Identity.generate().to_public() for _ in range(2)]
    sealed = base64.b64encode(pyrage.encrypt(bytes(300), recipients)).decode()
    assert slug(add_wrap(client, "recovery", sealed=sealed)[1]) == "stanza-count"


def test_a_wrap_has_at_most_eight_kilobytes(client: Client) -> None:
    fits = wrap("recovery", size=7800)
    assert client.put(f"/api/v1/wraps/{uuid4()}/", fits, content_type=JSON).status_code == 201
    answer = client.put(f"/api/v1/wraps/{uuid4()}/", wrap("recovery", size=8200), content_type=JSON)
    assert (answer.status_code, slug(answer)) == (413, "too-large")


def test_twenty_ways_are_enough(client: Client) -> None:
    sent = wrap("recovery")
    put = [client.put(f"/api/v1/wraps/{uuid4()}/", sent, content_type=JSON) for _ in range(21)]
    assert put[19].status_code == 201
    assert slug(put[20]) == "too-many-wraps"


def test_adding_and_removing_are_written_down(client: Client, patient: User) -> None:
    name, *_others = [add_wrap(client)[0] for _ in range(3)]
    client.delete(f"/api/v1/wraps/{name}/")
    kinds = list(AccessEvent.objects.filter(user=patient, about=name).order_by("id").values_list("kind", flat=True))
    assert kinds == ["wrap-added", "wrap-removed"]


def test_no_cache_keeps_the_wraps(client: Client) -> None:
    assert client.get("/api/v1/wraps/")["Cache-Control"] == "no-store"

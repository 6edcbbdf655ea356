"""Public keys: published once, bound to their person."""

import pytest
from django.test import Client

from accounts.keys.models import KeyWrap, PublicKeys
from accounts.users.models import User
from tests.accounts.keyring import JSON, Keyring, add_wrap, prove, publish, slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(patient: User) -> Client:
    return sign_in(patient, unlocked=False)


@pytest.fixture
def keyring(patient: User) -> Keyring:
    return Keyring(patient.id)


def test_a_person_publishes_keys_and_finds_them_again(client: Client, keyring: Keyring) -> None:
    answer = publish(client, keyring)
    assert answer.status_code == 200
    assert answer.json() == keyring.public()
    assert client.get("/api/v1/me/").json()["keys"] == keyring.public()


def test_the_same_keys_again_change_nothing(client: Client, keyring: Keyring) -> None:
    publish(client, keyring)
    add_wrap(client)
    prove(client, keyring)
    assert publish(client, keyring).status_code == 200
    assert KeyWrap.objects.count() == 1
    assert PublicKeys.objects.get().proved_at is not None


def test_proved_keys_are_never_replaced(client: Client, keyring: Keyring) -> None:
    publish(client, keyring)
    add_wrap(client)
    prove(client, keyring)
    answer = publish(client, Keyring(keyring.user))
    assert (answer.status_code, slug(answer)) == (409, "keys-exist")
    assert PublicKeys.objects.get().recipient == keyring.recipient
    assert KeyWrap.objects.count() == 1


def test_joining_that_was_cut_short_begins_anew(client: Client, keyring: Keyring) -> None:
    publish(client, keyring)
    add_wrap(client)
    again = Keyring(keyring.user)
    assert publish(client, again).status_code == 200
    assert PublicKeys.objects.get().recipient == again.recipient
    assert not KeyWrap.objects.exists()


def test_keys_stay_proved_when_every_device_is_gone(client: Client, keyring: Keyring, patient: User) -> None:
    publish(client, keyring)
    add_wrap(client)
    prove(client, keyring)
    patient.devices.all().delete()
    later = sign_in(patient, unlocked=False)
    assert slug(publish(later, Keyring(keyring.user))) == "keys-exist"


def test_keys_bound_to_somebody_else_are_refused(client: Client, other_patient: User) -> None:
    answer = publish(client, Keyring(other_patient.id))
    assert (answer.status_code, slug(answer)) == (400, "binding")
    assert not PublicKeys.objects.exists()


def test_a_binding_of_another_recipient_is_refused(client: Client, keyring: Keyring) -> None:
    mixed = keyring.public() | {"recipient": Keyring(keyring.user).recipient}
    assert slug(client.put("/api/v1/keys/", mixed, content_type=JSON)) == "binding"


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("recipient", lambda value: value.upper()),
        ("recipient", lambda value: value[:-1]),
        ("recipient", lambda value: value[:-1] + ("q" if value[-1] != "q" else "p")),
        ("recipient", lambda value: "age1" + "q" * 58),
        ("recipient", lambda value: value.replace("age1", "age-plugin1")),
        ("recipient", lambda value: ""),
        ("recipient", lambda value: None),
        ("verify_key", lambda value: value + "="),
        ("verify_key", lambda value: value[:-2]),
        ("verify_key", lambda value: "é" * 43),
        ("binding", lambda value: value[:-1]),
        ("binding", lambda value: {"a": 1}),
    ],
)
def test_keys_of_a_wrong_shape_are_refused(client: Client, keyring: Keyring, field: str, change: object) -> None:
    public = keyring.public()
    public[field] = change(public[field])  # type: ignore[operator]
    answer = client.put("/api/v1/keys/", public, content_type=JSON)
    assert (answer.status_code, slug(answer)) == (400, "invalid")
    assert field in answer.json()["errors"]


def test_keys_of_nobody_are_refused(db: None) -> None:
    answer = publish(Client(), Keyring(User().id))
    assert (answer.status_code, slug(answer)) == (401, "sign-in")


def test_publishing_keys_is_slowed_down(client: Client, keyring: Keyring) -> None:
    answers = [client.put("/api/v1/keys/", {}, content_type=JSON) for _try in range(21)]
    assert answers[19].status_code == 400
    assert (answers[20].status_code, slug(answers[20])) == (429, "slow-down")
    assert int(answers[20]["Retry-After"]) == answers[20].json()["wait"] > 0

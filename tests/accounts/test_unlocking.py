"""Proving the key: what unlocks a device, once, and what does not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.keys.models import PublicKeys, UnlockChallenge
from accounts.log.models import AccessEvent
from accounts.users.models import User
from tests.accounts.keyring import JSON, Keyring, add_wrap, prove, publish, slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(patient: User) -> Client:
    return sign_in(patient, unlocked=False)


@pytest.fixture
def keyring(patient: User, client: Client) -> Keyring:
    keyring = Keyring(patient.id)
    publish(client, keyring)
    add_wrap(client)
    return keyring


def ask(client: Client) -> str:
    return str(client.post("/api/v1/unlock/challenge/").json()["nonce"])


def send(client: Client, nonce: str, signature: str) -> str:
    answer = client.post("/api/v1/unlock/proof/", {"nonce": nonce, "signature": signature}, content_type=JSON)
    return "unlocked" if answer.status_code == 204 else slug(answer)


def test_whoever_holds_the_key_unlocks(client: Client, keyring: Keyring, patient: User) -> None:
    assert slug(client.get("/api/v1/people/")) == "locked"
    assert prove(client, keyring).status_code == 204
    assert client.get("/api/v1/people/").status_code == 200
    assert client.get("/api/v1/me/").json()["device"]["unlocked"] is True
    assert PublicKeys.objects.get(user=patient).proved_at
    assert AccessEvent.objects.filter(user=patient, kind="unlocked").count() == 1


def test_a_nonce_works_once(client: Client, keyring: Keyring) -> None:
    nonce = ask(client)
    signature = keyring.sign(f"afterword/unlock/v1\n{nonce}")
    assert send(client, nonce, signature) == "unlocked"
    assert send(client, nonce, signature) == "challenge-unknown"


def test_a_nonce_is_used_up_by_a_wrong_answer(client: Client, keyring: Keyring) -> None:
    nonce = ask(client)
    assert send(client, nonce, Keyring(keyring.user).sign(f"afterword/unlock/v1\n{nonce}")) == "proof"
    assert send(client, nonce, keyring.sign(f"afterword/unlock/v1\n{nonce}")) == "challenge-unknown"
    assert slug(client.get("/api/v1/people/")) == "locked"


def test_asking_again_voids_the_nonce_before(client: Client, keyring: Keyring) -> None:
    old = ask(client)
    ask(client)
    assert send(client, old, keyring.sign(f"afterword/unlock/v1\n{old}")) == "challenge-unknown"


def test_a_nonce_of_another_device_is_unknown(client: Client, keyring: Keyring, patient: User) -> None:
    nonce = ask(sign_in(patient, unlocked=False))
    assert send(client, nonce, keyring.sign(f"afterword/unlock/v1\n{nonce}")) == "challenge-unknown"


def test_a_nonce_that_nobody_made_is_unknown(client: Client, keyring: Keyring) -> None:
    nonce = "A" * 43
    assert send(client, nonce, keyring.sign(f"afterword/unlock/v1\n{nonce}")) == "challenge-unknown"


def test_a_nonce_is_good_for_five_minutes(client: Client, keyring: Keyring) -> None:
    nonce = ask(client)
    UnlockChallenge.objects.update(created_at=timezone.now() - timedelta(minutes=5, seconds=1))
    assert send(client, nonce, keyring.sign(f"afterword/unlock/v1\n{nonce}")) == "challenge-unknown"


@pytest.mark.parametrize("text", ["{nonce}", "afterword/keys/v1\n{nonce}", "afterword/unlock/v1\n{nonce}\n"])
def test_only_the_words_of_unlocking_prove_the_key(client: Client, keyring: Keyring, text: str) -> None:
    nonce = ask(client)
    assert send(client, nonce, keyring.sign(text.format(nonce=nonce))) == "proof"


def test_without_keys_there_is_nothing_to_prove(patient: User) -> None:
    client = sign_in(patient, unlocked=False)
    nonce = ask(client)
    assert send(client, nonce, Keyring(patient.id).sign(f"afterword/unlock/v1\n{nonce}")) == "no-keys"


def test_another_persons_key_unlocks_nothing(keyring: Keyring, other_patient: User) -> None:
    client = sign_in(other_patient, unlocked=False)
    publish(client, Keyring(other_patient.id))
    nonce = ask(client)
    assert send(client, nonce, keyring.sign(f"afterword/unlock/v1\n{nonce}")) == "proof"


@pytest.mark.parametrize("nonce", ["", "A", "A" * 44, "=" * 43, "B" * 43])
def test_a_nonce_of_a_wrong_shape_is_invalid(client: Client, keyring: Keyring, nonce: str) -> None:
    assert send(client, nonce, keyring.sign("x")) == "invalid"


def test_guessing_is_slowed_down(client: Client, keyring: Keyring) -> None:
    answers = [client.post("/api/v1/unlock/challenge/") for _try in range(31)]
    assert answers[29].status_code == 200
    assert slug(answers[30]) == "slow-down"

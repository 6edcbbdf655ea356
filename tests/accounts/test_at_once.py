"""Two at the same moment: what must happen once happens once, what must stay stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from accounts.care.models import CareRelationship, Invitation
from accounts.keys.models import KeyWrap, PublicKeys
from accounts.users.models import User
from tests.accounts.keyring import JSON, Keyring, add_wrap, publish, wrap
from tests.conftest import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def at_once(*calls: Callable[[], Any]) -> list[int]:
    """The statuses of these calls, each in a thread and a connection of its own, begun together."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> int:
        barrier.wait(10)
        try:
            return int(call().status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return sorted(pool.map(run, calls))


def redeeming(client: Client, code: str) -> Callable[[], Any]:
    return lambda: client.post("/api/v1/invitations/redeem/", {"code": code}, content_type=JSON)


def joined(user: User) -> Client:
    client = sign_in(user)
    publish(client, Keyring(user.id))
    return client


def test_a_code_that_two_redeem_connects_one(patient: User, other_patient: User, therapist: User) -> None:
    code = sign_in(therapist).post("/api/v1/invitations/").json()["code"]
    assert at_once(redeeming(joined(patient), code), redeeming(joined(other_patient), code)) == [200, 404]
    assert CareRelationship.objects.count() == 1
    assert Invitation.objects.get().redeemed_by in (patient, other_patient)


def test_a_request_that_is_sent_twice_connects_once(patient: User, therapist: User) -> None:
    code = sign_in(therapist).post("/api/v1/invitations/").json()["code"]
    client = joined(patient)
    assert at_once(redeeming(client, code), redeeming(client, code)) == [200, 200]
    assert CareRelationship.objects.count() == 1


def test_two_removals_leave_two_ways_in(patient: User) -> None:
    client = sign_in(patient)
    names = [add_wrap(client, kind)[0] for kind in ("recovery", "passkey", "passkey")]
    removals = [lambda name=name: client.delete(f"/api/v1/wraps/{name}/") for name in names[1:]]
    assert at_once(*removals) == [204, 409]
    assert KeyWrap.objects.count() == 2


def test_one_wrap_sent_twice_is_kept_once(patient: User) -> None:
    client, path, sent = sign_in(patient), f"/api/v1/wraps/{uuid4()}/", wrap("recovery")
    puts = [lambda: client.put(path, sent, content_type=JSON)] * 3
    assert at_once(*puts) == [201, 204, 204]


def test_keys_sent_twice_are_kept_once(patient: User) -> None:
    client, keyring = sign_in(patient, unlocked=False), Keyring(patient.id)
    assert at_once(*[lambda: publish(client, keyring)] * 3) == [200, 200, 200]
    assert PublicKeys.objects.get().recipient == keyring.recipient


def test_a_nonce_sent_twice_unlocks_once(patient: User) -> None:
    client, keyring = sign_in(patient, unlocked=False), Keyring(patient.id)
    publish(client, keyring)
    nonce = client.post("/api/v1/unlock/challenge/").json()["nonce"]
    proof = {"nonce": nonce, "signature": keyring.sign(f"afterword/unlock/v1\n{nonce}")}
    answers = at_once(*[lambda: client.post("/api/v1/unlock/proof/", proof, content_type=JSON)] * 3)
    assert answers == [204, 409, 409]


def test_both_sides_end_it_while_one_leaves(patient: User, therapist: User, care: CareRelationship) -> None:
    here, there = sign_in(patient), sign_in(therapist)
    answers = at_once(lambda: here.delete("/api/v1/me/"), lambda: there.delete(f"/api/v1/relationships/{care.id}/"))
    assert answers in ([204, 204], [204, 404])
    assert not CareRelationship.objects.exists()
    assert not User.objects.filter(id=patient.id).exists()

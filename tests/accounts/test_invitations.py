"""Invitations: made by therapists, used once, by the right person, in time."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from accounts.care.codes import hash_of
from accounts.care.models import CareRelationship, Invitation
from accounts.log.models import AccessEvent
from accounts.users.models import User
from journal.documents.models import Document
from tests.accounts.keyring import JSON, Keyring, add_wrap, prove, publish, slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def invite(therapist: User) -> str:
    return str(sign_in(therapist).post("/api/v1/invitations/").json()["code"])


def look(code: str) -> Any:
    return Client().post("/api/v1/invitations/look/", {"code": code}, content_type=JSON)


def redeem(client: Client, code: str) -> Any:
    return client.post("/api/v1/invitations/redeem/", {"code": code}, content_type=JSON)


def joined(user: User) -> Client:
    client = sign_in(user)
    publish(client, Keyring(user.id))
    return client


def test_an_invitation_connects_a_patient_with_her_therapist(patient: User, therapist: User) -> None:
    keys = Keyring(therapist.id)
    publish(sign_in(therapist), keys)
    code = invite(therapist)
    assert look(code).json() == {"kind": "patient", "inviter": {"id": str(therapist.id), **keys.public()}}
    answer = redeem(joined(patient), code).json()
    relationship = CareRelationship.objects.active().get(patient=patient, therapist=therapist)
    assert answer["kind"] == "patient"
    assert answer["relationship"] == answer["person"]["relationship"] == str(relationship.id)
    assert answer["person"]["id"] == str(therapist.id)
    assert answer["person"]["recipient"] == keys.recipient
    began = AccessEvent.objects.filter(kind="relationship-began", about=relationship.id)
    assert {event.user_id for event in began} == {patient.id, therapist.id}


def test_a_code_has_a_hundred_random_bits_and_the_server_keeps_its_hash_alone(therapist: User) -> None:
    code = invite(therapist)
    assert len(code) == 20
    assert Invitation.objects.get().code_hash == hash_of(code)
    assert code not in str(Invitation.objects.values())


def test_a_code_is_forgiving_of_how_it_is_typed(therapist: User) -> None:
    code = invite(therapist)
    typed = "-".join([code[:5], code[5:10], code[10:]]).lower().replace("0", "o").replace("1", "l")
    assert look(f" {typed} ").status_code == 200


def test_a_code_works_once(patient: User, other_patient: User, therapist: User) -> None:
    code = invite(therapist)
    redeem(joined(patient), code)
    answer = redeem(joined(other_patient), code)
    assert (answer.status_code, slug(answer)) == (404, "invitation-unknown")
    assert slug(look(code)) == "invitation-unknown"
    assert CareRelationship.objects.count() == 1


def test_the_same_person_again_gets_the_same_answer(patient: User, therapist: User) -> None:
    client, code = joined(patient), invite(therapist)
    assert redeem(client, code).json() == redeem(client, code).json()
    assert CareRelationship.objects.count() == 1


def test_a_second_invitation_of_the_same_therapist_makes_no_second_relationship(patient: User, therapist: User) -> None:
    client = joined(patient)
    first, second = (redeem(client, invite(therapist)).json() for _ in range(2))
    assert first["relationship"] == second["relationship"]


def test_a_code_ends_after_fourteen_days(patient: User, therapist: User) -> None:
    code = invite(therapist)
    made = Invitation.objects.get()
    assert made.expires_at - made.created_at == timedelta(days=14)
    Invitation.objects.update(expires_at=timezone.now())
    assert slug(look(code)) == "invitation-unknown"
    assert slug(redeem(joined(patient), code)) == "invitation-unknown"


def test_a_withdrawn_invitation_opens_nothing(patient: User, therapist: User) -> None:
    code = invite(therapist)
    name = Invitation.objects.get().id
    assert sign_in(therapist).delete(f"/api/v1/invitations/{name}/").status_code == 204
    assert slug(redeem(joined(patient), code)) == "invitation-unknown"
    (listed,) = sign_in(therapist).get("/api/v1/invitations/").json()["invitations"]
    assert listed["withdrawn_at"]
    assert "code" not in listed


def test_a_code_that_nobody_made_is_unknown(patient: User) -> None:
    for code in ("0" * 20, "?", "é"):
        assert slug(look(code)) == "invitation-unknown"
        assert slug(redeem(joined(patient), code)) == "invitation-unknown"


def test_without_keys_nobody_is_connected(patient: User, therapist: User) -> None:
    code = invite(therapist)
    assert slug(redeem(sign_in(patient, unlocked=False), code)) == "no-keys"
    assert look(code).status_code == 200


def test_whoever_is_still_joining_redeems_before_unlocking(patient: User, therapist: User) -> None:
    client = sign_in(patient, unlocked=False)
    publish(client, Keyring(patient.id))
    assert redeem(client, invite(therapist)).status_code == 200


def test_a_mailbox_alone_connects_nobody(patient: User, therapist: User) -> None:
    client, keyring = sign_in(patient, unlocked=False), Keyring(patient.id)
    publish(client, keyring)
    add_wrap(client)
    prove(client, keyring)
    answer = redeem(sign_in(patient, unlocked=False), invite(therapist))
    assert (answer.status_code, slug(answer)) == (403, "locked")


def test_therapists_are_not_each_others_patients(therapist: User, other_therapist: User) -> None:
    code = invite(therapist)
    for one in (therapist, other_therapist):
        assert slug(redeem(joined(one), code)) == "not-for-therapists"
    assert not CareRelationship.objects.exists()


def test_only_therapists_invite(patient: User, therapist: User) -> None:
    client = sign_in(patient)
    assert slug(client.post("/api/v1/invitations/")) == "not-allowed"
    assert slug(client.get("/api/v1/invitations/")) == "not-allowed"
    assert slug(sign_in(therapist, unlocked=False).post("/api/v1/invitations/")) == "locked"
    assert slug(Client().post("/api/v1/invitations/")) == "sign-in"


def test_a_strangers_invitation_is_not_there(therapist: User, other_therapist: User) -> None:
    code = invite(therapist)
    stranger = sign_in(other_therapist)
    assert stranger.get("/api/v1/invitations/").json() == {"invitations": []}
    assert stranger.delete(f"/api/v1/invitations/{Invitation.objects.get().id}/").status_code == 404
    assert stranger.delete(f"/api/v1/invitations/{uuid4()}/").status_code == 404
    assert look(code).status_code == 200


def test_guessing_codes_is_slowed_down(patient: User) -> None:
    looks = [look("0" * 20) for _try in range(31)]
    assert slug(looks[29]) == "invitation-unknown"
    assert slug(looks[30]) == "slow-down"
    client = joined(patient)
    tries = [redeem(client, "0" * 20) for _try in range(11)]
    assert slug(tries[9]) == "invitation-unknown"
    assert slug(tries[10]) == "slow-down"


def command(email: str, *more: str) -> str:
    from io import StringIO

    out = StringIO()
    call_command("invite_therapist", email, *more, stdout=out)
    return out.getvalue().strip()


def test_the_operator_invites_a_therapist_by_mail() -> None:
    link = command("Dr.New@example.org")
    assert link.startswith("http://localhost:8000/join/#")
    assert link in str(mail.outbox[0].body)
    assert mail.outbox[0].to == ["Dr.New@example.org"]
    assert look(link.partition("#")[2]).json() == {"kind": "therapist", "inviter": None}


def test_the_mail_of_an_invitation_says_nothing_about_health() -> None:
    command("dr.new@example.org")
    text = (mail.outbox[0].subject + str(mail.outbox[0].body)).lower()
    assert not [word for word in ("patient", "ketamine", "therap", "session", "journal") if word in text]


def test_a_therapists_invitation_makes_its_reader_a_therapist() -> None:
    code = command("carl@example.org").partition("#")[2]
    carl = User.objects.create_user("carl@example.org")
    client = sign_in(carl, unlocked=False)
    assert redeem(client, code).json() == {"kind": "therapist", "relationship": None, "person": None}
    assert client.get("/api/v1/me/").json()["role"] == "therapist"


def test_a_therapists_invitation_is_for_its_address_alone(other_patient: User) -> None:
    code = command("dr.new@example.org").partition("#")[2]
    answer = redeem(sign_in(other_patient), code)
    assert (answer.status_code, slug(answer)) == (403, "invitation-other-email")
    other_patient.refresh_from_db()
    assert not other_patient.is_therapist
    assert look(code).status_code == 200


def test_somebody_who_has_a_therapist_does_not_become_one(patient: User, care: CareRelationship) -> None:
    code = command(patient.email).partition("#")[2]
    assert slug(redeem(sign_in(patient), code)) == "not-for-writers"


def test_somebody_who_wrote_does_not_become_a_therapist(patient: User) -> None:
    now = timezone.now()
    Document.objects.create(
        id=uuid4(), kind="own", author=patient, revision=1, author_position=1, created_at=now, updated_at=now
    )
    code = command(patient.email).partition("#")[2]
    assert slug(redeem(sign_in(patient), code)) == "not-for-writers"
    assert look(code).status_code == 200


def test_an_address_that_is_none_invites_nobody() -> None:
    with pytest.raises(CommandError, match="no e-mail address"):
        command("not an address")
    assert not mail.outbox
    assert not Invitation.objects.exists()

"""What is kept for a time only is gone after it, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.care.models import CareRelationship, Invitation
from accounts.devices.models import Device
from accounts.forgetting import forget
from accounts.log.models import AccessEvent
from accounts.users.models import User
from tests.accounts.door import send, sign_in, sign_up
from tests.accounts.keyring import Keyring, publish
from tests.conftest import sign_in as signed_in

pytestmark = pytest.mark.django_db


def test_an_address_that_nobody_confirmed_is_forgotten_after_a_day() -> None:
    send(Client(), "auth/signup", email="perhaps@example.org")
    forget(timezone.now() + timedelta(hours=23))
    assert User.objects.count() == 1
    forget(timezone.now() + timedelta(hours=25))
    assert not User.objects.exists()


def test_whoever_was_here_once_is_never_forgotten() -> None:
    client = Client()
    publish(client, Keyring(sign_up(client, "ana@example.org").id))
    forget(timezone.now() + timedelta(days=3650))
    assert User.objects.get().public_keys.recipient
    assert sign_in(Client(), "ana@example.org").status_code == 200


def test_people_who_never_met_allauth_are_not_forgotten(patient: User, care: CareRelationship) -> None:
    forget(timezone.now() + timedelta(days=3650))
    assert User.objects.count() == 2
    assert CareRelationship.objects.active().exists()


def test_sessions_go_when_they_end_and_devices_ninety_days_later(patient: User) -> None:
    signed_in(patient)
    forget(timezone.now() + timedelta(days=59))
    assert Session.objects.count() == Device.objects.count() == 1
    forget(timezone.now() + timedelta(days=61))
    assert (Session.objects.count(), Device.objects.count()) == (0, 1)
    forget(timezone.now() + timedelta(days=151))
    assert not Device.objects.exists()


def test_a_revoked_device_goes_after_ninety_days_and_its_events_stay(patient: User) -> None:
    signed_in(patient)
    now = timezone.now()
    Device.objects.get().revoke(now)
    forget(now + timedelta(days=89))
    assert Device.objects.exists()
    forget(now + timedelta(days=91))
    assert not Device.objects.exists()
    assert AccessEvent.objects.filter(kind="signed-in").exists()


def test_an_invitation_that_nobody_used_goes_and_a_used_one_stays(patient: User, therapist: User) -> None:
    now = timezone.now()
    used, _code = Invitation.objects.invite("patient", now, inviter=therapist)
    used.used(patient, now)
    Invitation.objects.invite("patient", now, inviter=therapist)
    forget(now + timedelta(days=14 + 91))
    assert Invitation.objects.get() == used


def test_events_are_kept_for_two_years(patient: User) -> None:
    now = timezone.now()
    AccessEvent.objects.record(patient, AccessEvent.Kind.OPENED, now)
    forget(now + timedelta(days=729))
    assert AccessEvent.objects.exists()
    forget(now + timedelta(days=731))
    assert not AccessEvent.objects.exists()

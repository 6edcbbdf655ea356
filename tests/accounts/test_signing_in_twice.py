"""Signing in while signed in: the session goes on, and so does its device."""

from collections.abc import Callable

from django.contrib.auth import login
from django.http import HttpRequest
from django.test import Client, RequestFactory

from accounts.devices.models import Device
from accounts.users.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MakeClient = Callable[..., Client]


def in_session_of(client: Client) -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = client.session
    return request


def test_signing_in_again_keeps_the_session_and_its_device(patient: User, make_client: MakeClient) -> None:
    client = make_client(patient)
    device = Device.objects.get()
    login(in_session_of(client), patient, backend=BACKEND)
    assert Device.objects.get() == device
    assert client.get("/api/v1/me/").json()["device"]["id"] == str(device.id)


def test_someone_else_signing_in_takes_nothing_of_the_device(
    patient: User, other_patient: User, make_client: MakeClient
) -> None:
    client = make_client(patient)
    device = Device.objects.get()
    request = in_session_of(client)
    login(request, other_patient, backend=BACKEND)
    assert request.session.session_key != device.session_key
    assert not Device.objects.filter(user=other_patient, unlocked_at__isnull=False).exists()

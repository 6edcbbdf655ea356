"""You: fragments of the server's records, and signing out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.devices.models import Device
from accounts.users.models import User

LIST = "/you/devices/list/"
EVENTS = "/you/events/"
pytestmark = pytest.mark.django_db
MakeClient = Callable[..., Client]


def test_the_list_shows_each_device_and_marks_this_one(patient: User, make_client: MakeClient) -> None:
    here, _there = make_client(patient), make_client(patient)
    page = here.get(LIST).content.decode()
    assert page.count("Test browser") == 2
    assert page.count("This device") == 1
    assert page.count("Yes, sign it out") == 1


def test_times_are_those_of_the_person(patient: User, make_client: MakeClient) -> None:
    patient.time_zone = "Pacific/Auckland"
    patient.save(update_fields=["time_zone"])
    here, there = make_client(patient), make_client(patient)
    late_evening_in_utc = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    Device.objects.filter(session_key=there.session.session_key).update(created_at=late_evening_in_utc)
    assert "Signed in on March 2, 2026" in here.get(LIST).content.decode()


def test_a_device_of_late_is_not_told_in_minutes(patient: User, make_client: MakeClient) -> None:
    here, there = make_client(patient), make_client(patient)
    assert "Used within the last two hours" in here.get(LIST).content.decode()
    long_ago = timezone.now() - timedelta(days=3)
    Device.objects.filter(session_key=there.session.session_key).update(last_seen_at=long_ago)
    assert "Last seen 3\xa0days ago" in here.get(LIST).content.decode()


def test_another_device_can_be_signed_out(patient: User, make_client: MakeClient) -> None:
    here, there = make_client(patient), make_client(patient)
    other = Device.objects.get(session_key=there.session.session_key)
    page = here.post(f"/you/devices/{other.id}/revoke/").content.decode()
    assert page.count("Test browser") == 1
    assert there.get("/api/v1/me/").status_code == 401


def test_a_device_does_not_sign_itself_out_here(patient: User, make_client: MakeClient) -> None:
    here = make_client(patient)
    mine = Device.objects.get(session_key=here.session.session_key)
    assert here.post(f"/you/devices/{mine.id}/revoke/").status_code == 404
    assert here.get(LIST).status_code == 200


def test_a_stranger_finds_no_device(patient: User, other_patient: User, make_client: MakeClient) -> None:
    theirs = make_client(patient)
    device = Device.objects.get(session_key=theirs.session.session_key)
    stranger = make_client(other_patient)
    assert stranger.post(f"/you/devices/{device.id}/revoke/").status_code == 404
    assert theirs.get(LIST).status_code == 200
    assert stranger.get(LIST).content.decode().count("Test browser") == 1


@pytest.mark.parametrize("address", [LIST, EVENTS])
def test_someone_signed_out_is_asked_to_sign_in(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 401
    assert "/sign-in/" in answer.content.decode()


@pytest.mark.parametrize("address", [LIST, EVENTS])
def test_a_device_that_proved_no_key_is_asked_to_unlock(patient: User, make_client: MakeClient, address: str) -> None:
    answer = make_client(patient, unlocked=False).get(address)
    assert answer.status_code == 403
    assert "/unlock/" in answer.content.decode()


@pytest.mark.parametrize("address", [LIST, EVENTS])
def test_a_fragment_is_never_kept(patient: User, make_client: MakeClient, address: str) -> None:
    assert "no-store" in make_client(patient).get(address)["Cache-Control"]


def test_what_happened_is_told_in_plain_words(patient: User, make_client: MakeClient) -> None:
    here, there = make_client(patient), make_client(patient)
    other = Device.objects.get(session_key=there.session.session_key)
    here.post(f"/you/devices/{other.id}/revoke/")
    assert "A device was signed out" in here.get(EVENTS).content.decode()


def test_nobody_sees_what_happened_to_another(patient: User, other_patient: User, make_client: MakeClient) -> None:
    here, there = make_client(patient), make_client(patient)
    other = Device.objects.get(session_key=there.session.session_key)
    here.post(f"/you/devices/{other.id}/revoke/")
    assert "A device was signed out" not in make_client(other_patient).get(EVENTS).content.decode()


def test_revoking_wants_a_csrf_token(patient: User, make_client: MakeClient) -> None:
    here, there = make_client(patient, csrf=True), make_client(patient)
    other = Device.objects.get(session_key=there.session.session_key)
    assert here.post(f"/you/devices/{other.id}/revoke/").status_code == 403
    assert there.get("/api/v1/me/").status_code == 200


def test_signing_out_ends_the_session_and_its_device(patient: User, make_client: MakeClient) -> None:
    here = make_client(patient)
    key = here.session.session_key
    answer = here.post("/sign-out/")
    assert answer.status_code == 204
    assert not Device.objects.filter(session_key=key).exists()
    assert here.get("/api/v1/me/").status_code == 401


def test_signing_out_clears_the_browser_only_when_nothing_waits_there(patient: User, make_client: MakeClient) -> None:
    assert "Clear-Site-Data" not in make_client(patient).post("/sign-out/")
    answer = make_client(patient).post("/sign-out/?clear=yes")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'


def test_signing_out_wants_a_csrf_token_and_a_post(patient: User, make_client: MakeClient) -> None:
    here = make_client(patient, csrf=True)
    assert here.post("/sign-out/?clear=yes").status_code == 403
    assert here.get("/sign-out/").status_code == 405
    assert here.get("/api/v1/me/").status_code == 200


@pytest.mark.parametrize("page", ["devices", "unlocking", "export", "plan", "account"])
def test_the_pages_below_you_are_the_same_for_everyone(
    client: Client, patient: User, make_client: MakeClient, page: str
) -> None:
    address = f"/you/{page}/"
    assert client.get(address).content == make_client(patient).get(address).content

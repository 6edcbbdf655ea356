"""What happened to my records, told to me alone."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.log.models import AccessEvent
from accounts.users.models import User
from tests.accounts.keyring import slug
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db


def record(user: User, count: int) -> None:
    for _ in range(count):
        AccessEvent.objects.record(user, AccessEvent.Kind.OPENED, timezone.now())


def test_events_come_newest_first_with_their_device(patient: User) -> None:
    client = sign_in(patient)
    record(patient, 1)
    events = client.get("/api/v1/events/").json()
    assert [event["kind"] for event in events["events"]] == ["opened", "signed-in"]
    assert [event["device"] for event in events["events"]] == [None, "Test browser"]
    assert events["more"] is False


def test_nobody_reads_the_events_of_another(patient: User, other_patient: User) -> None:
    record(patient, 3)
    kinds = [event["kind"] for event in sign_in(other_patient).get("/api/v1/events/").json()["events"]]
    assert kinds == ["signed-in"]


def test_older_events_come_page_by_page(patient: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = sign_in(patient)
    record(patient, 120)
    with django_assert_num_queries(2):
        first = client.get("/api/v1/events/").json()
    second = client.get("/api/v1/events/", {"before": first["events"][-1]["id"]}).json()
    assert (len(first["events"]), first["more"]) == (100, True)
    assert (len(second["events"]), second["more"]) == (21, False)
    assert not {event["id"] for event in first["events"]} & {event["id"] for event in second["events"]}


@pytest.mark.parametrize("before", ["x", "0", "-1"])
def test_a_page_that_can_not_be_is_invalid(patient: User, before: str) -> None:
    assert slug(sign_in(patient).get("/api/v1/events/", {"before": before})) == "invalid"


def test_a_locked_device_reads_no_events(patient: User) -> None:
    assert slug(sign_in(patient, unlocked=False).get("/api/v1/events/")) == "locked"

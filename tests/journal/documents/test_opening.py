"""POST documents/{uuid}/opened/: the author sees that, and when, it was opened."""

import uuid

import pytest
from django.utils.dateparse import parse_datetime

from accounts.care.models import CareRelationship
from accounts.log.models import AccessEvent
from accounts.users.models import User
from journal.documents.models import Document
from tests.journal.letters import Letters, offer, slug

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def share(hers: Letters, therapist: User, care: CareRelationship) -> uuid.UUID:
    document = uuid.uuid4()
    hers.put(offer("share", therapist), document)
    return document


def test_the_author_sees_when_it_was_opened(
    hers: Letters, her_therapists: Letters, patient: User, share: uuid.UUID
) -> None:
    since = hers.feed()["position"]
    answer = her_therapists.post(share, "opened")
    assert answer.status_code == 200
    (seen,) = hers.feed(since)["documents"]
    assert seen["opened_at"] == answer.json()["opened_at"]
    assert parse_datetime(seen["opened_at"]) == Document.objects.get(pk=share).opened_at
    event = AccessEvent.objects.get(kind=AccessEvent.Kind.OPENED)
    assert (event.user, event.about) == (patient, share)


def test_only_the_first_time_counts(hers: Letters, her_therapists: Letters, share: uuid.UUID) -> None:
    first = her_therapists.post(share, "opened").json()
    since = hers.feed()["position"]
    assert her_therapists.post(share, "opened").json() == first
    assert hers.feed(since)["documents"] == []
    assert AccessEvent.objects.filter(kind=AccessEvent.Kind.OPENED).count() == 1


@pytest.mark.parametrize("who", ["hers", "a_strangers", "another_therapists"])
def test_nobody_but_the_reader_opens(who: str, share: uuid.UUID, request: pytest.FixtureRequest) -> None:
    answer = request.getfixturevalue(who).post(share, "opened")
    assert (answer.status_code, slug(answer)) == (404, "not-found")
    assert Document.objects.get(pk=share).opened_at is None


def test_what_was_taken_back_can_not_be_opened(hers: Letters, her_therapists: Letters, share: uuid.UUID) -> None:
    hers.withdraw(share)
    assert her_therapists.post(share, "opened").status_code == 404


def test_a_new_revision_keeps_that_it_was_opened(
    hers: Letters, her_therapists: Letters, therapist: User, share: uuid.UUID
) -> None:
    her_therapists.post(share, "opened")
    hers.put(offer("share", therapist, revision=2), share)
    assert her_therapists.feed()["documents"][0]["opened_at"] is not None

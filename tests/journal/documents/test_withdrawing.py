"""Taking back: readers lose the bytes at once; an own document can come back for 30 days."""

import uuid
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.care.models import CareRelationship
from accounts.log.models import AccessEvent
from accounts.users.models import User
from journal.documents.models import Document, Revision
from tests.journal.letters import Letters, offer, slug

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def share(hers: Letters, therapist: User, care: CareRelationship) -> uuid.UUID:
    document = uuid.uuid4()
    assert hers.put(offer("share", therapist), document).status_code == 201
    return document


def later(days: int) -> None:
    """Let time pass for everything that was replaced or withdrawn."""
    for row in Revision.objects.all():
        row.replaced_at -= timedelta(days=days)
        row.save()
    for document in Document.objects.exclude(withdrawn_at=None):
        document.withdrawn_at = timezone.now() - timedelta(days=days)
        document.save()


def test_a_withdrawn_reader_gets_nothing(hers: Letters, her_therapists: Letters, share: uuid.UUID) -> None:
    seen = her_therapists.feed()
    assert hers.withdraw(share).status_code == 200
    (gone,) = her_therapists.feed(since=seen["position"])["documents"]
    assert (gone["id"], gone["sealed"]) == (str(share), None)
    assert gone["withdrawn_at"] is not None
    assert bytes(Document.objects.get(pk=share).sealed) == b""
    assert her_therapists.revisions(share).status_code == 404


def test_a_device_that_comes_late_still_hears_of_it(hers: Letters, her_therapists: Letters, share: uuid.UUID) -> None:
    hers.withdraw(share)
    assert [(row["id"], row["sealed"]) for row in her_therapists.feed()["documents"]] == [(str(share), None)]


def test_withdrawing_twice_changes_nothing(hers: Letters, share: uuid.UUID) -> None:
    first = hers.withdraw(share).json()
    assert hers.withdraw(share).json() == first
    assert AccessEvent.objects.filter(kind=AccessEvent.Kind.WITHDRAWN, about=share).count() == 1


def test_a_stale_revision_withdraws_nothing(hers: Letters) -> None:
    document = uuid.uuid4()
    hers.put(offer(), document)
    hers.put(offer(revision=2), document)
    answer = hers.withdraw(document, revision=1)
    assert (answer.status_code, slug(answer), answer.json()["revision"]) == (409, "revision-stale", 2)
    assert Document.objects.get(pk=document).withdrawn_at is None


def test_withdrawing_must_say_which_revision(hers: Letters, share: uuid.UUID) -> None:
    assert slug(hers.client.delete(f"/api/v1/documents/{share}/")) == "invalid"


@pytest.mark.parametrize("who", ["her_therapists", "a_strangers", "another_therapists"])
def test_only_the_author_withdraws(who: str, share: uuid.UUID, request: pytest.FixtureRequest) -> None:
    letters: Letters = request.getfixturevalue(who)
    for answer in (letters.withdraw(share), letters.post(share, "restore"), letters.revisions(share)):
        assert (answer.status_code, slug(answer)) == (404, "not-found")
    assert Document.objects.get(pk=share).withdrawn_at is None


def test_a_withdrawn_document_takes_no_new_revision(hers: Letters) -> None:
    document, body = uuid.uuid4(), offer()
    hers.put(body, document)
    hers.withdraw(document)
    answer = hers.put(offer(revision=2), document)
    assert (answer.status_code, slug(answer), answer.json()["revision"]) == (409, "withdrawn", 1)
    again = hers.put(body, document)
    assert again.status_code == 200
    assert again.json()["withdrawn_at"] is not None


def test_an_own_document_comes_back_as_it_was(hers: Letters) -> None:
    document, first, second = uuid.uuid4(), offer(), offer(revision=2)
    hers.put(first, document)
    hers.put(second, document)
    hers.withdraw(document, revision=2)
    assert [row["revision"] for row in hers.revisions(document).json()["revisions"]] == [2, 1]
    assert hers.post(document, "restore").status_code == 200
    (back,) = hers.feed(since=3)["documents"]
    assert (back["sealed"], back["revision"], back["withdrawn_at"]) == (second["sealed"], 2, None)
    assert [row["sealed"] for row in hers.revisions(document).json()["revisions"]] == [first["sealed"]]
    assert hers.put(offer(revision=3), document).status_code == 200


def test_bringing_back_what_is_there_changes_nothing(hers: Letters) -> None:
    document = uuid.uuid4()
    hers.put(offer(), document)
    position = hers.feed()["position"]
    assert hers.post(document, "restore").json()["withdrawn_at"] is None
    assert hers.feed(position)["documents"] == []


def test_a_share_stays_taken_back(hers: Letters, share: uuid.UUID) -> None:
    hers.withdraw(share)
    answer = hers.post(share, "restore")
    assert (answer.status_code, slug(answer)) == (409, "stays-withdrawn")


@pytest.mark.parametrize("purged", [False, True])
def test_after_thirty_days_it_is_too_late(purged: bool, hers: Letters) -> None:
    document = uuid.uuid4()
    hers.put(offer(), document)
    hers.withdraw(document)
    later(days=31)
    if purged:
        call_command("purge")
    answer = hers.post(document, "restore")
    assert (answer.status_code, slug(answer)) == (410, "too-late")
    assert hers.revisions(document).json() == {"revisions": []}


def test_purging_forgets_old_bytes_and_keeps_newer_ones(hers: Letters) -> None:
    old, new = uuid.uuid4(), uuid.uuid4()
    for document in (old, new):
        hers.put(offer(), document)
        hers.put(offer(revision=2), document)
        if document == old:
            later(days=31)
    call_command("purge")
    assert [row.document_id for row in Revision.objects.all()] == [new]
    assert hers.feed()["position"] == 4


def test_ending_care_withdraws_both_ways(
    hers: Letters, her_therapists: Letters, care: CareRelationship, share: uuid.UUID
) -> None:
    reply, own = uuid.uuid4(), uuid.uuid4()
    her_therapists.put(offer("reply", care.patient), reply)
    hers.put(offer(), own)
    positions = hers.feed()["position"], her_therapists.feed()["position"]
    assert hers.client.delete(f"/api/v1/relationships/{care.id}/").status_code == 204
    for letters, since in zip((hers, her_therapists), positions, strict=True):
        gone = letters.feed(since)["documents"]
        assert {row["id"] for row in gone} == {str(share), str(reply)}
        assert all(row["sealed"] is None for row in gone)
    assert Document.objects.get(pk=own).withdrawn_at is None
    assert [row["revision"] for row in hers.revisions(share).json()["revisions"]] == [1]


def test_after_care_ended_nothing_more_is_sent(hers: Letters, care: CareRelationship, share: uuid.UUID) -> None:
    hers.client.delete(f"/api/v1/relationships/{care.id}/")
    assert slug(hers.put(offer("share", care.therapist))) == "no-relationship"
    assert slug(hers.put(offer("share", care.therapist, revision=2), share)) == "withdrawn"


def test_who_leaves_for_good_leaves_no_words_and_no_name(
    hers: Letters, her_therapists: Letters, patient: User, share: uuid.UUID
) -> None:
    hers.put(offer())
    assert hers.client.delete("/api/v1/me/").status_code == 204
    (row,) = Document.objects.all()
    assert (row.id, row.author_id, bytes(row.sealed)) == (share, None, b"")
    assert Revision.objects.count() == 0
    (gone,) = her_therapists.feed()["documents"]
    assert (gone["id"], gone["author"], gone["sealed"]) == (str(share), None, None)


def test_when_the_therapist_leaves_the_author_keeps_the_row(
    hers: Letters, her_therapists: Letters, share: uuid.UUID
) -> None:
    assert her_therapists.client.delete("/api/v1/me/").status_code == 204
    (row,) = hers.feed()["documents"]
    assert (row["id"], row["reader"], row["sealed"]) == (str(share), None, None)
    assert hers.withdraw(share).status_code == 200

"""PUT documents/{uuid}/: a revision is taken whole, or refused with its own problem and nothing stored."""

import base64
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.care.models import CareRelationship
from accounts.log.models import AccessEvent
from accounts.users.models import User
from journal.documents.models import Document, Revision
from tests.journal.letters import Letters, offer, sealed, slug

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_first_revision_is_created(hers: Letters, patient: User) -> None:
    document, body = uuid.uuid4(), offer()
    answer = hers.put(body, document)
    assert answer.status_code == 201
    stored = Document.objects.get(pk=document)
    assert (stored.author, stored.reader, stored.revision) == (patient, None, 1)
    assert base64.b64encode(stored.sealed).decode() == body["sealed"]
    assert answer.json() == {
        "id": str(document),
        "kind": "own",
        "reader": None,
        "revision": 1,
        "sha256": body["sha256"],
        "position": 1,
        "opened_at": None,
        "withdrawn_at": None,
    }


def test_the_same_bytes_again_change_nothing(hers: Letters) -> None:
    document, body = uuid.uuid4(), offer()
    first = hers.put(body, document).json()
    again = hers.put(body, document)
    assert again.status_code == 200
    assert again.json() == first
    assert hers.feed()["position"] == 1


def test_the_next_revision_replaces_and_keeps_the_earlier_bytes(hers: Letters) -> None:
    document, first, second = uuid.uuid4(), offer(), offer(revision=2)
    hers.put(first, document)
    answer = hers.put(second, document)
    assert answer.status_code == 200
    assert answer.json()["position"] == 2
    assert [row["sealed"] for row in hers.feed()["documents"]] == [second["sealed"]]
    kept = hers.revisions(document).json()["revisions"]
    assert [(row["revision"], row["sealed"]) for row in kept] == [(1, first["sealed"])]


def test_a_stale_revision_is_told_the_stored_one(hers: Letters) -> None:
    document, kept = uuid.uuid4(), offer(revision=2)
    hers.put(offer(), document)
    hers.put(kept, document)
    for late in (1, 2):
        answer = hers.put(offer(revision=late), document)
        assert (answer.status_code, slug(answer)) == (409, "revision-stale")
        assert answer.json()["revision"] == 2
    assert hers.feed()["documents"][0]["sealed"] == kept["sealed"]


def test_a_skipped_revision_is_told_the_stored_one(hers: Letters) -> None:
    document = uuid.uuid4()
    answer = hers.put(offer(revision=2), document)
    assert (answer.status_code, slug(answer), answer.json()["revision"]) == (409, "revision-skipped", 0)
    hers.put(offer(), document)
    answer = hers.put(offer(revision=3), document)
    assert (slug(answer), answer.json()["revision"]) == ("revision-skipped", 1)
    assert Revision.objects.count() == 0


def test_somebody_elses_document_is_not_there(hers: Letters, a_strangers: Letters) -> None:
    document, body = uuid.uuid4(), offer()
    hers.put(body, document)
    for revision in (1, 2):
        answer = a_strangers.put(offer(revision=revision), document)
        assert (answer.status_code, slug(answer)) == (404, "not-found")
    assert a_strangers.put(body, document).status_code == 404
    assert hers.feed()["documents"][0]["sealed"] == body["sealed"]


def test_a_share_reaches_the_therapist(
    hers: Letters, her_therapists: Letters, patient: User, therapist: User, care: CareRelationship
) -> None:
    document, body = uuid.uuid4(), offer("share", therapist)
    assert hers.put(body, document).status_code == 201
    (seen,) = her_therapists.feed()["documents"]
    assert (seen["id"], seen["author"], seen["sealed"]) == (str(document), str(patient.id), body["sealed"])
    event = AccessEvent.objects.get(kind=AccessEvent.Kind.SHARED)
    assert (event.user, event.about) == (patient, document)


def test_kind_and_reader_never_change(hers: Letters, therapist: User, care: CareRelationship) -> None:
    own, share = uuid.uuid4(), uuid.uuid4()
    hers.put(offer(), own)
    hers.put(offer("share", therapist), share)
    assert slug(hers.put(offer("share", therapist, revision=2), own)) == "kind-changed"
    assert slug(hers.put(offer("profile", therapist, revision=2), share)) == "kind-changed"
    assert Document.objects.filter(revision=1).count() == 2


def test_a_reader_can_not_be_swapped_for_another(
    hers: Letters, therapist: User, other_therapist: User, care: CareRelationship
) -> None:
    CareRelationship.objects.create(
        patient=care.patient, therapist=other_therapist, invited_at=care.invited_at, accepted_at=care.accepted_at
    )
    document = uuid.uuid4()
    hers.put(offer("share", therapist), document)
    answer = hers.put(offer("share", other_therapist, revision=2), document)
    assert (answer.status_code, slug(answer)) == (409, "reader-changed")
    assert Document.objects.get(pk=document).reader == therapist


@pytest.mark.parametrize("state", ["none", "invited", "ended"])
def test_without_an_active_relationship_nothing_is_sent(
    state: str, hers: Letters, therapist: User, care: CareRelationship
) -> None:
    changes: dict[str, dict[str, object]] = {
        "none": {"patient": User.objects.create_user("eve@example.org")},
        "invited": {"accepted_at": None},
        "ended": {"ended_at": care.invited_at},
    }
    CareRelationship.objects.filter(pk=care.pk).update(**changes[state])
    answer = hers.put(offer("share", therapist))
    assert (answer.status_code, slug(answer)) == (403, "no-relationship")
    assert not Document.objects.exists()


def test_a_reader_who_does_not_exist_looks_like_a_stranger(hers: Letters) -> None:
    answer = hers.put(offer("share", raw=sealed(2)) | {"reader": str(uuid.uuid4())})
    assert (answer.status_code, slug(answer)) == (403, "no-relationship")


DIRECTIONS = [
    ("share", "patient", True),
    ("profile", "patient", True),
    ("reply", "patient", False),
    ("assignment", "patient", False),
    ("share", "therapist", False),
    ("profile", "therapist", True),
    ("reply", "therapist", True),
    ("assignment", "therapist", True),
]


@pytest.mark.parametrize(("kind", "sender", "allowed"), DIRECTIONS)
def test_each_kind_goes_in_its_direction(
    kind: str, sender: str, allowed: bool, hers: Letters, her_therapists: Letters, care: CareRelationship
) -> None:
    letters, reader = (hers, care.therapist) if sender == "patient" else (her_therapists, care.patient)
    assert letters.put(offer(kind, reader)).status_code == (201 if allowed else 403)


BROKEN = [
    ("invalid", 400, {"kind": "diary"}),
    ("invalid", 400, {"revision": 0}),
    ("invalid", 400, {"revision": True}),
    ("invalid", 400, {"revision": "1"}),
    ("invalid", 400, {"revision": 2**31}),
    ("invalid", 400, {"reader": "somebody"}),
    ("invalid", 400, {"reader": str(uuid.uuid4())}),
    ("invalid", 400, {"kind": "share"}),
    ("invalid", 400, {"sealed": None}),
    ("invalid", 400, {"attachments": "all"}),
    ("invalid", 400, {"attachments": ["one"]}),
    ("sealed-truncated", 400, {"sealed": "YWdl*"}),
    ("sealed-truncated", 400, {"sealed": "YWd"}),
    ("sealed-truncated", 400, {"sha256": "0" * 64}),
    ("sealed-header", 400, {"sealed": "YWdl", "sha256": None}),
    ("stanza-count", 400, {"sealed": base64.b64encode(sealed(2)).decode(), "sha256": None}),
    ("sealed-truncated", 400, {"sealed": base64.b64encode(sealed(1)[:-520]).decode(), "sha256": None}),
    ("too-large", 413, {"sealed": base64.b64encode(sealed(1, 1024 * 1024)).decode(), "sha256": None}),
]


@pytest.mark.parametrize(("expected", "status", "change"), BROKEN)
def test_what_is_not_right_is_refused_whole(
    expected: str, status: int, change: dict[str, object], hers: Letters
) -> None:
    answer = hers.put(offer() | change)
    assert (answer.status_code, slug(answer)) == (status, expected)
    assert not Document.objects.exists()
    assert hers.feed() == {"documents": [], "position": 0, "more": False}


@pytest.mark.parametrize("body", [b" ", b"[]", b'"text"', b"{", b"\xff", b"null"])
def test_a_body_that_is_no_object_is_refused(body: bytes, hers: Letters) -> None:
    answer = hers.client.put(f"/api/v1/documents/{uuid.uuid4()}/", body, content_type="application/json")
    assert (answer.status_code, slug(answer)) == (400, "invalid")


def test_a_body_beyond_every_document_is_refused_unread(hers: Letters) -> None:
    body = b'{"sealed": "' + b"A" * (3 * 1024 * 1024) + b'"}'
    answer = hers.client.put(f"/api/v1/documents/{uuid.uuid4()}/", body, content_type="application/json")
    assert (answer.status_code, slug(answer)) == (413, "too-large")


def test_without_the_csrf_token_nothing_is_stored(patient: User, make_client: object) -> None:
    letters = Letters(make_client(patient, csrf=True))  # type: ignore[operator]
    answer = letters.put(offer())
    assert answer.status_code == 403
    assert not Document.objects.exists()


def test_a_locked_device_stores_nothing(patient: User, make_client: object) -> None:
    answer = Letters(make_client(patient, unlocked=False)).put(offer())  # type: ignore[operator]
    assert (answer.status_code, slug(answer)) == (403, "locked")


def test_nobody_stores_nothing(db: None) -> None:
    answer = Letters(Client()).put(offer())
    assert (answer.status_code, slug(answer)) == (401, "sign-in")


def test_a_first_revision_takes_two_statements(hers: Letters) -> None:
    """Who asks, and the row with its place in the feed; SQLite, which is in the process, takes one more."""
    with CaptureQueriesContext(connection) as queries:
        assert hers.put(offer()).status_code == 201
    told = [each["sql"] for each in queries if not each["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE"))]
    assert len(told) == (2 if connection.vendor == "postgresql" else 3), told


def test_a_next_revision_takes_five_statements(hers: Letters) -> None:
    """Who asks, the place, the stored row, its bytes kept, the new ones."""
    document = uuid.uuid4()
    hers.put(offer(), document)
    with CaptureQueriesContext(connection) as queries:
        assert hers.put(offer(revision=2), document).status_code == 200
    told = [each["sql"] for each in queries if not each["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE"))]
    assert len(told) == 5, told

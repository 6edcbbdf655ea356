"""PUT and GET attachments/{uuid}/: sealed bytes up to 25 MB, whole or by range, kept only when all of it is here."""

import base64
import hashlib
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import call_command
from django.db.models import F
from django.test import Client

from accounts.care.models import CareRelationship
from accounts.users.models import User
from journal.attachments.models import Attachment, AttachmentPart
from tests.journal.letters import Letters, offer, sealed, slug

pytestmark = [pytest.mark.django_db, pytest.mark.database]
KIND = "application/octet-stream"


def url(attachment: uuid.UUID) -> str:
    return f"/api/v1/attachments/{attachment}/"


def send(letters: Letters, attachment: uuid.UUID, raw: bytes, **headers: str) -> Any:
    return letters.client.put(url(attachment), raw, content_type=KIND, headers=headers)


def digest(raw: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(raw).digest()).decode()}:"


def stored_files() -> list[Path]:
    folder = Path(cast(FileSystemStorage, default_storage).location)
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def photo() -> bytes:
    return sealed(size=200_000)


@pytest.fixture
def sent(hers: Letters, photo: bytes) -> uuid.UUID:
    attachment = uuid.uuid4()
    assert send(hers, attachment, photo).status_code == 201
    return attachment


def test_what_goes_in_comes_out(hers: Letters, sent: uuid.UUID, photo: bytes) -> None:
    answer = hers.client.get(url(sent))
    assert answer.getvalue() == photo
    assert (answer["Content-Length"], answer["Content-Type"]) == (str(len(photo)), KIND)
    assert answer["Cache-Control"] == "no-store"


def test_the_same_bytes_again_change_nothing(hers: Letters, sent: uuid.UUID, photo: bytes) -> None:
    again = send(hers, sent, photo, **{"Repr-Digest": digest(photo)})
    assert again.status_code == 200
    assert again.json()["sha256"] == hashlib.sha256(photo).hexdigest()
    assert len(stored_files()) == 1


def test_other_bytes_never_overwrite(hers: Letters, sent: uuid.UUID, photo: bytes) -> None:
    answer = send(hers, sent, sealed(size=1000))
    assert (answer.status_code, slug(answer)) == (409, "attachment-exists")
    assert hers.client.get(url(sent)).getvalue() == photo


def test_twenty_six_megabytes_are_too_many(hers: Letters) -> None:
    answer = send(hers, uuid.uuid4(), b"\x00" * (26 * 1024 * 1024))
    assert (answer.status_code, slug(answer), answer.json()["limit"]) == (413, "too-large", 25 * 1024 * 1024)
    assert (stored_files(), Attachment.objects.count()) == ([], 0)


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no age file": (lambda raw: b"GIF89a" + raw, "sealed-header"),
    "sealed to two": (lambda raw: sealed(2), "stanza-count"),
    "only a header": (lambda raw: raw[: len(sealed(size=0)) - 16], "sealed-truncated"),
    "nothing": (lambda raw: b"", "sealed-header"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_right_leaves_nothing_behind(name: str, hers: Letters, photo: bytes) -> None:
    how, expected = BROKEN[name]
    answer = send(hers, uuid.uuid4(), how(photo))
    assert (answer.status_code, slug(answer)) == (400, expected)
    assert (stored_files(), Attachment.objects.count()) == ([], 0)


def test_another_digest_than_announced_is_a_cut(hers: Letters, photo: bytes) -> None:
    answer = send(hers, uuid.uuid4(), photo, **{"Repr-Digest": digest(photo + b"!")})
    assert slug(answer) == "sealed-truncated"
    assert stored_files() == []


@pytest.mark.parametrize("length", [4999, 5001])
def test_a_part_of_another_length_than_announced_is_a_cut(length: int, hers: Letters, photo: bytes) -> None:
    attachment, said = uuid.uuid4(), {"Content-Range": f"bytes 0-4999/{len(photo)}"}
    assert slug(send(hers, attachment, photo[:length], **said)) == "sealed-truncated"
    assert (stored_files(), AttachmentPart.objects.count()) == ([], 0)


RANGES = [
    ("bytes=0-99", slice(0, 100)),
    ("bytes=100-", slice(100, None)),
    ("bytes=-50", slice(-50, None)),
    ("bytes=199000-999999999", slice(199_000, None)),
]


@pytest.mark.parametrize(("header", "wanted"), RANGES)
def test_a_range_brings_just_that(header: str, wanted: slice, hers: Letters, sent: uuid.UUID, photo: bytes) -> None:
    answer = hers.client.get(url(sent), headers={"Range": header})
    start = wanted.indices(len(photo))[0]
    body = answer.getvalue()
    assert (answer.status_code, body) == (206, photo[wanted])
    assert answer["Content-Range"] == f"bytes {start}-{start + len(body) - 1}/{len(photo)}"


@pytest.mark.parametrize("header", ["bytes=999999999-", "bytes=-0"])
def test_a_range_beyond_the_end_is_told(header: str, hers: Letters, sent: uuid.UUID) -> None:
    answer = hers.client.get(url(sent), headers={"Range": header})
    assert (answer.status_code, slug(answer)) == (416, "range")


@pytest.mark.parametrize("header", ["bytes=0-1,4-5", "words=0-5", "bytes=9-1", "bytes=-", ""])
def test_a_range_that_makes_no_sense_brings_everything(
    header: str, hers: Letters, sent: uuid.UUID, photo: bytes
) -> None:
    answer = hers.client.get(url(sent), headers={"Range": header})
    assert (answer.status_code, answer.getvalue()) == (200, photo)


def part(letters: Letters, attachment: uuid.UUID, raw: bytes, start: int, end: int) -> Any:
    headers = {"Content-Range": f"bytes {start}-{end - 1}/{len(raw)}", "Repr-Digest": digest(raw)}
    return send(letters, attachment, raw[start:end], **headers)


def test_an_upload_goes_on_where_it_broke_off(hers: Letters, photo: bytes) -> None:
    attachment = uuid.uuid4()
    answer = part(hers, attachment, photo, 0, 70_000)
    assert (answer.status_code, answer.json()) == (202, {"received": 70_000})
    asked = send(hers, attachment, b"", **{"Content-Range": f"bytes */{len(photo)}"})
    assert asked.json() == {"received": 70_000}
    assert part(hers, attachment, photo, 0, 70_000).json() == {"received": 70_000}
    assert hers.client.get(url(attachment)).status_code == 404
    assert part(hers, attachment, photo, 70_000, len(photo)).status_code == 201
    assert hers.client.get(url(attachment)).getvalue() == photo
    assert (AttachmentPart.objects.count(), Attachment.objects.count()) == (0, 1)


def test_a_gap_is_told_where_to_go_on(hers: Letters, photo: bytes) -> None:
    attachment = uuid.uuid4()
    part(hers, attachment, photo, 0, 1000)
    for start in (500, 2000):
        answer = part(hers, attachment, photo, start, 3000)
        assert (answer.status_code, slug(answer), answer.json()["received"]) == (409, "range-mismatch", 1000)


@pytest.mark.parametrize("header", ["bytes 0-10/5", "bytes 5-2/10", "0-10/20", "bytes 0-9/*"])
def test_a_content_range_that_makes_no_sense_is_refused(header: str, hers: Letters) -> None:
    answer = send(hers, uuid.uuid4(), b"0123456789", **{"Content-Range": header})
    assert (answer.status_code, slug(answer)) == (416, "range")


def test_parts_of_something_else_are_dropped_at_the_end(hers: Letters) -> None:
    attachment, words = uuid.uuid4(), b"words in the clear " * 100
    part(hers, attachment, words, 0, 500)
    assert slug(part(hers, attachment, words, 500, len(words))) == "sealed-header"
    assert AttachmentPart.objects.count() == 0


def test_parts_that_nobody_went_on_with_are_purged(
    hers: Letters, photo: bytes, django_capture_on_commit_callbacks: Any
) -> None:
    part(hers, uuid.uuid4(), photo, 0, 500)
    AttachmentPart.objects.update(created_at=F("created_at") - timedelta(days=3))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("purge")
    assert (AttachmentPart.objects.count(), stored_files()) == (0, [])


def test_nobody_else_reads_or_replaces_it(
    hers: Letters, her_therapists: Letters, a_strangers: Letters, care: CareRelationship, sent: uuid.UUID, photo: bytes
) -> None:
    for letters in (her_therapists, a_strangers):
        assert letters.client.get(url(sent)).status_code == 404
        assert send(letters, sent, photo).status_code == 404
        assert part(letters, sent, photo, 0, 100).status_code == 404


def test_a_reader_reads_it_through_a_share_and_not_after(
    hers: Letters, her_therapists: Letters, a_strangers: Letters, care: CareRelationship, sent: uuid.UUID, photo: bytes
) -> None:
    document = uuid.uuid4()
    assert hers.put(offer("share", care.therapist, attachments=[str(sent)]), document).status_code == 201
    assert her_therapists.client.get(url(sent)).getvalue() == photo
    assert a_strangers.client.get(url(sent)).status_code == 404
    hers.withdraw(document)
    assert her_therapists.client.get(url(sent)).status_code == 404
    assert hers.client.get(url(sent)).status_code == 200


def test_a_new_revision_can_take_it_out(
    hers: Letters, her_therapists: Letters, care: CareRelationship, sent: uuid.UUID
) -> None:
    document = uuid.uuid4()
    hers.put(offer("share", care.therapist, attachments=[str(sent)]), document)
    hers.put(offer("share", care.therapist, revision=2), document)
    assert her_therapists.client.get(url(sent)).status_code == 404


def test_nobody_shares_what_is_not_theirs(
    hers: Letters, a_strangers: Letters, care: CareRelationship, photo: bytes
) -> None:
    theirs = uuid.uuid4()
    send(a_strangers, theirs, photo)
    for unknown in (theirs, uuid.uuid4()):
        answer = hers.put(offer("share", care.therapist, attachments=[str(unknown)]))
        assert (answer.status_code, slug(answer)) == (400, "attachment-unknown")
    assert her_documents(care.patient) == 0


def her_documents(patient: User) -> int:
    return patient.documents.count()


def test_who_leaves_takes_the_files_along(
    hers: Letters, sent: uuid.UUID, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert hers.client.delete("/api/v1/me/").status_code == 204
    assert stored_files() == []


def test_a_locked_device_gets_and_sends_nothing(
    patient: User, make_client: Callable[..., Client], sent: uuid.UUID, photo: bytes
) -> None:
    locked = Letters(make_client(patient, unlocked=False))
    assert slug(locked.client.get(url(sent))) == "locked"
    assert slug(send(locked, uuid.uuid4(), photo)) == "locked"

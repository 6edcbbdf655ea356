"""A reader hears that something is there: by a mail without content, at most once an hour until they look."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db.models import F

from accounts.care.models import CareRelationship
from accounts.users.models import User
from journal.documents.models import Document
from journal.sharing.models import ReaderNotice
from tests.journal.letters import Letters, offer

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def send(django_capture_on_commit_callbacks: Any) -> Any:
    """Put a document and let the transaction end."""

    def put(letters: Letters, body: dict[str, Any], document: uuid.UUID | None = None) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return letters.put(body, document)

    return put


def test_the_mail_says_nothing_but_that(send: Any, hers: Letters, care: CareRelationship) -> None:
    assert send(hers, offer("share", care.therapist)).status_code == 201
    (note,) = mail.outbox
    assert (note.to, note.subject) == ([care.therapist.email], "A new note")
    assert note.body == "There is a new note for you.\n\nSign in to read it.\n\nhttp://localhost:8000/sign-in/\n"
    for word in (care.patient.email, str(care.patient.id), "share", "patient", "therap"):
        assert word not in str(note.message()).replace(care.therapist.email, "").replace("http://localhost:8000", "")


def test_a_reply_reaches_the_writer_too(send: Any, her_therapists: Letters, care: CareRelationship) -> None:
    send(her_therapists, offer("reply", care.patient))
    assert [note.to for note in mail.outbox] == [[care.patient.email]]


def test_a_name_is_no_news(send: Any, hers: Letters, care: CareRelationship) -> None:
    send(hers, offer("profile", care.therapist))
    send(hers, offer())
    assert mail.outbox == []


def test_a_second_note_within_the_hour_is_not_mailed(send: Any, hers: Letters, care: CareRelationship) -> None:
    for _ in range(3):
        send(hers, offer("share", care.therapist))
    assert len(mail.outbox) == 1
    ReaderNotice.objects.update(mailed_at=F("mailed_at") - timedelta(minutes=61))
    send(hers, offer("share", care.therapist))
    assert len(mail.outbox) == 2


def test_who_has_looked_hears_of_the_next_at_once(
    send: Any, hers: Letters, her_therapists: Letters, care: CareRelationship
) -> None:
    document = uuid.uuid4()
    send(hers, offer("share", care.therapist), document)
    her_therapists.post(document, "opened")
    assert not ReaderNotice.objects.exists()
    send(hers, offer("share", care.therapist))
    assert len(mail.outbox) == 2


def test_the_same_bytes_again_mail_nobody(send: Any, hers: Letters, care: CareRelationship) -> None:
    document, body = uuid.uuid4(), offer("share", care.therapist)
    send(hers, body, document)
    ReaderNotice.objects.all().delete()
    send(hers, body, document)
    assert len(mail.outbox) == 1


def test_what_was_refused_mails_nobody(send: Any, hers: Letters, therapist: User) -> None:
    assert send(hers, offer("share", therapist)).status_code == 403
    assert mail.outbox == []


def test_a_mail_server_that_fails_harms_nothing(
    send: Any, hers: Letters, care: CareRelationship, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object) -> int:
        raise ConnectionRefusedError(care.therapist.email)

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    assert send(hers, offer("share", care.therapist)).status_code == 201
    assert Document.objects.count() == 1
    assert care.therapist.email not in caplog.text
    monkeypatch.undo()
    send(hers, offer("share", care.therapist))
    assert len(mail.outbox) == 1

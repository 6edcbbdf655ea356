"""When people part: what was between them is withdrawn; when one leaves for good, all of theirs goes."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from accounts.care.models import CareRelationship, relationship_ended
from accounts.users.leaving import person_leaving
from accounts.users.models import User
from journal.attachments.models import Attachment
from journal.documents.models import Document, Revision
from journal.documents.withdrawing import withdraw_between


@receiver(relationship_ended)
def withdraw_what_was_shared(relationship: CareRelationship, now: datetime, **_signal: Any) -> None:
    withdraw_between(relationship.patient_id, relationship.therapist_id, now)


@receiver(person_leaving)
def let_go_of_everything(user: User, **_signal: Any) -> None:
    """Only rows without bytes and without the person's name stay, so that readers' devices drop their copies."""
    Revision.objects.filter(document__author=user).delete()
    Document.objects.filter(author=user, reader=None).delete()
    Document.objects.filter(author=None, reader=user).delete()  # the author left before: no device is left to tell
    Attachment.objects.filter(author=user).drop()

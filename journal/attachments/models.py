"""Sealed voice notes and photos: one age file each."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import models

from accounts.problems import Problem

if TYPE_CHECKING:
    from journal.documents.models import Document


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def readable_by(self, user: UUID) -> AttachmentQuerySet:
        """One's own, and what a document that is not withdrawn lets one read."""
        through = models.Q(readable_through__reader=user, readable_through__withdrawn_at=None)
        return self.filter(models.Q(author=user) | through).distinct()

    def let_read(self, document: Document, ids: Collection[UUID]) -> None:
        """Make exactly `ids`, all of the document's author, readable through it. Raises `attachment-unknown`."""
        found = self.filter(author=document.author_id, pk__in=ids)
        if ids and found.count() != len(ids):
            raise Problem("attachment-unknown", 400, "An attachment of this document was not sent yet.")
        document.attachments.set(found)


class Attachment(models.Model):
    id = models.UUIDField(primary_key=True, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attachments")
    readable_through = models.ManyToManyField("journal.Document", related_name="attachments")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(max_length=200)
    created_at = models.DateTimeField()

    objects = AttachmentQuerySet.as_manager()

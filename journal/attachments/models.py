"""Sealed voice notes and photos: one age file each, and the parts of those that are still on their way."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models, transaction

from accounts.problems import Problem

if TYPE_CHECKING:
    from journal.documents.models import Document

UNFINISHED_KEPT: Final = timedelta(days=2)
Row = TypeVar("Row", bound=models.Model, covariant=True)


class FilesQuerySet(models.QuerySet[Row]):
    """Rows that each own one file in the storage."""

    def drop(self) -> None:
        """Delete the rows, and their files once that is certain."""
        with transaction.atomic():
            names = list(self.values_list("file", flat=True))
            self.delete()
            for name in names:
                transaction.on_commit(partial(default_storage.delete, name))


class AttachmentQuerySet(FilesQuerySet["Attachment"]):
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


class PartQuerySet(FilesQuerySet["AttachmentPart"]):
    def of(self, author: UUID, attachment_id: UUID) -> PartQuerySet:
        return self.filter(author=author, attachment_id=attachment_id).order_by("start")

    def received(self) -> int:
        """How many bytes are here without a gap; parts are taken only in order."""
        return int(self.aggregate(sum=models.Sum("size"))["sum"] or 0)

    def abandoned(self, now: datetime) -> PartQuerySet:
        return self.filter(created_at__lte=now - UNFINISHED_KEPT)


class AttachmentPart(models.Model):
    """A stretch of an upload that is not complete: bytes `start` to `start + size` of `total`."""

    attachment_id = models.UUIDField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    total = models.PositiveIntegerField()
    file = models.FileField(max_length=200)
    created_at = models.DateTimeField(db_index=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "attachment_id", "start"], name="one_part_a_place"),
        ]

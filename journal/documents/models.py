"""Sealed documents, their earlier revisions, and each person's feed."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import models

KEPT: Final = timedelta(days=30)


class Feed(models.Model):
    """The counter that gives positions; its row is locked by every transaction that changes the feed."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="feed")
    position = models.BigIntegerField(default=0)


class DocumentQuerySet(models.QuerySet["Document"]):
    def live(self) -> "DocumentQuerySet":
        return self.filter(withdrawn_at=None)

    def between(self, one: UUID, other: UUID) -> "DocumentQuerySet":
        """Everything that either of two people sent to the other."""
        return self.filter(models.Q(author=one, reader=other) | models.Q(author=other, reader=one))


class Document(models.Model):
    """One sealed file at its newest revision. `author` is null only for what a deleted person left withdrawn."""

    class Kind(models.TextChoices):
        OWN = "own"
        SHARE = "share"
        REPLY = "reply"
        ASSIGNMENT = "assignment"
        PROFILE = "profile"

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="documents")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    author_position = models.BigIntegerField()
    reader_position = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "author_position"], name="author_feed"),
            models.UniqueConstraint(fields=["reader", "reader_position"], name="reader_feed"),
        ]


class RevisionQuerySet(models.QuerySet["Revision"]):
    def expired(self, now: datetime) -> "RevisionQuerySet":
        return self.filter(replaced_at__lte=now - KEPT)

    def current(self, now: datetime) -> "RevisionQuerySet":
        return self.filter(replaced_at__gt=now - KEPT).order_by("-revision")


class Revision(models.Model):
    """Sealed bytes that a newer revision replaced, or the last of a withdrawn document; the author's, for 30 days."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    replaced_at = models.DateTimeField(db_index=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "revision"], name="one_row_a_revision")]

"""Sealed documents, their earlier revisions, and each person's feed."""

from django.conf import settings
from django.db import models


class Feed(models.Model):
    """The counter that gives positions; its row is locked by every transaction that changes the feed."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="feed")
    position = models.BigIntegerField(default=0)


class Document(models.Model):
    class Kind(models.TextChoices):
        OWN = "own"
        SHARE = "share"
        REPLY = "reply"
        ASSIGNMENT = "assignment"
        PROFILE = "profile"

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="documents")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    author_position = models.BigIntegerField()
    reader_position = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "author_position"], name="author_feed"),
            models.UniqueConstraint(fields=["reader", "reader_position"], name="reader_feed"),
        ]


class Revision(models.Model):
    """Sealed bytes that a newer revision replaced; the author's only, for 30 days."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    replaced_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "revision"], name="one_row_a_revision")]

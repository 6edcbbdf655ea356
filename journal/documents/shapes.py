"""What goes over the wire, for the OpenAPI document; reading with care is done in offer.py."""

import base64
from typing import Any

from rest_framework import serializers

from journal.documents.models import Document, Revision


class OfferShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(Document.Kind.choices)
    reader = serializers.UUIDField(allow_null=True, help_text="The one other person; null for `own`.")
    revision = serializers.IntegerField(min_value=1, help_text="The stored revision plus one.")
    sealed = serializers.CharField(help_text="Base64 of one age file, 1 MiB at most.")
    sha256 = serializers.CharField(required=False, help_text="Hex SHA-256 of the sealed bytes, to find cut uploads.")
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, help_text="Attachments that the reader may fetch through this."
    )


class StoredShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(Document.Kind.choices)
    reader = serializers.UUIDField(allow_null=True)
    revision = serializers.IntegerField()
    sha256 = serializers.CharField()
    position = serializers.IntegerField(help_text="In the author's feed.")
    opened_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class FeedItemShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(Document.Kind.choices)
    author = serializers.UUIDField(allow_null=True, help_text="Null once the author's account is gone.")
    reader = serializers.UUIDField(allow_null=True)
    revision = serializers.IntegerField()
    sealed = serializers.CharField(allow_null=True, help_text="Base64; null once withdrawn.")
    position = serializers.IntegerField(help_text="In the feed of whoever asks.")
    opened_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class FeedShape(serializers.Serializer[Any]):
    documents = FeedItemShape(many=True)
    position = serializers.IntegerField(help_text="Ask on with `since` set to this.")
    more = serializers.BooleanField()


class OpenedShape(serializers.Serializer[Any]):
    opened_at = serializers.DateTimeField()


class RevisionShape(serializers.Serializer[Any]):
    revision = serializers.IntegerField()
    sealed = serializers.CharField()
    sha256 = serializers.CharField()
    replaced_at = serializers.DateTimeField()


class RevisionsShape(serializers.Serializer[Any]):
    revisions = RevisionShape(many=True)


def stored(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "kind": document.kind,
        "reader": document.reader_id,
        "revision": document.revision,
        "sha256": document.sha256,
        "position": document.author_position,
        "opened_at": document.opened_at,
        "withdrawn_at": document.withdrawn_at,
    }


def feed_item(row: Any) -> dict[str, Any]:
    """A row of feed.page()."""
    return {
        "id": row.id,
        "kind": row.kind,
        "author": row.author_id,
        "reader": row.reader_id,
        "revision": row.revision,
        "sealed": None if row.withdrawn_at else base64.b64encode(row.sealed).decode(),
        "position": row.position,
        "opened_at": row.opened_at,
        "withdrawn_at": row.withdrawn_at,
    }


def revision(row: Revision) -> dict[str, Any]:
    return {
        "revision": row.revision,
        "sealed": base64.b64encode(row.sealed).decode(),
        "sha256": row.sha256,
        "replaced_at": row.replaced_at,
    }

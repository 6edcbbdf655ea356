"""Attachments over HTTP: sealed bytes up to 25 MB, in and out, whole or by range."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from journal.attachments import ranges
from journal.attachments.models import Attachment
from journal.attachments.ranges import Span
from journal.attachments.receiving import BLOCK, join_parts, receive, receive_part
from journal.documents.reading import announced_length

HEADER: Final = OpenApiParameter.HEADER


class AttachmentShape(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()


class PartShape(serializers.Serializer[Any]):
    received = serializers.IntegerField(help_text="Go on from this byte.")


class AttachmentView(PrivateAPIView):
    @extend_schema(
        parameters=[
            OpenApiParameter("Content-Range", str, HEADER, description="`bytes 0-99/300`, or `bytes */300` to ask."),
            OpenApiParameter("Repr-Digest", str, HEADER, description="`sha-256=:...:` of the whole attachment."),
        ],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={200: AttachmentShape, 201: AttachmentShape, 202: PartShape},
    )
    def put(self, request: Request, attachment_id: UUID) -> Response:
        """Store an attachment at once, or in parts that follow one another; the same bytes again change nothing."""
        http, now = request._request, timezone.now()
        sha256 = ranges.digest(http.headers.get("Repr-Digest"))
        if parted := http.headers.get("Content-Range"):
            span, total = ranges.sent(parted)
            received = receive_part(self.user, attachment_id, body(http), span, total, now)
            if received < total:
                return Response({"received": received}, status=202)
            kept, new = join_parts(self.user, attachment_id, sha256, now)
        else:
            kept, new = receive(self.user, attachment_id, body(http), announced_length(http), sha256, now)
        return Response(AttachmentShape(kept).data, status=201 if new else 200)

    @extend_schema(
        parameters=[OpenApiParameter("Range", str, HEADER, description="One range of bytes.")],
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            (206, "application/octet-stream"): OpenApiTypes.BINARY,
        },
    )
    def get(self, request: Request, attachment_id: UUID) -> StreamingHttpResponse:
        """The sealed bytes, all or one range; a reader only while a document lets them."""
        found = get_object_or_404(Attachment.objects.readable_by(self.user.id), pk=attachment_id)
        span = ranges.asked(request.headers.get("Range"), found.size)
        return sealed_bytes(found, span)


def sealed_bytes(attachment: Attachment, span: Span | None) -> StreamingHttpResponse:
    shown = span or Span(0, attachment.size)
    response = StreamingHttpResponse(
        read(attachment, shown), status=206 if span else 200, content_type="application/octet-stream"
    )
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(shown.size)
    response["ETag"] = f'"{attachment.sha256}"'
    if span:
        response["Content-Range"] = f"bytes {span.start}-{span.end - 1}/{attachment.size}"
    return response


def read(attachment: Attachment, span: Span) -> Iterator[bytes]:
    with attachment.file.open("rb") as opened:
        opened.seek(span.start)
        left = span.size
        while left and (block := opened.read(min(BLOCK, left))):
            left -= len(block)
            yield block


def body(request: HttpRequest) -> Iterator[bytes]:
    """The request's bytes as they arrive; they end early when the connection does."""
    try:
        while block := request.read(BLOCK):
            yield block
    except UnreadablePostError:
        return

"""Documents over HTTP: each view reads the request, calls one verb, answers."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from journal.documents import feed, opening, shapes, withdrawing
from journal.documents.accepting import accept
from journal.documents.lean import LeanPutView, json
from journal.documents.models import Document
from journal.documents.offer import Offer, invalid
from journal.documents.reading import json_body


class DocumentsView(PrivateAPIView):
    @extend_schema(
        operation_id="documents_list",
        parameters=[
            OpenApiParameter("since", int, description="The last position that is known.", default=0),
            OpenApiParameter("limit", int, description="Documents a page, 500 at most.", default=100),
        ],
        responses=shapes.FeedShape,
    )
    def get(self, request: Request) -> Response:
        """My feed after a position, as author and as reader, in one order."""
        page = feed.page(self.user.id, number(request, "since", 0), number(request, "limit", 100))
        items = [shapes.feed_item(item) for item in page.items]
        return Response({"documents": items, "position": page.position, "more": page.more})


class DocumentView(LeanPutView):
    @extend_schema(request=shapes.OfferShape, responses={200: shapes.StoredShape, 201: shapes.StoredShape})
    def put(self, request: HttpRequest, document_id: UUID) -> HttpResponse:
        """Store the next revision of a document; the same bytes again change nothing."""
        offer = Offer.read(json_body(request))
        accepted = accept(self.user, document_id, offer, self.device, timezone.now())
        return json(shapes.stored(accepted.document), status=201 if accepted.created else 200)

    @extend_schema(
        parameters=[OpenApiParameter("revision", int, description="The stored revision.", required=True)],
        responses={200: shapes.StoredShape},
    )
    def delete(self, request: Request, document_id: UUID) -> Response:
        """Withdraw a document: readers lose its bytes at once, the author after 30 days."""
        revision = number(request, "revision", None)
        document = withdrawing.withdraw(self.user, document_id, revision, self.device, timezone.now())
        return Response(shapes.stored(document))


class OpenedView(PrivateAPIView):
    @extend_schema(request=None, responses=shapes.OpenedShape)
    def post(self, request: Request, document_id: UUID) -> Response:
        """The reader opened it; the author sees when. Only the first time counts."""
        document = opening.mark_opened(self.user, document_id, timezone.now())
        return Response({"opened_at": document.opened_at})


class RestoreView(PrivateAPIView):
    @extend_schema(request=None, responses=shapes.StoredShape)
    def post(self, request: Request, document_id: UUID) -> Response:
        """Bring back one's own withdrawn document, for 30 days."""
        return Response(shapes.stored(withdrawing.restore(self.user, document_id, timezone.now())))


class RevisionsView(PrivateAPIView):
    @extend_schema(responses=shapes.RevisionsShape)
    def get(self, request: Request, document_id: UUID) -> Response:
        """Earlier revisions of one's own document, newest first."""
        document = Document.objects.filter(pk=document_id, author=self.user).only("id").first()
        if document is None:
            raise Http404
        rows = document.revisions.current(timezone.now())
        return Response({"revisions": [shapes.revision(row) for row in rows]})


def number(request: Request, name: str, default: int | None) -> Any:
    """A whole number from the query string, within what the database can hold."""
    text = request.query_params.get(name)
    if text is None and default is not None:
        return default
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 18:
        raise invalid(name, "This must be a whole number.")
    return int(text)

"""The guide library over HTTP: public, in the reader's language, cached by its hash."""

from typing import Any

from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from journal.guides import library


class PromptShape(serializers.Serializer[Any]):
    id = serializers.SlugField()
    kind = serializers.CharField()
    text = serializers.CharField()
    help = serializers.CharField(required=False)
    optional = serializers.BooleanField(required=False)
    options = serializers.ListField(child=serializers.CharField(), required=False)
    min_label = serializers.CharField(required=False)
    max_label = serializers.CharField(required=False)


class GuideShape(serializers.Serializer[Any]):
    slug = serializers.SlugField()
    title = serializers.CharField()
    phase = serializers.CharField()
    focus = serializers.CharField()
    minutes = serializers.IntegerField()
    summary = serializers.CharField()
    why = serializers.CharField()
    prompts = PromptShape(many=True)
    closing = serializers.CharField()


class LibraryShape(serializers.Serializer[Any]):
    locale = serializers.CharField()
    guides = GuideShape(many=True)


class GuidesView(APIView):
    authentication_classes = []
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="guides_list",
        parameters=[OpenApiParameter("lang", description="A language, instead of the browser's.")],
        responses={200: LibraryShape, 304: None},
    )
    def get(self, request: Request) -> HttpResponse:
        """The whole library in one language; answers 304 to the ETag that it sent before."""
        locale = language(request.query_params.get("lang"))
        etag = library.etag(locale)
        if etag in known(request.headers.get("If-None-Match", "")):
            response: HttpResponse = Response(status=304)
        elif "br" in listed(request.headers.get("Accept-Encoding", "")):
            response = HttpResponse(library.packed(locale), "application/json", headers={"Content-Encoding": "br"})
            etag = f"W/{etag}"
        else:
            response = Response(library.answer(locale))
        response["ETag"], response["Cache-Control"] = etag, "public, max-age=0, must-revalidate"
        patch_vary_headers(response, ["Accept-Language", "Cookie", "Accept-Encoding"])
        return response


def known(header: str) -> set[str]:
    """The ETags that a browser has; compressing on the way makes ours weak, which is the same library."""
    return {each.removeprefix("W/") for each in listed(header)}


def listed(header: str) -> list[str]:
    return [each.strip() for each in header.split(",")]


def language(asked: str | None) -> str:
    """The language asked for, else the one that LocaleMiddleware found, else the original's."""
    for code in (asked, translation.get_language()):
        short = (code or "").split("-")[0].lower()
        if short in library.FILES:
            return short
    return library.ORIGINAL

"""What happened to my records."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from accounts.log.models import AccessEvent

PAGE = 100


class EventSerializer(serializers.Serializer[AccessEvent]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=AccessEvent.Kind.choices)
    about = serializers.UUIDField(allow_null=True)
    device = serializers.CharField(source="device.name", default=None, allow_null=True)
    at = serializers.DateTimeField()


class EventListSerializer(serializers.Serializer[Any]):
    events = EventSerializer(many=True)
    more = serializers.BooleanField()


class BeforeSerializer(serializers.Serializer[Any]):
    before = serializers.IntegerField(min_value=1, required=False, default=None)


class EventsView(PrivateAPIView):
    @extend_schema(responses=EventListSerializer, parameters=[OpenApiParameter("before", int)])
    def get(self, request: Request) -> Response:
        """The newest hundred events, or those older than `?before=<id>`."""
        asked = BeforeSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        events = list(AccessEvent.objects.newest(self.user, asked.validated_data["before"], PAGE + 1))
        return Response(EventListSerializer({"events": events[:PAGE], "more": len(events) > PAGE}).data)

"""My browsers, and the server's half of what keeps this one unlocked."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from accounts.devices.models import Device
from accounts.encoding import to_base64url


class DeviceSerializer(serializers.Serializer[Device]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    created_at = serializers.DateTimeField()
    last_seen_at = serializers.DateTimeField()
    current = serializers.SerializerMethodField()

    def get_current(self, device: Device) -> bool:
        return bool(device == self.context["current"])


class DeviceListSerializer(serializers.Serializer[Any]):
    devices = DeviceSerializer(many=True)


class HalfSerializer(serializers.Serializer[Any]):
    half = serializers.CharField(help_text="base64url, 32 bytes")


class DevicesView(PrivateAPIView):
    @extend_schema(responses=DeviceListSerializer)
    def get(self, request: Request) -> Response:
        """Where I am signed in, the one seen last first."""
        devices = Device.objects.filter(user=self.user).signed_in(timezone.now()).order_by("-last_seen_at")
        return Response(DeviceListSerializer({"devices": devices}, context={"current": self.device}).data)


class DeviceView(PrivateAPIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, device_id: UUID) -> Response:
        """Sign that browser out and forget its half, so that what it kept can't be opened."""
        mine = Device.objects.filter(user=self.user).active()
        get_object_or_404(mine, id=device_id).revoke(timezone.now(), by=self.device)
        return Response(status=204)


class HalfView(PrivateAPIView):
    @extend_schema(responses=HalfSerializer)
    def get(self, request: Request) -> Response:
        """The server's half of the key under which this device keeps its keyring."""
        return Response({"half": to_base64url(bytes(self.device.server_half))})

"""Me."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from accounts.devices.permissions import SignedIn, Unlocked
from accounts.keys.models import PublicKeys
from accounts.users.leaving import leave
from accounts.users.serializers import ChangeMeSerializer, MeSerializer


class MeView(PrivateAPIView):
    permission_classes = [SignedIn]

    def get_permissions(self) -> list[BasePermission]:
        return [Unlocked()] if self.request.method == "DELETE" else [SignedIn()]

    @extend_schema(responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who I am to the server, my public keys, and whether this device is unlocked."""
        keys = PublicKeys.objects.filter(user=self.user).first()
        return Response(MeSerializer({"user": self.user, "keys": keys, "device": self.device}).data)

    @extend_schema(request=ChangeMeSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        """Choose my language and time zone."""
        asked = ChangeMeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        self.user.settle(**asked.validated_data)
        return self.get(request)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Remove me and everything that is mine, for good."""
        leave(self.user, timezone.now())
        return Response(status=204)

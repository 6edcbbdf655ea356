"""Public keys, ways of unlocking, and proving the key."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from accounts.devices.permissions import SignedIn, Unlocked
from accounts.keys.models import KeyWrap, PublicKeys, UnlockChallenge
from accounts.keys.permissions import UnlockedOrNew
from accounts.keys.serializers import (
    KeysSerializer,
    NonceSerializer,
    ProofSerializer,
    WrapListSerializer,
    WrapSerializer,
)


class KeysView(PrivateAPIView):
    permission_classes = [SignedIn]
    throttle_scope = "keys"

    @extend_schema(request=KeysSerializer, responses=KeysSerializer)
    def put(self, request: Request) -> Response:
        """Publish my public keys, once."""
        asked = KeysSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return Response(KeysSerializer(PublicKeys.objects.publish(self.user, **asked.validated_data)).data)


class WrapsView(PrivateAPIView):
    permission_classes = [SignedIn]
    throttle_scope = "wraps"

    @extend_schema(responses=WrapListSerializer)
    def get(self, request: Request) -> Response:
        """My sealed keyrings, oldest first, so that this device can unlock."""
        wraps = KeyWrap.objects.filter(user=self.user).order_by("created_at")
        return Response(WrapListSerializer({"wraps": wraps}).data)


class WrapView(PrivateAPIView):
    permission_classes = [UnlockedOrNew]
    throttle_scope = "wraps"

    def get_permissions(self) -> list[Unlocked]:
        return [Unlocked()] if self.request.method == "DELETE" else [UnlockedOrNew()]

    @extend_schema(request=WrapSerializer, responses={201: None, 204: None})
    def put(self, request: Request, wrap_id: UUID) -> Response:
        """Add a way of unlocking; the same again is no harm."""
        asked = WrapSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        new = KeyWrap.objects.add(self.device, wrap_id, **asked.validated_data, now=timezone.now())
        return Response(status=201 if new else 204)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, wrap_id: UUID) -> Response:
        """Remove a way of unlocking; the last two, and the recovery code, stay."""
        KeyWrap.objects.remove(self.device, wrap_id, timezone.now())
        return Response(status=204)


class ChallengeView(PrivateAPIView):
    permission_classes = [SignedIn]
    throttle_scope = "unlock"

    @extend_schema(request=None, responses=NonceSerializer)
    def post(self, request: Request) -> Response:
        """A single-use nonce to sign."""
        return Response({"nonce": UnlockChallenge.objects.ask(self.device, timezone.now())})


class ProofView(PrivateAPIView):
    permission_classes = [SignedIn]
    throttle_scope = "unlock"

    @extend_schema(request=ProofSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """Prove the key: this device is unlocked from now on."""
        asked = ProofSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        UnlockChallenge.objects.answer(self.device, **asked.validated_data, now=timezone.now())
        return Response(status=204)

"""People, the invitations that bring them, and the end of a relationship."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api import PrivateAPIView
from accounts.care.models import CareRelationship, Invitation
from accounts.care.people import people_of, person_in
from accounts.care.permissions import Therapist
from accounts.care.redeeming import look, redeem
from accounts.care.serializers import (
    CodeSerializer,
    InvitationListSerializer,
    InvitationSerializer,
    LookSerializer,
    NewInvitationSerializer,
    PeopleSerializer,
    RedeemedSerializer,
)
from accounts.keys.permissions import UnlockedOrNew


class PeopleView(PrivateAPIView):
    @extend_schema(responses=PeopleSerializer)
    def get(self, request: Request) -> Response:
        """Whom I am or was connected with; those that ended say since when."""
        return Response(PeopleSerializer({"people": people_of(self.user)}).data)


class InvitationsView(PrivateAPIView):
    permission_classes = [Therapist]

    @extend_schema(responses=InvitationListSerializer)
    def get(self, request: Request) -> Response:
        """The invitations I made, newest first."""
        made = Invitation.objects.filter(inviter=self.user).order_by("-created_at")
        return Response(InvitationListSerializer({"invitations": made}).data)

    @extend_schema(request=None, responses={201: NewInvitationSerializer})
    def post(self, request: Request) -> Response:
        """Invite one person; the code is told this once and works once."""
        invitation, code = Invitation.objects.invite(Invitation.Kind.PATIENT, timezone.now(), inviter=self.user)
        return Response({**InvitationSerializer(invitation).data, "code": code}, status=201)


class InvitationView(PrivateAPIView):
    permission_classes = [Therapist]

    @extend_schema(responses={204: None})
    def delete(self, request: Request, invitation_id: UUID) -> Response:
        """Withdraw an invitation of mine."""
        get_object_or_404(Invitation, id=invitation_id, inviter=self.user).withdraw(timezone.now())
        return Response(status=204)


class LookView(PrivateAPIView):
    authentication_classes = ()
    permission_classes = ()
    throttle_scope = "look"

    @extend_schema(request=CodeSerializer, responses=LookSerializer)
    def post(self, request: Request) -> Response:
        """What a code is for, and whose it is; it stays unused."""
        asked = CodeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return Response(LookSerializer(look(asked.validated_data["code"], timezone.now())).data)


class RedeemView(PrivateAPIView):
    permission_classes = [UnlockedOrNew]
    throttle_scope = "redeem"

    @extend_schema(request=CodeSerializer, responses=RedeemedSerializer)
    def post(self, request: Request) -> Response:
        """Use a code: begin with the one who invited me, or become a therapist."""
        asked = CodeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        invitation, relationship = redeem(asked.validated_data["code"], self.user, timezone.now())
        person = person_in(relationship, self.user) if relationship else None
        answer = {"kind": invitation.kind, "relationship": person and person.relationship, "person": person}
        return Response(RedeemedSerializer(answer).data)


class RelationshipView(PrivateAPIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, relationship_id: UUID) -> Response:
        """End it; what the two had shared is withdrawn."""
        mine = CareRelationship.objects.of(self.user)
        get_object_or_404(mine, id=relationship_id).end(self.user, timezone.now())
        return Response(status=204)

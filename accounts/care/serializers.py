"""People and invitations as they travel."""

from typing import Any

from rest_framework import serializers

from accounts.care.models import Invitation
from accounts.care.people import Person
from accounts.users.models import User


class PersonSerializer(serializers.Serializer[Person]):
    id = serializers.UUIDField()
    relationship = serializers.UUIDField()
    role = serializers.ChoiceField(choices=User.Role.choices)
    recipient = serializers.CharField(source="keys.recipient", default=None, allow_null=True)
    verify_key = serializers.CharField(source="keys.verify_key", default=None, allow_null=True)
    binding = serializers.CharField(source="keys.binding", default=None, allow_null=True)
    since = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)


class PeopleSerializer(serializers.Serializer[Any]):
    people = PersonSerializer(many=True)


class InvitationSerializer(serializers.Serializer[Invitation]):
    id = serializers.UUIDField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    redeemed_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class InvitationListSerializer(serializers.Serializer[Any]):
    invitations = InvitationSerializer(many=True)


class NewInvitationSerializer(InvitationSerializer):
    code = serializers.CharField(help_text="told this once")


class CodeSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(max_length=64)


class InviterSerializer(serializers.Serializer[User]):
    id = serializers.UUIDField()
    recipient = serializers.CharField(source="public_keys.recipient", default=None, allow_null=True)
    verify_key = serializers.CharField(source="public_keys.verify_key", default=None, allow_null=True)
    binding = serializers.CharField(source="public_keys.binding", default=None, allow_null=True)


class LookSerializer(serializers.Serializer[Invitation]):
    kind = serializers.ChoiceField(choices=Invitation.Kind.choices)
    inviter = InviterSerializer(allow_null=True)


class RedeemedSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=Invitation.Kind.choices)
    relationship = serializers.UUIDField(allow_null=True)
    person = PersonSerializer(allow_null=True)


class QrSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=500)

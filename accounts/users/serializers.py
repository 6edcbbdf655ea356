"""Me, as I travel."""

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from rest_framework import serializers

from accounts.keys.serializers import KeysSerializer
from accounts.users.models import User


class MyDeviceSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    unlocked = serializers.SerializerMethodField()

    def get_unlocked(self, device: Any) -> bool:
        return device.unlocked_at is not None


class MeSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="user.id")
    email = serializers.EmailField(source="user.email")
    role = serializers.ChoiceField(choices=User.Role.choices, source="user.role")
    locale = serializers.CharField(source="user.locale")
    time_zone = serializers.CharField(source="user.time_zone")
    keys = KeysSerializer(allow_null=True)
    device = MyDeviceSerializer()


class ChangeMeSerializer(serializers.Serializer[User]):
    locale = serializers.ChoiceField(choices=settings.LANGUAGES, required=False)
    time_zone = serializers.CharField(max_length=64, required=False)

    def validate_time_zone(self, name: str) -> str:
        if name not in available_timezones():
            raise serializers.ValidationError("not a time zone")
        return name

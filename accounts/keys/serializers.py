"""Keys and wraps as they travel."""

import base64
import binascii
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.encoding import from_base64url
from accounts.keys.age_header import NotAgeError, read_stanzas
from accounts.keys.models import KeyWrap
from accounts.keys.recipients import is_recipient
from accounts.problems import Problem

MOST_BYTES = 8 * 1024
STANZA_OF = {"passkey": "X25519", "recovery": "X25519", "passphrase": "scrypt"}


class Base64UrlField(serializers.CharField):
    """Base64url without padding of exactly `size` bytes, kept as text."""

    def __init__(self, size: int, **kwargs: Any) -> None:
        self.size = size
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        try:
            from_base64url(text, self.size)
        except ValueError as error:
            raise serializers.ValidationError(str(error)) from error
        return text


@extend_schema_field(OpenApiTypes.BYTE)
class SealedField(serializers.CharField):
    """Sealed bytes as base64."""

    def to_internal_value(self, data: Any) -> bytes:  # type: ignore[override]
        try:
            return base64.b64decode(super().to_internal_value(data), validate=True)
        except (binascii.Error, UnicodeEncodeError, ValueError) as error:
            raise serializers.ValidationError("not base64") from error

    def to_representation(self, value: Any) -> str:
        return base64.b64encode(bytes(value)).decode()


class KeysSerializer(serializers.Serializer[Any]):
    recipient = serializers.CharField(max_length=128)
    verify_key = Base64UrlField(32)
    binding = Base64UrlField(64)

    def validate_recipient(self, recipient: str) -> str:
        if not is_recipient(recipient):
            raise serializers.ValidationError("not an age recipient")
        return recipient


class WrapSerializer(serializers.Serializer[KeyWrap]):
    id = serializers.UUIDField(read_only=True)
    kind = serializers.ChoiceField(choices=KeyWrap.Kind.choices)
    sealed = SealedField()
    credential_id = serializers.CharField(max_length=512, allow_blank=True, default="")
    created_at = serializers.DateTimeField(read_only=True)

    def validate_sealed(self, sealed: bytes) -> bytes:
        if len(sealed) > MOST_BYTES:
            raise Problem("too-large", 413, "A sealed keyring has at most 8 KB.")
        return sealed

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if (attrs["kind"] == KeyWrap.Kind.PASSKEY) != bool(attrs["credential_id"]):
            raise serializers.ValidationError({"credential_id": "a passkey has one, the others have none"})
        try:
            stanzas = [stanza.kind for stanza in read_stanzas(attrs["sealed"])]
        except NotAgeError as error:
            raise Problem("sealed-header", 400, f"This is no age file: {error}.") from error
        if stanzas != [STANZA_OF[attrs["kind"]]]:
            raise Problem("stanza-count", 400, "A sealed keyring has one stanza, of the type of its kind.")
        return attrs


class WrapListSerializer(serializers.Serializer[Any]):
    wraps = WrapSerializer(many=True)


class NonceSerializer(serializers.Serializer[Any]):
    nonce = Base64UrlField(32)


class ProofSerializer(NonceSerializer):
    signature = Base64UrlField(64)

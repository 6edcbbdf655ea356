"""What the server keeps of a person's keys: the public halves, and the sealed keyring."""

import uuid

from django.conf import settings
from django.db import models


class PublicKeys(models.Model):
    """`recipient` is `age1...`; `verify_key` and `binding` are base64url (Ed25519)."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="public_keys")
    recipient = models.CharField(max_length=128)
    verify_key = models.CharField(max_length=64)
    binding = models.CharField(max_length=128)
    created_at = models.DateTimeField(auto_now_add=True)


class KeyWrap(models.Model):
    """The keyring, sealed as one age file for one way of unlocking."""

    class Kind(models.TextChoices):
        PASSKEY = "passkey"
        RECOVERY = "recovery"
        PASSPHRASE = "passphrase"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wraps")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    sealed = models.BinaryField()
    credential_id = models.CharField(max_length=512, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)


class UnlockChallenge(models.Model):
    """A single-use nonce (base64url of 32 bytes); proving the key means signing `afterword/unlock/v1\\n<nonce>`."""

    device = models.OneToOneField("accounts.Device", models.CASCADE, primary_key=True, related_name="challenge")
    nonce = models.CharField(max_length=64)
    created_at = models.DateTimeField()

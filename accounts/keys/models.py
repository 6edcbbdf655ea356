"""What the server keeps of a person's keys: the public halves, and the sealed keyring."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models, transaction

from accounts.encoding import to_base64url
from accounts.keys.signatures import binding_holds, proof_holds
from accounts.log.models import AccessEvent
from accounts.problems import Problem

if TYPE_CHECKING:
    from accounts.devices.models import Device
    from accounts.users.models import User

MOST_WRAPS = 20
CHALLENGE_LIFETIME = timedelta(minutes=5)


class PublicKeysManager(models.Manager["PublicKeys"]):
    def publish(self, user: User, recipient: str, verify_key: str, binding: str) -> PublicKeys:
        """Keep a person's public keys, once; the same again changes nothing.

        Until somebody has proved the keys nothing can have been written for them, so a person whose joining was cut
        short begins anew: the old keys and their wraps go. Problems: `binding`, `keys-exist`.
        """
        if not binding_holds(user.id, recipient, verify_key, binding):
            raise Problem("binding", 400, "The signature does not bind these keys to you.")
        with transaction.atomic():
            user = user.locked()
            kept = self.filter(user=user).first()
            if kept and kept.proved_at and (kept.recipient, kept.verify_key) != (recipient, verify_key):
                raise Problem("keys-exist", 409, "You have keys already.")
            if kept and (kept.recipient, kept.verify_key) == (recipient, verify_key):
                return kept
            if kept:
                kept.delete()
                KeyWrap.objects.filter(user=user).delete()
            return self.create(user=user, recipient=recipient, verify_key=verify_key, binding=binding)

    def proved_by(self, user: User) -> bool:
        """Whether any device of `user` has ever proved the keys; while none has, the person is still joining."""
        return self.filter(user=user, proved_at__isnull=False).exists()


class PublicKeys(models.Model):
    """`recipient` is `age1...`; `verify_key` and `binding` are base64url (Ed25519).

    `proved_at` is when a device first proved that it holds the private halves; it never goes back to null.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="public_keys")
    recipient = models.CharField(max_length=128)
    verify_key = models.CharField(max_length=64)
    binding = models.CharField(max_length=128)
    created_at = models.DateTimeField(auto_now_add=True)
    proved_at = models.DateTimeField(null=True)

    objects: ClassVar[PublicKeysManager] = PublicKeysManager()


class KeyWrapManager(models.Manager["KeyWrap"]):
    def add(self, device: Device, wrap_id: UUID, kind: str, sealed: bytes, credential_id: str, now: datetime) -> bool:
        """Keep one more way of unlocking; True when it is new, False when exactly this one was kept before.

        A wrap is never overwritten. Problems: `wrap-exists`, `too-many-wraps`, `not-found` for another person's id.
        """
        with transaction.atomic():
            user = device.user.locked()
            kept = self.filter(id=wrap_id).first()
            if kept and kept.user_id != user.id:
                raise Problem("not-found", 404, "There is nothing here for you.")
            if kept and (kept.kind, bytes(kept.sealed), kept.credential_id) != (kind, sealed, credential_id):
                raise Problem("wrap-exists", 409, "This way of unlocking is kept already and can't be changed.")
            if kept:
                return False
            if self.filter(user=user).count() >= MOST_WRAPS:
                raise Problem("too-many-wraps", 409, "Remove a way of unlocking before you add another.")
            self.create(id=wrap_id, user=user, kind=kind, sealed=sealed, credential_id=credential_id)
            AccessEvent.objects.record(user, AccessEvent.Kind.WRAP_ADDED, now, about=wrap_id, device=device)
            return True

    def remove(self, device: Device, wrap_id: UUID, now: datetime) -> None:
        """Take a way of unlocking away; two must stay, the recovery code among them. Problems: `last-way-in`."""
        with transaction.atomic():
            user = device.user.locked()
            wrap = self.filter(user=user, id=wrap_id).first()
            if wrap is None:
                raise Problem("not-found", 404, "There is nothing here for you.")
            left = list(self.filter(user=user).exclude(id=wrap_id).values_list("kind", flat=True))
            if len(left) < 2 or KeyWrap.Kind.RECOVERY not in left:
                raise Problem("last-way-in", 409, "Two ways in must stay, and the recovery code is one of them.")
            wrap.delete()
            AccessEvent.objects.record(user, AccessEvent.Kind.WRAP_REMOVED, now, about=wrap_id, device=device)


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

    objects: ClassVar[KeyWrapManager] = KeyWrapManager()


class UnlockChallengeManager(models.Manager["UnlockChallenge"]):
    def ask(self, device: Device, now: datetime) -> str:
        """A fresh nonce for this device; an older one of it is void."""
        nonce = to_base64url(secrets.token_bytes(32))
        self.update_or_create(device=device, defaults={"nonce": nonce, "created_at": now})
        return nonce

    def answer(self, device: Device, nonce: str, signature: str, now: datetime) -> None:
        """Unlock `device` if `signature` proves the key; the nonce is used up either way.

        Problems: `no-keys`, `challenge-unknown`, `proof`.
        """
        keys = PublicKeys.objects.filter(user=device.user).first()
        if keys is None:
            raise Problem("no-keys", 409, "Make your keys first.")
        fresh = self.filter(device=device, nonce=nonce, created_at__gt=now - CHALLENGE_LIFETIME)
        if fresh.delete()[0] == 0:
            raise Problem("challenge-unknown", 409, "That challenge was used or is too old. Ask for a new one.")
        if not proof_holds(keys.verify_key, nonce, signature):
            raise Problem("proof", 403, "The signature does not prove the key.")
        with transaction.atomic():
            PublicKeys.objects.filter(user=device.user, proved_at=None).update(proved_at=now)
            device.unlock(now)


class UnlockChallenge(models.Model):
    """A single-use nonce (base64url of 32 bytes); proving the key means signing `afterword/unlock/v1\\n<nonce>`."""

    device = models.OneToOneField("accounts.Device", models.CASCADE, primary_key=True, related_name="challenge")
    nonce = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    objects: ClassVar[UnlockChallengeManager] = UnlockChallengeManager()

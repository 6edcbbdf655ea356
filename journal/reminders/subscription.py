"""Where the browser of one device takes push messages."""

import base64
import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec
from django.db import models, transaction

from accounts.devices.models import Device
from accounts.problems import Problem
from journal.reminders.channels.webpush import Target
from journal.reminders.endpoints import EndpointError, check_endpoint

MOST_DEVICES = 10


class PushSubscriptionQuerySet(models.QuerySet["PushSubscription"]):
    def put(self, device: Device, now: datetime, *, endpoint: str, p256dh: str, auth: str) -> "PushSubscription":
        """Keeps the subscription of `device`; a browser that signs in anew takes its endpoint along.

        Raises Problem: push-endpoint for an address we won't write to, push-keys for keys that can't work.
        """
        try:
            check_endpoint(endpoint)
        except EndpointError as error:
            raise Problem("push-endpoint", 400, "This push address can't be used.") from error
        if not keys_work(p256dh, auth):
            raise Problem("push-keys", 400, "These push keys can't be used.")
        values = {"endpoint": endpoint, "p256dh": p256dh, "auth": auth}
        with transaction.atomic():
            self.filter(endpoint=endpoint).exclude(device=device).delete()
            kept, new = self.get_or_create(device=device, defaults={**values, "created_at": now})
            if not new and any(getattr(kept, name) != value for name, value in values.items()):
                self.filter(pk=kept.pk).update(**values)
        return kept

    def targets(self, users: Iterable[uuid.UUID], now: datetime) -> dict[uuid.UUID, list[Target]]:
        """By person, the newest ten of the devices that are still signed in."""
        found: dict[uuid.UUID, list[Target]] = defaultdict(list)
        theirs = self.filter(device__user__pk__among=users, device__revoked_at=None, device__expires_at__gt=now)
        fields = ("device__user_id", "pk", "endpoint", "p256dh", "auth")
        for user, *values in theirs.order_by("-device__last_seen_at").values_list(*fields):
            if len(found[user]) < MOST_DEVICES:
                found[user].append(Target(*values))
        return found


class PushSubscription(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    device = models.OneToOneField("accounts.Device", models.CASCADE, related_name="push_subscription")
    endpoint = models.URLField(max_length=1000)
    p256dh = models.CharField(max_length=128)
    auth = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    last_success_at = models.DateTimeField(null=True)

    objects = PushSubscriptionQuerySet.as_manager()


def keys_work(p256dh: str, auth: str) -> bool:
    """An uncompressed point on P-256 and 16 bytes, both base64url, as RFC 8291 wants them."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(p256dh, 65))
        return len(_bytes(auth, 16)) == 16
    except ValueError:
        return False


def _bytes(text: str, length: int) -> bytes:
    decoded = base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    if len(decoded) != length:
        raise ValueError("wrong length")
    return decoded

"""Leaving for good: everything of a person goes."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.dispatch import Signal

from accounts.care.models import CareRelationship
from accounts.devices.models import Device
from accounts.users.models import User

# Sent inside the transaction, before the rows go, with `user`: rooms that keep more than rows let go of it.
person_leaving = Signal()


def leave(user: User, now: datetime) -> None:
    """End every relationship, sign out everywhere, and delete the person with all that is theirs."""
    with transaction.atomic():
        user = user.locked()
        for relationship in CareRelationship.objects.of(user).open():
            relationship.end(user, now)
        person_leaving.send(sender=User, user=user)
        keys = Device.objects.filter(user=user).values_list("session_key", flat=True)
        Session.objects.filter(session_key__in=[key for key in keys if key]).delete()
        user.delete()

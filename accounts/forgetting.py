"""What was to be kept for a time only."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from accounts.care.models import Invitation
from accounts.devices.models import Device
from accounts.log.models import AccessEvent
from accounts.users.models import User

UNCONFIRMED_FOR = timedelta(days=1)
ENDED_FOR = timedelta(days=90)
EVENTS_FOR = timedelta(days=730)


def forget(now: datetime) -> None:
    """Delete ended sessions, addresses that nobody confirmed, and what ended long ago. Run it once a day.

    Whoever never confirmed an address has never been signed in, so nothing of theirs is lost.
    """
    Session.objects.filter(expire_date__lt=now).delete()
    Device.objects.filter(expires_at__lt=now - ENDED_FOR).delete()
    Device.objects.filter(revoked_at__lt=now - ENDED_FOR).delete()
    Invitation.objects.filter(redeemed_at=None, expires_at__lt=now - ENDED_FOR).delete()
    AccessEvent.objects.filter(at__lt=now - EVENTS_FOR).delete()
    unconfirmed = User.objects.filter(last_login=None, devices=None, public_keys=None)
    unconfirmed.filter(date_joined__lt=now - UNCONFIRMED_FOR, emailaddress__verified=False).delete()

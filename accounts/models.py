"""The rooms' models, gathered where Django looks for them."""

from accounts.care.models import CareRelationship, Invitation
from accounts.devices.models import Device
from accounts.keys.models import KeyWrap, PublicKeys, UnlockChallenge
from accounts.log.models import AccessEvent
from accounts.users.models import User

__all__ = [
    "AccessEvent",
    "CareRelationship",
    "Device",
    "Invitation",
    "KeyWrap",
    "PublicKeys",
    "UnlockChallenge",
    "User",
]

"""From a session key to the signed-in device and its person: the one query that every call begins with.

Written out once in SQL: to build the same statement anew for each request cost more than to run it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import connection

from accounts.users.models import User

if TYPE_CHECKING:
    from accounts.devices.models import Device, DeviceQuerySet

PERSON: Final = ["id", "email", "role", "time_zone", "locale", "is_active"]
SIGNED_IN: Final = f"""
SELECT device.*, {", ".join(f"person.{name} AS person_{name}" for name in PERSON)}
FROM accounts_device AS device JOIN accounts_user AS person ON person.id = device.user_id
WHERE device.session_key = %s AND device.revoked_at IS NULL AND device.expires_at > %s AND person.is_active
"""  # noqa: S608 - constants only


def device_of_session(devices: DeviceQuerySet, key: str, now: datetime) -> Device | None:
    """The device, with `user` at hand; fields of the person other than PERSON are fetched when asked for."""
    at = connection.ops.adapt_datetimefield_value(now)
    for device in devices.raw(SIGNED_IN, [key, at]):
        row = device.__dict__
        values = [row.pop(f"person_{name}") for name in PERSON]
        device.user = User.from_db(connection.alias, PERSON, [device.user_id, *values[1:-1], True])
        return device
    return None

"""Makes one person with an unlocked browser in the database of the environment, and prints the session key."""

import secrets
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from accounts.users.models import User


def unlocked_person(now: datetime) -> "tuple[User, str]":
    """The person, and the key of their session. Django must be set up."""
    from accounts.devices.models import Device
    from accounts.users.models import User

    user = User.objects.create_user(f"{uuid.uuid4()}@example.org")
    session = secrets.token_hex(16)
    Device.objects.create(
        user=user,
        session_key=session,
        name="Bench",
        created_at=now,
        last_seen_at=now,
        expires_at=now + timedelta(days=1),
        unlocked_at=now,
    )
    return user, session


def main() -> None:
    django.setup()
    print(unlocked_person(datetime.now(UTC))[1])


if __name__ == "__main__":
    main()

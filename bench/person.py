"""Makes one person with an unlocked browser in the database of the environment, and prints the session key."""

import secrets
import uuid

import django


def main() -> None:
    django.setup()
    from datetime import timedelta

    from django.utils import timezone

    from accounts.devices.models import Device
    from accounts.users.models import User

    now = timezone.now()
    user = User.objects.create_user(f"{uuid.uuid4()}@example.org")
    key = secrets.token_hex(16)
    Device.objects.create(
        user=user,
        session_key=key,
        name="Bench",
        created_at=now,
        last_seen_at=now,
        expires_at=now + timedelta(days=1),
        unlocked_at=now,
    )
    print(key)


if __name__ == "__main__":
    main()

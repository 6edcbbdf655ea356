"""People with a daily reminder each, in the database of the environment.

python -m tests.faults.crowd reads [{"email", "phone": {"endpoint", "p256dh", "auth"} or null}] and writes the ids of
the reminders in the same order. Whoever has no phone wants e-mail.
"""

import json
import sys
from datetime import timedelta

import django


def main() -> None:
    django.setup()
    from django.utils import timezone

    from accounts.devices.models import Device
    from accounts.users.models import User
    from journal.reminders.models import PushSubscription, Reminder

    now = timezone.now()
    noon = {"start_day": (now - timedelta(days=1)).date(), "start_time": (now - timedelta(hours=4)).time()}
    ids = []
    for person in json.load(sys.stdin):
        user, phone = User.objects.create_user(person["email"]), person["phone"]
        if phone:
            life = {"created_at": now, "last_seen_at": now, "expires_at": now + timedelta(days=1)}
            device = Device.objects.create(user=user, name="Phone", **life)
            PushSubscription.objects.create(device=device, created_at=now, **phone)
        made = Reminder.objects.put(
            user, user.pk, now, rule="FREQ=DAILY", by_push=bool(phone), by_email=not phone, **noon
        )
        ids.append(str(made.pk))
    json.dump(ids, sys.stdout)


if __name__ == "__main__":
    main()

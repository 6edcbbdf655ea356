"""Many people with one phone and one daily reminder each, written straight into a PostgreSQL. Needs Django set up."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from bench.phone import Phone

PEOPLE = """
insert into accounts_user (id, password, last_login, email, role, time_zone, locale, is_active, date_joined)
select md5('user' || n)::uuid, '!', null, n || '@example.org', 'patient', 'UTC', 'en', true, %(now)s
from generate_series(1, %(count)s) n
"""
DEVICES = """
insert into accounts_device (id, user_id, session_key, name, server_half, created_at, last_seen_at, expires_at)
select md5('device' || n)::uuid, md5('user' || n)::uuid, 's' || n, 'Phone', '\\x00', %(now)s, %(now)s, %(later)s
from generate_series(1, %(count)s) n
"""
SUBSCRIPTIONS = """
insert into journal_pushsubscription (id, device_id, endpoint, p256dh, auth, created_at)
select md5('push' || n)::uuid, md5('device' || n)::uuid, %(service)s || '/' || n, %(p256dh)s, %(auth)s, %(now)s
from generate_series(1, %(count)s) n
"""
# Reminders after the first `due` ones come a day later, spread over a day.
REMINDERS = """
insert into journal_reminder (id, user_id, start_day, start_time, zone, rule, since_writing, text, text_key, by_push,
  by_email, next_due_at, created_at, updated_at)
select md5('reminder' || n)::uuid, md5('user' || n)::uuid, %(day)s - n %% 300, %(time)s, 'UTC', 'FREQ=DAILY', false, 1,
  'AAAAAAAAAAAAAAAAAAAAAA', true, false,
  case when n <= %(due)s then %(at)s else %(at)s + interval '1 day' + n %% 86400 * interval '1 second' end,
  %(now)s, %(now)s
from generate_series(1, %(count)s) n
"""
TABLES = ("journal_delivery", "journal_reminder", "journal_pushsubscription", "accounts_device", "accounts_user")


def fill(count: int, due: int, at: datetime, phone: Phone, service: str) -> None:
    """`count` people, the first `due` of them with a reminder due at `at`, the others later."""
    told: dict[str, Any] = {
        "count": count,
        "due": due,
        "at": at,
        "day": (at - timedelta(days=30)).date(),
        "time": at.time().replace(tzinfo=None),
        "now": at - timedelta(days=30),
        "later": at + timedelta(days=300),
        "service": service,
        "p256dh": phone.p256dh,
        "auth": phone.auth,
    }
    with connection.cursor() as cursor:
        cursor.execute(f"truncate {', '.join(TABLES)} cascade")
        for statement in (PEOPLE, DEVICES, SUBSCRIPTIONS, REMINDERS):
            cursor.execute(statement, told)
        cursor.execute("analyze")

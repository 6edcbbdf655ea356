"""`manage.py vapid_keys` and `manage.py send_reminders`."""

import stat
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from py_vapid import Vapid

from accounts.users.models import User
from journal.reminders.models import Reminder, WorkerHeartbeat


def printed(*arguments: str) -> dict[str, str]:
    out = StringIO()
    call_command("vapid_keys", *arguments, stdout=out)
    return dict(line.split("=", 1) for line in out.getvalue().split() if "=" in line)


def test_the_keys_come_as_two_environment_lines_that_belong_together() -> None:
    keys = printed()
    assert list(keys) == ["VAPID_PRIVATE_KEY", "VAPID_PUBLIC_KEY"]
    vapid = Vapid.from_string(keys["VAPID_PRIVATE_KEY"])
    assert vapid.sign({"sub": "mailto:a@example.org", "aud": "https://x.example"})["Authorization"].endswith(
        "k=" + keys["VAPID_PUBLIC_KEY"]
    )
    assert printed() != keys


def test_keys_are_added_to_a_file_once_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("SECRET_KEY=x")
    printed("--write", str(path))
    written = path.read_text()
    assert written.startswith("SECRET_KEY=x\nVAPID_PRIVATE_KEY=")
    printed("--write", str(path))
    assert path.read_text() == written
    fresh = tmp_path / "fresh.env"
    printed("--write", str(fresh))
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o600


@pytest.mark.django_db(transaction=True)
def test_one_pass_sends_what_is_due(patient: User) -> None:
    due = timezone.now() - timedelta(minutes=1)
    values = {"start_day": due.date(), "start_time": due.time().replace(second=0, microsecond=0), "text": 3}
    Reminder.objects.put(patient, patient.pk, due - timedelta(hours=1), **values)
    call_command("send_reminders", "--once")
    assert [letter.subject for letter in mail.outbox] == ["A small note"]
    assert WorkerHeartbeat.objects.count() == 1

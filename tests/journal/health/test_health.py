"""GET health/: the database and the newest heartbeat, to everyone, and no more."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from journal.reminders.models import WorkerHeartbeat

pytestmark = pytest.mark.django_db
URL = "/api/v1/health/"


def test_a_server_without_a_worker_is_well() -> None:
    answer = Client().get(URL)
    assert (answer.status_code, answer.json()) == (200, {"database": True, "worker_seconds": None})
    assert answer["Cache-Control"] == "no-store"


def test_the_newest_heartbeat_counts() -> None:
    now = timezone.now()
    WorkerHeartbeat.objects.create(worker="one", beat_at=now - timedelta(hours=2))
    WorkerHeartbeat.objects.create(worker="two", beat_at=now - timedelta(seconds=30))
    answer = Client().get(URL)
    assert answer.status_code == 200
    assert 30 <= answer.json()["worker_seconds"] < 60


def test_a_database_that_is_gone_is_told_without_details() -> None:
    with patch.object(WorkerHeartbeat.objects, "order_by", side_effect=OperationalError("host db.internal is down")):
        answer = Client().get(URL)
    assert answer.status_code == 503
    assert answer.json() == {"database": False, "worker_seconds": None}

"""When each worker last finished a pass; health/ shows the newest."""

from datetime import datetime, timedelta

from django.db import models

FORGOTTEN = timedelta(days=1)


class WorkerHeartbeatQuerySet(models.QuerySet["WorkerHeartbeat"]):
    def beat(self, worker: str, now: datetime) -> None:
        self.update_or_create(worker=worker, defaults={"beat_at": now})

    def forget_old(self, now: datetime) -> None:
        self.filter(beat_at__lt=now - FORGOTTEN).delete()


class WorkerHeartbeat(models.Model):
    worker = models.CharField(primary_key=True, max_length=100)
    beat_at = models.DateTimeField()

    objects = WorkerHeartbeatQuerySet.as_manager()

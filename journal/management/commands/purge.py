"""manage.py purge: forget what was to be kept for a time only. The reminder worker runs it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.forgetting import forget
from journal.attachments.models import AttachmentPart
from journal.documents.models import Revision
from journal.reminders.models import Delivery, ReminderPause


class Command(BaseCommand):
    help = "Delete earlier revisions after 30 days, uploads that nobody went on with, and accounts' ended sessions."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        revisions, _rows = Revision.objects.expired(now).delete()
        forget(now)
        AttachmentPart.objects.abandoned(now).drop()
        Delivery.objects.ended(now).delete()
        ReminderPause.objects.ended(now).delete()
        self.stdout.write(f"{revisions} earlier revisions forgotten.")

"""manage.py purge: forget what was to be kept for a time only. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from journal.attachments.models import AttachmentPart
from journal.documents.models import Revision


class Command(BaseCommand):
    help = "Delete earlier revisions after 30 days, and uploads that nobody went on with."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        revisions, _rows = Revision.objects.expired(now).delete()
        AttachmentPart.objects.abandoned(now).drop()
        self.stdout.write(f"{revisions} earlier revisions forgotten.")

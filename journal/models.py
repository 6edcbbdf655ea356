"""The rooms' models, gathered where Django looks for them."""

from journal.attachments.models import Attachment
from journal.documents.models import Document, Feed, Revision
from journal.reminders.models import Delivery, PushSubscription, Reminder, WorkerHeartbeat

__all__ = ["Attachment", "Delivery", "Document", "Feed", "PushSubscription", "Reminder", "Revision", "WorkerHeartbeat"]

"""The rooms' models, gathered where Django looks for them."""

from journal.attachments.models import Attachment, AttachmentPart
from journal.documents.models import Document, Feed, Revision
from journal.reminders.models import (
    Delivery,
    LastWrote,
    PushSubscription,
    Reminder,
    ReminderPause,
    WorkerHeartbeat,
)
from journal.sharing.models import ReaderNotice

__all__ = [
    "Attachment",
    "AttachmentPart",
    "Delivery",
    "Document",
    "Feed",
    "LastWrote",
    "PushSubscription",
    "ReaderNotice",
    "Reminder",
    "ReminderPause",
    "Revision",
    "WorkerHeartbeat",
]

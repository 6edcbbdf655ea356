"""One note at once, so that a person sees whether it reaches them."""

from typing import TypedDict
from uuid import UUID, uuid4

from django.utils import timezone

from accounts.devices.models import Device
from accounts.users.models import User
from journal.reminders.channels.email import Letter, email
from journal.reminders.channels.webpush import Answer, Message, Target, push_now
from journal.reminders.delivery import STALE
from journal.reminders.models import PushSubscription, new_text_key
from journal.reminders.texts import PLAIN_TEXT

NOBODYS = UUID(int=0)


class Tried(TypedDict):
    answer: str
    note: str | None


def by_push(device: Device) -> Tried:
    """To this device alone; a subscription that is gone is forgotten."""
    mine = PushSubscription.objects.filter(device=device).first()
    if mine is None:
        return {"answer": "no-channel", "note": None}
    note, now = uuid4(), timezone.now()
    message = Message(PLAIN_TEXT, note, NOBODYS, new_text_key(), now + STALE)
    answer = push_now(Target(mine.pk, mine.endpoint, mine.p256dh, mine.auth), message).answer
    if answer is Answer.GONE:
        mine.delete()
    if answer is Answer.SENT:
        PushSubscription.objects.filter(pk=mine.pk).update(last_success_at=now)
    return {"answer": answer.value, "note": note.hex if answer is Answer.SENT else None}


def by_email(user: User) -> Tried:
    return {"answer": email(Letter(user.email, user.locale, PLAIN_TEXT, None, uuid4())).answer.value, "note": None}

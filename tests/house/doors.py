"""Every door of the house, found in the URLconf, and what it takes to knock on one."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.care.models import CareRelationship
from accounts.devices.models import Device
from accounts.keys.models import KeyWrap, PublicKeys
from accounts.users.models import User
from journal.attachments.receiving import receive
from journal.documents.accepting import accept
from journal.documents.offer import Offer
from journal.reminders.models import Delivery, Reminder, ReminderPause
from tests.journal.letters import offer, sealed

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def patterns(found: list[Any] | None = None, prefix: str = "") -> Iterator[str]:
    """Every address of the URLconf, as it is written there."""
    for each in get_resolver().url_patterns if found is None else found:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns, prefix + str(each.pattern))
        elif isinstance(each, URLPattern):
            yield prefix + str(each.pattern)


@dataclass
class Belongings:
    """What the patient has; every address with an id is tried with hers."""

    patient: User
    therapist: User
    care: CareRelationship
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        now = timezone.now()
        device = Device.objects.sign_in(self.patient, uuid.uuid4().hex, "Her other browser", now)
        raw = sealed(size=600)
        document, attachment = uuid.uuid4(), uuid.uuid4()
        receive(self.patient, attachment, [raw], len(raw), None, now)
        share = offer("share", self.therapist, attachments=[str(attachment)])
        accept(self.patient, document, Offer.read(share), device, now)
        PublicKeys.objects.create(user=self.patient, recipient="age1", verify_key="k", binding="b", proved_at=now)
        wrap = KeyWrap.objects.create(user=self.patient, kind=KeyWrap.Kind.RECOVERY, sealed=b"")
        reminder = Reminder.objects.create(user=self.patient, **self.rhythm(), created_at=now, updated_at=now)
        pause = ReminderPause.objects.create(user=self.patient, from_at=now, until=now + timedelta(days=1))
        note = Delivery.objects.create(reminder=reminder, due_at=now)
        self.ids = {
            "<uuid:pause_id>": str(pause.id),
            "<uuid:note_id>": str(note.id),
            "<uuid:document_id>": str(document),
            "<uuid:attachment_id>": str(attachment),
            "<uuid:device_id>": str(device.id),
            "<uuid:wrap_id>": str(wrap.id),
            "<uuid:relationship_id>": str(self.care.id),
            "<uuid:invitation_id>": str(uuid.uuid4()),
            "<uuid:reminder_id>": str(reminder.id),
            "<slug:language>": "es",
            "<str:token>": "not-a-token",
        }

    def rhythm(self) -> dict[str, Any]:
        return {"start_day": "2030-01-01", "start_time": "08:00", "zone": "UTC", "rule": "FREQ=DAILY"}

    def address(self, pattern: str) -> str:
        for name, value in self.ids.items():
            pattern = pattern.replace(name, value)
        return "/" + pattern

    def body(self, pattern: str, method: str) -> dict[str, Any]:
        """A body that would be right, where a door would store it."""
        match method, pattern.removeprefix("api/v1/"):
            case "PUT", "documents/<uuid:document_id>/":
                return offer("share", self.therapist, revision=2)
            case "PUT", "reminders/<uuid:reminder_id>/":
                return {"starts_at": "2030-01-01T08:00", "rule": "FREQ=DAILY", "text": 1}
            case "POST", "qr/":
                return {"text": "http://localhost:8000/join/#ABC"}
            case "PUT", "reminders/pauses/<uuid:pause_id>/":
                return {"from_at": "2030-01-01T08:00Z", "until": "2030-01-02T08:00Z"}
            case "PUT", "reminders/wrote/":
                return {"at": "2026-01-01T08:00Z"}
            case "POST", "reminders/test/":
                return {"by": "push"}
            case "POST", "notes/<uuid:note_id>/":
                return {"how": "done"}
            case "PATCH", "me/":
                return {"locale": "es"}
        return {}

    def query(self, pattern: str, method: str) -> str:
        return "?revision=1" if (method, pattern) == ("DELETE", "api/v1/documents/<uuid:document_id>/") else ""

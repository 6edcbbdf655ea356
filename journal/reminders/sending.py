"""One pass over one delivery: which ways there are, what came of them. No database here, so it can run in a thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from journal.reminders.channels.email import Letter, email
from journal.reminders.channels.webpush import Answer, Target, push
from journal.reminders.delivery import MOST_ATTEMPTS, Delivery
from journal.reminders.models import PushSubscription

Push = Callable[[Target, int, str], Answer]
Mail = Callable[[Letter], Answer]


@dataclass(frozen=True)
class Note:
    """A delivery as plain data. `letter` is None for a person who wants no e-mail; nothing is tried after `last`."""

    text: int
    topic: str
    targets: list[Target]
    letter: Letter | None
    last: bool = False


@dataclass
class Report:
    """What came of a note: by which channel it went, or why not; which subscriptions took it and which are gone."""

    channel: str = ""
    reason: str = ""
    later: bool = False
    took: list[UUID] = field(default_factory=list)
    gone: list[UUID] = field(default_factory=list)


def note_of(delivery: Delivery, now: datetime) -> Note:
    """Needs `delivery.reminder.user`; a person whose account is closed gets nothing."""
    reminder = delivery.reminder
    user = reminder.user
    if not user.is_active:
        return Note(reminder.text, delivery.pk.hex, [], None)
    subscriptions = PushSubscription.objects.of(user.pk, now) if reminder.by_push else []
    targets = [Target(each.pk, each.endpoint, each.p256dh, each.auth) for each in subscriptions]
    letter = Letter(user.email, user.locale, reminder.text, reminder.pk, delivery.pk) if reminder.by_email else None
    return Note(reminder.text, delivery.pk.hex, targets, letter, last=delivery.attempts >= MOST_ATTEMPTS)


def send(note: Note, push: Push = push, mail: Mail = email) -> Report:
    """Push to every device; e-mail only when no device took it and none is worth another try."""
    report = Report(reason="no-channel")
    for target in note.targets:
        _note_answer(report, target.subscription, push(target, note.text, note.topic))
    if report.took or note.letter is None or (report.later and not note.last):
        return report
    answer = mail(note.letter)
    if answer is Answer.SENT:
        report.channel, report.reason = Delivery.Channel.EMAIL, ""
    else:
        report.reason, report.later = f"email-{answer}", answer is Answer.LATER
    return report


def _note_answer(report: Report, subscription: UUID, answer: Answer) -> None:
    match answer:
        case Answer.SENT:
            report.took.append(subscription)
            report.channel, report.reason, report.later = Delivery.Channel.PUSH, "", False
            return
        case Answer.GONE:
            report.gone.append(subscription)
        case Answer.LATER:
            report.later = not report.took
        case Answer.REFUSED:
            pass
    if not report.took:
        report.reason = f"push-{answer}"


def record(delivery: Delivery, report: Report, now: datetime) -> None:
    """Writes what came of it: the delivery, the devices that took it, those that are gone."""
    if report.gone:
        PushSubscription.objects.filter(pk__in=report.gone).delete()
    if report.took:
        PushSubscription.objects.filter(pk__in=report.took).update(last_success_at=now)
    if report.channel:
        delivery.close(Delivery.Outcome.SENT, now, channel=report.channel)
    elif report.later:
        delivery.try_later(now, report.reason)
        return
    else:
        nothing = report.reason == "no-channel"
        outcome = Delivery.Outcome.SKIPPED if nothing else Delivery.Outcome.FAILED
        delivery.close(outcome, now, reason=report.reason)
    delivery.record()
